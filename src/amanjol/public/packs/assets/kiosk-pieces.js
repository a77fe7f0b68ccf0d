// Small pieces that every part of the kiosk builds with. Words go in as text, never as markup.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk = /** @type {AmanjolKiosk} */ ({});

kiosk.one = (selector, within) => (within || document).querySelector(selector);

// An element with attributes; `text` is its text; what is undefined or nothing is left out.
kiosk.make = function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "text") element.textContent = value || "";
    else if (value !== undefined) element.setAttribute(key, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
};

// What the template of this name holds, ready to be placed.
kiosk.piece = (name) => kiosk.one(`template[data-piece="${name}"]`).content.firstElementChild.cloneNode(true);

kiosk.icon = function icon(name) {
  const icons = kiosk.one('template[data-piece="icons"]').content;
  return icons.querySelector(`[data-icon="${name}"]`).firstElementChild.cloneNode(true);
};
})();
