// The QR code of the page that is read, and in words what it does.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { one } = kiosk;
const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // modules of white around a code, as its standard asks

function picture([size, strokes]) {
  const svg = document.createElementNS(SVG, "svg");
  const whole = size + 2 * QUIET;
  svg.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${whole} ${whole}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", "QR");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", strokes);
  path.setAttribute("stroke", "#000");
  svg.append(path);
  return svg;
}

async function open(path, language, words) {
  let codes = {};
  try {
    codes = await kiosk.pages.data(`kiosk/qr/${language}.json`);
  } catch (error) {
    console.warn(String(error));
  }
  if (!codes[path]) {
    kiosk.note(words.kiosk_failed);
    return;
  }
  one("[data-code-picture]").replaceChildren(picture(codes[path]));
  one("[data-code]").hidden = false;
  kiosk.count.code(language, path);
  one(".k-button", one("[data-code]")).focus({ preventScroll: true });
}

function close() {
  one("[data-code]").hidden = true;
  one("[data-code-picture]").replaceChildren();
}

kiosk.code = { picture, open, close, isOpen: () => !one("[data-code]").hidden };
})();
