"""What a cell may call the districts of a country: by key or by name, and a town without saying that it is one."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from amanjol.casework.standards.entitlement.districts import District, Districts

MOST_NEAR: Final = 200  # words for which a near name is sought: each takes some milliseconds
_LONGEST: Final = 40
_BEFORE: Final = re.compile(r"^(?:г(?:ород|\.)?[ ]+|г\.|town of )")
_BEHIND: Final = re.compile(r"(?:[ ]*\((?:город|town)\)|[ ]+(?:город|г\.|town))$")
_DISTRICT: Final = re.compile(r"[ ]*\(district\)$")


class DistrictNames:
    """Of one country. Names are those of the file, in English and in Russian."""

    def __init__(self, districts: Districts | None) -> None:
        of_all = [of for region in districts.regions for of in region.districts] if districts else []
        alike: dict[str, list[District]] = {}
        for district in of_all:
            alike.setdefault(_bare(district.name.en), []).append(district)
        self._whole: dict[str, District] = {}
        self._towns: dict[str, District] = {}
        self._bare: dict[str, list[District]] = {}
        self._near: dict[str, District | None] = {}
        for district in of_all:
            self._whole[district.key] = district
            for name in map(_plain, (district.name.en, district.name.in_language("ru"))):
                self._whole[name] = district
                town = _BEHIND.sub("", name)
                if town != name:
                    self._towns[town] = district
                    self._bare[town] = alike[_bare(district.name.en)]

    def __bool__(self) -> bool:
        return bool(self._whole)

    def called(self, words: str) -> list[District]:
        """None, or one; or several where a district and a town have that name."""
        name = _plain(words)
        if name in self._whole:
            return [self._whole[name]]
        town = _BEHIND.sub("", _BEFORE.sub("", name))
        if town != name:
            of_town = self._towns.get(town) or self._whole.get(town)
            return [of_town] if of_town else []
        return self._bare.get(name, [])

    def near(self, words: str) -> District | None:
        """Whose name is written nearly so."""
        name = _plain(words)[:_LONGEST]
        if name not in self._near and len(self._near) < MOST_NEAR:
            of_all = self._towns | self._whole
            [nearest] = get_close_matches(name, list(of_all), n=1, cutoff=0.7) or [""]
            self._near[name] = of_all.get(nearest)
        return self._near.get(name)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _bare(english: str) -> str:
    return _DISTRICT.sub("", _BEHIND.sub("", _plain(english)))
