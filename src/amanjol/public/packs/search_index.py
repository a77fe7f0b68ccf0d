"""The search index of one language, as the JSON file that `assets/search-core.js` reads.

Each word is kept as its skeleton (`foundation.names.folding`), so one index answers in every script and
keyboard of its language. The file holds titles, headings and summaries to show, but no bodies: a few
kilobytes compressed. The same pages give the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.names.folding import table_for_script, words
from amanjol.public.packs.search_topics import also_looked_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMAT = 1
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# What one occurrence of a word counts, by where it stands. All occurrences on a page add up to a letter
# A (1) to Z (26) in the file.
TITLE, HEADING, ALSO, SUMMARY, BODY, MOST = 8, 4, 4, 2, 1, 26
SUMMARY_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the search sees it, in plain text.

    `path` is relative to the directory of the language. `summary` is the sentence shown under the title;
    without one, the first paragraph of `body` is taken. Words of the summary need not stand in the body.
    """

    path: str
    title: str
    headings: Sequence[str]
    body: str
    country: str = ""
    summary: str = ""


def _shown_summary(page: Page) -> str:
    text = " ".join((page.summary or page.body.partition("\n")[0]).split())
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rpartition(" ")[0].rstrip(",;:.-–—") + "…"


def _weights(page: Page, language: str) -> Counter[str]:
    weights: Counter[str] = Counter()
    fields = [(TITLE, page.title), (HEADING, "\n".join(page.headings)), (BODY, page.body)]
    for weight, text in [*fields, (SUMMARY, page.summary), (HEADING, page.country)]:
        for word in words(text, language):
            weights[word] += weight
    for word in set(words(also_looked_for(page.path, language), language)):
        weights[word] += ALSO
    return weights


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


def build_index(pages: Iterable[Page], language: str) -> bytes:
    """The index of `pages` as UTF-8 JSON. `language` may name a script: `uz-cyrl` is folded as `uz`."""
    ordered = sorted(pages, key=lambda page: page.path)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    lengths = []
    for number, page in enumerate(ordered):
        weights = _weights(page, language)
        lengths.append(sum(weights.values()))
        for word, weight in weights.items():
            postings[word].append((number, weight))
    terms = sorted(postings)
    index = {
        "format": FORMAT,
        "language": language,
        "table": table_for_script(language),
        "pages": [
            [page.path, page.title, page.country, _shown_summary(page), list(page.headings)]
            for page in ordered
        ],
        "lengths": lengths,
        "terms": _front_coded(terms),
        "postings": " ".join(_coded_postings(postings[term]) for term in terms),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
