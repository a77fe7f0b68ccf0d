// The service worker of the pack. The builder writes one line above this file:
//   const PACK = {"number": 7, "languages": ["uz", "ru"], "assets": ["assets/style.3f2a.css"]};
// and `<language>/files.json`: {"number": 7, "files": ["uz/index.html", "uz/kr/index.html"]}.
// A visit to a page saves its language's general pages, search and, if the page belongs to a country,
// that country. All paths count from the folder of this file.
"use strict";

const scope = new URL("./", self.location);
const NAME = "amanjol-";
const CACHE = NAME + PACK.number;
const SHELL = ["index.html", "404.html", ...PACK.assets];
const AT_ONCE = 4;

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

// Errors, other sites' answers and log-in pages of a hotel's network must never be kept.
function isGood(path, response) {
  if (response.status !== 200 || response.type !== "basic") return false;
  const arrived = pathOf(response.url);
  if (arrived === null || bare(arrived) !== bare(path)) return false;
  return !path.endsWith(".html") || (response.headers.get("content-type") || "").includes("text/html");
}

// A redirected answer may not be handed to a navigation, so a plain copy is kept.
async function keep(cache, path, response) {
  const body = await response.blob();
  await cache.put(address(path), new Response(body, { status: 200, headers: response.headers }));
}

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
async function filesToSave(cache, { language, country }) {
  const list = `${language}/files.json`;
  const response = (await cache.match(address(list))) || (await fetch(address(list), { cache: "no-cache" }));
  if (response.status !== 200) throw new Error(`${list}: ${response.status}`);
  const { number, files } = await response.clone().json();
  if (number !== PACK.number) throw new Error(`${list} is of pack ${number}, this worker of ${PACK.number}`);
  await keep(cache, list, response);
  return files.filter((path) => {
    const place = placeOf(path);
    return !place || !place.country || place.country === country;
  });
}

// The places that an older pack had saved: a new one takes over only when it can show them all.
async function placesSavedBefore() {
  const places = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(NAME) || name === CACHE) continue;
    for (const request of await (await caches.open(name)).keys()) {
      const place = placeOf(pathOf(request.url));
      if (place) places.set(`${place.language}/${place.country}`, place);
    }
  }
  return [...places.values()];
}

async function install() {
  const cache = await caches.open(CACHE);
  await downloadMissing(cache, SHELL);
  for (const place of await placesSavedBefore()) {
    await downloadMissing(cache, await filesToSave(cache, place));
  }
  await self.skipWaiting();
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function saveAround(visited, client) {
  const path = pathOf(new URL(visited, scope));
  const place = path && placeOf(path);
  if (!place) return;
  const cache = await caches.open(CACHE);
  await downloadMissing(cache, await filesToSave(cache, place));
  client.postMessage({ saved: visited });
}

// The 404 page is reached by a redirect, because its links count from its own folder.
async function toMissingPage(path) {
  const cache = await caches.open(CACHE);
  const place = placeOf(path);
  const own = place && `${place.language}/404.html`;
  const there = own && (await cache.match(address(own))) ? own : "404.html";
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
    if (isPage) return toMissingPage(path);
    throw error;
  }
  if (isPage && response.status === 404) return toMissingPage(path);
  if (isGood(path, response)) await keep(cache, path, response.clone());
  return response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data.visited) event.waitUntil(saveAround(event.data.visited, event.source));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  // A film is asked for in pieces and is too large to keep. The list of files is checked when it is read.
  if (request.method !== "GET" || path === null || request.headers.has("range")) return;
  if (path.endsWith("/files.json")) return;
  event.respondWith(answer(request, path));
});
