// What the device was told to show, asked for again and again. Without a device, or while it does not answer, what is
// known goes on: the last answer, or at first the playlist that came with the pack.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { byWeight, pages } = window.AmanjolKiosk;
const LOOK_SECONDS = 10;
const LOOK_SLOWLY_SECONDS = 60; // where a plain web server said that there is no device
const RENEW_SECONDS = 30; // between looks whether the pack was exchanged
const DEFAULT = "pack";

const source = screen.source = /** @type {AmanjolScreen["source"]} */ (
  { pack: null, isDevice: false, isPreview: false, settings: {}, where: {}, isRenewed: false });
let document = null; // the device's answer
let warnings = null; // what two people signed, as the device says it; else as the web server has it beside the pack
let ahead = 0; // milliseconds by which the device's clock is ahead of this browser's
let packMark = "";

source.now = () => Date.now() + ahead;
source.document = () => document || {
  playlists: { [DEFAULT]: { items: source.pack.playlist } },
  schedules: [{ playlist: DEFAULT }],
};

// What stands by the clock of the device, with or without a network, as items to show; the newest first.
source.warnings = function standing() {
  const day = screen.today(source.where.time_zone, source.now());
  return (warnings?.warnings || []).filter(({ until }) => until >= day).map((warning) => ({ ...warning, kind: "warning", about: warning.kind }));
};
source.wordsOfWarnings = (code) => warnings?.languages[code];
source.contactOf = (warning) => warnings?.contacts[warning.contact];

// A server that takes the question and says nothing holds up no screen.
const askFor = (path, cache) => fetch(pages.address(path), { cache, signal: AbortSignal.timeout(LOOK_SECONDS * 1000) });

// An answer of the device; nothing where there is none.
async function ask(name) {
  const response = await askFor(`device/${name}`, "no-store");
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`device/${name}: ${response.status}`);
  return response.json();
}

// What must not wait for a pack, as telephones get it, in every language: nothing where the pack is older than that.
async function askBeside() {
  const response = await askFor("warnings/all.json", "no-cache");
  if (response.status === 404) return warnings; // while a folder is exchanged what was known goes on; it ends by the clock
  if (!response.ok) throw new Error(`warnings/all.json: ${response.status}`);
  const found = await response.json();
  const isWhole = Array.isArray(found?.warnings) && found.languages instanceof Object && found.contacts instanceof Object;
  if (!isWhole) throw new Error("warnings/all.json has another shape");
  return found;
}

// Whether it can be a plan at all; what is in it is looked at when it is followed.
const isPlan = (found) => found?.playlists instanceof Object && Array.isArray(found.schedules) && Array.isArray(found.notices);

async function look() {
  const found = await ask("screens.json");
  source.settings = (await ask("settings.json")) || {};
  source.isPreview = Boolean(found?.preview);
  source.isDevice = Boolean(found) && !source.isPreview;
  document = isPlan(found) ? found : null;
  source.where = { place: found?.place, group: found?.group, time_zone: found?.time_zone || source.settings.time_zone };
  if (found?.now) ahead = Date.parse(found.now) - Date.now();
  if (found) warnings = source.isDevice ? await ask("warnings.json") : null;
}

async function lookAgain() {
  const warn = (error) => console.warn(String(error));
  await look().catch(warn); // a bucket may refuse what it does not have
  if (!source.isDevice && !source.isPreview) await askBeside().then((found) => { warnings = found; }).catch(warn);
  setTimeout(lookAgain, (source.isDevice || source.isPreview ? LOOK_SECONDS : LOOK_SLOWLY_SECONDS) * 1000);
}

// The offline worker's script names the pack's number, so that its mark changes with every pack.
async function markOfPack() {
  const { ok, headers } = await fetch(pages.address("sw.js"), { method: "HEAD", cache: "no-store" });
  return ok ? headers.get("ETag") || headers.get("Last-Modified") || "" : "";
}

async function renew() {
  const mark = await markOfPack().catch(() => "");
  if (mark && packMark && mark !== packMark) source.isRenewed = true;
  packMark = packMark || mark;
  setTimeout(renew, RENEW_SECONDS * 1000);
}

// Ready once there is something to choose from; tries for as long as it takes.
source.begin = async function begin() {
  while (!source.pack) {
    source.pack = await pages.data("screen/pages.json").catch((error) => console.warn(String(error)));
    if (!source.pack) await new Promise((resolve) => setTimeout(resolve, LOOK_SECONDS * 1000));
  }
  await lookAgain();
  if (!source.isPreview) renew();
};

// The languages to show, those of a playlist before the device's, all of the pack where none is set; first those that
// weigh most at the airport.
source.languages = function languages(wanted) {
  const known = source.pack.languages.map(({ code }) => code);
  for (const codes of [wanted, source.settings.languages]) {
    const found = (codes || []).filter((code) => known.includes(code));
    if (found.length) return byWeight(found, source.settings.language_weights);
  }
  return byWeight(known, source.settings.language_weights);
};

source.tag = (code) => source.pack.languages.find((one) => one.code === code)?.tag || code;
source.words = (code) => pages.data(`screen/${code}.json`);
source.fileOf = (name) => (source.pack.media[name] ? pages.address(source.pack.media[name]) : "");
})();
