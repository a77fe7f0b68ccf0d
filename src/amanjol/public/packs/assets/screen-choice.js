// Which item comes next, and in which language: the items of the playlists that are due in their order, each time
// around in the next language, each language as often as it weighs at the airport; while notices hold, the notices.
// While warnings stand, one comes after every few slides of the playlists, never in their place and never two in a row.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { source } = screen;
const kiosk = window.AmanjolKiosk;
let counted = ""; // the plan that the turn below counts in
let turn = 0;
let only = ""; // the language that a preview asked for
const BETWEEN_WARNINGS = 3; // slides of the playlists
let since = 0; // slides since the last warning
let warned = 0; // warnings so far

// From `first` on, then those before it.
const from = (list, first) => list.map((_, at) => list[(first + at) % list.length]);

function noticeItems(notices) {
  return notices.map((notice) => ({ ...notice, kind: "notice", name: `notice:${notice.id}` }));
}

function playlistItems(document, slugs) {
  const playlists = slugs.map((slug) => document.playlists[slug]);
  return {
    items: playlists.flatMap(({ items }) => items.map((item) => ({ ...item, name: item.file || item.key }))),
    wanted: playlists.length === 1 ? playlists[0].languages : [],
  };
}

// The pack's own playlist, where nothing is planned.
function guideItself() {
  const items = source.pack.playlist.map((item) => ({ ...item, name: item.file || item.key }));
  return { plan: "nothing", items, languages: source.languages([]), takesTurns: true };
}

function follow(document, now) {
  const { notices, playlists } = screen.plan(document, source.where, now);
  if (notices.length) {
    const items = noticeItems(notices);
    const written = [...new Set(items.flatMap(({ texts }) => Object.keys(texts)))];
    const wanted = source.languages([]).filter((code) => written.includes(code));
    return { plan: JSON.stringify(notices), items, languages: wanted.length ? wanted : written, takesTurns: false };
  }
  if (!screen.isOpen(source.settings.opening_hours, source.where.time_zone, now)) return { plan: "closed", items: [], languages: [], takesTurns: false };
  if (!playlists.length) return guideItself();
  const { items, wanted } = playlistItems(document, playlists);
  return { plan: playlists.join(), items, languages: source.languages(wanted), takesTurns: true };
}

// What is due now: the items, and the languages to show them in. `plan` names it: while that stays, so does the turn.
function due() {
  try {
    return follow(source.document(), source.now());
  } catch (error) {
    // A plan that makes no sense must not stop the screen.
    screen.report.fault(`the plan cannot be followed: ${error.message}`);
    return guideItself();
  }
}

// Notices say each thing in every language before the next notice; of a playlist each item is in the next language.
function pick({ items, languages, plan }, at) {
  if (!items.length) return null;
  const isNotice = items[0].kind === "notice";
  const item = isNotice ? items[Math.floor(at / languages.length) % items.length] : items[at % items.length];
  const turns = isNotice ? languages : kiosk.turns(languages, source.settings.language_weights);
  const first = isNotice ? at : at % items.length + Math.floor(at / items.length);
  const chosen = [...new Set(from(turns, first % turns.length))];
  return { plan, item, languages: only ? [only, ...chosen] : chosen };
}

// The warnings, where it is their turn among the slides of the playlists; in the languages of the device.
function warningsNow({ takesTurns, plan }) {
  if (!takesTurns || since < BETWEEN_WARNINGS) return null;
  try {
    const items = source.warnings();
    return items.length ? { plan, items, languages: source.languages([]) } : null;
  } catch (error) {
    screen.report.fault(`the warnings make no sense: ${error.message}`);
    return null;
  }
}

screen.choice = {
  plan: () => due().plan,
  // The one to show now; then `ahead` looks at the one after it.
  next() {
    const found = due();
    if (found.plan !== counted) [counted, turn] = [found.plan, 0];
    const warnings = warningsNow(found);
    screen.stage.announce((warnings || found).languages);
    since = warnings ? 0 : since + 1;
    return warnings ? pick(warnings, warned++) : pick(found, turn++);
  },
  ahead() {
    const found = due();
    const warnings = warningsNow(found);
    return warnings ? pick(warnings, warned) : pick(found, turn);
  },
  count: () => due().items.length,
  speak(language) { only = language; },
};
})();
