// The screens between the first touch and an article. Each is a <main>; what can be touched says by `data-` what
// it does, and kiosk.js does it.
(function () {
"use strict";

const kiosk = window.AmanjolKiosk;
const { icon, make, one, piece } = kiosk;

function flag(country) {
  if (country.flag) return make("img", { class: "flag", src: kiosk.pages.address(country.flag), alt: "" });
  return make("span", { class: "flag flag-code", "aria-hidden": "true", text: country.code.toUpperCase() });
}

function row(entry, attributes) {
  const text = make("span", { class: "row-text", lang: entry.lang || undefined }, make("span", { class: "row-title", text: entry.title }),
    entry.summary && make("span", { class: "row-summary", text: entry.summary }));
  return make("li", {}, make("button", { type: "button", class: "k-row", "data-open": entry.path, ...attributes },
    entry.icon && make("span", { class: "row-icon" }, icon(entry.icon)), text, icon("chevron-right")));
}

function rows(entries) {
  return make("ul", { class: "k-rows" }, ...entries.map((entry) => row(entry)));
}

function countryTiles(countries, attributes) {
  return make("ul", { class: "k-tiles" }, ...countries.map((country) => make("li", {},
    make("button", { type: "button", class: "k-tile", ...attributes(country) }, flag(country),
      make("span", { text: country.title })))));
}

function screenOf(className, ...children) {
  return make("main", { class: `k-screen ${className}`, tabindex: "0", "data-scrolls": "true" }, ...children);
}

async function languages() {
  await kiosk.device.ready; // which of them this device shows
  const screen = piece("languages");
  screen.dataset.scrolls = "true";
  return screen;
}

// Reading over a shoulder one sees a card about telephone numbers abroad, and no more.
function numbersCard(words, where, attributes) {
  return make("button", { type: "button", class: "k-card", ...attributes }, icon("phone"),
    make("span", {}, make("strong", { text: words.kiosk_numbers }), make("span", { text: where })));
}

function searchCard(words) {
  return make("button", { type: "button", class: "k-field", "data-act": "search" }, icon("magnifying-glass"),
    make("span", { text: words.search_example }));
}

async function countries(_screen, lists) {
  const words = lists.words;
  const warnings = await kiosk.warnings(lists);
  const hero = piece("hero");
  one("h1", hero).textContent = words.home_title;
  one("p", hero).textContent = words.home_lead;
  const general = lists.general.length > 0;
  return screenOf("k-home", hero, piece("band"), make("div", { class: "k-in" }, warnings,
    lists.countries.length > 0 && make("h2", { text: words.countries_heading }),
    countryTiles(lists.countries, (country) => ({ "data-open": country.path })),
    make("div", { class: "k-two" }, numbersCard(words, words.kiosk_numbers_more, { "data-show": "numbers" }),
      searchCard(words)),
    general && make("h2", { text: words.general_heading }), general && rows(lists.general),
    make("p", { class: "k-foot", text: words.privacy_note })));
}

function numbers(_screen, lists) {
  const words = lists.words;
  const withHelp = lists.countries.filter((country) => country.help);
  return screenOf("k-numbers", make("div", { class: "k-in" },
    make("h1", { text: words.kiosk_which_country }),
    countryTiles(withHelp, (country) => ({ "data-open": country.help }))));
}

async function topics(screen, lists) {
  const words = lists.words;
  const country = lists.countries.find((one) => one.path === screen.path);
  const head = make("header", { class: "k-head" }, flag(country), make("h1", { text: country.title }));
  const about = { path: country.path, title: words.kiosk_about, icon: "information-circle" };
  const list = rows(country.topics);
  const warnings = await kiosk.warnings(lists, country.code);
  list.append(row(about, { "data-open": undefined, "data-about": country.path }));
  return screenOf("k-topics", head, piece("band"), make("div", { class: "k-in" }, warnings,
    country.help && numbersCard(words, country.title, { "data-open": country.help }),
    make("h2", { text: words.topics_heading }), list));
}

// In a wide window the other topics stand beside the article.
function beside(path, lists) {
  const holds = (country) => [country, ...country.topics].some((entry) => entry.path === path);
  const country = lists.countries.find(holds);
  const entries = country ? country.topics : lists.general;
  const links = entries.map((entry) => {
    const here = entry.path === path ? "page" : undefined;
    const button = make("button", { type: "button", "data-open": entry.path, "data-instead": "true",
      "aria-current": here }, icon(entry.icon),
      make("span", { text: entry.title, lang: entry.lang || undefined }));
    return make("li", {}, button);
  });
  return make("nav", { class: "k-beside", "aria-label": country ? country.title : lists.words.general_heading },
    make("ul", {}, ...links));
}

// Before a check whose signs are counted, what is counted and what is not. Without a device nobody counts.
function sayWhatIsCounted(text, words) {
  if (!kiosk.device.isThere()) return;
  const lead = text.querySelector("[data-check]:has([data-sign]) [data-lead]");
  if (!lead) return;
  const [questions] = lead.textContent.match(/\d+(–\d+)?/) || [""];
  lead.textContent = words.kiosk_check_lead.replace("{count}", questions);
}

async function article(screen, lists) {
  const nodes = await kiosk.pages.text(screen.path, lists.knows);
  const text = make("main", { class: "k-text", tabindex: "0", "data-scrolls": "true" }, ...nodes);
  kiosk.films.dress(text, lists.words);
  sayWhatIsCounted(text, lists.words);
  // Checks, quizzes, checklists. There is no history here, and a country's contacts are read as any page.
  globalThis.startTools(text, {
    keepsHistory: false,
    read: (link) => kiosk.pages.text(link.dataset.open, lists.knows),
  });
  return make("div", { class: "k-article" }, beside(screen.path, lists), text);
}

kiosk.screens = { languages, countries, numbers, topics, article, search: kiosk.searchScreen };
})();
