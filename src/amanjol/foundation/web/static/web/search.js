// "/" puts the cursor into the search, wherever nobody is writing.
"use strict";
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = document.activeElement;
  if (at instanceof HTMLElement && (at.isContentEditable || at.matches("input, textarea, select"))) return;
  const field = document.querySelector("input[type='search'][name='question']");
  if (!(field instanceof HTMLInputElement)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
