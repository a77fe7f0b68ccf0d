// Makes what is shown: a poster, a clip, a page, a notice, a warning. A slide is ready when all of it can be painted at once;
// what cannot be made says why, in a sentence for those who look after the screens.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { source } = screen;
const { code, make, one, pages, piece } = window.AmanjolKiosk;
const POSTER_SECONDS = 12, PAGE_SECONDS = 20, NOTICE_SECONDS = 15, WARNING_SECONDS = 25;
const START_SECONDS = 8; // a clip that has not begun by then is passed over
const STALL_SECONDS = 6; // a clip that stands still for so long too
const LONGEST_SECONDS = 180; // of a clip
const SHORT_NUMBER = 6; // characters that stand beside what it is for

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

function say(slide, slot, text) {
  const element = one(`[data-${slot}]`, slide);
  element.textContent = text || "";
  element.hidden = !text;
}

// A slide of this kind, in the words of one language.
function begin(kind, language) {
  const slide = document.adoptNode(piece(kind)); // out of the template's own document, in which no film plays
  slide.lang = source.tag(language);
  if (kind === "page") slide.prepend(one(".s-road").cloneNode(true));
  return slide;
}

async function addCode(slide, language, path) {
  if (!path) return;
  const [codes, { words }] = await Promise.all([pages.data(`kiosk/qr/${language}.json`), source.words(language)]);
  if (!codes[path]) return;
  one("[data-code]", slide).replaceChildren(code.picture(codes[path]));
  say(slide, "scan", words.screen_scan);
  one("[data-code-card]", slide).hidden = false;
}

async function picture(file) {
  const image = make("img", { src: file, alt: "" });
  await image.decode();
  return image;
}

function fileOf(name) {
  const file = source.fileOf(name);
  if (!file) throw new Error(`${name} is not in this pack`);
  return file;
}

async function poster(item, language) {
  const slide = begin("poster", language);
  const known = source.pack.posters[item.file] || {};
  const page = (await source.words(language)).pages[known.page || item.page];
  const image = picture(fileOf(item.file)).catch(() => { throw new Error(`${item.file} does not load`); });
  one("[data-picture]", slide).append(await image);
  say(slide, "title", known.titles?.[language] || item.titles?.[language]);
  say(slide, "summary", page && !page.lang ? page.summary : "");
  await addCode(slide, language, page?.path);
  return { element: slide, time: () => wait(item.seconds || POSTER_SECONDS) };
}

function numberRow({ number, service, spoken, country, dialled }) {
  const where = country ? make("b", { text: country }) : null;
  const tongues = spoken ? make("span", { text: spoken }) : null;
  return make("li", {}, make("strong", { text: number }), where, make("b", { text: service }), tongues,
    make("small", { text: dialled }));
}

function changeRow({ when, what, who }) {
  return make("li", {}, make("b", { text: when }), make("span", { text: what }), make("small", { text: who }));
}

async function page(item, language) {
  const slide = begin("page", language);
  const words = (await source.words(language)).pages[item.key];
  if (!words) throw new Error(`the page ${item.key} is not in this pack`);
  if (words.lang) one("[data-text]", slide).lang = words.lang;
  if (words.country) {
    const where = one("[data-where]", slide);
    if (words.flag) where.append(make("img", { src: pages.address(words.flag), alt: "" }));
    where.append(make("span", { text: words.country }));
    where.hidden = false;
    await Promise.all([...where.querySelectorAll("img")].map((image) => image.decode().catch(() => image.remove())));
  }
  say(slide, "title", words.title);
  say(slide, "summary", words.summary);
  say(slide, "note", words.note);
  one("[data-warning]", slide).append(...words.warning.map((text) => make("p", { text })));
  one("[data-warning]", slide).hidden = !words.warning.length;
  one("[data-changes]", slide).append(...words.changes.map(changeRow));
  one("[data-changes]", slide).hidden = !words.changes.length;
  one("[data-numbers]", slide).append(...words.numbers.map(numberRow));
  one("[data-numbers]", slide).hidden = !words.numbers.length;
  slide.classList.toggle("s-dense", Boolean(words.warning.length || words.changes.length || words.numbers.length));
  await addCode(slide, language, words.path);
  return { element: slide, time: () => wait(item.seconds || PAGE_SECONDS) };
}

async function notice(item, language) {
  const slide = begin("notice", language);
  const { words, pages: known } = await source.words(language);
  say(slide, "label", words.screen_notice);
  say(slide, "title", item.texts[language].title);
  say(slide, "summary", item.texts[language].text);
  await addCode(slide, language, item.page ? known[item.page]?.path : "");
  return { element: slide, time: () => wait(NOTICE_SECONDS) };
}

// Of whom to call, what the directory says: whether somebody dialled the number, too.
function callOf(warning, own) {
  const contact = source.contactOf(warning);
  if (!contact) return [];
  const dialled = contact.dialled ? `${own.words.dialled}: ${own.names[contact.dialled]}` : own.words["not-dialled"];
  const number = make("strong", { class: contact.number.length > SHORT_NUMBER ? "is-long" : undefined, text: contact.number });
  return [number, make("b", { text: own.words.call }), make("span", { text: own.services[warning.contact] }), make("small", { text: dialled })];
}

// What two people signed: what happens, how sure it is, what to do. Of one that was wrong, that, and what is right.
async function warning(item, language) {
  const slide = begin("warning", language);
  const own = source.wordsOfWarnings(language);
  const [title, says] = own.kinds[item.about];
  const places = [...(item.lines || []), ...(item.wrong ? [] : [["until", item.until]])];
  const lines = (isOfCountry) => places.filter(([label]) => (label === "country") === isOfCountry)
    .map(([label, value]) => `${own.words[label]}: ${own.names[value]}`).join(" · ");
  const isUnread = language !== "en" && !(item.read || []).includes(language.split("-")[0]);
  slide.classList.toggle("is-wrong", Boolean(item.wrong));
  say(slide, "label", item.wrong ? own.words.wrong : own.words.warning);
  say(slide, "title", title);
  say(slide, "summary", says);
  say(slide, "own", item.texts?.[language]);
  say(slide, "sure", item.wrong ? "" : own.words[`sure-${item.sure}`]);
  say(slide, "country", lines(true));
  say(slide, "lines", lines(false));
  say(slide, "source", item.source && !item.wrong ? `${own.words.source}: ${item.source}` : "");
  say(slide, "note", isUnread ? own.words.unread : "");
  say(slide, "do", item.advice?.length ? own.words.do : "");
  one("[data-advice]", slide).append(...(item.advice || []).map((key) => make("li", { text: own.advice[key] })));
  const call = callOf(item, own);
  one("[data-call]", slide).append(...call);
  one("[data-call]", slide).hidden = !call.length;
  await addCode(slide, language, item.article ? (await source.words(language)).pages[item.article]?.path : "");
  return { element: slide, time: () => wait(WARNING_SECONDS) };
}

// --- Clips

function firstOf(target, names, failures, seconds, what) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(what));
    for (const name of names) target.addEventListener(name, resolve, { once: true });
    for (const name of failures) target.addEventListener(name, fail, { once: true });
    setTimeout(fail, seconds * 1000);
  });
}

// Its words, shown beside the film in letters that can be read from afar. Never without them.
function captions(slide, video, name, language) {
  const track = make("track", { kind: "captions", src: fileOf(name), srclang: source.tag(language) });
  const loaded = firstOf(track, ["load"], ["error"], START_SECONDS, `${name} does not load`);
  video.append(track);
  track.track.mode = "hidden"; // which loads it
  track.track.addEventListener("cuechange", () => {
    const cues = Array.from(track.track.activeCues || [], (cue) => /** @type {VTTCue} */ (cue).text.replace(/<[^>]*>/g, ""));
    const box = one("[data-caption]", slide);
    one("p", box).textContent = cues.join("\n");
    screen.stage.fitCaption(box);
  });
  return loaded;
}

// Ends with the film, or when another slide has taken its place. Rejects where it breaks off or stands still.
async function plays(video, name) {
  let watching = 0;
  const over = new Promise((resolve, reject) => {
    const fail = (how) => (video.isConnected ? reject(new Error(`${name} ${how}`)) : resolve(null));
    let [since, at] = [Date.now(), 0];
    video.addEventListener("ended", resolve, { once: true });
    video.addEventListener("error", () => fail("broke off"), { once: true });
    watching = setInterval(() => {
      if (!video.isConnected) resolve(null);
      else if (video.currentTime !== at) [since, at] = [Date.now(), video.currentTime];
      else if (Date.now() - since > STALL_SECONDS * 1000) fail("stands still");
    }, 1000);
  });
  try {
    await video.play();
    await Promise.race([over, wait(LONGEST_SECONDS)]);
  } finally {
    clearInterval(watching);
    video.pause();
  }
}

function unload(video) {
  video.pause();
  video.replaceChildren();
  video.removeAttribute("src");
  video.load();
}

async function clip(item, language) {
  const known = source.pack.clips[item.file] || {};
  const words = known.captions?.[language] || item.captions?.[language];
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    return poster({ ...item, file: known.picture || item.picture, titles: known.titles }, language);
  }
  const slide = begin("clip", language);
  const video = make("video", { playsinline: "true", preload: "auto" });
  video.muted = true;
  video.disablePictureInPicture = video.disableRemotePlayback = true;
  one("[data-picture]", slide).append(video);
  try {
    const captioned = captions(slide, video, words, language);
    const ready = firstOf(video, ["canplay"], ["error"], START_SECONDS, `${item.file} does not play`);
    video.src = fileOf(item.file);
    await Promise.all([captioned, ready]);
  } catch (error) {
    unload(video);
    throw error;
  }
  say(slide, "title", known.titles?.[language] || item.titles?.[language]);
  const page = (await source.words(language)).pages[known.page || item.page];
  await addCode(slide, language, page?.path);
  return { element: slide, time: () => plays(video, item.file), remove: () => unload(video) };
}

const KINDS = { poster, clip, page, notice, warning };

// Languages in which a slide has words of its own; in which it has any, where it has none.
async function speaks(item, language) {
  if (item.kind === "notice") return Boolean(item.texts[language]?.title);
  if (item.kind === "warning") return Boolean(source.wordsOfWarnings(language)?.kinds[item.about]);
  if (item.kind === "clip") return Boolean(source.fileOf(source.pack.clips[item.file]?.captions?.[language] || item.captions?.[language]));
  const { pages: known } = await source.words(language);
  const key = item.kind === "page" ? item.key : source.pack.posters[item.file]?.page;
  return Boolean(known[key] && !known[key].lang);
}

screen.slides = {
  wait,
  // Rejects with a sentence.
  async make({ item, languages }) {
    let language = languages[0];
    for (const code of languages) {
      if (await speaks(item, code)) {
        language = code;
        break;
      }
    }
    if (!KINDS[item.kind]) throw new Error(`nothing is known of the kind ${item.kind}`);
    return { item, language, ...(await KINDS[item.kind](item, language)) };
  },
};
})();
