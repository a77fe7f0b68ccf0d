// A button that copies the text above it; hidden where there is no script, or where the browser gives no clipboard.
// The text can be selected by hand in either case.
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
  const section = /** @type {HTMLElement} */ (button.closest("section"));
  const text = /** @type {HTMLTextAreaElement} */ (section.querySelector("textarea"));
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = button.dataset.copy ?? "";
    } catch {
      text.focus(); // it is selected: a key copies it
    }
  });
}
