// Asks before a page is left whose texts are typed and not yet sent.
"use strict";

(() => {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-asks-before-leaving]");
  if (!form) return;
  let unsent = "unsent" in form.dataset; // sent once and come back with problems

  form.addEventListener("input", () => {
    unsent = true;
  });
  form.addEventListener("submit", () => {
    unsent = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsent) event.preventDefault();
  });
})();
