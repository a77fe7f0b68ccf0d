"""The ILO's eleven indicators of forced labour. There is no threshold and no weight: nothing is counted here.

Source: ILO, "Indicators of Forced Labour", 2012 (WCMS_203832): one may be enough, several may together point
to it. Which indicator of a list speaks for which of the eleven comes from a secondary source, not from the ILO.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, SOURCE, Source, load
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.list_files import DATA
from amanjol.foundation.textfiles.shapes import Choice
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.screening.answers import Answers
    from amanjol.casework.standards.screening.lists import Indicator, IndicatorList
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class ForcedLabourIndicator:
    number: str
    key: str
    says: Sentence


@dataclass(frozen=True, slots=True)
class ForcedLabour:
    """`how_to_read` stands wherever the eleven are shown."""

    source: Source
    checked: str
    overlay_checked: str
    how_to_read: Sentence
    indicators: tuple[ForcedLabourIndicator, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One of the eleven and what was told that speaks for it; nothing told means only that."""

    indicator: ForcedLabourIndicator
    by: tuple[Indicator, ...]


FORCED_LABOUR: Final = Record(
    ForcedLabour,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field("overlay_checked", CHECKED),
        Field("how_to_read", SENTENCE),
        Field(
            "indicators",
            Items(
                Record(
                    ForcedLabourIndicator,
                    (
                        Field("number", Choice(tuple(str(number) for number in range(1, 12)))),
                        Field("key", KEY),
                        Field("says", SENTENCE),
                    ),
                )
            ),
        ),
    ),
)


@cache
def packaged_forced_labour() -> ForcedLabour:
    forced_labour: ForcedLabour = load(DATA / "forced-labour.yaml", FORCED_LABOUR)
    return forced_labour


def evidence_in(of: IndicatorList, answers: Answers) -> tuple[Evidence, ...]:
    """All eleven, each with the indicators of the list that were answered with yes and speak for it."""
    yes = [indicator for indicator in of.indicators if answers.get(indicator.key) == Answer.YES]
    return tuple(
        Evidence(
            sign, tuple(indicator for indicator in yes if sign.number in indicator.forced_labour.split())
        )
        for sign in packaged_forced_labour().indicators
    )
