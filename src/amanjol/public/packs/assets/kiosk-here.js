// Says to the device every few seconds that this page is alive, stands still while it takes a picture of the
// posters, and opens the maintenance page for whoever holds the sign of Amanjol for five seconds.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { device } = kiosk;
const HERE_SECONDS = 10;
const LONGEST_HOLD = 4000; // milliseconds
const HOLD_SIGN = 5000; // milliseconds that a finger rests on the sign
const AT_REST = { attract: "attract", closed: "closed" }; // all others are somebody's visit
let isHolding = false;

const screenNow = () => AT_REST[document.body.dataset.screen] || "visit";

async function say(more) {
  const answer = await device.post("here", { screen: screenNow(), ...more });
  return answer.ok ? answer.json() : {};
}

// Nobody can begin a visit meanwhile, so that the picture shows posters and nothing else.
async function holdStill() {
  if (screenNow() !== "attract") return;
  isHolding = true;
  const tooLong = setTimeout(() => { isHolding = false; }, LONGEST_HOLD);
  try {
    await say({ holding: true });
    await say({ held: isHolding && screenNow() === "attract" });
  } finally {
    clearTimeout(tooLong);
    isHolding = false;
  }
}

async function here() {
  if (!device.isThere() || isHolding) return;
  try {
    const { hold } = await say({});
    if (hold) await holdStill();
  } catch (error) {
    console.warn(String(error));
  }
}

function isOnSign({ clientX: x, clientY: y }) {
  return [...document.querySelectorAll(".k-words .brand, .k-hero .brand")].some((sign) => {
    const box = sign.getBoundingClientRect();
    return box.width > 0 && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  });
}

// The sign lies under the button that covers the posters, so it is found by its place.
let resting = 0;
document.addEventListener("pointerdown", (event) => {
  clearTimeout(resting);
  if (!device.settings().pin || !isOnSign(event)) return;
  resting = setTimeout(() => location.assign(kiosk.pages.address("device/maintenance")), HOLD_SIGN);
}, { passive: true });
for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => clearTimeout(resting));

device.ready.then(here);
setInterval(here, HERE_SECONDS * 1000);
kiosk.here = { isHolding: () => isHolding };
})();
