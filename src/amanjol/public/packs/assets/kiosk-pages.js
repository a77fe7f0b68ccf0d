// Lists and pages of the pack. What is read stays in the memory of this document and goes with it: the browser is
// told to store nothing. Of a page only its <main> is shown, and nothing in it leads anywhere but to other pages.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const root = new URL(document.documentElement.dataset.root, location.href);
const kept = new Map();
let isOnDevice = false; // whether the server said that it is the one of a device
// What a telephone's page has beyond its text: fields, lists that have a screen of their own here, what is for
// the telephone alone.
const LEFT_OUT = "script, style, link, form, .search-block, iframe, object, embed, .rows, h2.quiet-label, .keep, "
  + ".page > .tool-list";

const address = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;

async function fetched(path) {
  const response = await fetch(address(path), { cache: "no-store" });
  isOnDevice = isOnDevice || response.headers.has("Amanjol-Device");
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// The answer of `load`, asked for once. A failure is asked for again the next time.
function once(path, load) {
  if (!kept.has(path)) {
    const loading = load();
    kept.set(path, loading);
    loading.catch(() => kept.delete(path));
  }
  return kept.get(path);
}

// The path inside the pack that a link of a page leads to, or nothing.
function pathOf(link, page) {
  const url = new URL(link, page);
  const isOurs = url.origin === root.origin && url.pathname.startsWith(root.pathname);
  return isOurs ? decodeURIComponent(url.pathname.slice(root.pathname.length)) : "";
}

// Addresses in a page count from its own folder; here they must count from the root.
function settleFiles(main, page) {
  for (const name of ["src", "poster"]) {
    for (const element of main.querySelectorAll(`[${name}]`)) {
      const path = pathOf(element.getAttribute(name), page);
      if (path) element.setAttribute(name, address(path));
      else element.removeAttribute(name);
    }
  }
  for (const element of main.querySelectorAll("[srcset]")) {
    const forms = element.getAttribute("srcset").split(",").map((form) => form.trim().split(/\s+/));
    element.setAttribute("srcset", forms.map(([src, width]) => `${address(pathOf(src, page))} ${width}`).join(", "));
  }
}

function settleLinks(main, page, knows) {
  for (const link of main.querySelectorAll("a")) {
    const path = link.hasAttribute("href") ? pathOf(link.getAttribute("href"), page) : "";
    const part = (link.getAttribute("href") || "").split("#")[1];
    for (const name of ["href", "target", "download", "ping"]) link.removeAttribute(name);
    if (knows(path)) {
      link.dataset.open = path;
      if (part) link.dataset.part = part;
      link.setAttribute("role", "link");
      link.tabIndex = 0;
    } else {
      link.replaceWith(kiosk.make("span", { class: link.className || undefined }, ...link.childNodes));
    }
  }
}

function settleFilms(main) {
  for (const film of main.querySelectorAll("video")) {
    film.removeAttribute("controls"); // kiosk-film.js has its own
    film.disablePictureInPicture = true;
    film.disableRemotePlayback = true;
  }
}

async function load(path, knows) {
  const text = await (await fetched(path)).text();
  const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  if (!main) throw new Error(`${path}: no text`);
  main.querySelectorAll(LEFT_OUT).forEach((element) => element.remove());
  settleFiles(main, address(path));
  settleLinks(main, address(path), knows);
  settleFilms(main);
  return main;
}

kiosk.pages = {
  address,
  // A JSON file of the pack.
  data: (path) => once(path, async () => (await fetched(path)).json()),
  // The text of a page as nodes to place; links to pages that `knows` does not know are plain words.
  text: async (path, knows) => {
    const main = await once(path, () => load(path, knows));
    return [...document.importNode(main, true).childNodes];
  },
  // Reads it before it is asked for; whether it can be read is said then.
  prepare: (path, knows) => { once(path, () => load(path, knows)).catch(() => {}); },
  isReachable: (path) => fetched(path).then(() => true, () => false),
  isOnDevice: () => isOnDevice,
  forget: () => kept.clear(),
};
})();
