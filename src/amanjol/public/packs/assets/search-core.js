// The search of the guide over the index of one language that search_index.py writes. Needs search-words.js.
// Nothing typed is kept or sent.
(function () {
"use strict";

const { fold, guess, likeness, openTable, replaced, secondForm, single, spelled, wordGroups } = window.AmanjolWords;
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
    opened.set(index, {
      table,
      terms: openWords(terms),
      loose: openWords(loose),
      pages: index.pages,
      lengths: index.lengths,
      average: index.lengths.reduce((sum, length) => sum + length, 0) / (index.lengths.length || 1),
      postings: index.postings.split(" "),
    });
  }
  return opened.get(index);
}

// Calls visit(page number, weight) for each page that has the term.
function eachPage(coded, visit) {
  let page = -1;
  let distance = 0;
  for (let at = 0; at < coded.length; at++) {
    const code = coded.charCodeAt(at);
    if (code > 64 && code < 91) {
      page += distance + 1;
      visit(page, code - 64);
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

// For each word of the query that carries meaning, its candidates.
function typedWords(query, view) {
  const { table } = view;
  const wanted = [];
  const want = (word) => wanted.push([word, candidates(word, view)]);
  for (const piece of query.slice(0, LONGEST_QUERY).split(/\s+(?!\d)/)) {
    const groups = wordGroups(piece, table);
    const bare = piece.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
    for (const [whole, ...parts] of groups) {
      if (groups.length === 1) want(asWord(whole, table, spelled(bare, table), bare.length));
      else want(asWord(whole, table, whole, whole.length));
      const known = wanted[wanted.length - 1][1];
      if (!parts.length || (known.length && known[0][1] >= CLOSE)) continue;
      wanted.pop();
      for (const part of parts) want(asWord(part, table, part, part.length));
    }
  }
  const content = wanted.filter(([word]) => !table.particles.has(word.term));
  return (content.length ? content : wanted).map(([, known]) => known);
}

function addWord(known, view, scores, counts) {
  const total = view.pages.length;
  const best = new Float64Array(total);
  const sums = new Float64Array(total);
  for (const [number, alike] of known) {
    eachPage(view.postings[number], (page, weight) => {
      sums[page] += alike * weight;
      if (alike > best[page]) best[page] = alike;
    });
  }
  const spread = best.reduce((sum, alike) => sum + alike, 0);
  const rarity = Math.log(1 + (total - spread + 0.5) / (spread + 0.5));
  for (let page = 0; page < total; page++) {
    if (!best[page]) continue;
    const length = 1 - LENGTH_SHARE + LENGTH_SHARE * view.lengths[page] / view.average;
    scores[page] += rarity * best[page] ** 3 * sums[page] / (sums[page] + RIPENESS * length);
    counts[page] += best[page] < SURE ? best[page] : 1;
  }
}

// How much more a page counts for a reader who looks from a country: its own pages, then those that hold
// everywhere; one of another country only where its whole title was typed.
function nearness([path, title], view, terms, country) {
  const place = path.split("/")[0];
  if (place === country) return HERE;
  const { particles } = view.table;
  const isTyped = wordGroups(title, view.table).every(
    (group) => group.some((word) => terms.has(word) || particles.has(word)));
  return (place === "general" ? EVERYWHERE : 1) * (isTyped ? WHOLE_TITLE : 1);
}

// The first `limit` pages: those with every word before the others, then by how much of the query they hold.
// Of the reader's country, half of the words are enough to stand among the first.
function firstPages({ scores, counts, wanted, terms }, view, country, limit) {
  const ranks = scores.map((score, page) => {
    if (!score) return 0;
    const held = counts[page] / wanted;
    const near = country ? nearness(view.pages[page], view, terms, country) : 1;
    if (near === HERE && held >= 0.5 && held < 1) return 1e6 + score;
    return (held === 1 ? 1e6 : 0) + near * held * score;
  });
  const first = [];
  for (let page = 0; page < ranks.length; page++) {
    if (!scores[page] || (first.length === limit && ranks[page] <= ranks[first[limit - 1]])) continue;
    let at = first.length;
    while (at && ranks[first[at - 1]] < ranks[page]) at--;
    first.splice(at, 0, page);
    first.length = Math.min(first.length, limit);
  }
  return first;
}

function ranked(view, query, country, limit) {
  const wanted = typedWords(query, view);
  const scores = new Float64Array(view.pages.length);
  const counts = new Float64Array(view.pages.length);
  for (const known of wanted) addWord(known, view, scores, counts);
  const terms = new Set();
  for (const known of wanted) {
    for (const [number, alike] of known) if (alike >= SURE) terms.add(view.terms.words[number]);
  }
  const trust = wanted.reduce((sum, known) => sum + (known.length ? known[0][1] : 0), 0) / (wanted.length || 1);
  const first = firstPages({ scores, counts, terms, wanted: wanted.length }, view, country, limit);
  return { first, scores, terms, trust };
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
