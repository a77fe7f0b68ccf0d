// "Leave": blank at once, whatever the line does.
"use strict";
document.addEventListener("submit", (event) => {
  if (!/** @type {Element} */ (event.target).querySelector(".leave")) return;
  document.title = "…";
  document.body.hidden = true;
});
