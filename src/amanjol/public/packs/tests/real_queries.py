"""Queries of writers who had not seen the search, and how many of them the real guide answers.

Of the hundred of a language the odd ones (first, third …) may be read to mend the search. The even ones were only
counted at first and have been read since. So have the forty of `fresh/`. Of the twenty of `second_look/`, where Uzbek
in Cyrillic has a file of its own, the even ones are only counted. `as_typed/` has forty in Russian, Kyrgyz and both
scripts of Uzbek, with slips and without the letters that a telephone lacks; what it misses has been read. `thumbs/` has
another 108 in all languages, typed with thumbs; it is only counted. `fifth_reader/` has twenty in Kyrgyz and forty in
Turkmen; of those the ones in `tk-unread.yaml` are only counted. `sixth_writer/` has 150 in Turkmen and 140 in Kyrgyz;
the thirty of each in `…-unread.yaml` are only counted. `seventh_writer/` has forty in Kyrgyz, of which twenty likewise.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

import amanjol.public.packs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playwright.sync_api import Page as Tab

FOLDER = Path(__file__).parent / "real_queries"
ASSETS = Path(amanjol.public.packs.__file__).parent / "assets"
SCRIPTS = ("search-words.js", "search-core.js")
QuickLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HALVES = ("odd", "even")
FRESH = "fresh"
SECOND_LOOK = "second_look"
AS_TYPED = "as_typed"
THUMBS = "thumbs"
FIFTH_READER = "fifth_reader"
SIXTH_WRITER = "sixth_writer"
SEVENTH_WRITER = "seventh_writer"
SETS = (*HALVES, FRESH, SECOND_LOOK, AS_TYPED, THUMBS, FIFTH_READER, SIXTH_WRITER, SEVENTH_WRITER)
ASK = """([index, asked]) => asked.map(
    ([query, country]) => AmanjolSearch.find(index, query, 3, country).map((result) => result.path))"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """`country` is where the reader looks from (`kr`), empty for none; `pages` all that answer (`kr/health-care`)."""

    query: str
    country: str
    pages: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Share:
    """Of `asked` queries, how many have an answer among the first three pages, and how many as the first."""

    asked: int
    first_three: int
    first: int

    def __str__(self) -> str:
        return f"{self.first_three}/{self.asked} {self.first}/{self.asked}"


@cache
def judgements(language: str, name: str, folder: Path = FOLDER) -> tuple[Judgement, ...]:
    """Those of the set with this name; with `uz` those of `uz-cyrl`."""
    if name in HALVES:
        entries = _entries(folder / f"{language}.yaml")[HALVES.index(name) :: 2]
    else:
        entries = [
            entry for file in sorted((folder / name).glob(f"{language}*.yaml")) for entry in _entries(file)
        ]
    return tuple(
        Judgement(entry["query"], entry["country"].lower(), tuple(entry["pages"]), entry["note"])
        for entry in entries
    )


def _entries(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, QuickLoader)["queries"]  # noqa: S506  the safe loader, in C
    return entries


def open_search(tab: Tab) -> None:
    for name in SCRIPTS:
        tab.add_script_tag(path=ASSETS / name)


def page_of(path: str) -> str:
    """As a judgement names it: `kr/index.html#what-changed` is a part of `kr`."""
    return path.partition("#")[0].removesuffix(".html").removesuffix("/index")


def answers(tab: Tab, index: Mapping[str, Any], asked: Sequence[Judgement]) -> list[list[str]]:
    """For each query the first three results, as pages of `judgements`."""
    wanted = [[judgement.query, judgement.country] for judgement in asked]
    paths: list[list[str]] = tab.evaluate(ASK, [index, wanted])
    return [[page_of(path) for path in results] for results in paths]


def share(tab: Tab, index: bytes, asked: Sequence[Judgement]) -> Share:
    pairs = list(zip(asked, answers(tab, json.loads(index), asked), strict=True))
    return Share(
        asked=len(pairs),
        first_three=sum(bool(set(pages) & set(judgement.pages)) for judgement, pages in pairs),
        first=sum(pages[:1] != [] and pages[0] in judgement.pages for judgement, pages in pairs),
    )
