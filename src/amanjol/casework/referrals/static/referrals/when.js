// A field with data-when="answer=cannot can-from" is shown as long as one of these was chosen. Without this script all are
// there, and the server asks for what is needed as ever.
"use strict";
{
  /** @param {HTMLFormElement} form */
  const showChosen = (form) => {
    for (const field of form.querySelectorAll("[data-when]")) {
      const [name, values] = (field.getAttribute("data-when") || "").split("=");
      /** @type {HTMLInputElement | HTMLSelectElement | null} */
      const chosen = form.querySelector(`input[name="${name}"]:checked, select[name="${name}"]`);
      const around = /** @type {HTMLElement | null} */ (field.closest(".field"));
      if (around) around.hidden = chosen === null || !values.split(" ").includes(chosen.value);
    }
  };
  for (const form of document.forms) {
    if (form.querySelector("[data-when]")) {
      form.addEventListener("change", () => showChosen(form));
      showChosen(form);
    }
  }
  // Back in the browser's history, what was chosen is chosen again after this ran.
  window.addEventListener("pageshow", () => [...document.forms].forEach(showChosen));
}
