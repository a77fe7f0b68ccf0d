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
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Case, F, Q, When
from django.db.models.functions import Random
from django.utils import timezone

from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.files import receiving as files
from amanjol.foundation.letters.models import InboxKey, Incoming, OpenedLetter
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.letters import nameless
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.utils.functional import _StrPromise

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
_BEFORE: Final = """
select exists (select from letters_openedletter
        where organisation_id = %s and issuer_node = %s and issuer = %s and letter = %s),
    exists (select from letters_recalled where issuer_node = %s and issuer = %s and letter = %s and key = any(%s))
"""


_EMPTY: Final = """
update letters_incoming set sealed = null, held = '', gone_at = %s
where organisation_id = %s and from_node = %s and letter = %s and sealed is not null
"""
_waiting_row = FixedQuery(
    lambda pk: Incoming.objects.select_for_update(skip_locked=True).filter(pk=pk, sealed__isnull=False)
)


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
    looked = Looked()
    inboxes = _open_inboxes(circles, keyring)
    look = _Look(circles, keyring, believed, looked, inboxes)
    rows = Incoming.objects.filter(
        organisation=keyring.member.organisation_id, sealed__isnull=False, key_id__in=list(inboxes)
    )
    if not even_held:
        rows = rows.filter(held__in=ONCE_MORE)
    is_new = Q(held="")
    # What is new comes first, then of what waits some by chance: however much waits, it keeps no letter out.
    in_turn = rows.order_by(
        Case(When(is_new, then=0), default=1), Case(When(is_new, then=F("arrived_at"))), Random()
    )
    for pk, letter in in_turn.values_list("pk", "letter")[:A_REQUEST]:
        with transaction.atomic():
            if not _is_ours_to_open(letter):
                looked.passed_by += 1
            elif (row := _locked(pk)) is not None:
                look.at(row)
    looked.missing = _missing([read.row for read in looked.opened])
    return looked


def _is_ours_to_open(letter: UUID) -> bool:
    """Until the transaction ends nobody else opens this letter; False where a colleague does so now.

    It may lie here twice, sealed anew: who opens one of the two enters the letter and empties both, so two who open one
    each would wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"letter {letter}"])
        return bool(cursor.fetchone()[0])


def _locked(pk: UUID) -> Incoming | None:
    """None for one that was opened meanwhile, or that the worker holds."""
    return _waiting_row.first(pk)


def _open_inboxes(circles: Circles, keyring: Keyring) -> dict[bytes, InboxKey]:
    """Those that are not closed and whose circles open in this request, by the ids of their keys. SealBroken where one
    was exchanged.
    """
    rows = Incoming.objects.filter(organisation=keyring.member.organisation_id, sealed__isnull=False)
    inboxes = InboxKey.objects.filter(
        organisation=keyring.member.organisation_id,
        key_id__in=rows.values("key_id"),
        closes_at__gte=timezone.now(),
    )
    return {bytes(inbox.key_id): inbox for inbox in inboxes if _opens(circles, inbox)}


def _opens(circles: Circles, inbox: InboxKey) -> bool:
    try:
        circles.of(inbox.circle_id)
    except LookupError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Look:
    circles: Circles
    keyring: Keyring
    believed: Mapping[bytes, OrganisationCard]
    looked: Looked
    inboxes: Mapping[bytes, InboxKey]

    def at(self, row: Incoming) -> None:
        circle = self._circle_of(row)
        if circle is None:
            return  # of another inbox of the house, whose circle does not open in this request
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
            self._take(row, letter, opened)

    def _circle_of(self, row: Incoming) -> tuple[OpenedCircle, int] | None:
        """SealBroken where the circle was exchanged."""
        inbox = self.inboxes.get(bytes(row.key_id))
        if inbox is None or inbox.closes_at < timezone.now():
            return None
        try:
            return self.circles.of(inbox.circle_id), inbox.number
        except LookupError:
            return None

    def _take(self, row: Incoming, letter: Letter, circle: OpenedCircle) -> None:
        of_writer = [card for card in self.believed.values() if card.holder == letter.issuer]
        same = {"organisation_id": row.organisation_id, "issuer_node": letter.issuer.node}
        same |= {"issuer": letter.issuer.organisation, "letter": letter.id}
        is_here, is_gone = _before(row, letter, of_writer)
        if is_here:
            self.looked.again += 1
            _empty(row)
            return
        entry = OpenedLetter(**same, sequence=letter.sequence)
        if is_gone:
            entry.gone_at = timezone.now()
            entry.save(force_insert=True)
            self.looked.taken_back += 1
            _empty(row)
            return
        kind = kinds.of(letter.kind)
        if kind is None:
            self._hold(row, Held.KIND)
            return
        try:
            body = kinds.body_of(kind, letter.body)
        except NotCanonical:
            self._hold(row, Held.BODY)
            return
        if letter.files and (not kind.takes_files or files.are_too_large(letter.files)):
            self._hold(row, Held.BODY)
            return
        of_kind = self._of_kind(row, kind, Opened(letter, body, of_writer[0], entry, self.keyring, circle))
        if of_kind is None:
            return
        if of_kind.sealed is not None:
            entry.kept = of_kind.sealed
            entry.save(update_fields=["kept"])
        _empty(row)
        record_deed("letters.opened", self.keyring.member, ("letter", letter.id))
        self.looked.opened.append(Read(entry, of_writer[0].name, kind.title, of_kind.address))

    def _of_kind(self, row: Incoming, kind: kinds.Kind, opened: Opened) -> kinds.Kept | None:
        """What became of it. None where it waits: the letters behind it are opened all the same."""
        try:
            with transaction.atomic():
                opened.row.save(force_insert=True)
                files.expect(opened.letter, opened.row)
                return kind.opened(opened)
        except kinds.NotExpected:
            self._hold(row, Held.NOT_EXPECTED)
        except kinds.NotKnownHere:
            self._hold(row, Held.KIND)
        except kinds.TooMany:
            self._hold(row, Held.TOO_MANY)
        except NotCanonical:  # what it belongs to holds no more
            self._hold(row, Held.BODY)
        except SealBroken:  # a row of ours is damaged: the letter stays new
            pass
        return None

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
            return
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


def _before(row: Incoming, letter: Letter, of_writer: Iterable[OrganisationCard]) -> tuple[bool, bool]:
    """Whether it was opened here before, and whether its writer took it back, with a key of theirs that is believed."""
    node, organisation = letter.issuer.node, letter.issuer.organisation
    keys = [card.signing_key for card in of_writer]
    with connection.cursor() as cursor:
        cursor.execute(
            _BEFORE,
            [row.organisation_id, node, organisation, letter.id, node, organisation, letter.id, keys],
        )
        is_here, is_gone = cursor.fetchone()
    return bool(is_here), bool(is_gone)


def _missing(opened: Iterable[OpenedLetter]) -> set[str]:
    """Nodes of writers who have sent letters before the last of these that have not been opened here."""
    last: dict[tuple[str, str], OpenedLetter] = {}
    for row in opened:
        if row.issuer != NOBODY:
            before = last.setdefault((row.issuer_node, row.issuer), row)
            last[row.issuer_node, row.issuer] = max(before, row, key=attrgetter("sequence"))
    return {row.issuer_node for row in last.values() if _lacks_earlier(row)}


def _lacks_earlier(row: OpenedLetter) -> bool:
    """Whether letters of the same writer before this one have not been opened here."""
    of_writer = OpenedLetter.objects.filter(
        organisation=row.organisation_id, issuer_node=row.issuer_node, issuer=row.issuer
    )
    return of_writer.filter(sequence__lt=row.sequence).count() < row.sequence - 1


def _empty(row: Incoming) -> None:
    """What it holds is kept elsewhere now, or not wanted; so are the bytes that somebody laid beside it."""
    with connection.cursor() as cursor:
        cursor.execute(_EMPTY, [timezone.now(), row.organisation_id, row.from_node, row.letter])


def _empty_alone(row: Incoming) -> None:
    """As `_empty`; but beside what nobody signed a true letter of this id may lie, which that must not take away."""
    Incoming.objects.filter(pk=row.pk).update(sealed=None, held="", gone_at=timezone.now())
