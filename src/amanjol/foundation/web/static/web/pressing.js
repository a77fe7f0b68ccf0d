// A pressed button waits: while a form is under way it is not sent a second time. The server would do it once in any
// case (`foundation/once`); here the person sees that their press was heard.
"use strict";
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { sending } = own.dataset;
  const LONGEST = 30000; // after which a form that led nowhere, such as to a file, can be pressed again
  const NARROWEST = 120; // a button with less room keeps its sign

  /** @type {Map<HTMLFormElement, () => void>} */
  const underWay = new Map();

  const wait = (form, button) => {
    const heard = document.createElement("span");
    heard.className = "visually-hidden";
    heard.setAttribute("role", "status");
    form.append(heard);
    heard.textContent = sending;
    const parts = button ? [...button.childNodes] : [];
    if (button) {
      button.setAttribute("aria-disabled", "true");
      const { width } = button.getBoundingClientRect();
      if (width >= NARROWEST) {
        button.style.minWidth = `${width}px`;
        button.replaceChildren(sending);
      }
    }
    const timer = setTimeout(() => release(form), LONGEST);
    underWay.set(form, () => {
      clearTimeout(timer);
      heard.remove();
      if (!button) return;
      button.removeAttribute("aria-disabled");
      button.style.minWidth = "";
      button.replaceChildren(...parts);
    });
  };
  const release = (form) => {
    const undo = underWay.get(form);
    underWay.delete(form);
    if (undo) undo();
  };

  // First of all that listen: a second press reaches nobody. What another script has looked at goes through.
  window.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.method !== "post" || form.hasAttribute("data-looked-at")) return;
    if (underWay.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    wait(form, event.submitter);
  }, true);
  // Last: whoever stopped it for good does not look at it still.
  window.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented && !form.hasAttribute("data-looks")) release(form);
  });
  window.addEventListener("amanjol:unsent", (event) => {
    release(/** @type {HTMLFormElement} */ (event.target));
  });
  // Back in the browser's history, the page is as it was left.
  window.addEventListener("pageshow", () => [...underWay.keys()].forEach(release));
}
