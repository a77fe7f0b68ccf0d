// The search of the guide over the index of one language that search_index.py writes. Needs search-words.js.
// Nothing typed is kept or sent.
(function () {
"use strict";

const { fold, guess, likeness, openTable, replaced, secondForm, single, spelled, suffixCost, wordGroups } = window.AmanjolWords;
const LONGEST_QUERY = 200;
const MOST_TERMS = 80; // terms of the index that one typed word may stand for
const MOST_RESULTS = 20;
const RIPENESS = 4; // BM25: how soon more of the same word on a page stops counting
const LENGTH_SHARE = 0.3; // BM25: how much a long page is held against it
const SAME = 0.9; // from here on two words are one, and guesses are not tried
const CLOSE = 0.7; // from here on they are forms of one word
const SURE = 0.45; // from here on a page counts as having the word
const HERE = 3; // how many times more a page of the reader's country counts
const EVERYWHERE = 1.5; // and one that holds for every country
const WHOLE_TITLE = 2; // and one of whose title every word was typed, of whatever country

const NAMED = 0.74;
const SLIPPED = 0.6;
const P = window.P = { floor: 0.1, here: 12, everywhere: 1.5, title: 2, power: 1.5, passage: 2, topic: 0.6, anywhere: 2, sat: 1, rare: 0.75, ripe: 8, head: 1, sure: 1, alike: 0.85 };

// --- The index

const opened = new WeakMap();

// Words with what makes them quick to compare: their first three letters as numbers, and all in one text
// with the place where each begins.
function openWords(words) {
  const heads = new Uint16Array(words.length * 3);
  const starts = new Uint32Array(words.length);
  let length = 0;
  words.forEach((word, number) => {
    for (let at = 0; at < 3; at++) heads[number * 3 + at] = word.charCodeAt(at) || 0;
    starts[number] = length;
    length += word.length + 1;
  });
  return { words, heads, starts, text: words.join(" ") };
}

// Calls visit(number) for each word that has `part` somewhere in it.
function eachHolding(part, { starts, text }, visit) {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    visit(low);
  }
}

// Calls visit(number) for each word whose beginning lets it be one slip away from `word`: most do not.
function eachNear(word, { heads }, visit) {
  const [a, b, c] = openWords([word]).heads;
  for (let number = 0, at = 0; at < heads.length; number++, at += 3) {
    const d = heads[at];
    const e = heads[at + 1];
    const f = heads[at + 2];
    const near = a === d
      ? b === e || c === f || b === f || c === e
      : (b === e && c === f) || (b === d && c === e) || (a === e && (b === f || b === d));
    if (near) visit(number);
  }
}

function open(index) {
  if (!opened.has(index)) {
    const table = openTable(index.table);
    let before = "";
    const terms = index.terms ? index.terms.split(" ").map((coded) => {
      before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      return before;
    }) : [];
    const loose = terms.map((term) => secondForm(term, table));
    const starts = [0];
    for (const count of index.parts) starts.push(starts[starts.length - 1] + count);
    opened.set(index, {
      table,
      terms: openWords(terms),
      loose: openWords(loose),
      pages: index.pages,
      lengths: index.lengths,
      average: index.lengths.reduce((sum, length) => sum + length, 0) / (index.lengths.length || 1),
      postings: index.postings.split(" "),
      places: Object.entries(index.places),
      alike: index.alike.map(([stems, coded]) => ({ stems: stems.split(" "), coded })),
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

// Whether a typed word is a form of one with this beginning; mistyped, only where the index has nothing like it.
function isFormOf({ loose, length }, stem, best, table) {
  if (loose.startsWith(stem) && suffixCost(loose.slice(stem.length), table) < Infinity) return true;
  return best < CLOSE && length > 4 && guess(loose, stem, length, table) > 0.55;
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
  for (const { stems, coded } of view.alike) {
    if (!stems.some((stem) => isFormOf(word, stem, best, table))) continue;
    eachPart(coded, (number) => { alikes[number] = Math.max(alikes[number], P.alike); });
  }
  const found = [];
  alikes.forEach((alike, number) => { if (alike) found.push([number, alike]); });
  return found.sort((a, b) => b[1] - a[1]).slice(0, MOST_TERMS);
}

// --- Ranking

// `letters` and `length`: the word before its letters were joined, and how many signs were typed.
function asWord(term, table, letters, length) {
  const loose = secondForm(term, table);
  const wide = replaced(replaced(letters, table.sequences), table.second);
  return {
    term, letters, loose,
    // A slip can fall beside a pair of letters or between two equal ones (tophsira, доовор), where folding
    // makes two differences of it: so the word is also compared as it stood before each step.
    spellings: [...new Set([term, letters, single(letters)])],
    looseSpellings: [...new Set([loose, wide])],
    length,
    isNumber: /^\d+$/.test(term),
  };
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
      const known = wanted[wanted.length - 1].known;
      if (!parts.length || (known.length && known[0][1] >= CLOSE)) continue;
      wanted.pop();
      for (const part of parts) want(asWord(part, table, part, part.length));
    }
  }
  const content = wanted.filter(({ word }) => !table.particles.has(word.term));
  return content.length ? content : wanted;
}

// The countries that a word names: `Россияда`, `Дубай`.
function placesOf({ word, known }, view) {
  const isStrange = word.length > 6 && !(known.length && known[0][1] >= CLOSE);
  return view.places.filter(([, names]) => names.some((name) => {
    const loose = secondForm(name, view.table);
    if (name.length < 4) return word.term === name;
    if (likeness(word, name, loose, view.table) >= NAMED) return true;
    return isStrange && guess(word.loose, loose, word.length, view.table) >= SLIPPED;
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

// How rare a word is, and on which pages it stands how well: added to what the words before it gave.
function addWord(known, view, sums) {
  const total = view.pages.length;
  const best = new Float64Array(total);
  const weights = new Float64Array(total);
  const inParts = new Float64Array(view.pageOf.length);
  for (const [number, alike] of known) {
    eachPart(view.postings[number], (part, weight) => {
      const page = view.pageOf[part];
      weights[page] += alike * weight;
      if (alike > best[page]) best[page] = alike;
      if (alike > inParts[part]) inParts[part] = alike;
    });
  }
  let spread = 0;
  for (let page = 0; page < total; page++) {
    if (!best[page]) continue;
    const length = 1 - LENGTH_SHARE + LENGTH_SHARE * view.lengths[page] / view.average;
    weights[page] /= weights[page] + P.ripe * length;
    spread += best[page] * ((1 - P.sat) + P.sat * weights[page]);
  }
  const rarity = Math.log(1 + (total - spread + 0.5) / (spread + 0.5)) ** P.rare + P.floor;
  const held = (alike) => (alike < SURE ? alike : P.sure + (1 - P.sure) * alike);
  for (let page = 0; page < total; page++) {
    if (!best[page]) continue;
    sums.scores[page] += rarity * best[page] ** 3 * weights[page];
    sums.cover[page] += rarity * held(best[page]);
    const start = view.starts[page];
    const head = inParts[start];
    for (let part = start; part < view.starts[page + 1]; part++) {
      const alike = Math.max(P.head * head, inParts[part]);
      if (alike) sums.passages[part] += rarity * held(alike);
    }
  }
  if (known.length) sums.whole += rarity;
}

// How much more a page counts where `place` is looked for: its own pages, then those that hold everywhere; one
// of another country only where its whole title was typed.
function nearness([path, title], view, terms, place) {
  const folder = path.split("/")[0];
  if (folder === place) return P.here;
  const { particles } = view.table;
  const isTyped = wordGroups(title, view.table).every(
    (group) => group.some((word) => terms.has(word) || particles.has(word)));
  return (folder === "general" ? P.everywhere : 1) * (isTyped ? P.title : 1);
}

// The first `limit` pages: by how much of the query they hold, how well, how close together, and how near they are.
function firstPages(sums, view, terms, place, limit) {
  const topics = new Map();
  const own = sums.scores.map((score, page) => {
    if (!score) return 0;
    let passage = 0;
    for (let part = view.starts[page]; part < view.starts[page + 1]; part++) passage = Math.max(passage, sums.passages[part]);
    const own = (sums.cover[page] / sums.whole) ** P.power * score * (passage / sums.whole) ** P.passage;
    const name = view.pages[page][0].split("/")[1] || "";
    const topic = topics.get(name) || [0, 0];
    topics.set(name, [topic[0] + own, topic[1] + 1]);
    return own;
  });
  const ranks = own.map((score, page) => {
    if (!score) return 0;
    const near = place ? nearness(view.pages[page], view, terms, place) : 1;
    const [total, number] = topics.get(view.pages[page][0].split("/")[1] || "");
    return near * (score + P.topic * total / Math.max(number, 1)) * (!place && view.pages[page][0].startsWith("general/") ? P.anywhere : 1);
  });
  const first = [];
  for (let page = 0; page < ranks.length; page++) {
    if (!sums.scores[page] || (first.length === limit && ranks[page] <= ranks[first[limit - 1]])) continue;
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
  const sums = { scores: array(total), cover: array(total), passages: array(view.pageOf.length), whole: 0 };
  for (const { known } of wanted) addWord(known, view, sums);
  const terms = new Set();
  for (const { known } of typed) {
    for (const [number, alike] of known) if (alike >= SURE) terms.add(view.terms.words[number]);
  }
  const trust = typed.reduce((sum, { known }) => sum + (known.length ? known[0][1] : 0), 0) / (typed.length || 1);
  return { first: firstPages(sums, view, terms, place, limit), scores: sums.scores, terms, trust };
}

function otherKeys(query, keys) {
  const lower = query.toLowerCase();
  const [from, to] = /[\u0400-\u04ff]/.test(lower) ? keys : [keys[1], keys[0]];
  let result = "";
  for (const key of lower) result += from.includes(key) ? to[from.indexOf(key)] : key;
  return result;
}

function answer(index, query, country, limit) {
  const view = open(index);
  let found = ranked(view, query, country, limit);
  if (found.trust < SURE) {
    const other = ranked(view, otherKeys(query, view.table.keys), country, limit);
    if (other.trust >= CLOSE) found = other;
  }
  const results = found.first.map((number) => {
    const [path, title, country, summary, headings] = view.pages[number];
    return { path, title, country, summary, headings, score: found.scores[number] };
  });
  return { results, terms: found.terms, table: view.table };
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
  // The best pages for a query with what was looked for, for `highlight` and `snippet`. `country`: the code of
  // the one that the reader looks from, if any.
  answer: (index, query, country) => answer(index, query, country, MOST_RESULTS),
  // The best `limit` pages for a query: [{path, title, country, summary, headings, score}].
  find: (index, query, limit, country) => answer(index, query, country, limit || MOST_RESULTS).results,
  fold: (text, table) => fold(text, openTable(table)),
  words: (text, table) => wordGroups(text, openTable(table)).flat(),
  highlight,
  snippet,
};
})();
