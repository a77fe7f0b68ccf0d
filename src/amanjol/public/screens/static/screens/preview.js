// Controls of a preview: the next slide, one language or all in turn, a wide or an upright screen.
(function () {
"use strict";

/** @type {(selector: string) => any} */
const one = (selector) => document.querySelector(`[data-preview] ${selector}`);
const frame = one("[data-frame]");
const language = one("[data-language]");

const tell = (message) => frame.contentWindow.postMessage(message, location.origin);

one("[data-controls]").hidden = false;
one("[data-next]").addEventListener("click", () => tell({ amanjol: "next" }));
language.addEventListener("change", () => tell({ amanjol: "language", language: language.value }));
one("[data-shape]").addEventListener("change", (event) => {
  frame.classList.toggle("is-tall", event.target.value === "tall");
});

window.addEventListener("message", ({ data, origin, source }) => {
  if (origin !== location.origin || source !== frame.contentWindow || data.amanjol !== "showing") return;
  const spoken = [...language.options].find((option) => option.value === data.language);
  one("[data-showing]").textContent = [data.title, spoken && spoken.text].filter(Boolean).join(" · ");
});
})();
