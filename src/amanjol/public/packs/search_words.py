"""What people say where the guide says it otherwise: the lists of `search_words/<language>.toml`.

- `countries`: by which words a country or its great cities are named. A query that names one looks for its pages,
  wherever the reader is. Under `nowhere`: words that only look like one, since they name a language or who asks.
- `topics`: what is typed when an article of that name is looked for, in any country. Found like a heading of it.
- `alike`: beginnings of words, a line for each meaning. Where one is typed, the others of its line answer too.
- `mixed_with`: languages whose words people mix into this one. Topics and lines of their lists hold here, too, but a
  word of a topic that this language has itself keeps the meaning that it has here.

Nobody sees these words. The index folds them, so that they stand in one script here.

Also called: synonyms, thesaurus.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).with_name("search_words")

NOWHERE: Final = "nowhere"


@cache
def _lists(language: str) -> dict[str, Any]:
    """`uz-cyrl` is looked for as `uz`; a language that nobody wrote has none."""
    file = FOLDER / f"{language.partition('-')[0]}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def names_of(country: str, language: str, title: str) -> str:
    """The words for the country with this code (`kr`); its title where nobody wrote any."""
    names: str = _lists(language).get("countries", {}).get(country, title)
    return names


def _topic(lists: Mapping[str, Any], path: str) -> str:
    page, _, part = path.rpartition("/")[2].partition("#")
    words: str = lists.get("topics", {}).get(part or page.partition(".")[0], "")
    return words


def also_looked_for(path: str, language: str) -> str:
    """The words for the article at `path` (`kr/health-care.html`), or for a part of one (`#what-changed`)."""
    return _topic(_lists(language), path)


def _mixed(language: str) -> tuple[dict[str, Any], ...]:
    return tuple(_lists(other) for other in _lists(language).get("mixed_with", ()))


def looked_for_in_others(path: str, language: str) -> str:
    """The same, of the languages that are mixed into this one."""
    return " ".join(_topic(lists, path) for lists in _mixed(language))


def alike(language: str) -> tuple[tuple[str, ...], ...]:
    """Groups of beginnings of words that mean the same, those of the languages that are mixed into this one last."""
    every = (_lists(language), *_mixed(language))
    return tuple(tuple(line.split()) for lists in every for line in lists.get("alike", ()))
