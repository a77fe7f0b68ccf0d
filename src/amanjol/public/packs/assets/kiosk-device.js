// The device that this page stands on, if it stands on one: how it is set, and asking it something. On any other
// web server nothing is asked, and everything is as the pack says.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const LONGEST_WAIT = 3000; // milliseconds until the page goes on without an answer
let settings = {};

// Whether there is a device is said by a header of its answers, so that no other server is asked for what it lacks.
async function read() {
  const own = await kiosk.pages.data("kiosk/settings.json").catch(() => ({}));
  if (!kiosk.pages.isOnDevice()) return own;
  return { ...own, ...await kiosk.pages.data("device/settings.json") };
}

const late = new Promise((resolve) => setTimeout(() => resolve({}), LONGEST_WAIT));
const ready = Promise.race([read().catch(() => ({})), late]).then((found) => {
  settings = found;
  arrangeLanguages();
  return found;
});

// Those that are set, all of the pack's where none is set or none is there; first those that weigh most at the airport.
function arrangeLanguages() {
  const list = kiosk.one('template[data-piece="languages"]').content.querySelector(".k-list");
  const entries = new Map([...list.children].map((entry) => [entry.querySelector("[data-language]").dataset.language, entry]));
  const chosen = (settings.languages || []).filter((code) => entries.has(code));
  const wanted = kiosk.byWeight(chosen.length ? chosen : [...entries.keys()], settings.language_weights);
  list.replaceChildren(...wanted.map((code) => entries.get(code)));
  const tags = wanted.map((code) => entries.get(code).querySelector("[data-language]").lang);
  for (const words of document.querySelectorAll(".k-tongues, .k-journeys")) {
    words.replaceChildren(...tags.flatMap((tag) => [...words.children].filter((line) => line.getAttribute("lang") === tag)));
  }
}

// The same countries, those in front that most people here travel to.
function inOrder(countries) {
  const front = settings.countries_in_front || [];
  const rank = ({ code }) => (front.includes(code) ? front.indexOf(code) : front.length);
  return [...countries].sort((one, other) => rank(one) - rank(other));
}

// Whatever is heard here is as loud as the device is set.
document.addEventListener("play", (event) => {
  const target = /** @type {HTMLMediaElement} */ (event.target);
  const { volume } = settings;
  if (Number.isFinite(volume)) target.volume = Math.min(100, Math.max(0, volume)) / 100;
}, { capture: true });

function post(name, sent) {
  return fetch(kiosk.pages.address(`device/${name}`), {
    method: "POST", cache: "no-store", keepalive: true,
    headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent),
  });
}

kiosk.device = {
  ready,
  settings: () => settings,
  isThere: () => settings.device === true,
  inOrder,
  post,
};
})();
