// What whoever comes up behind sees after one touch: a clock and a road, the same for everybody.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { one } = kiosk;
let ticking = null;

function tick() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  one("[data-clock]").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  one("[data-day]").textContent = `${two(now.getDate())}.${two(now.getMonth() + 1)}.${now.getFullYear()}`;
}

function show() {
  tick();
  ticking = ticking || setInterval(tick, 1000);
  one("[data-away]").hidden = false;
  one('[data-act="return"]').focus({ preventScroll: true });
}

function hide() {
  clearInterval(ticking);
  ticking = null;
  one("[data-away]").hidden = true;
}

kiosk.away = { show, hide };
})();
