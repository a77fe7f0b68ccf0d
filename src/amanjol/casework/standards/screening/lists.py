"""A list of indicators as data: dimensions, indicators, weights, edition, source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from amanjol.casework.standards.data_files import Source


class Weight(StrEnum):
    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


WEIGHT_WORDS: Final = {
    Weight.STRONG: Sentence("Strong"),
    Weight.MEDIUM: Sentence("Medium"),
    Weight.WEAK: Sentence("Weak"),
}


class Age(StrEnum):
    """`IN_DOUBT` is treated as `CHILD` until the age is known."""

    ADULT = "adult"
    CHILD = "child"
    IN_DOUBT = "in-doubt"


class DimensionKey(StrEnum):
    """The six dimensions of the ILO and EC indicators, in the order of the source."""

    DECEPTIVE_RECRUITMENT = "deceptive-recruitment"
    COERCIVE_RECRUITMENT = "coercive-recruitment"
    VULNERABILITY_AT_RECRUITMENT = "vulnerability-at-recruitment"
    EXPLOITATION = "exploitation"
    COERCION_AT_DESTINATION = "coercion-at-destination"
    VULNERABILITY_AT_DESTINATION = "vulnerability-at-destination"


@dataclass(frozen=True, slots=True)
class Indicator:
    """`checked` says how far the weight was checked; `forced_labour` holds numbers of the ILO's eleven."""

    key: str
    says: Sentence
    weight: str
    checked: str
    forced_labour: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """`count` is written down beside the indicators, so that a lost line is found."""

    key: str
    title: Sentence
    count: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class IndicatorList:
    """`age` is adult or child; `counts_checked` says how far the numbers of indicators were checked.

    `indicators` are those of all dimensions: every page of a case asks for them some twenty times.
    """

    key: str
    exploitation: str
    age: str
    title: Sentence
    source: Source
    counts_checked: str
    dimensions: tuple[Dimension, ...]
    indicators: tuple[Indicator, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        indicators = tuple(indicator for dimension in self.dimensions for indicator in dimension.indicators)
        object.__setattr__(self, "indicators", indicators)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is to be screened for: a kind of exploitation, and the age when it happened."""

    exploitation: str
    age: Age

    @property
    def list_age(self) -> str:
        return Age.ADULT if self.age == Age.ADULT else Age.CHILD
