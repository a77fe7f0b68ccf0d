// How much of the hour is left. Without this script the page says until when.
(function () {
"use strict";

const clock = /** @type {HTMLElement | null} */ (document.querySelector("[data-until]"));
const shown = /** @type {HTMLElement | null} */ (document.querySelector("[data-left]"));

/** @param {HTMLElement} left @param {number} until */
function tell(left, until) {
  const seconds = Math.max(0, Math.floor((until - Date.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  left.textContent = `${left.dataset.left} ${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

if (clock && shown) {
  const until = 1000 * Number(clock.dataset.until);
  tell(shown, until);
  setInterval(() => tell(shown, until), 1000);
}
})();
