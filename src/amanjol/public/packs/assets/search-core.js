// The search of the guide over the index of one language that search_index.py writes. Needs search-words.js.
// Nothing typed is kept or sent.
(function () {
"use strict";

const {
  CLOSE, SLIPPED, asWord, eachHolding, eachNear, fold, guess, isForm, isParticle, likeness, meant, openTable, openWords, otherKeys,
  secondForm, spelled, wordGroups,
} = window.AmanjolWords;
const LONGEST_QUERY = 200;
const MOST_TERMS = 80; // terms of the index that one typed word may stand for
const MOST_RESULTS = 20;
const MOST_GUESSES = 3; // of pages shown though the words fit none well
const HELP = "/help-and-contacts.html";
const RIPENESS = 20; // BM25: how soon more of the same word on a page stops counting
const LENGTH_SHARE = 0.7; // BM25: how much a long page is held against it
const SAME = 0.9; // from here on two words are one, and guesses are not tried
const SURE = 0.45; // from here on a page counts as having the word
const EVERY_WORD = 1.4; // what even a word counts that stands on every page
const HERE = 10; // how many times more a page counts of the country where the answer is looked for
const EVERYWHERE = 3; // and one that holds for every country
const ASIDE = 0.4; // and one that is for few readers
const DIALLED = 2; // and one with numbers to call where nothing but numbers was typed
const WHOLE_TITLE = 2; // and one of whose title every word was typed, of whatever country
const TOPIC = 0.5; // how much of its weight a page gets from those of the same name in other countries
const RARITY = 0.8; // how much the rare word of a query counts more than the common one
const MEANS = 0.5; // how much more a page counts whose topic is all that the words speak of

// --- The index

const opened = new WeakMap();

function open(index) {
  if (!opened.has(index)) {
    const table = openTable(index.table);
    let before = "";
    const terms = index.terms ? index.terms.split(" ").map((coded) => {
      before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      return before;
    }) : [];
    const set = new Set(terms);
    const loose = terms.map((term) => secondForm(term, table));
    const average = index.lengths.reduce((sum, length) => sum + length, 0) / (index.lengths.length || 1);
    const names = new Map(index.topics.map((name, topic) => [name, topic]));
    const topicOf = index.pages.map(([path]) => {
      const name = path.slice(path.indexOf("/") + 1);
      if (!names.has(name)) names.set(name, names.size);
      return names.get(name);
    });
    /** @type {number[][]} */
    const pagesOf = Array.from(names, () => []);
    topicOf.forEach((topic, page) => pagesOf[topic].push(page));
    const starts = [0];
    for (const count of index.parts) starts.push(starts[starts.length - 1] + count);
    opened.set(index, {
      table,
      terms: openWords(terms),
      has: (word) => set.has(word),
      loose: openWords(loose),
      pages: index.pages,
      titles: [], // their words, of pages that once had what was looked for
      folders: index.pages.map(([path]) => path.split("/")[0]),
      topicOf,
      pagesOf,
      topics: index.topics.length,
      aside: new Set(index.aside),
      lengths: index.lengths.map((length) => 1 - LENGTH_SHARE + LENGTH_SHARE * length / average),
      postings: index.postings.split(" "),
      places: Object.entries(index.places),
      nowhere: index.nowhere,
      alike: index.alike.map(([line, coded]) => {
        const stems = line.split(" ");
        return { stems, loose: stems.map((stem) => secondForm(stem, table)), coded };
      }),
      starts,
      pageOf: Uint32Array.from(index.parts.flatMap((count, page) => Array(count).fill(page))),
    });
  }
  return opened.get(index);
}

// Calls visit(number of the part, weight) for each part of a page that has the term.
function eachPart(coded, visit) {
  let part = -1;
  let distance = 0;
  for (let at = 0; at < coded.length; at++) {
    const code = coded.charCodeAt(at);
    if (code > 64 && code < 91) {
      part += distance + 1;
      visit(part, code - 64);
      distance = 0;
    } else {
      distance = distance * 36 + code - (code < 58 ? 48 : 87);
    }
  }
}

// --- The terms of the index that are like a word

function addGuesses(word, view, alikes) {
  const { terms, loose, table } = view;
  const raise = (number, alike) => { alikes[number] = Math.max(alikes[number], alike); };
  if (word.length > 3) {
    const inside = (number) => raise(number, 0.45 + 0.1 * word.loose.length / loose.words[number].length);
    eachHolding(word.loose, loose, inside);
    for (const spelling of word.spellings) eachHolding(spelling, terms, inside);
  }
  if (word.isNumber) return; // one digit off is another number
  const near = (spelling, list) => eachNear(spelling, list, (number) => {
    const length = Math.max(word.length, terms.words[number].length);
    raise(number, guess(spelling, list.words[number], length, table));
  });
  for (const spelling of word.looseSpellings) near(spelling, loose);
  for (const spelling of word.spellings) near(spelling, terms);
}

// The terms of the index that a typed word stands for, as [number of the term, likeness], the likest first.
function candidates(word, view) {
  const { terms, loose, table } = view;
  const alikes = new Float64Array(terms.words.length);
  const [head, looseHead] = [word.term.charCodeAt(0), word.loose.charCodeAt(0)];
  let best = 0;
  for (let number = 0; number < alikes.length; number++) {
    if (terms.heads[number * 3] !== head && loose.heads[number * 3] !== looseHead) continue;
    alikes[number] = likeness(word, terms.words[number], loose.words[number], table);
    best = Math.max(best, alikes[number]);
  }
  if (best < SAME) addGuesses(word, view, alikes);
  const { groups, alike } = meant(word, best, view.alike, table);
  for (const coded of groups) {
    eachPart(coded, (number) => { alikes[number] = Math.max(alikes[number], alike); });
  }
  const found = [];
  let widest = 1; // of what a mistyped word may be, the words that stand in most places are the likeliest
  for (let number = 0; number < alikes.length; number++) {
    if (!alikes[number]) continue;
    found.push([number, alikes[number]]);
    if (alikes[number] < CLOSE) widest = Math.max(widest, view.postings[number].length);
  }
  for (const entry of best < CLOSE ? found : []) {
    if (entry[1] < CLOSE) entry[1] *= 0.8 + 0.2 * view.postings[entry[0]].length / widest;
  }
  return found.sort((a, b) => b[1] - a[1]).slice(0, MOST_TERMS);
}

// --- Ranking

// The two words that a typed one is when a space was forgotten (`неплатят`): one is a word of the index or a particle, the other
// one too or a form of one; of several ways that with the longest shorter half. Nothing where there is none.
function apart({ term, isNumber }, view) {
  const { particles } = view.table;
  const isKnown = (part) => (part.length > 2 && view.has(part)) || (part.length > 1 && particles.has(part));
  let best = null;
  let most = 0;
  for (let at = 2; at < term.length - 1 && !isNumber; at++) {
    const parts = [term.slice(0, at), term.slice(at)];
    const known = parts.map(isKnown);
    if (!known.some(Boolean)) continue;
    const words = parts.map((part) => asWord(part, view.table, part, part.length));
    const fits = words.every((word, number) => {
      if (known[number]) return true;
      const found = word.length > 3 ? candidates(word, view) : [];
      return found.length > 0 && found[0][1] >= CLOSE;
    });
    const shorter = Math.min(at, term.length - at) + (known[0] && known[1] ? term.length : 0);
    if (fits && shorter > most) [best, most] = [words, shorter];
  }
  return best;
}

// The words of the query that carry meaning, each with its candidates.
function typedWords(query, view) {
  const { table } = view;
  const wanted = [];
  const want = (word) => wanted.push({ word, known: candidates(word, view) });
  for (const piece of query.slice(0, LONGEST_QUERY).split(/\s+(?!\d)/)) {
    const groups = wordGroups(piece, table);
    const bare = piece.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
    for (const [whole, ...parts] of groups) {
      if (groups.length === 1) want(asWord(whole, table, spelled(bare, table), bare.length));
      else want(asWord(whole, table, whole, whole.length));
      const { word, known } = wanted[wanted.length - 1];
      if ((known.length && known[0][1] >= CLOSE) || isParticle({ word, known }, table)) continue;
      const words = parts.length ? parts.map((part) => asWord(part, table, part, part.length)) : apart(word, view);
      if (!words) continue;
      wanted.pop();
      words.forEach(want);
    }
  }
  const content = wanted.filter((entry) => !isParticle(entry, table));
  return content.length ? content : wanted;
}

// The countries that a word names: `Россияда`, `Дубай`. Compared as it is typed: looser, турса would be Турция, and almaly
// with another end Almaty.
function placesOf({ word, known }, { nowhere, places, table }) {
  if (nowhere.includes(word.term)) return [];
  const isStrange = word.length > 6 && !(known.length && known[0][1] >= CLOSE);
  return places.filter(([, names]) => names.some((name) => {
    if (name.length < 4) return word.term === name;
    if (isForm(word.term, name, table)) return true;
    return isStrange && guess(word.term, name, word.length, table) >= SLIPPED;
  })).map(([code]) => code);
}

// Where the answer is to be looked for: in the country that the query names, else where the reader is.
// A name does its work by that, so the words looked for are the others, where there are any.
function placed(typed, view, country) {
  const named = typed.map((entry) => placesOf(entry, view));
  const codes = named.flat();
  const others = typed.filter((_word, at) => !named[at].length);
  const place = codes.length && !codes.includes(country) ? codes[0] : country;
  return { place, wanted: others.length ? others : typed };
}

// Of the terms that a word stands for, for each page: the likest that stands there, and what all weigh together;
// `inParts` has the likest of each part, `inTopics` of what is typed for each topic, which speaks of all its pages.
// `touched` lists the pages, since most have none.
function whereIs(known, view) {
  const best = new Float64Array(view.pages.length);
  const weights = new Float64Array(view.pages.length);
  const inParts = new Float64Array(view.pageOf.length);
  const inTopics = new Float64Array(view.topics);
  const touched = [];
  const add = (page, part, alike, weight) => {
    if (!best[page]) touched.push(page);
    if (alike > best[page]) best[page] = alike;
    if (alike > inParts[part]) inParts[part] = alike;
    weights[page] += alike * weight;
  };
  for (const [number, alike] of known) {
    eachPart(view.postings[number], (part, weight) => {
      const topic = part - view.pageOf.length;
      if (topic < 0) return add(view.pageOf[part], part, alike, weight);
      if (alike > inTopics[topic]) inTopics[topic] = alike;
      for (const page of view.pagesOf[topic]) add(page, view.starts[page], alike, weight);
    });
  }
  return { best, weights, inParts, inTopics, touched };
}

// Adds to `sums` of which topics a word speaks: one that is typed for a single topic says more than one for many.
function addMeaning(inTopics, sums) {
  const spread = inTopics.reduce((sum, alike) => sum + alike, 0);
  if (!spread) return;
  const rarity = Math.log(1 + (inTopics.length - spread + 0.5) / (spread + 0.5)) ** RARITY;
  sums.meant += rarity;
  inTopics.forEach((alike, topic) => { sums.topics[topic] += rarity * alike; });
}

// Adds to `sums` how rare a word is, on which pages and in which of their parts it stands, and how well.
// What speaks of the whole page, its title for one, stands in each of its parts.
function addWord(known, view, sums) {
  const { best, weights, inParts, inTopics, touched } = whereIs(known, view);
  addMeaning(inTopics, sums);
  const total = view.pages.length;
  let spread = 0;
  for (const page of touched) {
    weights[page] /= weights[page] + RIPENESS * view.lengths[page];
    spread += best[page] * weights[page];
  }
  const rarity = Math.log(1 + (total - spread + 0.5) / (spread + 0.5)) ** RARITY + EVERY_WORD;
  if (known.length) sums.whole += rarity;
  for (const page of touched) {
    const alike = best[page];
    sums.scores[page] += rarity * alike * weights[page];
    sums.cover[page] += rarity * alike;
    const start = view.starts[page];
    for (let part = start; part < view.starts[page + 1]; part++) {
      sums.passages[part] += rarity * Math.max(inParts[start], inParts[part]);
    }
  }
}

// How far all that the words speak of is the topic of a page: 0 to 1.
function spokenOf(page, { topics, meant }, view) {
  const topic = view.topicOf[page];
  return meant && topic < view.topics ? topics[topic] / meant : 0;
}

// How much more a page counts where `place` is looked for: its own pages, then those that hold everywhere; one
// of another country only where its whole title was typed. Whose topic the words speak of is not held back: a page
// that holds everywhere is as near as the country's own, and where no place is told each country's as near as that.
function nearness(page, view, terms, place, spoken) {
  const folder = view.folders[page];
  if (folder === place) return HERE;
  const isGeneral = folder === "general";
  if (isGeneral || !place) {
    const [least, most] = isGeneral ? [EVERYWHERE, place ? HERE : EVERYWHERE] : [1, EVERYWHERE];
    return least + (most - least) * spoken * spoken;
  }
  const { particles } = view.table;
  view.titles[page] ||= wordGroups(view.pages[page][1], view.table);
  const isTyped = view.titles[page].every(
    (group) => group.some((word) => terms.has(word) || particles.has(word)));
  return isTyped ? WHOLE_TITLE : 1;
}

// How much more a page counts for what it is: by its topic, and by whom it is for.
function bearing(page, { areNumbers }, view, spoken) {
  const isDialled = areNumbers && view.pages[page][0].endsWith(HELP);
  return (1 + MEANS * spoken) * (view.aside.has(page) ? ASIDE : 1) * (isDialled ? DIALLED : 1);
}

// How good a page is by its own words: how many it has, how well, and how many of them in one passage.
function ownRank(page, { scores, cover, passages, whole }, { starts }) {
  let passage = 0;
  for (let part = starts[page]; part < starts[page + 1]; part++) passage = Math.max(passage, passages[part]);
  return scores[page] * (cover[page] / whole) * (passage / whole);
}

// The first `limit` pages. What is answered under the same name in other countries speaks for a page, too.
function firstPages(sums, view, terms, place, limit) {
  const { topicOf } = view;
  const total = view.pages.length;
  const ranks = new Float64Array(total);
  const totals = new Float64Array(total);
  const counts = new Uint32Array(total);
  for (let page = 0; page < total; page++) {
    if (!sums.scores[page]) continue;
    ranks[page] = ownRank(page, sums, view);
    totals[topicOf[page]] += ranks[page];
    counts[topicOf[page]]++;
  }
  for (let page = 0; page < total; page++) {
    if (!ranks[page]) continue;
    ranks[page] += TOPIC * totals[topicOf[page]] / counts[topicOf[page]];
    const spoken = spokenOf(page, sums, view);
    ranks[page] *= nearness(page, view, terms, place, spoken) * bearing(page, sums, view, spoken);
  }
  const first = [];
  for (let page = 0; page < ranks.length; page++) {
    if (!ranks[page] || (first.length === limit && ranks[page] <= ranks[first[limit - 1]])) continue;
    let at = first.length;
    while (at && ranks[first[at - 1]] < ranks[page]) at--;
    first.splice(at, 0, page);
    first.length = Math.min(first.length, limit);
  }
  return first;
}

function ranked(view, query, country, limit) {
  const typed = typedWords(query, view);
  const { place, wanted } = placed(typed, view, country || "");
  const array = (length) => new Float64Array(length);
  const total = view.pages.length;
  const sums = { scores: array(total), cover: array(total), passages: array(view.pageOf.length), whole: 0,
    topics: array(view.topics), meant: 0, areNumbers: wanted.every(({ word }) => word.isNumber) };
  for (const { known } of wanted) addWord(known, view, sums);
  const terms = new Set();
  for (const { known } of typed) {
    for (const [number, alike] of known) if (alike >= SURE) terms.add(view.terms.words[number]);
  }
  const trust = typed.reduce((sum, { known }) => sum + (known.length ? known[0][1] : 0), 0) / (typed.length || 1);
  return { first: firstPages(sums, view, terms, place, limit), scores: sums.scores, terms, trust };
}

function answer(index, query, country, limit) {
  const view = open(index);
  let found = ranked(view, query, country, limit);
  if (found.trust < SURE) {
    const other = ranked(view, otherKeys(query, view.table.keys), country, limit);
    if (other.trust >= CLOSE) found = other;
  }
  const result = (number) => {
    const [path, title, country, summary, headings] = view.pages[number];
    return { path, title, country, summary, headings, score: found.scores[number] };
  };
  const isSure = found.first.length > 0 && found.trust >= SURE;
  return { results: found.first.map(result), result, isSure, terms: found.terms, table: view.table };
}

// What a reader is offered whose words fit nothing: whom to ask, then the topics of the country where she is; where
// that is not told, whom to ask in each country, and what holds in all.
function offered({ pages, folders }, country) {
  const own = folders.includes(country) ? country : "general";
  const asks = (number) => pages[number][0].endsWith(HELP) && (own === "general" || folders[number] === own);
  const numbers = pages.map((_page, number) => number).filter((number) => !pages[number][0].includes("#"));
  return [...numbers.filter(asks), ...numbers.filter((number) => folders[number] === own && !asks(number))];
}

// The best pages; where the words fit none well, a few of them and what is offered instead.
function answerOrOffer(index, query, country) {
  const found = answer(index, query, country, MOST_RESULTS);
  if (found.isSure) return found;
  const results = found.results.slice(0, MOST_GUESSES);
  for (const result of offered(open(index), country).map(found.result)) {
    if (!results.some(({ path }) => path === result.path)) results.push(result);
  }
  return { ...found, results };
}

// --- Showing what was found

function isWanted(text, terms, table) {
  return wordGroups(text, table).some((group) => group.some((word) => terms.has(word)));
}

// Fills `element` with the text, words that were looked for in <mark>; says how many were marked.
function highlight(element, text, found) {
  let marked = 0;
  for (const piece of text.split(/([\s,.;:!?()«»"„“”]+)/)) {
    if (piece && isWanted(piece, found.terms, found.table)) {
      element.appendChild(document.createElement("mark")).textContent = piece;
      marked++;
    } else {
      element.appendChild(document.createTextNode(piece));
    }
  }
  return marked;
}

// The summary, and below it the heading that has most of the words looked for, where one has any.
function snippet(result, found) {
  const line = (text) => {
    const element = document.createElement("p");
    return { element, marked: highlight(element, text, found) };
  };
  const headings = result.headings.map(line);
  const best = headings.reduce((one, other) => (other.marked > one.marked ? other : one), { marked: 0 });
  return [line(result.summary).element, best.element].filter(Boolean);
}

window.AmanjolSearch = {
  // The best pages for a query with what was looked for, for `highlight` and `snippet`; not `isSure` where nothing fits
  // and pages with help are among them. `country`: the code of the one that the reader looks from, if any.
  answer: answerOrOffer,
  // The best `limit` pages for a query: [{path, title, country, summary, headings, score}].
  find: (index, query, limit, country) => answer(index, query, country, limit || MOST_RESULTS).results,
  fold: (text, table) => fold(text, openTable(table)),
  words: (text, table) => wordGroups(text, openTable(table)).flat(),
  highlight,
  snippet,
};
})();
