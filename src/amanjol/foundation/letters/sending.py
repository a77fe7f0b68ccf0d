"""A letter leaves in the transaction of what it tells: its bytes are ready when that is true, and not before.

    send(keyring=…, signing=…, to=card, draft=Draft("referral.inquiry", body, consent))

Who may send what to whom, and with which consent, is looked at by the package above, in the same transaction.

Also called: outbox pattern, transactional outbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.files import sending as files
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.files.sending import Attachment
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import Letter, LetterConsent
    from amanjol.foundation.seals.records import DataRecord

SHORTEST_LIFE: Final = timedelta(days=7)
"""An inbox that closes sooner is written to no more: the partner's next card is asked for."""


_LAST: Final = """
select coalesce(max(sequence), 0) from letters_outgoing
where organisation_id = %s and to_node = %s and to_organisation = %s
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


def send(*, keyring: Keyring, signing: Signing, to: OrganisationCard, draft: Draft) -> UUID:
    """The id of the letter, as `send_with_files`."""
    return send_with_files(keyring=keyring, signing=signing, to=to, draft=draft).id


@transaction.atomic
def send_with_files(*, keyring: Keyring, signing: Signing, to: OrganisationCard, draft: Draft) -> Letter:
    """The letter, which the worker will bring. Its files lie sealed on the disk before there is a row of it.

    letter.InboxClosed where the partner's inbox closes within a week; UnregisteredKind; canonical.NotCanonical, a
    ValueError, for a body that is too large or cannot be written alike for everybody. NoFilesWithThis; pieces.TooLarge;
    OSError, for a full disk.
    """
    kind = kinds.of(draft.kind)
    if kind is None:
        raise UnregisteredKind(draft.kind)
    if draft.files and not kind.takes_files:
        raise NoFilesWithThis(draft.kind)
    member, now = keyring.member, present_moment()
    if to.inbox_closes_at < now + SHORTEST_LIFE:
        raise letters.InboxClosed("The inbox on this card closes too soon.")
    hold_epochs(member.organisation_id)
    identifier = envelopes.new_id()
    sealed = files.seal_all(draft.files, keyring.organisation, identifier)
    try:
        return _write(keyring, signing, to, draft, identifier, sealed)
    except BaseException:
        files.remove(sealed)
        raise


def _write(
    keyring: Keyring,
    signing: Signing,
    to: OrganisationCard,
    draft: Draft,
    identifier: UUID,
    attached: list[files.Sealed],
) -> Letter:
    member, now = keyring.member, present_moment()
    letter = letters.Letter(
        id=identifier,
        issuer=keyring.organisation,
        audience=to.holder,
        sequence=_next_sequence(member.organisation_id, to.holder),
        kind=draft.kind,
        issued_at=now,
        expires_at=min(now + draft.life, to.inbox_closes_at),
        consent=draft.consent,
        files=tuple(entry.told for entry in attached),
        body=draft.body.as_data(),
    )
    sealed = letters.seal(letter, signing.key, to)
    row = Outgoing.objects.create(
        id=letter.id,
        organisation_id=member.organisation_id,
        to_node=to.node,
        to_organisation=to.organisation,
        sequence=letter.sequence,
        sealed=sealed,
        digest=messages.digest_of(sealed),
        sent_at=now,
        expires_at=letter.expires_at,
    )
    files.keep(attached, row)
    record_deed(
        "letters.sent", member, ("letter", letter.id), to_node=to.node, to_organisation=to.organisation
    )
    return letter


def _next_sequence(organisation: UUID, to: Organisation) -> int:
    """One after another, until the transaction ends: a gap tells the reader that something is missing."""
    with connection.cursor() as cursor:
        pair = f"amanjol letters {organisation} {to.node} {to.organisation}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [pair])
        cursor.execute(_LAST, [organisation, to.node, to.organisation])
        return int(cursor.fetchone()[0]) + 1
