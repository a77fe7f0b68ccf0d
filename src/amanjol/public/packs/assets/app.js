// What every page does beyond plain HTML. It keeps nothing about the reader: no cookie, no storage,
// no counter; only the text of what was visited, and the country that the reader asks to keep. Without this file every page still reads,
// links and searches its way home.
"use strict";

const root = new URL(document.documentElement.dataset.root, location.href);
const one = (selector) => document.querySelector(selector);

function closeMenuOutside() {
  const menu = one("[data-menu]");
  if (!menu) return;
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

async function share() {
  const page = { title: document.title, url: location.href };
  try {
    if (navigator.share) {
      await navigator.share(page);
      return;
    }
    await navigator.clipboard.writeText(page.url);
  } catch (error) {
    // Closing the phone's own sheet, or refusing the clipboard, is the reader's choice.
    if (error.name === "AbortError" || error.name === "NotAllowedError") return;
    throw error;
  }
  const toast = one("[data-copied]");
  toast.textContent = toast.dataset.copied;
  setTimeout(() => { toast.textContent = ""; }, 2500);
}

function offerSharing() {
  const button = one("[data-share]");
  if (!button || !(navigator.share || navigator.clipboard)) return;
  button.hidden = false;
  button.addEventListener("click", share);
}

function offerInstalling() {
  const note = one("[data-offline]");
  if (!note) return;
  const button = note.querySelector("[data-install]");
  window.addEventListener("beforeinstallprompt", (prompt) => {
    prompt.preventDefault();
    note.hidden = button.hidden = false;
    button.onclick = async () => {
      button.hidden = true;
      note.hidden = note.querySelector("[data-saved]").hidden;
      await prompt.prompt();
    };
  });
}

function sayThatItIsSaved() {
  const note = one("[data-offline]");
  if (!note) return;
  note.hidden = note.querySelector("[data-saved]").hidden = false;
}

// A worker that is being replaced is left alone: a message would hold up the new one.
async function settled(registration) {
  // Without internet there is no update, and the present worker answers.
  if (registration.active) await registration.update().catch(() => {});
  const coming = registration.installing || registration.waiting;
  if (coming) {
    await new Promise((resolve) => {
      const look = () => ["activated", "redundant"].includes(coming.state) && resolve(coming.state);
      coming.addEventListener("statechange", look);
      look();
    });
  }
  return registration.active;
}

// -- searching on the page itself: its scripts come when the field is touched; search.js answers from then on

function loadInOrder(paths) {
  return Promise.all(paths.map((path) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: new URL(path, root), async: false });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  })));
}

function offerSearch() {
  const form = one("form[data-scripts]");
  if (!form) return;
  let loading = null;
  const load = () => {
    loading = loading || loadInOrder(form.dataset.scripts.split(" ")).catch(() => {
      loading = null; // the next try asks again
      one("[data-search-status]").textContent = form.dataset.failed;
    });
  };
  form.addEventListener("focusin", load);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
}

// Films have no sound. Where a browser leaves their captions off (WebKit), they would say nothing at all. Captions that
// the reader turns off later stay off.
function showCaptions() {
  for (const film of document.querySelectorAll("video")) {
    film.addEventListener("play", () => {
      for (const track of Array.from(film.textTracks)) track.mode = "showing";
    }, { once: true });
  }
}

// A voice is offered while it can come: with the internet, or kept on this phone.
/** @param {HTMLElement} block */
function offerVoice(block) {
  const audio = block.querySelector("audio");
  if (!audio) return;
  const look = async () => {
    const isKept = "caches" in window && (await caches.match(audio.src).catch(() => null));
    block.hidden = !navigator.onLine && !isKept;
  };
  audio.addEventListener("error", () => { block.hidden = true; });
  window.addEventListener("online", () => { audio.load(); look(); });
  window.addEventListener("offline", look);
  look();
}

function offerVoices() {
  /** @type {NodeListOf<HTMLElement>} */
  const blocks = document.querySelectorAll("[data-voice-block]");
  blocks.forEach(offerVoice);
}

// -- keeping a country: the box says what it takes, asks the worker for one part after another, and can undo it

function ask(worker, message) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data));
    setTimeout(() => reject(new Error("no answer")), 120000);
    worker.postMessage(message, [port2]);
  });
}

class KeepBox {
  constructor(box, worker) {
    this.box = box;
    this.worker = worker;
    this.place = { language: box.dataset.language, country: box.dataset.keep };
    this.stopped = true;
    for (const button of box.querySelectorAll("[data-keep-level]")) {
      button.addEventListener("click", () => this.keep(button.dataset.keepLevel));
    }
    this.part("stop").addEventListener("click", () => { this.stopped = true; });
    this.part("remove").addEventListener("click", () => this.remove());
  }

  part(name) {
    return this.box.querySelector(`[data-keep-${name}]`);
  }

  size(bytes) {
    const [unit, words] = bytes < 1e6 ? [1000, this.box.dataset.kb] : [1e6, this.box.dataset.mb];
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: unit === 1000 ? 0 : 1 });
    return words.replace("{size}", format.format(Math.ceil((10 * bytes) / unit) / 10));
  }

  say(words) {
    this.part("says").textContent = words;
  }

  // `offer`, `busy` or `kept`: the parts of the other two are out of sight.
  show(state) {
    for (const part of this.box.querySelectorAll("[data-keep-when]")) {
      part.hidden = !part.dataset.keepWhen.split(" ").includes(state);
    }
  }

  async look() {
    const { kept, sizes } = await ask(this.worker, { look: this.place });
    for (const place of this.box.querySelectorAll("[data-keep-size]")) {
      place.textContent = this.size(sizes[place.dataset.keepSize]);
    }
    const hasMore = sizes.sound > sizes.pictures && kept !== "sound";
    this.show(kept ? "kept" : "offer");
    for (const button of this.box.querySelectorAll("[data-keep-level=sound]")) {
      button.hidden = !hasMore;
    }
  }

  async keep(level) {
    this.stopped = false;
    this.show("busy");
    try {
      for (let state = { kept: "", done: 0, total: 0 }; !state.kept && !this.stopped;) {
        state = await ask(this.worker, { keep: { ...this.place, kept: level } });
        this.progress(state);
      }
      this.say("");
      // The phone may otherwise clear what it holds when it runs short of space. Some browsers ask the reader.
      if (!this.stopped && navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    } catch {
      this.say(this.box.dataset.failed); // and what has come stays: the next try takes the rest
    }
    await this.look();
  }

  progress({ done, total }) {
    Object.assign(this.part("progress"), { value: done, max: total });
    const words = this.box.dataset.busy;
    this.part("busy").textContent = words.replace("{done}", this.size(done)).replace("{total}", this.size(total));
  }

  async remove() {
    await ask(this.worker, { drop: this.place });
    this.say(this.box.dataset.removed);
    await this.look();
    one("[data-keep] summary").focus();
  }
}

async function offerKeeping(worker) {
  const box = one("[data-keep]");
  if (box) await new KeepBox(box, worker).look().catch(() => {}); // without the list there is nothing to offer
}

// All of it, the worker too. A later visit begins anew, as the first did.
function offerForgetting(worker) {
  const button = one("[data-forget]");
  if (!button) return;
  one("[data-forget-choices]").hidden = false;
  button.addEventListener("click", async () => {
    const says = one("[data-forget-says]");
    try {
      await ask(worker, { forget: true });
      button.disabled = true;
      says.textContent = button.dataset.done;
    } catch {
      says.textContent = button.dataset.failed;
    }
  });
}

// -- warnings: one small file, asked for anew each time; what shows them comes only where there is one

// The guide's own control. Nothing is fetched before it is pressed.
function voiceOf({ listen, voice }, [name, bytes]) {
  const audio = Object.assign(document.createElement("audio"), { controls: true, preload: "none", src: new URL(`warnings/${name}.mp3`, root) });
  const note = Object.assign(document.createElement("p"), { className: "fine", textContent: voice.replace("{size}", Math.ceil(bytes / 1000)) });
  const block = Object.assign(document.createElement("div"), { className: "voice" });
  audio.setAttribute("aria-label", listen);
  block.append(audio, note);
  offerVoice(block);
  return block;
}

async function showWarnings() {
  const place = one("[data-warnings]");
  if (!place) return;
  const { language, country } = place.dataset;
  try {
    const response = await fetch(new URL(`warnings/${language}.json`, root), { cache: "no-cache" });
    const found = response.ok ? await response.json() : { warnings: [] };
    if (!found.warnings.length) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(place.dataset.style, root) }));
    await loadInOrder([place.dataset.script]);
    const more = (article, words) => {
      const link = Object.assign(document.createElement("a"), { href: new URL(`${language}/${article}.html`, root), textContent: words });
      return link;
    };
    const voice = ({ sound }) => sound && voiceOf(place.dataset, sound);
    const band = window.AmanjolWarnings.band(found, language, { country: country.toUpperCase(), calls: true, more, voice });
    if (band) place.replaceChildren(band);
  } catch (error) {
    console.warn(`warnings are not shown: ${error.message}`); // without a network, or what came makes no sense
  }
}

// The worker starts after the page is drawn, so that it never competes with the first read.
async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.saved === location.pathname) sayThatItIsSaved();
  });
  const registration = await navigator.serviceWorker.register(new URL("sw.js", root));
  const worker = await settled(registration);
  if (!worker) return;
  offerForgetting(worker);
  worker.postMessage({ visited: location.pathname });
  await offerKeeping(worker);
}

function whenIdle(work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 4000 });
  else setTimeout(work, 1500);
}

closeMenuOutside();
offerSharing();
offerSearch();
showCaptions();
offerVoices();
offerInstalling();
showWarnings();
if (document.readyState === "complete") whenIdle(keepForOffline);
else window.addEventListener("load", () => whenIdle(keepForOffline));
