// After a press that led back to the same page, the page stands where it stood; and who pressed with a key goes on from
// there: in the same form, else in the next of its kind, which has taken its place. On another page the key goes on with
// the content, past the menu. A mistake, a message and a place that the answer names go first. What is kept for the way
// of one page is where the page stood, nothing of what it says.
"use strict";
{
  const KEY = "amanjol-pressed";
  const LONGEST = 60000; // milliseconds
  const SETTLED = [0, 300, 1000]; // milliseconds: a browser that goes to a named place takes the cursor, sooner or later
  const FIELDS = "textarea, select, input:not([type=hidden])";
  let byKey = false;
  addEventListener("keydown", () => { byKey = true; }, true);
  addEventListener("pointerdown", () => { byKey = false; }, true);

  const forms = () => /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("main form[method=post]")]);
  // A tick is like another tick, a note like another note, whatever they are about.
  const kindOf = (/** @type {HTMLFormElement} */ form) =>
    [form.className, ...[...form.querySelectorAll("button")].map((button) => button.className)].join("|");

  window.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented || form.method !== "post" || !form.closest("main")) return;
    const pressed = { page: location.pathname, at: Date.now(), byKey, stood: scrollY, place: forms().indexOf(form), kind: kindOf(form) };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(pressed));
    } catch {
      // A browser that keeps nothing: the page begins at its top, as without this.
    }
  });

  const take = () => {
    try {
      const kept = sessionStorage.getItem(KEY);
      sessionStorage.removeItem(KEY);
      return kept ? JSON.parse(kept) : null;
    } catch {
      return null;
    }
  };
  const fieldIn = (/** @type {HTMLFormElement | undefined} */ form) => {
    const shown = form ? /** @type {HTMLElement[]} */ ([...form.querySelectorAll(FIELDS), ...form.querySelectorAll("button")]) : [];
    return shown.find((field) => field.getClientRects().length > 0);
  };
  const goOn = (pressed, isSame) => {
    if (document.activeElement !== document.body) return; // a summary of mistakes, or a field that the page chose
    const here = isSame ? forms() : [];
    const alike = here.filter((form) => kindOf(form) === pressed.kind);
    const next = alike.find((form) => here.indexOf(form) >= pressed.place) || alike[alike.length - 1];
    const target = fieldIn(next) || /** @type {HTMLElement | null} */ (document.querySelector("main"));
    if (target) target.focus({ preventScroll: target.matches("main") });
  };
  addEventListener("DOMContentLoaded", () => {
    const pressed = take();
    if (!pressed || Date.now() - pressed.at > LONGEST) return;
    const isSame = pressed.page === location.pathname && !document.querySelector(".notice[role=status], .error-summary");
    const isNamed = location.hash && document.getElementById(location.hash.slice(1));
    if (isSame && !isNamed) scrollTo(0, pressed.stood);
    if (!pressed.byKey) return;
    byKey = false;
    const unlessTheyWentOn = () => { if (!byKey) goOn(pressed, isSame); };
    addEventListener("load", () => SETTLED.forEach((later) => setTimeout(unlessTheyWentOn, later)));
  });
}
