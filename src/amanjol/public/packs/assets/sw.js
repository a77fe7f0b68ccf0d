// The service worker of the pack. The builder writes one line above this file:
//   const PACK = {"number": 7, "languages": ["uz", "ru"], "assets": ["assets/style.3f2a.css"]};
// and `<language>/files.json`, which says for every country, and for `general`, what there is of each kind:
//   {"number": 7, "places": {"kr": {"text": {"uz/kr/index.html": [5120, "3f2a9c01"]}, "sound": {}}}}
// (bytes, and the beginning of the hash). A visit saves text only: the language's general pages, search
// and, if the page belongs to a country, that country. Pictures, sound and films are saved when the reader
// asks to keep a country. All paths count from the folder of this file.
"use strict";

const scope = new URL("./", self.location.href);
const NAME = "amanjol-";
const CACHE = NAME + PACK.number;
const BESIDE = `${NAME}beside`; // what changes without a pack, and outlives it
const SHELL = ["index.html", "404.html", ...PACK.assets];
const AT_ONCE = 4;
const PART = 8; // files of a country that one message saves, so that none takes long
const SMALL = 1500000; // bytes: more than this is never saved unasked, but for the visited page
const KINDS = { text: ["text"], pictures: ["text", "pictures"], sound: ["text", "pictures", "sound"] };
// Kept only where the reader asked for it: sound and films, and the one file of a country.
const HEAVY = /\.(mp3|mp4|ogg|vtt|webm)$|\/notes-[^/]*\.html$/;
let isForgotten = false; // the reader had all of it removed: nothing is kept until a page brings a new worker

const address = (path) => new URL(path, scope).href;

// The path of an address inside the pack, or null outside. A folder stands for its index page.
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  const path = pathname.slice(scope.pathname.length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

// What a visited page makes worth keeping: its language and, if it has one, its country.
function placeOf(path) {
  const [language, folder, page] = path.split("/");
  if (!PACK.languages.includes(language)) return null;
  return { language, country: page && folder !== "general" ? folder : null };
}

// Some servers answer `page.html` with a redirect to `page`, or `index.html` with one to its folder.
const bare = (path) => path.replace(/(index)?\.html$/, "").replace(/\/$/, "");

// Errors, other sites' answers and log-in pages of a hotel's network must never be kept; nor what must not be stored:
// where one address serves all, this worker also sees the pages of the desk, with people's names.
function isGood(path, response) {
  if (response.status !== 200 || response.type !== "basic") return false;
  if ((response.headers.get("cache-control") || "").includes("no-store")) return false;
  const arrived = pathOf(response.url);
  if (arrived === null || bare(arrived) !== bare(path)) return false;
  return !path.endsWith(".html") || (response.headers.get("content-type") || "").includes("text/html");
}

// A redirected answer may not be handed to a navigation, so a plain copy is kept.
async function keep(cache, path, response) {
  const body = await response.blob();
  await cache.put(address(path), new Response(body, { status: 200, headers: response.headers }));
}

// A phone that has no room keeps nothing more; what came is shown all the same.
const keepWhereRoom = (cache, path, response) => keep(cache, path, response).catch(() => {});

async function download(cache, path) {
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!isGood(path, response)) throw new Error(`${path}: ${response.status}`);
  await keep(cache, path, response);
}

async function downloadMissing(cache, paths) {
  const waiting = [];
  for (const path of new Set(paths)) {
    if (!(await cache.match(address(path)))) waiting.push(path);
  }
  const next = async () => {
    while (waiting.length) await download(cache, waiting.shift());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

// The list is kept too, so that a later visit without internet still knows that all is there.
async function placesOf(cache, language) {
  const list = `${language}/files.json`;
  const response = (await cache.match(address(list))) || (await fetch(address(list), { cache: "no-cache" }));
  if (response.status !== 200) throw new Error(`${list}: ${response.status}`);
  const { number, places } = await response.clone().json();
  if (number !== PACK.number) throw new Error(`${list} is of pack ${number}, this worker of ${PACK.number}`);
  await keep(cache, list, response);
  return places;
}

// Path → [size, hash] of all that a country takes with it, what holds everywhere included.
async function filesOf(cache, { language, country, kept = "text" }) {
  const places = await placesOf(cache, language);
  const of = (place) => KINDS[kept].map((kind) => (places[place] || {})[kind] || {});
  return new Map(Object.entries(Object.assign({}, ...of("general"), ...of(country))));
}

const sizeOf = (files) => [...files.values()].reduce((sum, [size]) => sum + size, 0);

// What the reader asked to keep is written beside the files themselves and goes where they go.
const MARK = "?kept";
const mark = ({ language, country }) => address(`${language}/${country}/${MARK}`);

async function keptIn(cache) {
  const marks = (await cache.keys()).filter(({ url }) => url.endsWith(MARK));
  return Promise.all(marks.map(async ({ url }) => {
    const kept = await (await cache.match(url)).text();
    return { ...placeOf(pathOf(url)), kept };
  }));
}

// What an older pack had saved: a new one takes over only when it can show it all.
async function savedBefore(cache) {
  const places = new Map();
  for (const request of await cache.keys()) {
    const place = placeOf(pathOf(request.url));
    if (place) places.set(`${place.language}/${place.country}`, place);
  }
  return [...places.values(), ...(await keptIn(cache))];
}

// Files that are the same in both packs are taken over without loading them again, seen pictures too.
async function takeOver(old, cache, place) {
  const files = await filesOf(cache, { ...place, kept: "sound" });
  const list = await old.match(address(`${place.language}/files.json`));
  const { places } = list ? await list.json() : {};
  const before = Object.assign({}, ...Object.values(places || {}).flatMap((kinds) => Object.values(kinds)));
  for (const [path, [, hash]] of files) {
    const response = before[path] && before[path][1] === hash && (await old.match(address(path)));
    if (response) await cache.put(address(path), response);
  }
}

async function saveAgain(old, cache) {
  for (const place of await savedBefore(old)) {
    await takeOver(old, cache, place);
    const files = await filesOf(cache, place);
    if (place.kept || sizeOf(files) <= SMALL) await downloadMissing(cache, files.keys());
    if (place.kept) await cache.put(mark(place), new Response(place.kept));
  }
}

async function install() {
  const cache = await caches.open(CACHE);
  await downloadMissing(cache, SHELL);
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME) && name !== CACHE && name !== BESIDE) await saveAgain(await caches.open(name), cache);
  }
  await self.skipWaiting();
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CACHE && name !== BESIDE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function saveAround(visited, client) {
  const path = pathOf(new URL(visited, scope));
  const place = path && placeOf(path);
  if (!place) return;
  const cache = await caches.open(CACHE);
  const files = await filesOf(cache, place);
  const isSmall = sizeOf(files) <= SMALL;
  // On a first visit the page asked before there was a worker.
  await download(await caches.open(BESIDE), `warnings/${place.language}.json`).catch(() => {});
  await downloadMissing(cache, [`${place.language}/notes.html`]); // so that one can leave without internet too
  await downloadMissing(cache, isSmall ? files.keys() : [path].filter((own) => files.has(own)));
  client.postMessage({ saved: visited });
}

// What keeping a country would take, and how far it is kept already.
async function look({ language, country }) {
  const cache = await caches.open(CACHE);
  const place = await cache.match(mark({ language, country }));
  const sizes = {};
  for (const kept of ["pictures", "sound"]) {
    sizes[kept] = sizeOf(await filesOf(cache, { language, country, kept }));
  }
  return { kept: place ? await place.text() : "", sizes };
}

// Saves the next few files. The page asks again until it hears `kept`: it may be closed, or stop, at any time.
async function keepPart(place) {
  const cache = await caches.open(CACHE);
  const files = await filesOf(cache, place);
  const missing = [];
  for (const path of files.keys()) {
    if (!(await cache.match(address(path)))) missing.push(path);
  }
  await downloadMissing(cache, missing.splice(0, PART));
  const total = sizeOf(files);
  const done = missing.reduce((rest, path) => rest - files.get(path)[0], total);
  if (!missing.length) await cache.put(mark(place), new Response(place.kept));
  return { done, total, kept: missing.length ? "" : place.kept };
}

// Removes a country, and what came with it, save for what another kept country needs and the general text.
async function drop(place) {
  const cache = await caches.open(CACHE);
  await cache.delete(mark(place));
  const needed = new Set(["sw.js"]);
  for (const other of [{ ...place, country: "general" }, ...(await keptIn(cache))]) {
    for (const path of (await filesOf(cache, other)).keys()) needed.add(path);
  }
  const files = await filesOf(cache, { ...place, kept: "sound" });
  const gone = [...files.keys()].filter((path) => !needed.has(path));
  await Promise.all(gone.map((path) => cache.delete(address(path))));
  return { kept: "" };
}

// Removes all that the guide keeps on the phone, this worker too.
async function forget() {
  isForgotten = true;
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  return {};
}

async function reply(work, port) {
  try {
    port.postMessage(await work);
  } catch (error) {
    port.postMessage({ failed: String(error) });
  }
}

// The 404 page is reached by a redirect, because its links count from its own folder. That of the language, where the
// server answers or the phone has it.
async function toMissingPage(path, isAnswered) {
  const cache = await caches.open(CACHE);
  const place = placeOf(path);
  const own = place && `${place.language}/404.html`;
  const there = own && (isAnswered || (await cache.match(address(own)))) ? own : "404.html";
  return path === there ? Response.error() : Response.redirect(address(there));
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address(path));
  if (kept) return kept;
  const isPage = request.mode === "navigate";
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    // A server leads from `uz/kr` to `uz/kr/`.
    if (isPage && (await cache.match(address(`${path}/index.html`)))) return Response.redirect(address(`${path}/`));
    if (isPage) return toMissingPage(path, false);
    throw error;
  }
  if (isPage && response.status === 404) return toMissingPage(path, true);
  if (!HEAVY.test(path) && isGood(path, response)) await keepWhereRoom(cache, path, response.clone());
  return response;
}

// What must not wait for a pack: the newest where there is a network, else the last one that came.
async function answerNewest(request, path) {
  const cache = await caches.open(BESIDE);
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (isGood(path, response)) await keepWhereRoom(cache, path, response.clone());
    heard = null; // it may have been withdrawn
    return response;
  } catch (error) {
    const kept = await cache.match(address(path));
    if (kept) return kept;
    throw error;
  }
}

const soundOf = (path) => path.slice(path.lastIndexOf("/") + 1, -".mp3".length);

// It is named by the beginning of its hash.
async function holds(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").startsWith(name);
}

// Sound of what must not wait for a pack: fetched whole when somebody presses, and compared with its name. It is held for
// the pieces that a player asks for and kept nowhere, so that nothing on the phone says what somebody listened to.
let heard = null;

async function answerSound(request, path) {
  let sound = heard;
  if (!sound || sound.path !== path) {
    const response = await fetch(address(path), { cache: "no-store" });
    if (!response.ok) return response;
    sound = { path, bytes: await response.arrayBuffer(), headers: response.headers };
    if (!(await holds(soundOf(path), sound.bytes))) return Response.error();
    heard = sound;
  }
  const whole = new Response(sound.bytes, { headers: sound.headers });
  return request.headers.has("range") ? pieceOf(whole, request) : whole;
}

// A player asks for pieces; some play nothing that is not sent as one (RFC 9110, 14).
async function answerPiece(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address(path));
  return kept ? pieceOf(kept, request) : fetch(request);
}

async function pieceOf(kept, request) {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range"));
  if (!asked) return kept;
  const whole = await kept.blob();
  const first = Number(asked[1]);
  const last = Math.min(asked[2] ? Number(asked[2]) : whole.size, whole.size - 1);
  const type = kept.headers.get("content-type") || "";
  if (first > last) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.size}` } });
  const headers = { "Content-Type": type, "Content-Range": `bytes ${first}-${last}/${whole.size}` };
  return new Response(whole.slice(first, last + 1, type), { status: 206, headers });
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const { visited, ...asked } = event.data;
  const [port] = event.ports;
  if (isForgotten) return;
  if (visited) event.waitUntil(saveAround(visited, event.source));
  else if (asked.look) event.waitUntil(reply(look(asked.look), port));
  else if (asked.keep) event.waitUntil(reply(keepPart(asked.keep), port));
  else if (asked.drop) event.waitUntil(reply(drop(asked.drop), port));
  else if (asked.forget) event.waitUntil(reply(forget(), port));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // The list of files is checked when it is read.
  if (isForgotten || request.method !== "GET" || path === null || path.endsWith("/files.json")) return;
  if (path.startsWith("warnings/")) {
    event.respondWith(path.endsWith(".mp3") ? answerSound(request, path) : answerNewest(request, path));
    return;
  }
  event.respondWith(request.headers.has("range") ? answerPiece(request, path) : answer(request, path));
});
