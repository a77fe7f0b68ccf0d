// When nobody has touched the screen for a while: a countdown, and then everything is forgotten.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { one } = kiosk;
const DEFAULTS = { idle_seconds: 60, countdown_seconds: 15 };
const TOUCHES = ["pointerdown", "touchmove", "keydown", "wheel", "input"];
const LOOK_EVERY = 250; // milliseconds

let touchedAt = performance.now();

// What a device says, where it makes sense: a wrong value must not leave a page standing for ever.
function sane(settings) {
  const limits = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) {
    const given = Number(settings[name]);
    if (given >= 1 && given <= 600) limits[name] = given;
  }
  return limits;
}

function count(left) {
  const still = one("[data-still]");
  if (still.hidden) {
    still.hidden = false;
    one("[data-stage]").inert = true;
    one('[data-act="stay"]').focus({ preventScroll: true });
  }
  one("[data-count]").textContent = Math.ceil(left);
}

function stay() {
  touchedAt = performance.now();
  if (one("[data-still]").hidden) return;
  one("[data-still]").hidden = true;
  one("[data-stage]").inert = false;
}

// `isAtRest`: nothing to forget; `isAway`: nobody to ask. `forget` ends the visit.
kiosk.watchIdleness = async function watchIdleness({ isAtRest, isAway, forget }) {
  for (const name of TOUCHES) document.addEventListener(name, stay, { capture: true, passive: true });
  const limits = sane(await kiosk.device.ready);
  setInterval(() => {
    if (isAtRest()) {
      stay();
      return;
    }
    const idle = (performance.now() - touchedAt) / 1000 - limits.idle_seconds;
    if (idle < 0) return;
    if (isAway() || idle >= limits.countdown_seconds) {
      stay();
      forget();
    } else {
      count(limits.countdown_seconds - idle);
    }
  }, LOOK_EVERY);
};
})();
