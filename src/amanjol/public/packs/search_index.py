"""The search index of one language, as the JSON file that `assets/search-core.js` reads.

Each word is kept as its skeleton (`foundation.names.folding`), so one index answers in every script and
keyboard of its language. A page has parts, what speaks of all of it and then each section, so that words that stand in
one passage count more than scattered ones. The file holds titles, headings and summaries to show, but no bodies. The
same pages give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from amanjol.foundation.names.folding import fold, second_form, table_for_script, words
from amanjol.public.packs.search_words import (
    NOWHERE,
    alike,
    also_looked_for,
    looked_for_in_others,
    names_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FORMAT = 1
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# What one occurrence of a word counts, by where it stands. All occurrences on a page add up to a letter
# A (1) to Z (26) in the file.
TITLE, HEADING, ALSO, SUMMARY, BODY, MOST = 8, 4, 2, 2, 1, 26
SUMMARY_LENGTH = 160
LOOSE_STEM = 4  # letters from which on the beginning of a word may be spelled loosely


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the search sees it, in plain text.

    `path` is relative to the directory of the language. `summary` is the sentence shown under the title;
    without one, the first paragraph of `body` or of the first section is taken. Words of the summary need not stand in
    the body. `sections` are pairs of a heading, which may be empty, and its text; a page that has none has `body`, and
    its `headings` are found. Else they are only shown. A page that `is_aside` is for few readers and comes after
    others.
    """

    path: str
    title: str
    headings: Sequence[str]
    body: str
    country: str = ""
    summary: str = ""
    sections: Sequence[tuple[str, str]] = ()
    is_aside: bool = False


def _shown_summary(page: Page) -> str:
    body = page.body or next((text for _heading, text in page.sections), "")
    text = " ".join((page.summary or body.partition("\n")[0]).split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rpartition(" ")[0].rstrip(",;:.-–—") + "…"


@lru_cache(maxsize=4096)  # two languages' parts: who edits one article edits another of its language
def _weighed(fields: tuple[tuple[int, str], ...], language: str) -> Mapping[str, int]:
    weights: Counter[str] = Counter()
    for weight, text in fields:
        for word in words(text, language):
            weights[word] += weight
    return weights


def _parts(page: Page, language: str) -> list[Mapping[str, int]]:
    """The words of the page: first what speaks of all of it, then each section."""
    head = [(TITLE, page.title), (SUMMARY, page.summary), (HEADING, page.country), (BODY, page.body)]
    if not page.sections:
        head.append((HEADING, "\n".join(page.headings)))
    sections = (_weighed(((HEADING, title), (BODY, text)), language) for title, text in page.sections)
    return [_weighed(tuple(head), language), *sections]


def _typed(
    pages: Iterable[Page], language: str, looked_for: Callable[[str, str], str]
) -> dict[str, set[str]]:
    return {
        page.path.partition("/")[2]: set(words(looked_for(page.path, language), language)) for page in pages
    }


def _topics(pages: Iterable[Page], language: str, written: set[str]) -> dict[str, Counter[str]]:
    """What is typed when an article of some name is looked for, by that name, which it has in every country.

    Words of languages that are mixed into this one stand there where this one has none like them: in its own list, or
    `written` on its pages.
    """
    typed = _typed(pages, language, also_looked_for)
    own = written.union(*typed.values())
    for name, others in _typed(pages, language, looked_for_in_others).items():
        typed[name] |= others - own
    return {name: Counter(dict.fromkeys(typed[name], ALSO)) for name in sorted(typed) if typed[name]}


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def _front_coded(terms: Sequence[str]) -> str:
    """Each sorted word as how many letters it shares with the one before (base 36), then the rest."""
    coded = []
    before = ""
    for term in terms:
        shared = 0
        while shared < min(len(term), len(before), 35) and term[shared] == before[shared]:
            shared += 1
        coded.append(DIGITS[shared] + term[shared:])
        before = term
    return " ".join(coded)


def _coded_postings(postings: Sequence[tuple[int, int]]) -> str:
    """Each page as its distance from the one before less one (base 36, nothing for 0), then the weight."""
    coded = ""
    before = -1
    for number, weight in postings:
        coded += _base36(number - before - 1) + chr(ord("A") + min(weight, MOST) - 1)
        before = number
    return coded


def _places(pages: Iterable[Page], language: str) -> dict[str, list[str]]:
    """Of each country that has pages, the words that name it."""
    titles = {page.path.partition("/")[0]: page.country for page in pages if page.country}
    return {
        code: sorted(set(words(names_of(code, language, title), language))) for code, title in titles.items()
    }


@lru_cache(maxsize=4096)
def _is_chain(rest: str, suffixes: tuple[str, ...]) -> bool:
    return not rest or any(
        rest.startswith(suffix) and _is_chain(rest[len(suffix) :], suffixes) for suffix in suffixes
    )


def _is_form(term: str, stem: str, language: str, suffixes: tuple[str, ...]) -> bool:
    """As `isFormOf` of search-core.js has it."""
    if term.startswith(stem) and _is_chain(second_form(term[len(stem) :], language), suffixes):
        return True
    loose, loose_stem = second_form(term, language), second_form(stem, language)
    is_long = len(loose_stem) >= LOOSE_STEM and loose.startswith(loose_stem)
    return is_long and _is_chain(loose[len(loose_stem) :], suffixes)


def _alike(terms: Sequence[str], table: Mapping[str, Any], language: str) -> list[list[str]]:
    """Each group of beginnings that mean the same, with the numbers of the terms that are forms of one.

    A term goes with the longest beginning that it is a form of: `полиция` is no form of `полис`.
    """
    particles, suffixes = set(table["particles"]), tuple(table["suffixes"])
    groups = [sorted({fold(word, language) for word in group}) for group in alike(language)]
    by_letter: defaultdict[str, set[str]] = defaultdict(set)
    for stem in chain.from_iterable(groups):
        by_letter[second_form(stem, language)[0]].add(stem)
    forms: defaultdict[str, list[int]] = defaultdict(list)
    for number, term in enumerate(terms):
        if term in particles:
            continue
        own = [
            stem
            for stem in by_letter[(second_form(term, language) or " ")[0]]
            if _is_form(term, stem, language, suffixes)
        ]
        longest = max(map(len, own), default=0)
        for stem in own:
            if len(stem) == longest:
                forms[stem].append(number)
    members = [sorted({number for stem in group for number in forms[stem]}) for group in groups]
    return [
        [" ".join(group), _coded_postings([(number, 1) for number in numbers])]
        for group, numbers in zip(groups, members, strict=True)
        if numbers
    ]


def build_index(pages: Iterable[Page], language: str) -> bytes:
    """The index of `pages` as UTF-8 JSON. `language` may name a script: `uz-cyrl` is folded as `uz`."""
    ordered = sorted(pages, key=lambda page: page.path)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    parts = [_parts(page, language) for page in ordered]
    topics = _topics(ordered, language, set(chain.from_iterable(chain.from_iterable(parts))))
    for number, weights in enumerate(chain(chain.from_iterable(parts), topics.values())):
        for word, weight in weights.items():
            postings[word].append((number, weight))
    terms = sorted(postings)
    table = table_for_script(language)
    index = {
        "format": FORMAT,
        "language": language,
        "table": table,
        "pages": [
            [page.path, page.title, page.country, _shown_summary(page), list(page.headings)]
            for page in ordered
        ],
        "places": _places(ordered, language),
        "nowhere": sorted(set(words(names_of(NOWHERE, language, ""), language))),
        "alike": _alike(terms, table, language),
        "parts": [len(own) for own in parts],
        "topics": list(topics),
        "aside": [number for number, page in enumerate(ordered) if page.is_aside],
        "lengths": [sum(sum(weights.values()) for weights in own) for own in parts],
        "terms": _front_coded(terms),
        "postings": " ".join(_coded_postings(postings[term]) for term in terms),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
