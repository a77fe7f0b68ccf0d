// How much of the hour is left. Without this script the page says until when.
(function () {
"use strict";

const clock = /** @type {HTMLElement | null} */ (document.querySelector("[data-until]"));
const shown = clock && /** @type {HTMLElement | null} */ (clock.querySelector("[data-left]"));

function tell() {
  const seconds = Math.max(0, Math.floor((Date.parse(clock.dataset.until) - Date.now()) / 1000));
  const minutes = Math.floor(seconds / 60);
  shown.textContent = `${shown.dataset.left} ${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

if (clock && shown) {
  tell();
  setInterval(tell, 1000);
}
})();
