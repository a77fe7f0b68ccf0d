"""What somebody typed, taken apart: words, a year, a number, the code of a case. A family is asked for as one of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from amanjol.casework.desk import numbers
from amanjol.foundation.names.lookalikes import TO_LATIN

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_CODE: Final = re.compile(r"[0-9A-F]{6}")
_BEFORE_A_CODE: Final = re.compile(r"^\s*(?:case|случай|дело|[#№])\s*", re.IGNORECASE)
_FEWEST_FIGURES: Final = 5
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'ʼ’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are looked for among names and places: as typed, and with a family as one of it is called; may be none.

    `numbers` are the ends of what a number may be, as sheets hold them, each with its kind. `code` is that of a case,
    in capitals.
    """

    words: tuple[str, ...]
    year: int | None
    numbers: tuple[tuple[str, str], ...]
    code: str


def read(text: str, country: str) -> Question:
    year = _YEAR.search(text)
    words = _YEAR.sub(" ", text)
    has_words = any(letter.isalpha() for letter in words)
    return Question(
        tuple(dict.fromkeys((" ".join(words.split()), of_one(words)))) if has_words else (),
        int(year[0]) if year else None,
        tuple(_numbers(text, country)),
        code_in(text),
    )


def code_in(text: str) -> str:
    """`50E841`, also in small letters, with spaces between or with the word before it; empty for anything else."""
    signs = re.sub(r"[\s.-]", "", _BEFORE_A_CODE.sub("", text)).upper().translate(TO_LATIN)
    return signs if _CODE.fullmatch(signs) else ""


def of_one(words: str) -> str:
    """The same words with each family as one of its people is called: `из Оразовых` is `Оразов`."""
    before, several = _families()
    left = [word for word in words.split() if word.lower().strip(".,") not in before] or words.split()
    return " ".join(_WORD.sub(lambda match: several.sub(r"\1", match[0]), word) for word in left)


def _numbers(text: str, country: str) -> list[tuple[str, str]]:
    """Whole numbers in their normal form, and where nothing but figures was typed, the end of any number."""
    whole = (
        ("telephone", numbers.telephone(text, country)),
        ("document", numbers.document(text)),
    )
    ends = [(kind, f"{kind[0]}{normal}") for kind, normal in whole if normal]
    figures = re.sub(r"\D", "", text)
    if len(figures) >= _FEWEST_FIGURES and not any(sign.isalpha() for sign in text):
        ends.append(("number", figures))
    return ends


@cache
def _families() -> tuple[frozenset[str], re.Pattern[str]]:
    with (Path(__file__).parent / "data" / "families.toml").open("rb") as file:
        source = tomllib.load(file)
    families = "|".join(source["families"].split())
    several = "|".join(sorted(source["several"].split(), key=len, reverse=True))
    pattern = re.compile(rf"^(.+(?:{families}))(?:{several})$", re.IGNORECASE)
    return frozenset(source["before"].split()), pattern
