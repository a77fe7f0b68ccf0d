// How often what was shown, for the device: sums of a minute, sorted, of no visit and in no order. Pages whose
// readers may be in danger are not counted at all; the device says which, and refuses them too.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { device } = kiosk;
const SEND_SECONDS = 60;
const MOST_ROWS = 200;
const sums = new Map(); // "language what key" → how often

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

function takeRows() {
  const rows = [...sums].sort().map(([row, count]) => {
    const [language, what, key] = row.split("\n");
    return { language, what, key, count };
  });
  sums.clear();
  return rows;
}

// What the device could not take is sent with the next minute's; what it refused is not.
async function send() {
  if (!sums.size) return;
  const rows = takeRows();
  try {
    const answer = await device.post("count", { rows });
    if (answer.status >= 500) throw new Error(`count: ${answer.status}`);
  } catch (error) {
    console.warn(String(error));
    for (const { language, what, key, count } of rows) add(language, what, key, count);
  }
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
  check(language, result) {
    add(language, "check", result);
  },
};
})();
