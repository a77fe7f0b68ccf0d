// Tells the device what was shown and what could not be, and that this page is alive. Nothing here is about people.
(function () {
"use strict";

const screen = window.AmanjolScreen;
const { source } = screen;
const { pages } = window.AmanjolKiosk;
const SEND_SECONDS = 60;
const HERE_SECONDS = 10;
const MOST_FAULTS = 20; // in one report
const LONGEST_FAULT = 200; // characters

const shown = new Map(); // language and item → how often since the last report
let faults = new Set();

async function post(name, data) {
  const response = await fetch(pages.address(`device/${name}`), {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data), keepalive: true,
  });
  if (!response.ok) throw new Error(`device/${name}: ${response.status}`);
  return response;
}

function takeRows() {
  const rows = [...shown].map(([key, count]) => {
    const [language, item] = key.split("\n");
    return { item, language, count };
  });
  shown.clear();
  return rows;
}

// What the device did not take is told the next time.
async function send() {
  if (!source.isDevice || (!shown.size && !faults.size)) return;
  const rows = takeRows();
  const told = faults;
  faults = new Set();
  try {
    await post("played", { rows, faults: [...told] });
  } catch (error) {
    console.warn(String(error));
    for (const { item, language, count } of rows) report.shown(item, language, count);
    told.forEach(report.fault);
  }
}

// Asked to hold still for a picture of itself it says that it does: it never shows anything but the loop.
async function here() {
  if (!source.isDevice) return;
  const answer = await (await post("here", { screen: "attract" })).json();
  if (answer.hold) await post("here", { screen: "attract", holding: true });
}

const report = screen.report = {
  shown(item, language, count = 1) {
    const key = `${language}\n${item}`;
    shown.set(key, (shown.get(key) || 0) + count);
  },
  fault(sentence) {
    console.warn(sentence);
    if (faults.size < MOST_FAULTS) faults.add(sentence.slice(0, LONGEST_FAULT));
  },
  send,
  begin() {
    setInterval(send, SEND_SECONDS * 1000);
    setInterval(() => here().catch((error) => console.warn(String(error))), HERE_SECONDS * 1000);
    here().catch((error) => console.warn(String(error)));
  },
};
})();
