// The player of a wall screen: one slide after the other, for as long as there is power. What cannot be shown is
// reported and passed over; when nothing can be shown the road stays, and all of it is tried again.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { choice, report, slides, source, stage } = screen;
const { one, pages } = window.AmanjolKiosk;
const REST_SECONDS = 10; // on the road, before all of it is tried again

let interrupt = () => {}; // ends what is shown now
let prepared = null; // the slide after this one, being made
let failed = 0; // slides in a row that could not be shown

const signOf = (chosen) => JSON.stringify([chosen.item, chosen.languages]);

async function made(chosen) {
  try {
    return await slides.make(chosen);
  } catch (error) {
    report.fault(error.message);
    return null;
  }
}

async function discard() {
  const unused = prepared;
  prepared = null;
  const slide = unused && await unused.slide;
  if (slide) stage.remove(slide);
}

// The prepared slide where it is still the one that is due.
function take(chosen) {
  if (prepared?.sign === signOf(chosen)) {
    const { slide } = prepared;
    prepared = null;
    return slide;
  }
  discard();
  return made(chosen);
}

function prepare() {
  const chosen = choice.ahead();
  if (chosen) prepared = { sign: signOf(chosen), slide: made(chosen) };
}

const interrupted = () => new Promise((resolve) => { interrupt = () => resolve(null); });

async function rest() {
  await stage.clear();
  await Promise.race([slides.wait(REST_SECONDS), interrupted()]);
  failed = 0;
}

async function show(slide) {
  const over = interrupted();
  await stage.cross(slide);
  if (slide.item.name) report.shown(slide.item.name, slide.language); // nobody counts warnings
  tell(slide);
  prepare();
  const shown = slide.time().catch((error) => report.fault(error.message));
  await Promise.race([shown, over]);
}

async function turn() {
  if (source.isRenewed) await renew();
  const chosen = choice.next();
  const slide = chosen && await take(chosen);
  if (slide) {
    failed = 0;
    await show(slide);
  } else if (!chosen || (chosen.item.kind !== "warning" && ++failed >= choice.count())) { // a warning is passed over
    await rest();
  }
}

// The pack was exchanged: this page begins anew from it, once that can be read.
async function renew() {
  source.isRenewed = false;
  await report.send();
  if (await pages.isReachable("screen/index.html")) location.replace(location.href);
}

// What is due can change at any second: a notice that begins or has ended does not wait for a slide's end.
function watch() {
  let before = choice.plan();
  setInterval(() => {
    const now = choice.plan();
    if (now !== before) interrupt();
    before = now;
  }, 1000);
}

// --- The editor's preview, which frames this page

function tell({ element, language }) {
  if (source.isPreview && window.parent !== window) {
    const title = one("[data-title]", element).textContent;
    window.parent.postMessage({ amanjol: "showing", title, language }, location.origin);
  }
}

window.addEventListener("message", ({ data, origin, source: from }) => {
  if (!source.isPreview || origin !== location.origin || from !== window.parent) return;
  if (data.amanjol === "language") choice.speak(data.language);
  interrupt();
});

async function start() {
  await document.fonts.ready;
  await source.begin();
  report.begin();
  watch();
  for (;;) {
    try {
      await turn();
    } catch (error) {
      // A mistake of ours in one slide must not stop the others.
      report.fault(String(error));
      await slides.wait(1);
    }
  }
}

start();
})();
