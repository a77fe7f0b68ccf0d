// While nobody touches the screen: posters and clips one after the other, their words in one language after the
// other. One slowly covers the other, so that the screen never flashes; what cannot be shown is passed over.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { make, one, piece } = kiosk;
const WORDS_SECONDS = 4; // how long a title stands in one language
const TITLES = 3; // languages a poster is shown in before the next one
const FADE_SECONDS = 1.4;
const START_SECONDS = 5; // a clip that has not begun by then is passed over
const LONGEST_SECONDS = 90; // of a clip

let run = 0; // of the loop: whoever waits compares, and ends when another has begun
/** @type {() => HTMLElement[]} */
const languageKeys = () => [...one('template[data-piece="languages"]').content.querySelectorAll("[data-language]")];
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

// The languages in turn, as often as they weigh at the airport; the next one at each call.
function tongues() {
  const tagOf = new Map(languageKeys().map((button) => [button.dataset.language || "", button.lang]));
  const tags = kiosk.turns([...tagOf.keys()], kiosk.device.settings().language_weights).map((code) => tagOf.get(code) || code);
  let at = -1;
  return (known) => {
    for (let tried = 0; tried < tags.length; tried++) {
      at = (at + 1) % tags.length;
      if (known[tags[at]]) return tags[at];
    }
    return "";
  };
}

// In the largest of the sizes in which it leaves the name above it free.
function say(titles, tag) {
  const title = one("[data-slide-title]");
  const words = make("span", { lang: tag, text: titles[tag] || "" });
  title.replaceChildren(words);
  for (const size of ["1", "2", "3", "4"]) {
    title.dataset.size = size;
    if (title.scrollHeight <= title.clientHeight) break;
  }
}

// Resolves when the picture can be painted at once; rejects when it cannot.
async function poster(slide) {
  const image = make("img", { src: kiosk.pages.address(slide.file), alt: "" });
  await image.decode();
  return image;
}

async function clip(slide, tag) {
  const picture = slide.picture ? kiosk.pages.address(slide.picture) : undefined;
  const video = make("video", { playsinline: "true", poster: picture });
  video.muted = true;
  video.disablePictureInPicture = true;
  const captions = make("track", {
    kind: "captions", src: kiosk.pages.address(slide.captions[tag]), srclang: tag, default: "true",
  });
  video.append(make("source", { src: kiosk.pages.address(slide.file) }), captions);
  const begins = new Promise((resolve, reject) => {
    video.addEventListener("canplay", resolve, { once: true });
    video.addEventListener("error", reject, { capture: true });
    setTimeout(() => reject(new Error(`${slide.file} does not begin`)), START_SECONDS * 1000);
  });
  video.load();
  await begins;
  return video;
}

function cover(shown) {
  const slides = one("[data-slides]");
  const slide = make("div", { class: `k-slide k-slide-${shown.localName}` }, shown);
  slides.append(slide);
  slide.getBoundingClientRect(); // so that it starts unseen
  slide.classList.add("is-shown");
  setTimeout(() => { while (slides.firstChild && slides.firstChild !== slide) slides.firstChild.remove(); },
    FADE_SECONDS * 1000);
}

async function showClip(slide, next, isOver) {
  const tag = next(slide.captions);
  const video = await clip(slide, tag);
  if (isOver()) return;
  cover(video);
  say(slide.titles, tag);
  const ended = new Promise((resolve, reject) => {
    video.addEventListener("ended", resolve, { once: true });
    video.addEventListener("error", reject, { capture: true });
  });
  await video.play();
  await Promise.race([ended, wait(LONGEST_SECONDS)]);
  video.pause();
}

async function showPoster(slide, next, isOver) {
  const picture = slide.file ? await poster(slide) : piece("scene");
  if (isOver()) return;
  cover(picture);
  for (let shown = 0; shown < TITLES && !isOver(); shown++) {
    say(slide.titles, next(slide.titles));
    await wait(WORDS_SECONDS);
  }
}

async function loop(slides, mine) {
  const next = tongues();
  const isOver = () => mine !== run;
  for (let at = 0; !isOver(); at = (at + 1) % slides.length) {
    const slide = slides[at];
    try {
      if (Object.keys(slide.captions).length) await showClip(slide, next, isOver);
      else await showPoster(slide, next, isOver);
    } catch (error) {
      // One broken file must not stop the others. The first slide needs no file, so this never spins.
      console.warn(String(error));
    }
  }
}

// The first slide: the road, and what the guide is for, from the list of languages.
function welcome() {
  const titles = {};
  for (const button of languageKeys()) {
    titles[button.lang] = one("span", button).textContent;
  }
  return { file: "", titles, captions: {} };
}

async function start() {
  const mine = ++run;
  await kiosk.device.ready;
  const slides = await kiosk.pages.data("kiosk/attract.json").catch(() => []);
  if (mine === run) await loop([welcome(), ...slides], mine);
}

function stop() {
  run++;
  one("[data-slides]").replaceChildren();
  one("[data-slide-title]").replaceChildren();
}

kiosk.attract = { start, stop };
})();
