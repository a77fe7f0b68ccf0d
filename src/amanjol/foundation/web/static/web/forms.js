// Forms: what was not taken is heard first, a link in that summary leads into its field, and what comes near the most
// that a field takes is counted aloud. Nothing is cut: the server refuses what is too long, and gives it back whole.
"use strict";
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { count, tooLong } = own.dataset;
  const NEAR = 0.9;
  const PAUSE = 700; // milliseconds: a counter that speaks at each letter is a noise
  const timers = new WeakMap();

  /** As the server counts: a new line is two signs, blanks at the ends are none. */
  const signs = (text) => [...text.trim().normalize("NFC").replace(/\r?\n/g, "\r\n")].length;
  const say = (field) => {
    const limit = Number(field.dataset.longest);
    const length = signs(field.value);
    let counter = field.parentNode.querySelector(".counter");
    if (!counter && length < limit * NEAR) return;
    if (!counter) {
      counter = document.createElement("p");
      counter.className = "counter";
      counter.setAttribute("role", "status");
      field.after(counter);
    }
    const isTooLong = length > limit;
    const figures = { length: length.toLocaleString(own.dataset.code), limit: limit.toLocaleString(own.dataset.code) };
    const words = (isTooLong ? tooLong : count).replace("{length}", figures.length).replace("{limit}", figures.limit);
    counter.classList.toggle("too-long", isTooLong);
    counter.textContent = length < limit * NEAR ? "" : words;
  };
  document.addEventListener("input", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.dataset.longest === undefined) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(say, PAUSE, target));
  });
  document.querySelectorAll("input[data-longest], textarea[data-longest]").forEach(say);

  const summary = /** @type {HTMLElement | null} */ (document.querySelector(".error-summary"));
  if (summary) summary.focus(); // browsers that do not give it to `autofocus`
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest(".error-summary a");
    const field = link && document.getElementById((link.getAttribute("href") || "").slice(1));
    if (!field) return;
    event.preventDefault();
    const folded = field.closest("details");
    if (folded) folded.open = true;
    (field.closest(".field") || field).scrollIntoView({ block: "start" });
    field.focus({ preventScroll: true });
  });
}
