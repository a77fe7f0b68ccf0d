// No way out: what a page can refuse of menus, dragging, selecting, zooming and keyboard shortcuts is refused.
// The rest is the device's, which shows this page alone.
(function () {
"use strict";

const REFUSED = [
  "auxclick", "beforeinstallprompt", "contextmenu", "copy", "cut", "dragover", "dragstart", "drop",
  "gesturechange", "gesturestart", "paste", "selectstart",
];
const MOVES = new Set([
  "Tab", "Enter", " ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End", "Escape",
]);
const EDITS = new Set(["Backspace", "Delete"]);

const isField = (target) => target instanceof HTMLInputElement && target.type === "text";

function isPlain(event) {
  const writes = event.key.length === 1 && isField(event.target);
  if (event.ctrlKey || event.altKey || event.metaKey) return writes && event.getModifierState("AltGraph");
  return MOVES.has(event.key) || writes || (EDITS.has(event.key) && isField(event.target)) ||
    ["Shift", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"].includes(event.key);
}

const refuse = (event) => event.preventDefault();
const options = { capture: true, passive: false };

for (const name of REFUSED) document.addEventListener(name, refuse, options);
document.addEventListener("keydown", (event) => { if (!isPlain(event)) refuse(event); }, options);
document.addEventListener("wheel", (event) => { if (event.ctrlKey) refuse(event); }, options);
document.addEventListener("mousedown", (event) => { if (event.button) refuse(event); }, options);
const refuseSeveral = (event) => { if (event.touches.length > 1) refuse(event); };
for (const name of ["touchstart", "touchmove"]) document.addEventListener(name, refuseSeveral, options);
})();
