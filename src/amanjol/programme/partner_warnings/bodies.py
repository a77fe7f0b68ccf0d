"""What crosses of a warning: the pieces that readers get, and that it has ended. Nothing on which it rests."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from msgspec import Meta

from amanjol.foundation.seals.records import DataRecord
from amanjol.public.warnings.kinds import LONGEST_TEXT, MOST_ADVICE, leads_away, seen_alone

TOLD: Final = "warning.told"
ENDED: Final = "warning.ended"
LONGEST_SOURCE: Final = 300
LONGEST_LINK: Final = 500
MOST_LANGUAGES: Final = 12
_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
LINK: Final = re.compile(r"(https?://[^\s<>\"'@]+)?")

type Key = Annotated[str, Meta(pattern=rf"^{_KEY}\Z", max_length=40)]
type KeyOrNone = Annotated[str, Meta(pattern=rf"^({_KEY})?\Z", max_length=40)]
type Country = Annotated[str, Meta(pattern=r"^([A-Z]{2})?\Z")]
type Month = Annotated[str, Meta(pattern=r"^([0-9]{4}-(0[1-9]|1[0-2]))?\Z")]
type Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z")]
type Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_TEXT)]
type Texts = Annotated[dict[Language, Text], Meta(max_length=MOST_LANGUAGES)]


class Sure(StrEnum):
    """As `Sureness`: how sure it is in the eyes of who tells it."""

    OFFICIAL = "official"
    SEVERAL = "several"
    REPORT = "report"


class Origin(DataRecord, frozen=True, kw_only=True):
    """Of a warning that was itself taken over: the node that told it first, and its id there. No organisation: whom
    somebody believes is theirs to say.
    """

    node: Annotated[str, Meta(min_length=1, max_length=36, pattern=r"^[0-9a-f-]+\Z")]
    warning: UUID


class Told(DataRecord, frozen=True, kw_only=True):
    """Body of `warning.told`. `warning` is its id there; codes are of the catalogue, empty where none was chosen.

    ValueError for days that end before they begin, a source of what people told, none of all else, or among the words
    a number to call, a link or what nobody sees.
    """

    warning: UUID
    kind: Key
    country: Country
    region: KeyOrNone
    trade: KeyOrNone
    channel: KeyOrNone
    month: Month
    advice: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_ADVICE)]
    sure: Sure
    source: Annotated[str, Meta(max_length=LONGEST_SOURCE)]
    link: Annotated[str, Meta(max_length=LONGEST_LINK)]
    texts: Texts
    begins_on: date
    ends_on: date
    came_from: Origin | None = None

    def __post_init__(self) -> None:
        if self.ends_on < self.begins_on:
            raise ValueError("What ends has begun before.")
        if (self.sure is Sure.SEVERAL) is bool(self.source or self.link):
            raise ValueError("A source is of who said it in public, and of nobody else.")
        if not LINK.fullmatch(self.link):
            raise ValueError("This leads nowhere.")
        if any(leads_away(text) or seen_alone(text) != text for text in self.texts.values()):
            raise ValueError("Whom to call says the directory of who reads it.")


class Ending(StrEnum):
    """`WITHDRAWN`: it was right and holds no longer."""

    WITHDRAWN = "withdrawn"
    WRONG = "wrong"


class Ended(DataRecord, frozen=True, kw_only=True):
    """Body of `warning.ended`. `right` says what is right where it was wrong. ValueError for such words otherwise.

    They keep no end from being opened: whatever they say, editors alone read it, and no page shows a number or a link
    (`showing.right_of`).
    """

    warning: UUID
    says: Ending
    on: date
    right: Texts

    def __post_init__(self) -> None:
        if self.right and self.says is not Ending.WRONG:
            raise ValueError("Only what was wrong is put right.")
