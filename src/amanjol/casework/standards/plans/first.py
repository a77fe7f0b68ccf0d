"""What cannot wait in a plan (`data/first.yaml`). Of care after sexual violence the interview has words, hours and
sources (`interview/care.py`); they are taken from there and said nowhere twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, SENTENCE, SOURCE, Source, load
from amanjol.casework.standards.interview.care import packaged_care
from amanjol.foundation.textfiles.structures import Field, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class FirstNeed:
    title: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class WhatCannotWait:
    source: Source
    checked: str
    title: Sentence
    says: Sentence
    safety: FirstNeed
    medicine: FirstNeed

    @property
    def care(self) -> FirstNeed:
        care = packaged_care()
        return FirstNeed(care.title, care.says)

    def need(self, key: str) -> FirstNeed:
        """By the code under which a goal names it. LookupError."""
        return {"safety": self.safety, "care": self.care, "medicine": self.medicine}[key]


_NEED: Final = Record(FirstNeed, (Field("title", SENTENCE), Field("says", SENTENCE)))
SHAPE: Final = Record(
    WhatCannotWait,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field("title", SENTENCE),
        Field("says", SENTENCE),
        Field("safety", _NEED),
        Field("medicine", _NEED),
    ),
)


@cache
def packaged_first() -> WhatCannotWait:
    """Raises `ContentError`."""
    first: WhatCannotWait = load(DATA / "first.yaml", SHAPE)
    return first
