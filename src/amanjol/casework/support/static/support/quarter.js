// Counting opens every case: that it has begun is said at once. Without this script the browser shows that it waits.
"use strict";
{
  for (const form of document.querySelectorAll(".quarter-choice")) {
    const counting = /** @type {HTMLElement | null} */ (form.querySelector(".quarter-counting"));
    form.addEventListener("submit", () => {
      if (counting) counting.hidden = false;
    });
    // Who goes back finds a page that is not counting any more.
    window.addEventListener("pageshow", () => {
      if (counting) counting.hidden = true;
    });
  }
}
