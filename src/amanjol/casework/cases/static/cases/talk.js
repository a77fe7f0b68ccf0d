// Ticking: a second touch takes a tick back, so that one thumb corrects a slip. Without this the page works as well: there
// the choice “not spoken of” stands beneath each sign. The telephone's key “Go” ends a line and does not send the part.
"use strict";
{
  /** @type {HTMLInputElement | null} */
  let wasChecked = null;
  const tick = (target) => {
    const label = /** @type {Element} */ (target).closest(".sign-yes");
    return label ? /** @type {HTMLInputElement | null} */ (label.querySelector("input[type=radio]")) : null;
  };
  const notSpokenOf = (/** @type {HTMLInputElement} */ radio) => {
    const sign = radio.closest(".sign");
    return sign ? /** @type {HTMLInputElement | null} */ (sign.querySelector('.pills input[value=""]')) : null;
  };
  document.addEventListener("pointerdown", (event) => {
    const radio = tick(event.target);
    wasChecked = radio && radio.checked ? radio : null;
  });
  document.addEventListener("click", (event) => {
    const radio = tick(event.target);
    if (!radio || event.target !== radio || radio !== wasChecked) return;
    const none = notSpokenOf(radio);
    if (none) none.checked = true;
    wasChecked = null;
  });
  document.addEventListener("keydown", (event) => {
    const field = /** @type {HTMLElement} */ (event.target);
    if (event.key !== "Enter" || event.isComposing || !field.closest(".own-words")) return;
    event.preventDefault();
    field.blur();
  });
}
