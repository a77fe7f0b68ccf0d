"""A letter leaves in the transaction of what it tells: its bytes are ready when that is true, and not before.

    send(keyring=…, signing=…, to=card, draft=Draft("referral.inquiry", body, consent))

Who may send what to whom, and with which consent, is looked at by the package above, in the same transaction.

Also called: outbox pattern, transactional outbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import connection
from django.utils import timezone

from amanjol.foundation.journal.actions import hold
from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.files import sending as files
from amanjol.foundation.organisations.keys.actions.recording import record_deeds
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.letters.files.sending import Attachment
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import Letter, LetterConsent
    from amanjol.foundation.seals.records import DataRecord

SHORTEST_LIFE: Final = timedelta(days=7)
"""An inbox that closes sooner is written to no more: the partner's next card is asked for."""


_NUMBERING: Final = "select pg_advisory_xact_lock(hashtextextended(pair, 0)) from unnest(%s::text[]) as pair"
_LAST: Final = """
select coalesce((
    select max(sequence) from letters_outgoing
    where organisation_id = %s and to_node = partner.node and to_organisation = partner.organisation), 0)
from unnest(%s::text[], %s::text[]) with ordinality as partner (node, organisation, place) order by partner.place
"""
_ADD: Final = """
insert into letters_outgoing (
    organisation_id, tries, id, to_node, to_organisation, sequence, sealed, digest, sent_at, next_try_at, expires_at)
select %s, 0, letter.* from unnest(
    %s::uuid[], %s::text[], %s::text[], %s::bigint[], %s::bytea[], %s::bytea[], %s::timestamptz[], %s::timestamptz[],
    %s::timestamptz[]) as letter
"""


class UnregisteredKind(LookupError):
    """No package has said what letters of this kind are."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written: `kind` with its `body` and files, and how long it may be under way."""

    kind: str
    body: DataRecord
    consent: LetterConsent | None = None
    files: tuple[Attachment, ...] = ()
    life: timedelta = letters.LONGEST_LIFE


class NoFilesWithThis(ValueError):
    """With letters of this kind no file goes."""


def can_be_written_to(card: OrganisationCard) -> bool:
    """Whether the inbox on it stays open for a week and more."""
    return card.inbox_closes_at >= present_moment() + SHORTEST_LIFE


def send(*, keyring: Keyring, signing: Signing, to: OrganisationCard, draft: Draft) -> UUID:
    """The id of the letter, as `send_with_files`."""
    return send_with_files(keyring=keyring, signing=signing, to=to, draft=draft).id


def send_with_files(*, keyring: Keyring, signing: Signing, to: OrganisationCard, draft: Draft) -> Letter:
    """The letter, as `send_all`."""
    (letter,) = send_all(keyring=keyring, signing=signing, drafts=[(to, draft)])
    return letter


def send_all(
    *, keyring: Keyring, signing: Signing, drafts: Sequence[tuple[OrganisationCard, Draft]]
) -> list[Letter]:
    """The letters, which the worker will bring: all of them or none, in the caller's transaction. Their files lie
    sealed on the disk before there is a row of them.

    letter.InboxClosed where a partner's inbox closes within a week; UnregisteredKind; canonical.NotCanonical, a
    ValueError, for a body that is too large or cannot be written alike for everybody. NoFilesWithThis; pieces.TooLarge;
    OSError, for a full disk.
    """
    if not drafts:
        return []
    for to, draft in drafts:
        _check(to, draft)
    organisation = keyring.member.organisation_id
    hold_epochs(organisation)
    written: list[_Written] = []
    try:
        for to, draft in drafts:
            identifier = envelopes.new_id()
            attached = files.seal_all(draft.files, keyring.organisation, identifier)
            written.append(_Written(identifier, to, draft, attached))
        return _write(keyring, signing, written)
    except BaseException:
        files.remove(entry for letter in written for entry in letter.attached)
        raise


class _Written(NamedTuple):
    id: UUID
    to: OrganisationCard
    draft: Draft
    attached: list[files.Sealed]


def _check(to: OrganisationCard, draft: Draft) -> None:
    kind = kinds.of(draft.kind)
    if kind is None:
        raise UnregisteredKind(draft.kind)
    if draft.files and not kind.takes_files:
        raise NoFilesWithThis(draft.kind)
    if not can_be_written_to(to):
        raise letters.InboxClosed("The inbox on this card closes too soon.")


def _write(keyring: Keyring, signing: Signing, written: Sequence[_Written]) -> list[Letter]:
    member, now = keyring.member, present_moment()
    hold(member.organisation_id)  # before the numbers: others write into the journal first, and then a letter
    numbers = _numbers(member.organisation_id, [entry.to.holder for entry in written])
    sealed: list[tuple[Letter, bytes]] = []
    for (identifier, to, draft, attached), number in zip(written, numbers, strict=True):
        letter = letters.Letter(
            id=identifier,
            issuer=keyring.organisation,
            audience=to.holder,
            sequence=number,
            kind=draft.kind,
            issued_at=now,
            expires_at=min(now + draft.life, to.inbox_closes_at),
            consent=draft.consent,
            files=tuple(entry.told for entry in attached),
            body=draft.body.as_data(),
        )
        sealed.append((letter, letters.seal(letter, signing.key, to)))
    _add(member, sealed, now)
    for entry in written:
        files.keep(entry.attached, member.organisation_id, entry.id)
    record_deeds("letters.sent", member, "letter", {letter.id: _told(letter) for letter, _ in sealed})
    return [letter for letter, _ in sealed]


def _add(member: Member, sealed: Sequence[tuple[Letter, bytes]], now: datetime) -> None:
    rows = [
        (
            letter.id, letter.audience.node, letter.audience.organisation, letter.sequence, envelope,
            messages.digest_of(envelope), now, timezone.now(), letter.expires_at,
        )
        for letter, envelope in sealed
    ]  # fmt: skip
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [member.organisation_id, *columns])


def _told(letter: Letter) -> dict[str, str]:
    return {"to_node": letter.audience.node, "to_organisation": letter.audience.organisation}


def _numbers(organisation: UUID, to: Sequence[Organisation]) -> list[int]:
    """One after another, until the transaction ends: a gap tells the reader that something is missing.

    Those of several partners are held in one order, so that two who write to the same ones never wait in a circle.
    """
    partners = sorted(set(to), key=lambda partner: (partner.node, partner.organisation))
    pairs = [f"amanjol letters {organisation} {partner.node} {partner.organisation}" for partner in partners]
    nodes, organisations = [partner.node for partner in partners], [of.organisation for of in partners]
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERING, [pairs])
        cursor.execute(_LAST, [organisation, nodes, organisations])
        last = {partner: int(number) for partner, (number,) in zip(partners, cursor.fetchall(), strict=True)}
    numbers = []
    for partner in to:
        last[partner] += 1
        numbers.append(last[partner])
    return numbers
