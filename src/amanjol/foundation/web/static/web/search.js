// "/" puts the cursor into the search, wherever nobody is writing. Escape leaves it, since on a telephone it covers the lock,
// and goes back to where "/" was pressed; and it shuts the menu.
"use strict";
{
  /** @type {Element | null} */
  let cameFrom = null;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"))) return;
    const field = document.querySelector("input[type='search'][name='question']");
    if (!(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    cameFrom = at;
    field.focus();
    field.select();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    const at = document.activeElement;
    if (at instanceof HTMLElement && at.closest(".frame-search")) {
      at.blur();
      if (cameFrom instanceof HTMLElement && cameFrom !== document.body) cameFrom.focus();
      cameFrom = null;
    }
    const menu = document.querySelector(".phone-menu[open]");
    if (!(menu instanceof HTMLDetailsElement)) return;
    menu.open = false;
    const opener = menu.querySelector("summary");
    if (opener) opener.focus();
  });
}
