// Outside the opening hours of its place the screen is dark, with the time, until somebody touches it.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { device, one } = kiosk;
const LOOK_SECONDS = 10;
const DRIFT = 6; // hundredths of the screen by which the time wanders, so that no panel keeps its picture

// Hours and minutes where the device stands; by its own clock where the zone is none that the browser knows.
function timeNow() {
  /** @type {Intl.DateTimeFormatOptions} */
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: device.settings().time_zone }).format(new Date());
  } catch {
    return new Intl.DateTimeFormat("en-GB", parts).format(new Date());
  }
}

// Hours that end before they begin go over midnight.
function isOpen() {
  const hours = device.settings().opening_hours;
  if (!hours) return true;
  const now = timeNow();
  const { from, to } = hours;
  return from < to ? from <= now && now < to : from <= now || now < to;
}

function draw() {
  const dark = one("[data-closed]");
  one("[data-closed-time]").textContent = timeNow();
  const minute = new Date().getMinutes();
  const wander = (step) => Math.round(DRIFT * Math.sin((minute * step) / 9));
  one("[data-closed-time]").style.transform = `translate(${wander(5)}vw, ${wander(7)}vh)`;
  dark.hidden = false;
}

kiosk.hours = {
  isOpen,
  show: draw,
  hide: () => { one("[data-closed]").hidden = true; },
  // Calls `change` now and then, while nobody is here, to show what belongs to the time.
  watch: (change) => setInterval(change, LOOK_SECONDS * 1000),
};
})();
