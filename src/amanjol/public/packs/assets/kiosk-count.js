// How often what was shown, for the device: sums of a minute, sorted, of no visit and in no order. Pages whose
// readers may be in danger are not counted at all; the device says which, and refuses them too.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { device } = kiosk;
const SEND_SECONDS = 60;
const MOST_ROWS = 200;
const ANYWHERE = "general"; // the country of who does not say where they go
const sums = new Map(); // "language what key" → how often
const signs = new Map(); // "country sign" → how often; in no language, since the two together would tell more

// `uz/kr/your-rights.html` → `kr/your-rights`; the page of a country is its code.
const keyOf = (path) => path.replace(/^[^/]*\//, "").replace(/\.html$/, "").replace(/\/index$/, "");

function isCounted(key) {
  const { topics = [], pages = [] } = device.settings().never_counted || {};
  return !pages.includes(key) && !topics.includes(key.split("/").pop());
}

function add(language, what, key, count = 1) {
  if (!device.isThere() || !language) return;
  const row = [language, what, key].join("\n");
  if (sums.has(row) || sums.size < MOST_ROWS) sums.set(row, (sums.get(row) || 0) + count);
}

function addSign(country, sign, count = 1) {
  if (!device.isThere()) return;
  const row = [country || ANYWHERE, sign].join("\n");
  if (signs.has(row) || signs.size < MOST_ROWS) signs.set(row, (signs.get(row) || 0) + count);
}

// Of the sums that are there, which are empty afterwards.
function takeRows(from, columns) {
  const rows = [...from].sort().map(([row, count]) => {
    const parts = row.split("\n");
    return { ...Object.fromEntries(columns.map((column, at) => [column, parts[at]])), count };
  });
  from.clear();
  return rows;
}

// What the device could not take is sent with the next minute's; what it refused, or an older one does not know, is not.
async function sendRows(name, rows, putBack) {
  if (!rows.length) return;
  try {
    const answer = await device.post(name, { rows });
    if (answer.status >= 500) throw new Error(`${name}: ${answer.status}`);
  } catch (error) {
    console.warn(String(error));
    rows.forEach(putBack);
  }
}

async function send() {
  await Promise.all([
    sendRows("count", takeRows(sums, ["language", "what", "key"]),
      ({ language, what, key, count }) => add(language, what, key, count)),
    sendRows("signs", takeRows(signs, ["country", "sign"]), ({ country, sign, count }) => addSign(country, sign, count)),
  ]);
}

setInterval(send, SEND_SECONDS * 1000);
window.addEventListener("pagehide", send);

kiosk.count = {
  page(language, path) {
    if (isCounted(keyOf(path))) add(language, "page", keyOf(path));
  },
  code(language, path) {
    if (isCounted(keyOf(path))) add(language, "code", keyOf(path));
  },
  // A film that was seen to its end, on the page at `path`.
  film(language, path, file) {
    if (isCounted(keyOf(path))) add(language, "clip", file.split("/").pop());
  },
  // A check that came to its result; `raised` are the signs that may be counted.
  check(language, { result, signs: raised, country }) {
    add(language, "check", result);
    for (const sign of raised) addSign(country, sign);
  },
};
})();
