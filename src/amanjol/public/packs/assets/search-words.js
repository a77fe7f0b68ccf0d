// Words of the guide's search: folded by the table that an index brings, exactly as names/folding.py folds
// them, and compared. search-core.js builds on it.
(function () {
"use strict";

const LONGEST_GROUP = 8;
const CLOSE = 0.7; // from here on two words are forms of one
const SLIPPED = 0.55; // and from here on one may be the other mistyped
const MEANT = 0.8; // how like a word are those that mean the same
const EXCHANGED = ["kg", "gk", "pb", "bp", "td", "dt"]; // ends of stems before a vowel: kitap, kitaby

// --- Folding

// Not hh: in ilçhana the h of ç and the next one are two sounds.
function single(text) {
  return text.replace(/([a-gi-z])\1+/g, "$1");
}

// Replaces from left to right, the longest sequence first.
function replaced(text, sequences) {
  return text.replace(sequences.pattern, (found) => sequences.plain[found]);
}

function foldedLetter(letter, letters) {
  if (letters.has(letter)) return letters.get(letter);
  if (letter < "\u0080") return letter;
  let result = "";
  for (const part of letter.normalize("NFD")) {
    if (part < "\u0300" || part > "\u036f") result += letters.has(part) ? letters.get(part) : part;
  }
  return result;
}

function without(text, signs) {
  let kept = "";
  for (const letter of text) if (!signs.has(letter)) kept += letter;
  return kept;
}

function spelled(text, table) {
  // Once more afterwards: some signs, such as ŉ, hold an apostrophe.
  const letters = without(without(text, table.drop).normalize("NFKC"), table.drop);
  let result = "";
  for (const letter of letters.toLowerCase()) result += foldedLetter(letter, table.letters);
  return result;
}

function fold(text, table) {
  return single(replaced(spelled(text, table), table.sequences));
}

function secondForm(folded, table) {
  return single(replaced(folded, table.second));
}

function wordGroups(text, table) {
  const joined = [];
  let gap = "";
  for (const word of fold(text, table).split(/([\p{L}\p{M}\p{N}]+)/u)) {
    if (!/^[\p{L}\p{M}\p{N}]/u.test(word)) {
      gap = word;
      continue;
    }
    const run = joined[joined.length - 1];
    const isNumber = run && /^\d+$/.test(run[run.length - 1]) && /^\d+$/.test(word);
    const joins = table.hyphens.has(gap) || (isNumber && table.gaps.has(gap));
    if (run && joins && run.length < LONGEST_GROUP) run.push(word);
    else joined.push([word]);
  }
  return joined.map((run) => {
    const parts = [].concat(...run.map((word) => word.match(/\d+|\D+/g)));
    return parts.length > 1 ? [single(run.join("")), ...parts] : parts;
  });
}

function openSequences(plain) {
  const keys = Object.keys(plain).sort((a, b) => b.length - a.length);
  return { plain, pattern: new RegExp(keys.join("|"), "g") };
}

function openTable(plain) {
  return {
    drop: new Set(plain.drop),
    hyphens: new Set(plain.hyphens),
    gaps: new Set(plain.gaps),
    letters: new Map(Object.entries(plain.letters)),
    sequences: openSequences(plain.sequences),
    second: openSequences(plain.second),
    suffixes: plain.suffixes,
    particles: new Set(plain.particles),
    keys: plain.keys,
    costs: new Map([["", 0]]),
  };
}

// --- How alike two words are: 1 the same, 0 nothing to do with each other

// What it costs to read `rest` as a chain of suffixes; Infinity if it is none.
function suffixCost(rest, table) {
  let cost = table.costs.get(rest);
  if (cost === undefined) {
    cost = Infinity;
    for (const suffix of table.suffixes) {
      if (rest.startsWith(suffix)) {
        cost = Math.min(cost, (suffix.length > 1 ? 1 : 1.4) + suffixCost(rest.slice(suffix.length), table));
      }
    }
    table.costs.set(rest, cost);
  }
  return cost;
}

function shared(a, b, atA, atB) {
  let length = 0;
  while (atA + length < a.length && atB + length < b.length && a[atA + length] === b[atB + length]) length++;
  return length;
}

// What parts a typed word from one of the index after their common stem; the typed one's suffixes count double.
function restsCost(a, b, atA, atB, table) {
  const stem = Math.min(atA, atB);
  const cost = suffixCost(a.slice(atA), table) + suffixCost(b.slice(atB), table) / 2;
  if (stem > 3) return cost;
  // Three letters are little to go by: виза and вызвать share them.
  return stem < 3 || cost > 3 ? Infinity : cost + (a.length + b.length - atA - atB) * 0.8;
}

function sameStem(a, b, at, table) {
  let cost = restsCost(a, b, at, at, table);
  // The common start may reach into the suffixes: патента, патентам.
  for (let back = 1; back < 3 && cost === Infinity; back++) cost = restsCost(a, b, at - back, at - back, table);
  if (at < a.length && at < b.length && EXCHANGED.includes(a[at] + b[at])) {
    cost = Math.min(cost, restsCost(a, b, at + 1, at + 1, table) + 0.5);
  }
  return Math.max(0, 0.86 - 0.06 * cost);
}

// How far two words are the same once `skipA` letters of one and `skipB` of the other are left out at `at`.
function resumed(a, b, at, skipA, skipB, table) {
  const endA = at + skipA;
  const endB = at + skipB;
  if (endA > a.length || endB > b.length) return 0;
  const more = shared(a, b, endA, endB);
  if (endA + more === a.length && endB + more === b.length) return 0.62;
  if (Math.min(endA, endB) + more < 5) return 0;
  return Math.max(0, 0.62 - 0.05 * restsCost(a, b, endA + more, endB + more, table));
}

// One letter wrong, too many, missing, or two exchanged, where the words first differ.
function oneSlip(a, b, table) {
  const at = shared(a, b, 0, 0);
  const best = Math.max(
    resumed(a, b, at, 1, 1, table), resumed(a, b, at, 1, 0, table), resumed(a, b, at, 0, 1, table),
  );
  const exchanged = a[at] === b[at + 1] && a[at + 1] === b[at];
  // A letter between the two of a doubled one, which the index writes once: pasasport.
  const parted = at > 0 && a[at + 1] === a[at - 1];
  return Math.max(
    best, exchanged ? resumed(a, b, at, 2, 2, table) : 0, parted ? resumed(a, b, at, 2, 0, table) : 0,
  );
}

// The same word, another form of it, or a longer word that begins with it.
function likeness(word, term, loose, table) {
  if (term === word.term) return 1;
  if (word.isNumber) return term.startsWith(word.term) ? 0.7 : 0;
  if (loose === word.loose) return 0.92;
  const at = shared(word.loose, loose, 0, 0);
  const stem = at > 2 ? sameStem(word.loose, loose, at, table) : 0;
  const begins = at === word.loose.length || term.startsWith(word.term);
  return begins && at > 1 ? Math.max(stem, 0.5 + 0.18 * word.loose.length / loose.length) : stem;
}

// A mistyped word, or failing that one that begins alike.
function guess(spelling, other, length, table) {
  if (length < 4 || Math.min(spelling.length, other.length) < 3) return 0;
  const slip = oneSlip(spelling, other, table) * (length > 4 ? 1 : 0.85);
  const at = shared(spelling, other, 0, 0);
  if (at < 4 || at < 0.6 * spelling.length) return slip;
  return Math.max(slip, 0.4 * at / Math.max(spelling.length, other.length));
}

// --- A typed word

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

// Whether a word carries no meaning (`сделать`), or is one of these mistyped (`зделать`) that no word of the index is like.
function isParticle({ word, known }, table) {
  if (table.particles.has(word.term)) return true;
  const best = known.length ? known[0][1] : 0;
  if (best >= CLOSE || word.length < 4 || word.isNumber) return false;
  const least = Math.max(best, SLIPPED);
  return [...table.particles].some((particle) => guess(word.term, particle, word.length, table) >= least);
}

// The query as it stands where the other keyboard was on.
function otherKeys(query, keys) {
  const lower = query.toLowerCase();
  const [from, to] = /[\u0400-\u04ff]/.test(lower) ? keys : [keys[1], keys[0]];
  let result = "";
  for (const key of lower) result += from.includes(key) ? to[from.indexOf(key)] : key;
  return result;
}

// --- Many words at once

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

// --- Words that mean the same

// Whether a word has this beginning, and after it nothing but suffixes.
function isForm(term, stem, table) {
  return term.startsWith(stem) && suffixCost(secondForm(term.slice(stem.length), table), table) < Infinity;
}

// How far a typed word is a form of one with this beginning: by how long that is; mistyped, less than 1.
function formOf({ term, loose, length }, stem, looseStem, best, table) {
  if (isForm(term, stem, table) || (looseStem.length > 3 && isForm(loose, looseStem, table))) return stem.length;
  if (best >= CLOSE || length < 5 || (loose[0] !== looseStem[0] && loose[1] !== looseStem[1])) return 0;
  const alike = guess(loose, looseStem, length, table);
  return alike > Math.max(SLIPPED, best) ? alike : 0;
}

// The groups of words that mean what a typed word means, by the longest beginning it has: coded terms, and how like
// it they are.
function meant(word, best, meanings, table) {
  let most = 0;
  let groups = [];
  for (const { stems, loose, coded } of meanings) {
    stems.forEach((stem, at) => {
      const form = stem.length < most ? 0 : formOf(word, stem, loose[at], best, table);
      if (!form || form < most) return;
      groups = form > most ? [coded] : [...groups, coded];
      most = form;
    });
  }
  return { groups, alike: most < 1 ? most : MEANT };
}

window.AmanjolWords = {
  CLOSE, SLIPPED, asWord, eachHolding, eachNear, fold, guess, isForm, isParticle, likeness, meant, openTable, openWords, otherKeys,
  secondForm, spelled, wordGroups,
};
})();
