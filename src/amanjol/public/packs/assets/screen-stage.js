// Where slides stand one above the other. The next one is complete before it covers the last one, slowly; below all of
// them lies the road, which needs no file: whatever happens, the screen is neither empty nor white.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { one } = window.AmanjolKiosk;
const FADE_SECONDS = 1.6;
const SMALL = 0.5, SMALLEST = 0.36; // of the letters' full size
const CLOSE_ENOUGH = 0.03;

const layers = one("[data-layers]");
/** @type {() => NodeListOf<HTMLElement>} */
const tongues = () => document.querySelectorAll("[data-tongues] li");
let slides = []; // those that stand there, the topmost last

const isTooLong = (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

// The largest letters with which nothing of the box is hidden; whether there are any down to the smallest.
function shrink(element, property, box, smallest) {
  const isTooLarge = (size) => {
    element.style.setProperty(property, size.toFixed(3));
    return isTooLong(box);
  };
  if (!isTooLarge(1)) return true;
  if (isTooLarge(smallest)) return false;
  let [fits, tooLarge] = [smallest, 1];
  while (tooLarge - fits > CLOSE_ENOUGH) {
    const half = (fits + tooLarge) / 2;
    if (isTooLarge(half)) tooLarge = half;
    else fits = half;
  }
  element.style.setProperty(property, fits.toFixed(3));
  return true;
}

// A sentence is never cut: where letters would be too small to be read from afar, whole parts are left out, those first
// that the page itself says as well. Of a warning its country stays: without it, all workers of all countries are meant.
function fit(element) {
  const box = one("[data-text]", element);
  for (const name of ["", "code-card", "own", "note", "lines", "source", "warning"]) {
    const part = name && one(`[data-${name}]`, box);
    if (part) part.hidden = true;
    if (shrink(element, "--fit", box, SMALL)) return;
  }
  const changes = [...box.querySelectorAll("[data-changes] li")];
  while (changes.length > 1) { // the older ones stand on the page too
    changes.pop().remove();
    if (shrink(element, "--fit", box, SMALL)) return;
  }
  if (!shrink(element, "--fit", box, SMALLEST)) one("[data-summary]", box)?.setAttribute("hidden", "");
}

function mark(language) {
  for (const row of tongues()) {
    row.classList.toggle("is-spoken", row.dataset.code === language);
  }
}

function remove(slide) {
  slide.element.remove();
  slide.remove?.();
}

async function fade(leaving) {
  const isAtOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
  await screen.slides.wait(isAtOnce ? 0 : FADE_SECONDS);
  leaving.forEach(remove);
}

screen.stage = {
  fitCaption: (box) => shrink(box, "--caption-fit", box, SMALLEST),
  remove,
  // Resolves when the slide alone is seen.
  async cross(slide) {
    layers.append(slide.element);
    fit(slide.element);
    slide.element.getBoundingClientRect(); // so that it starts unseen
    slide.element.classList.add("is-shown");
    mark(slide.language);
    const leaving = slides;
    slides = [slide];
    await fade(leaving);
  },
  // Back to the road.
  async clear() {
    const leaving = slides;
    slides = [];
    leaving.forEach(({ element }) => element.classList.remove("is-shown"));
    mark("");
    await fade(leaving);
  },
  // The languages that come in turn.
  announce(languages) {
    for (const row of tongues()) row.hidden = !languages.includes(row.dataset.code);
    const rank = (row) => languages.indexOf(row.dataset.code);
    one("[data-tongues]").append(...[...tongues()].filter((row) => !row.hidden).sort((row, other) => rank(row) - rank(other)));
  },
};
})();
