// The keyboard on the screen. Its layouts come with the lists of the language; the first is the language's own.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { icon, make, one } = kiosk;
const FIGURES = [..."1234567890"];

function row(keys, className) {
  return make("div", { class: `k-keys ${className}` }, ...keys);
}

function letter(sign, press) {
  const key = make("button", { type: "button", class: "k-key", text: sign });
  key.addEventListener("click", () => press(sign));
  return key;
}

function wide(className, label, picture, work) {
  const key = make("button", { type: "button", class: `k-key ${className}`, "aria-label": label }, ...picture);
  key.addEventListener("click", work);
  return key;
}

// Writes into `field` and tells it as typing does.
function writer(field) {
  const tell = () => field.dispatchEvent(new Event("input", { bubbles: true }));
  return {
    press: (sign) => { field.value += sign; tell(); },
    erase: () => { field.value = [...field.value].slice(0, -1).join(""); tell(); },
  };
}

kiosk.keyboard = function keyboard(field, layouts, words) {
  const { press, erase } = writer(field);
  const board = make("div", { class: "k-keyboard", role: "group", "aria-label": words.search });
  const draw = (number) => {
    const layout = layouts[number];
    const after = (number + 1) % layouts.length;
    const turn = () => { draw(after); one(".k-key-turn", board).focus({ preventScroll: true }); };
    const rows = [FIGURES, ...layout.rows].map((signs) => row(signs.map((sign) => letter(sign, press)), ""));
    const name = make("span", { text: layouts[after].name });
    const space = make("span", { text: words.kiosk_space });
    board.replaceChildren(...rows, row([
      layouts.length > 1 && wide("k-key-turn", words.kiosk_letters, [icon("globe-alt"), name], turn),
      wide("k-key-space", words.kiosk_space, [space], () => press(" ")),
      wide("k-key-erase", words.kiosk_erase, [icon("backspace")], erase),
    ].filter(Boolean), "k-keys-last"));
  };
  draw(0);
  return board;
};
})();
