"""What waits in the inbox is opened by who holds it, in an unlocked request: once, whatever came twice or when.

A letter that cannot be opened yet is kept and says why: its writer is not believed here, the clocks are apart, its time
has passed, its kind is newer than this program. Nothing of it is shown meanwhile. What nobody signed is opened as well,
a few a day of each node that brings it: one that was seized can write as much of it as it likes.

Also called: inbox, message consumer, deduplication.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.letters import gaps, kinds, waiting_rows
from amanjol.foundation.letters.files import receiving as files
from amanjol.foundation.letters.models import Incoming, OpenedLetter
from amanjol.foundation.organisations.keys.actions.recording import record_deed, record_deeds
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.letters import nameless

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.utils.functional import _StrPromise

    from amanjol.foundation.letters.models import InboxKey
    from amanjol.foundation.organisations.keys.circles.opening import Circles, OpenedCircle
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import Letter
    from amanjol.foundation.seals.letters.nameless import Nameless
    from amanjol.foundation.seals.records import DataRecord

A_REQUEST: Final = 20
"""Letters that one request opens; the next one goes on."""
NAMELESS_A_DAY: Final = 20
"""Letters that nobody signed, of one node, in 24 hours; what is more waits."""
NOBODY: Final = ""
"""In place of the writer of what nobody signed."""
WAITED_LONG: Final = "letters.too-many"
_REFUSED_ROWS: Final = (DataError, IntegrityError)
"""By the database, for what stands in them. It says nothing of a letter when the database itself fails."""
_REFUSALS: Final = (
    kinds.NotExpected, kinds.NotKnownHere, kinds.TooMany, NotCanonical, SealBroken, *_REFUSED_ROWS
)  # fmt: skip
"""What a letter can come to when the package of its kind is told of it."""


class Held(StrEnum):
    """Why a letter waits."""

    CLOSED = "closed"  # not from anybody whose key is believed here, or no letter at all
    CLOCKS_APART = "clocks_apart"
    EXPIRED = "expired"
    KIND = "kind"  # a newer partner wrote it
    BODY = "body"  # its writer signed what no letter of this kind says
    NOT_EXPECTED = "not_expected"  # an answer to what nobody here asked
    TOO_MANY = "too_many"  # more than a day's share of its writer, or of what nobody signed, through one node
    NOBODY_READS = "nobody_reads"  # those who may read it are not named here yet


ONCE_MORE: Final = ("", Held.CLOCKS_APART, Held.NOT_EXPECTED, Held.TOO_MANY, Held.NOBODY_READS)
"""What is looked at without being asked: what holds it ends by itself, or by what others do here."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter as the package of its kind is told of it. `row` is what it is known by here from now on."""

    letter: Letter
    body: DataRecord
    card: OrganisationCard
    row: OpenedLetter
    keyring: Keyring
    circle: OpenedCircle


@dataclass(frozen=True, slots=True)
class OpenedNameless:
    """What nobody signed, as the package of its kind is told of it; `letter.through` is the node that brought it."""

    letter: Nameless
    body: DataRecord
    keyring: Keyring


@dataclass(frozen=True, slots=True)
class Read:
    """A letter that was opened: of whom (empty where nobody signed), what it is, and the page that shows it."""

    row: OpenedLetter
    writer: str
    title: _StrPromise
    address: str


@dataclass(slots=True)
class Looked:
    """What came of looking: what was opened, and how many were there before, taken back, or wait.

    `passed_by`: how many a colleague opens in this moment.

    `missing`: nodes of writers who have sent letters before one of these that have not been opened here.
    """

    opened: list[Read] = field(default_factory=list)
    again: int = 0
    taken_back: int = 0
    passed_by: int = 0
    held: dict[Held, int] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)


def open_waiting(
    *,
    circles: Circles,
    keyring: Keyring,
    believed: Mapping[bytes, OrganisationCard],
    even_held: bool = False,
) -> Looked:
    """Up to `A_REQUEST` letters of the inboxes whose circles the member is in.

    `believed` are the partners' cards, as `beliefs.believed` gives them.

    `even_held` looks again at what waits, for instance since a partner is believed now.
    """
    looked, organisation = Looked(), keyring.member.organisation_id
    inboxes = _open_inboxes(circles, keyring)
    look = _Look(circles, keyring, believed, looked, inboxes)
    held = None if even_held else ONCE_MORE
    for group in _groups(waiting_rows.in_turn(organisation, list(inboxes), held, A_REQUEST)):
        with transaction.atomic():
            look.at(group)
    signed = [read.row for read in looked.opened if read.row.issuer != NOBODY]
    looked.missing = gaps.nodes_of(organisation, signed)
    return looked


def _groups(chosen: Iterable[waiting_rows.Chosen]) -> list[dict[UUID, UUID]]:
    """Rows and their letters: what is new is looked at together, what waited, or lies beside another, by itself."""
    new: dict[UUID, UUID] = {}
    alone: list[dict[UUID, UUID]] = []
    for pk, letter, is_held in chosen:
        if is_held or letter in new.values():
            alone.append({pk: letter})
        else:
            new[pk] = letter
    return [new, *alone] if new else alone


def _open_inboxes(circles: Circles, keyring: Keyring) -> dict[bytes, InboxKey]:
    """Those that are not closed and whose circles open in this request, by the ids of their keys. SealBroken where one
    was exchanged.
    """
    inboxes = waiting_rows.inboxes(keyring.member.organisation_id)
    return {bytes(inbox.key_id): inbox for inbox in inboxes if _opens(circles, inbox)}


def _opens(circles: Circles, inbox: InboxKey) -> bool:
    try:
        circles.of(inbox.circle_id)
    except LookupError:
        return False
    return True


class _Signed(NamedTuple):
    """A letter of somebody who is believed; `cards` are all of theirs."""

    row: Incoming
    letter: Letter
    circle: OpenedCircle
    cards: list[OrganisationCard]

    @property
    def by(self) -> tuple[str, str, UUID]:
        return self.letter.issuer.node, self.letter.issuer.organisation, self.letter.id


class _Taken(NamedTuple):
    row: Incoming
    kind: kinds.Kind
    opened: Opened


@dataclass(frozen=True, slots=True)
class _Look:
    circles: Circles
    keyring: Keyring
    believed: Mapping[bytes, OrganisationCard]
    looked: Looked
    inboxes: Mapping[bytes, InboxKey]

    def at(self, group: Mapping[UUID, UUID]) -> None:
        """Rows and their letters. What one wrote is taken in the order in which it was written."""
        ours = waiting_rows.hold(group.values())
        self.looked.passed_by += sum(letter not in ours for letter in group.values())
        rows = waiting_rows.locked([pk for pk, letter in group.items() if letter in ours])
        signed = [self._signed(rows[pk]) for pk in group if pk in rows]
        self._take(sorted(filter(None, signed), key=lambda entry: entry.letter.sequence))

    def _signed(self, row: Incoming) -> _Signed | None:
        """None for any other, which waits or is taken as what nobody signed."""
        circle = self._circle_of(row)
        if circle is None:
            return None  # of another inbox of the house, whose circle does not open in this request
        opened, number = circle
        pair = opened.numbered(number).keys
        inbox = letters.Inbox(self.keyring.organisation, {keypairs.key_id(pair.public): pair})
        try:
            letter = letters.open_letter(bytes(row.sealed or b""), inbox, self.believed, timezone.now())
        except SealBroken:
            self._at_nameless(row, inbox)
        except letters.LetterHeld as held:
            self._hold(row, Held(held.reason.value))
        else:
            of_writer = [card for card in self.believed.values() if card.holder == letter.issuer]
            return _Signed(row, letter, opened, of_writer)
        return None

    def _circle_of(self, row: Incoming) -> tuple[OpenedCircle, int] | None:
        """SealBroken where the circle was exchanged."""
        inbox = self.inboxes.get(bytes(row.key_id))
        if inbox is None or inbox.closes_at < timezone.now():
            return None
        try:
            return self.circles.of(inbox.circle_id), inbox.number
        except LookupError:
            return None

    def _take(self, signed: Collection[_Signed]) -> None:
        if not signed:
            return
        keys = [(entry.by, [card.signing_key for card in entry.cards]) for entry in signed]
        before = waiting_rows.before(self.keyring.member.organisation_id, keys)
        taken = []
        for entry in signed:
            if entry.by in before.here:
                self.looked.again += 1
                waiting_rows.empty([entry.row])
            elif entry.by in before.gone:
                waiting_rows.enter([_entry_of(entry, gone_at=timezone.now())])
                self.looked.taken_back += 1
                waiting_rows.empty([entry.row])
            elif (readable := self._readable(entry)) is not None:
                taken.append(readable)
        self._keep_together(taken)

    def _readable(self, entry: _Signed) -> _Taken | None:
        """None for one that waits."""
        row, letter, circle, of_writer = entry
        kind = kinds.of(letter.kind)
        if kind is None:
            self._hold(row, Held.KIND)
            return None
        try:
            body = kinds.body_of(kind, letter.body)
        except NotCanonical:
            self._hold(row, Held.BODY)
            return None
        if letter.files and (not kind.takes_files or files.are_too_large(letter.files)):
            self._hold(row, Held.BODY)
            return None
        opened = Opened(letter, body, of_writer[0], _entry_of(entry), self.keyring, circle)
        return _Taken(row, kind, opened)

    def _keep_together(self, taken: Sequence[_Taken]) -> None:
        """Where one of them is refused each is kept by itself: it stops none behind it."""
        if len(taken) > 1:
            try:
                with transaction.atomic():
                    self._keep(taken)
            except _REFUSALS:
                pass
            else:
                return
        for entry in taken:
            self._keep_alone(entry)

    def _keep_alone(self, entry: _Taken) -> None:
        try:
            with transaction.atomic():
                self._keep([entry])
        except kinds.NotExpected:
            self._hold(entry.row, Held.NOT_EXPECTED)
        except kinds.NotKnownHere:
            self._hold(entry.row, Held.KIND)
        except kinds.TooMany:
            self._hold(entry.row, Held.TOO_MANY)
        except (NotCanonical, *_REFUSED_ROWS):  # what it belongs to holds no more, or no such row
            self._hold(entry.row, Held.BODY)
        except SealBroken:  # a row of ours is damaged: the letter stays new
            pass

    def _keep(self, taken: Sequence[_Taken]) -> None:
        """As the packages of their kinds say, which raise `_REFUSALS`."""
        waiting_rows.enter([entry.opened.row for entry in taken])
        read, sealed = [], {}
        for _row, kind, opened in taken:
            files.expect(opened.letter, opened.row)
            of_kind = kind.opened(opened)
            if of_kind.sealed is not None:
                sealed[opened.row.pk] = of_kind.sealed
            read.append(Read(opened.row, opened.card.name, kind.title, of_kind.address))
        waiting_rows.keep(sealed)
        waiting_rows.empty([entry.row for entry in taken])
        record_deeds(
            "letters.opened", self.keyring.member, "letter", {entry.row.letter: {} for entry in taken}
        )
        self.looked.opened += read

    def _at_nameless(self, row: Incoming, inbox: letters.Inbox) -> None:
        """It may be one that nobody signs, of the node that brought it."""
        try:
            letter = nameless.open_nameless(bytes(row.sealed or b""), inbox, row.from_node)
            kind = kinds.nameless_of(letter.kind)
            body = kinds.body_of(kind, letter.body) if kind is not None else None
        except (SealBroken, NotCanonical):
            self._close(row)
            return
        if kind is None or body is None:
            self._hold(row, Held.KIND)
            return
        of_node = OpenedLetter.objects.filter(
            organisation=row.organisation_id, issuer_node=letter.through, issuer=NOBODY
        )
        if of_node.filter(letter=letter.id).exists():
            self.looked.again += 1
            _empty_alone(row)
        elif of_node.filter(opened_at__gt=timezone.now() - timedelta(days=1)).count() >= NAMELESS_A_DAY:
            if row.held != Held.TOO_MANY:
                record_deed(WAITED_LONG, self.keyring.member, ("letter", letter.id))
            self._hold(row, Held.TOO_MANY)
        else:
            self._take_nameless(row, OpenedNameless(letter, body, self.keyring), kind)

    def _take_nameless(self, row: Incoming, opened: OpenedNameless, kind: kinds.NamelessKind) -> None:
        letter = opened.letter
        entry = OpenedLetter(
            organisation_id=row.organisation_id,
            issuer_node=letter.through,
            issuer=NOBODY,
            letter=letter.id,
            sequence=0,
        )
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
                of_kind = kind.opened(opened)
        except kinds.NobodyReads:
            self._hold(row, Held.NOBODY_READS)
        except _REFUSED_ROWS:
            self._close(row)
        else:
            _empty_alone(row)
            record_deed("letters.opened", self.keyring.member, ("letter", letter.id))
            self.looked.opened.append(Read(entry, "", kind.title, of_kind.address))

    def _close(self, row: Incoming) -> None:
        """It waits; but what lies beside a true letter of that node that was opened here is none, whenever it came."""
        of_node = OpenedLetter.objects.filter(organisation=row.organisation_id, issuer_node=row.from_node)
        if of_node.filter(letter=row.letter).exclude(issuer=NOBODY).exists():
            _empty_alone(row)
        else:
            self._hold(row, Held.CLOSED)

    def _hold(self, row: Incoming, reason: Held) -> None:
        self.looked.held[reason] = self.looked.held.get(reason, 0) + 1
        if row.held != reason:
            row.held = reason
            row.save(update_fields=["held"])


def _entry_of(entry: _Signed, gone_at: datetime | None = None) -> OpenedLetter:
    node, issuer, letter = entry.by
    return OpenedLetter(
        organisation_id=entry.row.organisation_id,
        issuer_node=node,
        issuer=issuer,
        letter=letter,
        sequence=entry.letter.sequence,
        gone_at=gone_at,
    )


def _empty_alone(row: Incoming) -> None:
    """Beside what nobody signed a true letter of this id may lie, which that must not take away."""
    Incoming.objects.filter(pk=row.pk).update(sealed=None, held="", gone_at=timezone.now())
