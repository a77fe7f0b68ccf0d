// The maintenance page: the lock, how the device is, two things that can be asked for. It closes by itself.
(function () {
"use strict";

const PREFIX = "/device/maintenance";
const SHORTEST = 6, LONGEST = 12; // figures of a PIN
const LOOK_EVERY = 5000, HERE_EVERY = 10_000, IDLE = 120_000; // milliseconds
const words = globalThis.MaintenanceWords;
const outcomes = globalThis.MaintenanceOutcomes;
const one = (selector) => document.querySelector(selector);
/** @type {(selector: string) => NodeListOf<HTMLElement>} */
const all = (selector) => document.querySelectorAll(selector);
const two = (number) => String(number).padStart(2, "0");

/** @type {Tongue} */
let tongue = "en";
let typed = "";
let told = /** @type {MaintenanceState} */ ({ inside: false, pin: true, seconds: 0 });
let lockSays = "";
let closesAt = 0;
let touchedAt = performance.now();

const say = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[tongue][key]);

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function post(path, sent) {
  return fetch(path, {
    method: "POST", cache: "no-store", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent),
  });
}

// --- The lock

function drawPad() {
  const key = (text, work, className = "") => {
    const button = make("button", { type: "button", class: `key ${className}` }, text);
    button.addEventListener("click", work);
    return button;
  };
  const figures = [..."123456789"].map((figure) => key(figure, () => press(figure)));
  one("[data-pad]").replaceChildren(...figures,
    key(say("erase"), erase, "word"), key("0", () => press("0")), key(say("enter"), enter, "word enter"));
}

function drawLock() {
  const shown = Math.max(SHORTEST, typed.length);
  one("[data-dots]").replaceChildren(...Array.from({ length: shown }, (_, at) =>
    make("i", at < typed.length ? { class: "is-set" } : {})));
  let says = lockSays;
  if (!told.pin) says = say("no_pin");
  else if (told.seconds > 0) says = say("wait", { minutes: Math.ceil(told.seconds / 60) });
  one("[data-lock-says]").textContent = says;
  const isClosed = !told.pin || told.seconds > 0;
  for (const button of one("[data-pad]").children) button.disabled = isClosed;
  one(".key.enter").disabled = isClosed || typed.length < SHORTEST;
}

function press(figure) {
  if (typed.length < LONGEST) typed += figure;
  lockSays = "";
  drawLock();
}

function erase() {
  typed = typed.slice(0, -1);
  drawLock();
}

async function enter() {
  const pin = typed;
  typed = "";
  if (pin.length < SHORTEST) return;
  try {
    const answer = await (await post(`${PREFIX}/enter`, { pin })).json();
    if (answer.state === "wrong") lockSays = say("wrong", { left: answer.left });
    await look();
  } catch {
    lockSays = say("unreachable");
    drawLock();
  }
}

// --- How the device is

function when(text) {
  if (!text) return say("never");
  const at = new Date(text);
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const gigabytes = (bytes) => (bytes / 1e9).toFixed(1);

function fill(name, rows) {
  const shown = rows.filter(([, value]) => value !== "" && value !== undefined);
  one(`[data-list="${name}"]`).replaceChildren(...shown.flatMap(([key, value, mark]) =>
    [make("dt", {}, key), make("dd", mark ? { class: "is-bad" } : {}, String(value))]));
}

function headline({ status }) {
  if (!status.pack) return ["nothing", say("nothing"), say("nothing_more")];
  if (status.is_damaged) return ["bad", say("damaged"), say("damaged_more")];
  if (status.clock_warning) return ["bad", say("clock"), status.clock_warning];
  if (status.is_stale) return ["bad", say("stale"), say("stale_more")];
  if (status.failures) return ["bad", say("behind", { since: when(status.last_success_at) }), say("behind_more")];
  return ["good", say("good"), say("good_more")];
}

function drawInside() {
  const { status } = told;
  const [mark, title, more] = headline(told);
  one("[data-summary]").dataset.mark = mark;
  one("[data-headline]").textContent = title;
  one("[data-headline-more]").textContent = more;
  fill("guide", [
    [say("pack"), status.pack || "–"],
    [say("published"), status.published_at && when(status.published_at)],
    [say("languages"), status.languages.join(", ")],
    [say("channel"), status.channel],
    [say("previous"), status.previous_pack || ""],
    [say("held_back"), status.held_back || "", true],
  ]);
  const outcome = outcomes[tongue][status.outcome] || status.outcome;
  fill("network", [
    [say("last_success"), when(status.last_success_at), !status.last_success_at],
    [say("last_try"), when(status.last_sync_at)],
    [say("outcome"), outcome, status.failures > 0],
    [say("tries"), status.failures || "", true],
    [say("source"), status.source],
    ...(told.addresses.length ? told.addresses.map((one) => [`${say("address")} ${one.interface}`, one.address])
      : [[say("address"), say("no_address"), true]]),
  ]);
  const isFull = status.free_bytes < 200e6;
  fill("computer", [
    [say("free"), say("of", { free: gigabytes(status.free_bytes), total: gigabytes(status.total_bytes) }), isFull],
    [say("temperature"), told.temperature === null ? say("unknown") : `${told.temperature} °C`, Number(told.temperature) > 80],
    [say("program"), status.program],
    [say("time"), when(told.now)],
  ]);
  const faults = [...(status.failures && status.sentence ? [status.sentence] : []), ...told.faults];
  one('[data-list="faults"]').replaceChildren(
    ...(faults.length ? faults : [say("no_faults")]).map((text) => make("li", {}, text)));
  one("[data-faults]").classList.toggle("is-quiet", faults.length === 0);
  one('[data-do="roll-back"]').disabled = !status.previous_pack;
  one("[data-roll-back-more]").textContent = status.previous_pack
    ? say("roll_back_more", { pack: status.previous_pack }) : say("roll_back_none");
}

function draw() {
  for (const element of all("[data-say]")) element.textContent = say(element.dataset.say);
  for (const button of all("[data-tongue]")) {
    button.setAttribute("aria-pressed", String(button.dataset.tongue === tongue));
  }
  document.documentElement.lang = tongue;
  one("[data-lock]").hidden = told.inside;
  one("[data-inside]").hidden = !told.inside;
  drawPad();
  drawLock();
  if (told.inside) drawInside();
}

async function look() {
  try {
    const answer = await fetch(`${PREFIX}/state.json`, { cache: "no-store" });
    const wasInside = told.inside;
    told = await answer.json();
    if (wasInside && !told.inside) leave();
    if (told.inside) closesAt = performance.now() + told.seconds_left * 1000;
    draw();
  } catch (error) {
    lockSays = say("unreachable");
    one("[data-says]").textContent = say("unreachable");
    console.warn(String(error));
  }
}

// --- What can be asked for

async function ask(what) {
  let says = "failed";
  try {
    if ((await post(`${PREFIX}/do`, { what })).ok) says = "asked";
  } catch (error) {
    console.warn(String(error));
  }
  one("[data-says]").textContent = say(says);
  setTimeout(() => { one("[data-says]").textContent = ""; }, 12_000);
}

function askWhetherSure() {
  const { pack, previous_pack: older } = told.status;
  one("[data-sure-more]").textContent = say("sure_more", { pack: older, held: pack });
  one("[data-sure]").hidden = false;
  one("[data-no]").focus();
}

async function leave() {
  if (told.inside) await post(`${PREFIX}/do`, { what: "leave" }).catch(() => {});
  location.replace("/device/start");
}

// --- Alive, and closing by itself

function tick() {
  if (performance.now() - touchedAt > IDLE) {
    leave();
    return;
  }
  const left = Math.max(0, Math.round((closesAt - performance.now()) / 1000));
  one("[data-left]").textContent = told.inside ? say("left", { minutes: Math.floor(left / 60), seconds: two(left % 60) }) : "";
  if (!told.inside && told.seconds > 0) {
    told.seconds -= 1;
    drawLock();
  }
}

// Stands still for a screenshot when the device asks for it: nothing of a PIN is ever drawn but dots.
async function here(more = {}) {
  try {
    const answer = await (await post("/device/here", { screen: "maintenance", ...more })).json();
    if (answer.hold && !more.holding) {
      await here({ holding: true });
      await here({ held: true });
    }
  } catch (error) {
    console.warn(String(error));
  }
}

document.addEventListener("click", (event) => {
  touchedAt = performance.now();
  const button = /** @type {Element} */ (event.target).closest("button");
  if (!button || button.disabled) return;
  if (button.dataset.tongue) {
    tongue = /** @type {Tongue} */ (button.dataset.tongue);
    lockSays = "";
    draw();
  } else if (button.dataset.do === "sync") ask("sync");
  else if (button.dataset.do === "roll-back") askWhetherSure();
  else if ("leave" in button.dataset) leave();
  else if ("no" in button.dataset) one("[data-sure]").hidden = true;
  else if ("yes" in button.dataset) {
    one("[data-sure]").hidden = true;
    ask("roll-back");
  }
});
document.addEventListener("keydown", (event) => {
  touchedAt = performance.now();
  if (told.inside || event.ctrlKey || event.altKey || event.metaKey) return;
  if (/^\d$/.test(event.key)) press(event.key);
  else if (event.key === "Backspace") erase();
  else if (event.key === "Enter") enter();
});
document.addEventListener("contextmenu", (event) => event.preventDefault());
draw();
look();
here();
setInterval(look, LOOK_EVERY);
setInterval(here, HERE_EVERY);
setInterval(tick, 1000);
})();
