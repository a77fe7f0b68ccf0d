// The kiosk: which screen is shown, and what a touch does. All that is known of a visit is `visit`, in memory;
// the address never changes and no history is written.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { one } = kiosk;
const TEXT_STEPS = 3;
const NOTE_SECONDS = 5;
const RENEW_MINUTES = 10; // of nobody touching, after which a newer pack is looked for
const INTO_PACK = { article: true, topics: true, countries: true }; // screens that are pages on a phone too

/** @type {() => KioskVisit} */
const newVisit = () => ({ language: "", lists: null, screens: [], turn: 0 });
let visit = newVisit();
let noteTimer = 0;
let restsSince = performance.now();
/** @type {NodeListOf<HTMLElement>} */
const said = document.querySelectorAll("[data-say]");
const atFirst = new Map([...said].map((words) => [words, words.textContent]));
const firstTongue = document.documentElement.lang;

const at = () => document.body.dataset.screen;
const top = () => visit.screens[visit.screens.length - 1];
const words = () => (visit.lists ? visit.lists.words : {});
const textNow = () => one("main.k-text", one("[data-stage]"));

kiosk.note = function note(text, { stays = false } = {}) {
  clearTimeout(noteTimer);
  one("[data-note]").textContent = text;
  if (text && !stays) noteTimer = setTimeout(() => kiosk.note(""), NOTE_SECONDS * 1000);
};

// --- Showing

const scrolling = () => one("[data-scrolls]", one("[data-stage]"));

function leave() {
  const box = scrolling();
  if (box && top()) top().scroll = box.scrollTop;
  kiosk.voice.stop(words());
  kiosk.code.close();
  kiosk.note("");
}

function sayMore() {
  const box = scrolling();
  const isMore = box && box.scrollHeight - box.clientHeight - box.scrollTop > 24;
  one("[data-stage]").classList.toggle("has-more", Boolean(isMore));
}

function place(screen, element) {
  document.body.dataset.screen = screen.kind;
  const stage = one("[data-stage]");
  stage.replaceChildren(element);
  const box = scrolling();
  if (box) {
    box.scrollTop = screen.scroll || 0;
    // Only when it is opened: going back to it, one finds it where one left it.
    const part = screen.part && screen.scroll === undefined && document.getElementById(screen.part);
    if (part) part.scrollIntoView();
    box.addEventListener("scroll", sayMore, { passive: true });
  }
  (one("input#q", stage) || one("main", stage)).focus({ preventScroll: true });
  markKeys(screen);
  sayMore();
  countView(screen);
}

// Once for each time it was opened; going back to it is no other time.
function countView(screen) {
  if (screen.isCounted || !(screen.kind === "topics" || screen.kind === "article")) return;
  screen.isCounted = true;
  kiosk.count.page(visit.language, screen.path);
}

function markKeys(screen) {
  const isFirst = screen.kind === "languages";
  for (const key of one("[data-dock]").querySelectorAll("button")) key.disabled = isFirst;
  if (isFirst) return;
  one('[data-act="search"]', one("[data-dock]")).disabled = screen.kind === "search";
  one('[data-act="home"]').disabled = screen.kind === "countries";
  kiosk.voice.offer(Boolean(visit.lists && visit.lists.voices), textNow());
  one('[data-act="code"]').disabled = !INTO_PACK[screen.kind];
}

// The top screen. Where another touch came meanwhile, that one counts.
async function show() {
  const screen = top();
  const mine = ++visit.turn;
  const asked = visit;
  let element;
  try {
    element = await kiosk.screens[screen.kind](screen, visit.lists);
  } catch (error) {
    if (asked !== visit || mine !== visit.turn) return;
    console.warn(String(error));
    if (visit.screens.length > 1) visit.screens.pop();
    kiosk.note(words().kiosk_failed);
    return;
  }
  if (asked === visit && mine === visit.turn) place(screen, element);
}

function go(screen, { instead = false } = {}) {
  leave();
  if (instead) visit.screens.pop();
  visit.screens.push(screen);
  return show();
}

// --- What a touch does

const countries = () => (visit.lists ? visit.lists.countries : []);
const countryAt = (path) => countries().some((country) => country.path === path);

// The code of the country that the visit is at, if any.
function countryOfVisit() {
  const codes = countries().map(({ code }) => code);
  const at = ({ path = "" }) => codes.find((code) => path.startsWith(`${visit.language}/${code}/`));
  return visit.screens.map(at).filter(Boolean).pop() || "";
}

// `part` is the block of an article that it is opened for.
function openPath(path, instead, part) {
  return go({ kind: countryAt(path) ? "topics" : "article", path, part }, { instead });
}

function knownPaths(lists) {
  const countries = lists.countries.flatMap((country) => [country.path, ...country.topics.map(({ path }) => path)]);
  return new Set([...countries, ...[...lists.general, ...lists.elsewhere].map(({ path }) => path)]);
}

async function chooseLanguage(language, { lang: tag, dataset }) {
  const asked = visit;
  let lists;
  try {
    lists = await kiosk.pages.data(`kiosk/${language}.json`);
  } catch (error) {
    console.warn(String(error));
    kiosk.note(dataset.failed);
    return;
  }
  if (asked !== visit) return;
  const paths = knownPaths(lists);
  visit.language = language;
  visit.lists = { ...lists, countries: kiosk.device.inOrder(lists.countries), knows: (path) => paths.has(path) };
  document.documentElement.lang = tag;
  for (const element of atFirst.keys()) element.textContent = lists.words[element.dataset.say];
  await go({ kind: "countries", path: lists.home });
}

function back() {
  if (kiosk.code.isOpen()) {
    kiosk.code.close();
    return;
  }
  if (visit.screens.length < 2) return;
  leave();
  visit.screens.pop();
  show();
}

function home() {
  leave();
  visit.screens.length = 2; // languages, countries
  show();
}

function nextTextSize() {
  const root = document.documentElement;
  root.dataset.text = String(Number(root.dataset.text) % TEXT_STEPS + 1);
  sayMore();
}

function turnContrast(key) {
  const isHigh = document.documentElement.dataset.contrast !== "high";
  document.documentElement.dataset.contrast = isHigh ? "high" : "";
  key.setAttribute("aria-pressed", String(isHigh));
}

function turnCode() {
  if (kiosk.code.isOpen()) kiosk.code.close();
  else kiosk.code.open(top().path, visit.language, words());
  if (!kiosk.voice.isPlaying()) kiosk.note("");
}

function begin() {
  kiosk.attract.stop();
  kiosk.away.hide();
  kiosk.hours.hide();
  visit.screens = [];
  return go({ kind: "languages" });
}

// --- Forgetting

// Nothing of the visit is left in the document: neither its text nor what was typed, heard or chosen.
function wipe() {
  leave();
  kiosk.pages.forget();
  visit = newVisit();
  one("[data-stage]").replaceChildren();
  const root = document.documentElement;
  root.lang = firstTongue;
  root.dataset.text = "1";
  root.dataset.contrast = "";
  for (const [element, text] of atFirst) element.textContent = text;
  one('[data-act="contrast"]').setAttribute("aria-pressed", "false");
}

function hide() {
  if (at() === "away") return;
  kiosk.attract.stop();
  kiosk.hours.hide();
  document.body.dataset.screen = "away";
  kiosk.away.show();
  wipe();
}

const isAtRest = () => at() === "attract" || at() === "closed";

function rest() {
  restsSince = performance.now();
  kiosk.away.hide();
  restByHours({ anew: true });
}

// The posters, or the dark screen outside the opening hours.
function restByHours({ anew = false } = {}) {
  const wanted = kiosk.hours.isOpen() ? "attract" : "closed";
  const isChanged = anew || at() !== wanted;
  document.body.dataset.screen = wanted;
  if (wanted === "closed") kiosk.hours.show();
  if (!isChanged) return;
  if (wanted === "closed") {
    kiosk.attract.stop();
  } else {
    kiosk.hours.hide();
    kiosk.attract.start();
  }
}

// A new document, so that not even the memory of this one stays. Where the guide does not answer right now, the
// wiped one goes on: better than an error page of the browser.
async function forget() {
  wipe();
  rest();
  if (await kiosk.pages.isReachable("kiosk/index.html")) location.replace(location.pathname);
}

function renew() {
  const isDue = isAtRest() && performance.now() - restsSince > RENEW_MINUTES * 60_000;
  if (!isDue) return;
  restsSince = performance.now();
  forget();
}

// --- Touches and keys

const ACTS = {
  begin, back, home, hide,
  return: begin,
  wake: begin,
  stay: () => {},
  search: () => go({ kind: "search", query: "", country: countryOfVisit() }),
  listen: () => kiosk.voice.toggle(textNow(), words()),
  text: nextTextSize,
  contrast: turnContrast,
  code: turnCode,
};

function onTouch(event) {
  const key = event.target.closest("[data-act], [data-open], [data-language], [data-show], [data-about]");
  if (!key || key.disabled || kiosk.here.isHolding()) return;
  const { about, act, instead, language, open, part, show: kind } = key.dataset;
  if (act) ACTS[act](key);
  else if (language) chooseLanguage(language, key);
  else if (kind) go({ kind });
  else if (about) go({ kind: "article", path: about, part });
  else openPath(open, Boolean(instead), part);
}

function onKey(event) {
  if (event.key === "Escape") {
    event.preventDefault();
    if (!kiosk.here.isHolding()) hide();
  } else if (event.key === "Enter" && event.target.matches("a[data-open]")) {
    event.target.click();
  }
}

// A finger rests on the glass for a moment before it is lifted: meanwhile the page is read.
function onFinger(event) {
  const key = event.target.closest("[data-open]");
  if (key && visit.lists && !countryAt(key.dataset.open)) kiosk.pages.prepare(key.dataset.open, visit.lists.knows);
}

function onFilmEnd({ target: film }) {
  if (film.localName !== "video" || !film.closest("[data-stage]") || !top()) return;
  kiosk.count.film(visit.language, top().path, new URL(film.currentSrc).pathname);
}

document.addEventListener("pointerdown", onFinger, { passive: true });
document.addEventListener("click", onTouch);
document.addEventListener("keydown", onKey, { capture: true });
window.addEventListener("resize", sayMore);
document.addEventListener("amanjol:check", ({ detail }) => kiosk.count.check(visit.language, detail));
document.addEventListener("ended", onFilmEnd, { capture: true });
kiosk.watchIdleness({ isAtRest, isAway: () => at() === "away", forget });
setInterval(renew, 60_000);
kiosk.hours.watch(() => { if (isAtRest()) restByHours(); });
rest();
kiosk.device.ready.then(() => { if (isAtRest()) restByHours(); });
})();
