"""What people say where the guide says it otherwise: the lists of `search_words/<language>.toml`.

- `countries`: by which words a country or its great cities are named. A query that names one looks for its pages,
  wherever the reader is. Under `nowhere`: words that only look like one, since they name a language or who asks.
- `topics`: what is typed when an article of that name is looked for, in any country. Found like a heading of it.
- `alike`: beginnings of words, a line for each meaning. Where one is typed, the others of its line answer too.

Nobody sees these words. The index folds them, so that they stand in one script here.

Also called: synonyms, thesaurus.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

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


def also_looked_for(path: str, language: str) -> str:
    """The words for the article at `path` (`kr/health-care.html`), or for a part of one (`#what-changed`)."""
    page, _, part = path.rpartition("/")[2].partition("#")
    words: str = _lists(language).get("topics", {}).get(part or page.partition(".")[0], "")
    return words


def alike(language: str) -> tuple[tuple[str, ...], ...]:
    """Groups of beginnings of words that mean the same."""
    return tuple(tuple(line.split()) for line in _lists(language).get("alike", ()))
