// On whose word: only the fields of the answer that was chosen are shown. Without this script all of them are there.
/** @type {HTMLFormElement | null} */
const danger = document.querySelector("form[data-danger]");
const ofWord = { yes: ["asked_in", "asked_by"], cannot: ["why", "says", "second"] };

/** @param {HTMLFormElement} form */
function showChosen(form) {
  /** @type {HTMLInputElement | null} */
  const chosen = form.querySelector("[name=word]:checked");
  for (const [word, names] of Object.entries(ofWord)) {
    for (const name of names) {
      const around = form.querySelector(`[name=${name}]`)?.parentElement;
      if (around) around.hidden = chosen === null || chosen.value !== word;
    }
  }
}

if (danger) {
  danger.addEventListener("change", () => showChosen(danger));
  showChosen(danger);
}
