// The search of the kiosk: a field, what was found, the keyboard. The same index and ranking as on the phone.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { icon, make } = kiosk;
const { answer, highlight, snippet } = window.AmanjolSearch;

function resultItem(result, found, folder) {
  const title = make("span", { class: "row-title" });
  highlight(title, result.title, found);
  const place = result.country && result.country !== result.title && make("span", {
    class: "result-country", text: result.country,
  });
  const more = snippet(result, found).map((line) => make("span", { class: "row-summary" }, ...line.childNodes));
  const text = make("span", { class: "row-text" }, title, place, ...more);
  // A part of a country's page is read there and not among its topics.
  const [path, part] = result.path.split("#");
  const opens = { [part ? "data-about" : "data-open"]: folder + path, "data-part": part };
  return make("li", {}, make("button", { type: "button", class: "k-row", ...opens }, text, icon("chevron-right")));
}

async function update(field, list, status, lists, country) {
  const query = field.value.trim();
  const words = lists.words;
  if (!query) {
    list.replaceChildren();
    status.textContent = words.search_hint;
    return;
  }
  try {
    const index = await kiosk.pages.data(lists.search);
    if (query !== field.value.trim()) return;
    const found = answer(index, query, country);
    const folder = lists.search.replace(/[^/]*$/, "");
    list.replaceChildren(...found.results.map((result) => resultItem(result, found, folder)));
    const text = found.isSure ? words.search_found : words.search_none;
    status.textContent = text.replace("{count}", found.results.length);
  } catch (error) {
    list.replaceChildren();
    status.textContent = words.search_failed;
    console.warn(String(error));
  }
}

// `screen.query` is what was typed when the reader left for a result, so that Back brings it again;
// `screen.country` the country that was read before.
kiosk.searchScreen = function searchScreen(screen, lists) {
  const words = lists.words;
  const field = make("input", {
    type: "text", id: "q", inputmode: "none", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    maxlength: "80", value: screen.query, "aria-label": words.search,
  });
  const status = make("p", { class: "k-status", "aria-live": "polite" });
  const list = make("ul", { class: "k-rows" });
  const look = () => { screen.query = field.value; update(field, list, status, lists, screen.country); };
  field.addEventListener("input", look);
  look();
  const ask = make("div", { class: "k-ask" }, make("h1", { text: words.search }),
    make("div", { class: "k-field" }, icon("magnifying-glass"), field), status);
  return make("main", { class: "k-search", tabindex: "-1" }, ask,
    make("div", { class: "k-found", tabindex: "0", "data-scrolls": "true" }, list),
    kiosk.keyboard(field, lists.keyboards, words));
};
})();
