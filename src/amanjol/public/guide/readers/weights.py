"""What native readers should read first. Heavier is earlier; the weight of an article is country times topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weight:
    """`key` is a country, a topic or `general`."""

    key: str
    weight: int
    why: str


_ANY: Final = (
    Weight("kr", 2, "Work by contract: an office prepares most who go."),
    Weight("ae", 2, "Work in households there is out of reach of other advice."),
    Weight("pl", 1, "Fewer readers go there."),
    Weight("general", 3, "Read for every country: a kept passport, an offer, recruiters of the war."),
)
_RUSSIA_FIRST: Final = (
    Weight("ru", 6, "Where most readers of these languages go to work, and where a mistake ends in a ban."),
    Weight("kz", 3, "Next door: many go there too."),
    Weight("tr", 3, "Many go there too."),
    *_ANY,
)
COUNTRIES: Final = {
    "uz": _RUSSIA_FIRST,
    "ky": _RUSSIA_FIRST,
    "kk": _RUSSIA_FIRST,
    "ru": _RUSSIA_FIRST,
    "tk": (
        Weight("tr", 6, "Where most readers of Turkmen go to work."),
        Weight("ru", 4, "The second for readers of Turkmen."),
        Weight("kz", 2, "Fewer readers go there."),
        *_ANY,
    ),
}
TOPICS: Final = (
    Weight("help-and-contacts", 6, "A wrong word here keeps somebody from calling."),
    Weight("your-rights", 5, "What somebody may demand has to be understood at once."),
    Weight("entering-and-registering", 4, "A misread day or duty ends in a ban or a fine."),
    Weight("working-legally", 3, "The same, a little later."),
    Weight("country", 3, "The first page of a country."),
    Weight("duties-and-penalties", 2, "Read when something has happened."),
)
_LIGHT: Final = 1  # whatever is not named above


def weight_of(key: str, language: str) -> int:
    """Of an article by its key, such as `ru/your-rights`, for readers of that language."""
    place, _slash, topic = key.partition("/")
    countries = {row.key: row.weight for row in COUNTRIES.get(language, _RUSSIA_FIRST)}
    topics = {row.key: row.weight for row in TOPICS}
    of_topic = topics["working-legally"] if place == "general" else topics.get(topic or "country", _LIGHT)
    return countries.get(place, _LIGHT) * of_topic
