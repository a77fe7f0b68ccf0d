// Warnings, made of the signed document, for the kiosk and for telephones. Words go in as text, never as markup. What
// has another shape than this throws, and then nothing is shown.
(function () {
"use strict";

const MOST = 5; // at one time on a page
const NAMES = { en: "English", ru: "Русский", uz: "Oʻzbekcha", "uz-cyrl": "Ўзбекча", kk: "Қазақша", ky: "Кыргызча", tk: "Türkmençe" };

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children.filter((child) => child));
  return element;
}

// The day here, by the clock of this device: a warning is gone on the day after its last, with or without a network.
const today = (zone) => new Intl.DateTimeFormat("sv-SE", zone ? { timeZone: zone } : {}).format(new Date());

// What is no text is another shape.
function text(value) {
  if (typeof value !== "string") throw new TypeError("another shape");
  return value;
}

const labelled = (label, value) => make("p", "caution-line", make("span", "", `${text(label)}: `), text(value));

function call(contact, service, words, names, how) {
  const number = how.calls && /^tel:[+\d]+$/.test(contact.link) ? Object.assign(make("a", "caution-number", contact.number), { href: contact.link }) : contact.number;
  const dialled = contact.dialled ? `${text(words.dialled)}: ${text(names[contact.dialled])}` : words["not-dialled"];
  return make("div", "", make("p", "caution-label", words.call), make("p", "", number, ` · ${text(service)}`),
    make("p", "caution-soft", dialled));
}

// What is written in other languages alone, where there is nothing in the reader's own.
function elsewhere(warning, language, words) {
  const codes = (warning.written_in || Object.keys(warning.texts || {})).filter((code) => NAMES[code]);
  const isThere = Boolean((warning.texts || {})[language]);
  return !isThere && codes.length > 0 && labelled(words["other-languages"], codes.map((code) => NAMES[code]).join(", "));
}

function card(warning, own, contacts, language, how) {
  const { words, names } = own;
  const [title, says] = own.kinds[warning.kind];
  const contact = contacts[warning.contact];
  const advice = (warning.advice || []).map((key) => make("li", "", own.advice[key]));
  const text = (warning.texts || {})[language];
  return make("details", warning.wrong ? "caution caution-wrong" : "caution",
    make("summary", "", warning.wrong ? `${words.wrong}: ${title}` : title),
    make("div", "caution-in",
      how.voice(warning),
      make("p", "caution-says", says),
      text && make("p", "caution-own", text),
      elsewhere(warning, language, words),
      advice.length > 0 && make("p", "caution-label", words.do),
      advice.length > 0 && make("ul", "", ...advice),
      contact && call(contact, own.services[warning.contact], words, names, how),
      make("p", "caution-label", words[`sure-${warning.sure}`]),
      ...(warning.lines || []).map(([label, value]) => labelled(words[label], names[value])),
      warning.source && labelled(words.source, warning.source),
      labelled(words.until, names[warning.until]),
      language !== "en" && !(warning.read || []).includes(language.split("-")[0]) && make("p", "caution-soft", words.unread),
      warning.article && how.more(warning.article, words.more)));
}

const isOf = (warning, country) => !country || (warning.lines || []).every(([label, code]) => label !== "country" || code === country);

/** @type {AmanjolWarnings} */
window.AmanjolWarnings = {
  // What stands today, of a country and of no country where one is named; nothing where nothing does.
  band(found, language, how) {
    const own = found.languages[language];
    const day = today(how.zone);
    const standing = found.warnings.filter((warning) => warning.until >= day && isOf(warning, how.country));
    if (!own || !standing.length) return null;
    const cards = standing.slice(0, MOST).map((warning) => card(warning, own, found.contacts, language, how));
    const band = make("section", "cautions", make("h2", "cautions-head", own.words.warning), ...cards);
    band.setAttribute("aria-label", own.words.warning);
    return band;
  },
};
})();
