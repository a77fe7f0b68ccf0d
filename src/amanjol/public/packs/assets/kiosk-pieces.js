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

// Languages in the order of their weights, the heaviest first, equals as they stand. What has no weight weighs one.
const weightOf = (weights, code) => (weights && weights[code]) || 1;
kiosk.byWeight = (codes, weights) => [...codes].sort((code, other) => weightOf(weights, other) - weightOf(weights, code));

const common = (number, other) => (other ? common(other, number % other) : number);

// Whose turn it is, round and round: each language as often as it weighs, spread as evenly as can be, the same each
// time. (Each gains its weight at every turn; who has most is next and pays for all.)
kiosk.turns = function turns(codes, weights) {
  const order = kiosk.byWeight(codes, weights);
  const gains = order.map((code) => weightOf(weights, code));
  const part = gains.reduce(common, 0);
  const whole = gains.reduce((sum, gain) => sum + gain, 0);
  const purses = gains.map(() => 0);
  return Array.from({ length: part ? whole / part : 0 }, () => {
    gains.forEach((gain, at) => { purses[at] += gain; });
    const next = purses.indexOf(Math.max(...purses));
    purses[next] -= whole;
    return order[next];
  });
};

// What the template of this name holds, ready to be placed.
kiosk.piece = (name) => kiosk.one(`template[data-piece="${name}"]`).content.firstElementChild.cloneNode(true);

kiosk.icon = function icon(name) {
  const icons = kiosk.one('template[data-piece="icons"]').content;
  return icons.querySelector(`[data-icon="${name}"]`).firstElementChild.cloneNode(true);
};
})();
