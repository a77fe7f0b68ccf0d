// A long list of choices gets a field above it: what holds every word that is typed there stays in the list, and so does
// what is chosen already. Without this script the list is there whole.
(function () {
"use strict";

const MOST_ROWS = 8;

/** @param {HTMLSelectElement} select */
function narrow(select) {
  const all = [...select.options];
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  field.className = "narrowing";
  field.placeholder = select.dataset.narrowing || "";
  field.setAttribute("aria-label", field.placeholder);
  field.setAttribute("aria-controls", select.id);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = select.value;
    const holds = (option) => words.every((word) => option.text.toLowerCase().includes(word));
    select.replaceChildren(...all.filter((option) => option.value === chosen || holds(option)));
    select.value = chosen;
    select.size = words.length ? Math.min(MOST_ROWS, Math.max(2, select.options.length)) : 0;
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it searches, and sends nothing
  });
  select.before(field);
}

/** @type {NodeListOf<HTMLSelectElement>} */
const lists = document.querySelectorAll("select[data-narrowing]");
lists.forEach(narrow);
})();
