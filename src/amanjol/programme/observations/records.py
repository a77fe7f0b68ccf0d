"""What is sealed of an observation, and what of it is sent: a few codes."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from msgspec import Meta

from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.letters.twice_signed import SignedText
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.records import DataRecord, replace
from amanjol.programme.observations.kinds import (
    LONGEST_FIRM,
    LONGEST_LINK,
    NAMING,
    Answer,
    Asked,
    Known,
    SaidBy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINK: Final = re.compile(r"https://[\w-]+(\.[\w-]+)+(/[A-Za-z0-9._~/-]*)?(\?[A-Za-z0-9._=&-]*)?")
"""No sentence fits in: no port, no name before @, nothing after #, no letter in other signs than its own."""
MOST_DIGITS: Final = 4
"""Of a firm's name: a telephone number has more."""
_LOOKED_AT: Final = frozenset({"codes", "people", "taken_out", "stopped", "inside"})
MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def has_number(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) > MOST_DIGITS


class Source(DataRecord, frozen=True):
    """Where it stands in public, and the day on which it was read there. ValueError for no https address."""

    by: SaidBy
    link: Annotated[str, Meta(max_length=LONGEST_LINK)]
    on: date

    def __post_init__(self) -> None:
        if not LINK.fullmatch(self.link):
            raise ValueError("A public source has an address that begins with https.")


class Firm(DataRecord, frozen=True):
    """A firm or an agency that a state register or a court named. ValueError for any other."""

    name: Annotated[str, Meta(min_length=1, max_length=LONGEST_FIRM)]
    named: Source

    def __post_init__(self) -> None:
        if self.named.by not in NAMING:
            raise ValueError("A firm is named only where a state register or a court named it.")
        if has_number(self.name):
            raise ValueError("A firm's name has no telephone number in it.")


class Codes(DataRecord, frozen=True, kw_only=True):
    """What is noticed: keys of the warnings' closed lists, a month ("2026-11"), and how it is known. ValueError.

    `region` is empty where the country says enough. `source` stands where a public source is how it is known.
    """

    kind: Annotated[str, Meta(min_length=1, max_length=40)]
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    region: Annotated[str, Meta(max_length=40)] = ""
    month: str
    known: Known
    source: Source | None = None
    firm: Firm | None = None

    def __post_init__(self) -> None:
        if not MONTH.fullmatch(self.month) or (self.known is Known.PUBLIC) != (self.source is not None):
            raise ValueError(
                "An observation has a month, and a public source exactly where that is how it is known."
            )

    @property
    def written(self) -> str:
        """All that no list has: a firm's name, and the words of addresses."""
        firm = self.firm
        links = [source.link for source in (self.source, firm and firm.named) if source]
        return " ".join([firm.name if firm else "", *re.findall(r"[^\W\d_]{2,}", " ".join(links))]).strip()

    @property
    def digest(self) -> str:
        """SHA-256 of canonical bytes, in hexadecimal figures: what was answered was answered about these very codes."""
        return hashlib.sha256(canonical.to_bytes(self.as_data())).hexdigest()


class Lawyer(DataRecord, frozen=True):
    """What her lawyer said on the day `on`."""

    name: Annotated[str, Meta(min_length=1)]
    on: date
    allows: bool


class Behind(DataRecord, frozen=True, kw_only=True):
    """Somebody who told it. `about` is the digest of the codes about which was answered, empty before anybody was.

    `could_know`: family, neighbours or recruiter could know that it came from them. `inside`: somebody is still inside,
    or an operation is running. `family`: who has the same letter is of one family. `taken_out_by`: the account who took
    them out after a no; asked anew they are by another.
    """

    person: UUID
    about: str = ""
    could_know: Answer = Answer.OPEN
    inside: Answer = Answer.OPEN
    asked: Asked = Asked.OPEN
    family: Annotated[str, Meta(max_length=1)] = ""
    lawyer: Lawyer | None = None
    taken_out_by: str = ""

    @property
    def says_no(self) -> bool:
        return Answer.YES in {self.could_know, self.inside} or self.asked is Asked.REFUSED

    @property
    def lawyer_says_no(self) -> bool:
        return self.lawyer is not None and not self.lawyer.allows

    @property
    def stops(self) -> bool:
        return self.says_no or self.lawyer_says_no

    def after(self, earlier: Behind) -> Behind:
        """A lawyer's no stays until a word of a later day allows it, whatever the codes are."""
        word, before = self.lawyer, earlier.lawyer
        if before is None or before.allows or (word is not None and (not word.allows or word.on > before.on)):
            return self
        return replace(self, lawyer=before)


class ObservationRecord(BoundRecord, frozen=True, kw_only=True):
    """`writers` are accounts who wrote any of it: none of them sends it. `sent` is the id of what was sent.

    `inside` is asked of a public source, as `Behind.inside` of people. `acts`: how many entries the journal has of it.
    `taken_out`: who was taken out after a no about them, which stops it still. `stopped`: digests of the codes about
    which a no was answered of somebody who was restricted, merged or erased since.
    """

    codes: Codes
    people: tuple[Behind, ...] = ()
    taken_out: tuple[Behind, ...] = ()
    stopped: frozenset[str] = frozenset()
    inside: Answer = Answer.OPEN
    writers: frozenset[str] = frozenset()
    sent: UUID | None = None
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def beside(self) -> Mapping[str, Any]:
        return {"is_sent": self.sent is not None}

    @property
    def whole_digest(self) -> str:
        """Of all that whoever sends it looks at."""
        looked = {name: value for name, value in self.as_data().items() if name in _LOOKED_AT}
        return hashlib.sha256(canonical.to_bytes(looked)).hexdigest()

    def behind(self, person: UUID) -> Behind | None:
        return next((entry for entry in self.people if entry.person == person), None)

    def names(self, person: UUID) -> bool:
        return any(entry.person == person for entry in (*self.people, *self.taken_out))

    def of(self, people: Iterable[UUID], by: str) -> ObservationRecord:
        """Exactly these stand behind it; whoever is taken out after a no stays beside it, with what was answered."""
        earlier = {entry.person: entry for entry in (*self.people, *self.taken_out)}
        chosen = {person: earlier.pop(person, Behind(person=person)) for person in people}
        out = tuple(
            replace(entry, taken_out_by=entry.taken_out_by or by) for entry in earlier.values() if entry.stops
        )
        return replace(self, people=tuple(chosen.values()), taken_out=out)

    def without(self, person: UUID) -> ObservationRecord:
        """Nobody knows of them any more; a no of theirs stays, nameless."""
        both = (*self.people, *self.taken_out)
        return replace(
            self,
            people=tuple(entry for entry in self.people if entry.person != person),
            taken_out=tuple(entry for entry in self.taken_out if entry.person != person),
            stopped=self.stopped | {entry.about for entry in both if entry.person == person and entry.stops},
        )


class SentText(SignedText, frozen=True, kw_only=True, tag_field="observation", tag=1):
    """All that is sent, and signed."""

    codes: Codes
