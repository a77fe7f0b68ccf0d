"""Reads the files of lists, and finds the list for a profile or says why there is none and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, SOURCE, Count, load
from amanjol.casework.standards.screening.lists import (
    Dimension,
    DimensionKey,
    Indicator,
    IndicatorList,
    Weight,
)
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.foundation.textfiles.shapes import Choice, Codes
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.screening.lists import Profile

DATA: Final = Path(__file__).with_name("data")
AGES: Final = Choice(("adult", "child"))
FORCED_LABOUR_NUMBERS: Final = Codes(
    frozenset(str(number) for number in range(1, 12)), "indicator of forced labour"
)


def _dimension_problem(dimension: Dimension) -> str:
    count = len(dimension.indicators)
    if count != dimension.count:
        return f"dimension `{dimension.key}` says it has {dimension.count} indicators but lists {count}"
    return ""


def _list_problem(of: IndicatorList) -> str:
    if [dimension.key for dimension in of.dimensions] != list(DimensionKey):
        return f"a list has these dimensions in this order: {', '.join(DimensionKey)}"
    keys = sorted(indicator.key for indicator in of.indicators)
    twice = next((key for key, same in groupby(keys) if len(list(same)) > 1), "")
    return f"indicator `{twice}` stands in the list twice" if twice else ""


INDICATOR: Final = Record(
    Indicator,
    (
        Field("key", KEY),
        Field("says", SENTENCE),
        Field("weight", Choice(tuple(Weight))),
        Field("checked", CHECKED),
        Field("forced_labour", FORCED_LABOUR_NUMBERS, required=False),
    ),
)
DIMENSION: Final = Record(
    Dimension,
    (
        Field("key", Choice(tuple(DimensionKey))),
        Field("title", SENTENCE),
        Field("count", Count()),
        Field("indicators", Items(INDICATOR)),
    ),
    problem=_dimension_problem,
)
LIST: Final = Record(
    IndicatorList,
    (
        Field("key", KEY),
        Field("exploitation", KEY),
        Field("age", AGES),
        Field("title", SENTENCE),
        Field("source", SOURCE),
        Field("counts_checked", CHECKED),
        Field("dimensions", Items(DIMENSION)),
    ),
    problem=_list_problem,
)


@dataclass(frozen=True, slots=True)
class Specialist:
    """Whom to ask about a kind of exploitation for which there is no list."""

    exploitation: str
    age: str
    title: Sentence
    refer_to: Sentence


SPECIALISTS: Final = Items(
    Record(
        Specialist,
        (
            Field("exploitation", KEY),
            Field("age", AGES),
            Field("title", SENTENCE),
            Field("refer_to", SENTENCE),
        ),
    )
)


class NoList(LookupError):
    """There is no list for this profile, so nothing is scored. `sentence` says so and whom to ask."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


NO_LIST: Final = Sentence(
    "There is no list of indicators for this here, so nothing is scored. {refer_to} Help does not wait for that."
)


@dataclass(frozen=True, slots=True)
class Lists:
    lists: tuple[IndicatorList, ...]
    specialists: tuple[Specialist, ...]

    def choose(self, profile: Profile) -> IndicatorList:
        """The list for the profile. Raises `NoList`: no other list's weights are ever used instead."""
        for indicator_list in self.lists:
            if (indicator_list.exploitation, indicator_list.age) == (profile.exploitation, profile.list_age):
                return indicator_list
        raise NoList(NO_LIST.fill(refer_to=self.refer_to(profile)))

    def named(self, key: str) -> IndicatorList:
        """LookupError for a key that no list has."""
        for indicator_list in self.lists:
            if indicator_list.key == key:
                return indicator_list
        raise LookupError("There is no list of this key.")

    def refer_to(self, profile: Profile) -> Sentence:
        """Whom to ask about this kind of exploitation, whether or not there is a list."""
        for exploitation in (profile.exploitation, "other"):
            for specialist in self.specialists:
                if (specialist.exploitation, specialist.age) == (exploitation, profile.list_age):
                    return specialist.refer_to
        raise LookupError("The file of specialists has no line for `other`.")


def read_list(text: str, name: str) -> IndicatorList:
    """The list of a file shown as `name`. Raises `ContentError`."""
    indicator_list: IndicatorList = read(text, name, LIST).value
    return indicator_list


def read_lists(folder: Path) -> Lists:
    """All lists of `folder/lists/` and `folder/specialists.yaml`. Raises `ContentError`.

    A list that somebody brings is one more file: its name is its key, and it is the only one for its kind of
    exploitation and age.
    """
    lists: dict[tuple[str, str], IndicatorList] = {}
    for path in sorted((folder / "lists").glob("*.yaml")):
        name = f"lists/{path.name}"
        of = read_list(read_text(path, name), name)
        if of.key != path.stem:
            raise ContentError(name, 1, f"the key `{of.key}` must be the file's own name")
        if (of.exploitation, of.age) in lists:
            raise ContentError(name, 1, f"there is already a list for {of.exploitation} and {of.age}")
        lists[of.exploitation, of.age] = of
    specialists: tuple[Specialist, ...] = load(folder / "specialists.yaml", SPECIALISTS)
    for age in AGES.options:
        if not any((specialist.exploitation, specialist.age) == ("other", age) for specialist in specialists):
            raise ContentError("specialists.yaml", 1, f"whom to ask about `other` is missing for {age}")
    return Lists(tuple(lists.values()), specialists)


@cache
def packaged_lists() -> Lists:
    """The lists that ship with the product."""
    return read_lists(DATA)
