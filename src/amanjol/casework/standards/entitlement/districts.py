"""The districts and towns of a country by which advocates are counted (`data/districts/<country>.yaml`).

Names are those that people use; which of them the state's register knows is not checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, load
from amanjol.casework.standards.entitlement.right_files import DATA
from amanjol.casework.standards.policy.destinations import COUNTRY
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class District:
    key: str
    name: Sentence


@dataclass(frozen=True, slots=True)
class Region:
    key: str
    name: Sentence
    districts: tuple[District, ...]


@dataclass(frozen=True, slots=True)
class Districts:
    country: str
    says: Sentence
    checked: str
    regions: tuple[Region, ...]


DISTRICTS: Final = Record(
    Districts,
    (
        Field("country", COUNTRY),
        Field("says", SENTENCE),
        Field("checked", CHECKED),
        Field(
            "regions",
            Items(
                Record(
                    Region,
                    (
                        Field("key", KEY),
                        Field("name", SENTENCE),
                        Field(
                            "districts",
                            Items(Record(District, (Field("key", KEY), Field("name", SENTENCE))), key="key"),
                        ),
                    ),
                )
            ),
        ),
    ),
)


@cache
def districts_of(country: str) -> Districts | None:
    """None for a country whose districts nobody has written down. Raises `ContentError`."""
    path = DATA / "districts" / f"{country}.yaml"
    if not country.isalpha() or not path.is_file():
        return None
    districts: Districts = load(path, DISTRICTS)
    return districts
