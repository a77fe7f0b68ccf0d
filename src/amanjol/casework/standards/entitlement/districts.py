"""The districts and towns of a country by which advocates are counted (`data/districts/<country>.yaml`).

Names are those that people use; which of them the state's register knows is not checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, load
from amanjol.casework.standards.entitlement.right_files import DATA
from amanjol.casework.standards.policy.destinations import COUNTRY
from amanjol.foundation.textfiles.nodes import Listing, Mapping, Scalar
from amanjol.foundation.textfiles.problems import quoted
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.sentences import Sentence
    from amanjol.foundation.textfiles.findings import Findings
    from amanjol.foundation.textfiles.nodes import Node
    from amanjol.foundation.textfiles.shapes import Data


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


@dataclass(frozen=True, slots=True)
class Keyed:
    """A list of regions. No two have the same key, and no two districts of any: rows of advocates know them by it."""

    of: Items

    def read(self, node: Node, label: str, findings: Findings) -> tuple[Any, ...]:
        regions: tuple[Region | None, ...] = self.of.read(node, label, findings)
        lines: dict[tuple[str, str], int] = {}
        for kind, of_kind in (("region", _items(node)), ("district", _items_below(node))):
            for item in of_kind:
                key = item.get("key") if isinstance(item, Mapping) else None
                if not isinstance(key, Scalar):
                    continue
                line = lines.setdefault((kind, key.value), key.line)
                if line != key.line:
                    findings.report(key.line, f"the {kind} {quoted(key.value)} is already on line {line}")
        return regions

    def arrange(self, value: tuple[Region, ...]) -> Data:
        return self.of.arrange(value)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Listing) else ()


def _items_below(node: Node) -> list[Node]:
    regions = [region for region in _items(node) if isinstance(region, Mapping)]
    return [district for region in regions for district in _items(region.get("districts"))]


_DISTRICT: Final = Record(District, (Field("key", KEY), Field("name", SENTENCE)))
_REGION: Final = Record(
    Region, (Field("key", KEY), Field("name", SENTENCE), Field("districts", Items(_DISTRICT)))
)
DISTRICTS: Final = Record(
    Districts,
    (
        Field("country", COUNTRY),
        Field("says", SENTENCE),
        Field("checked", CHECKED),
        Field("regions", Keyed(Items(_REGION))),
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
