"""What a consent of version 2 says besides what it is for: to whom, what of the person, into which countries, until
when, and the words that were read out.

A consent of version 1 says none of it (`allowing` says what it still counts for).
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Final

from amanjol.foundation.seals.records import DataRecord


class FieldGroup(StrEnum):
    """What may be told of a person, in a few plain words. Which fields belong where: `htcds.groups`."""

    NAME = "name"
    PAPERS = "papers"
    CONTACT = "contact"
    PLACE = "place"
    FAMILY = "family"
    HAPPENED = "happened"
    VIOLENCE = "violence"
    DOERS = "doers"
    WAGES = "wages"
    HEALTH = "health"
    DANGER = "danger"
    HELP = "help"
    DECISIONS = "decisions"


IDENTIFYING: Final = frozenset({FieldGroup.NAME, FieldGroup.PAPERS, FieldGroup.CONTACT, FieldGroup.PLACE})
"""What leads to the person. It goes abroad by a consent of its own."""


class Channel(StrEnum):
    """Where a story may stand once it is published."""

    WEB = "web"
    MAIL = "mail"
    PAPER = "paper"
    SOCIAL = "social"


class Scope(DataRecord, frozen=True):
    """Where a story may be published, in which languages (codes), with a picture or not. ValueError for nowhere."""

    channels: tuple[Channel, ...]
    languages: tuple[str, ...]
    with_picture: bool = False

    def __post_init__(self) -> None:
        for chosen in (self.channels, self.languages):
            if not chosen or len(set(chosen)) != len(chosen):
                raise ValueError("A story is published somewhere and in some language, each named once.")


class RecipientKind(StrEnum):
    """`HERE` is an organisation of this node, `OUTSIDE` every other, here or abroad."""

    US = "us"
    HERE = "here"
    OUTSIDE = "outside"


class Recipient(DataRecord, frozen=True):
    """`organisation` is the id of one of this node, `country` that of another (ISO 3166). ValueError for a mixture.

    `name` is as it was read out.
    """

    kind: RecipientKind
    name: str = ""
    organisation: str = ""
    country: str = ""

    def __post_init__(self) -> None:
        filled = {field for field in ("name", "organisation", "country") if getattr(self, field)}
        if filled != _FILLED[self.kind]:
            raise ValueError("This is no recipient.")

    def is_same(self, other: Recipient) -> bool:
        """Of this node by the id, others by name and country: capitals and spaces tell nobody apart."""
        if self.kind is not other.kind:
            return False
        if self.kind is RecipientKind.OUTSIDE:
            return self.country == other.country and folded(self.name) == folded(other.name)
        return self.organisation == other.organisation


_FILLED: Final = {
    RecipientKind.US: set(),
    RecipientKind.HERE: {"name", "organisation"},
    RecipientKind.OUTSIDE: {"name", "country"},
}
US: Final = Recipient(RecipientKind.US)


def folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class Terms(DataRecord, frozen=True, tag_field="terms", tag=2):
    """`countries` are all to which it may go, that of the node among them only where it stays or passes there.

    `said` are the words that were read out, line by line, in `language`, of the `edition` of the texts; `digest` is
    `digest_of` them. `until` is the last day, None for “until I say otherwise”. `interpreter` and `witness` say who,
    and are empty where there was none. `scope`: of a story that may be published, and of nothing else. ValueError where
    the digest is another.
    """

    recipient: Recipient
    groups: tuple[FieldGroup, ...]
    countries: tuple[str, ...]
    language: str
    edition: date
    said: tuple[str, ...]
    digest: str
    until: date | None = None
    interpreter: str = ""
    witness: str = ""
    scope: Scope | None = None

    def __post_init__(self) -> None:
        if self.digest != digest_of(self.edition, self.language, self.said):
            raise ValueError("These are not the words that were read out.")


def digest_of(edition: date, language: str, said: tuple[str, ...]) -> str:
    """SHA-256 of exactly these words, each behind its length of eight bytes, in hexadecimal figures."""
    digest = hashlib.sha256()
    for text in (edition.isoformat(), language, *said):
        written = text.encode()
        digest.update(len(written).to_bytes(8) + written)
    return digest.hexdigest()
