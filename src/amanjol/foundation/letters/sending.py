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
from django.db.models import Max

from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.letters import letter as letters
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.letters.cards import OrganisationCard
    from amanjol.foundation.seals.letters.letter import LetterConsent
    from amanjol.foundation.seals.letters.pieces import LetterFile
    from amanjol.foundation.seals.records import DataRecord

SHORTEST_LIFE: Final = timedelta(days=7)
"""An inbox that closes sooner is written to no more: the partner's next card is asked for."""


class UnregisteredKind(LookupError):
    """No package has said what letters of this kind are."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written: `kind` with its `body`, and how long it may be under way."""

    kind: str
    body: DataRecord
    consent: LetterConsent | None = None
    files: tuple[LetterFile, ...] = ()
    life: timedelta = letters.LONGEST_LIFE


@transaction.atomic
def send(*, keyring: Keyring, signing: Signing, to: OrganisationCard, draft: Draft) -> UUID:
    """The id of the letter, which the worker will bring.

    letter.InboxClosed where the partner's inbox closes within a week; UnregisteredKind; canonical.NotCanonical, a
    ValueError, for a body that is too large or cannot be written alike for everybody.
    """
    if kinds.of(draft.kind) is None:
        raise UnregisteredKind(draft.kind)
    member, now = keyring.member, present_moment()
    if to.inbox_closes_at < now + SHORTEST_LIFE:
        raise letters.InboxClosed("The inbox on this card closes too soon.")
    hold_epochs(member.organisation_id)
    letter = letters.Letter(
        id=envelopes.new_id(now),
        issuer=keyring.organisation,
        audience=to.holder,
        sequence=_next_sequence(member.organisation_id, to.holder),
        kind=draft.kind,
        issued_at=now,
        expires_at=min(now + draft.life, to.inbox_closes_at),
        consent=draft.consent,
        files=draft.files,
        body=draft.body.as_data(),
    )
    sealed = letters.seal(letter, signing.key, to)
    Outgoing.objects.create(
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
    record_deed(
        "letters.sent", member, ("letter", letter.id), to_node=to.node, to_organisation=to.organisation
    )
    return letter.id


def _next_sequence(organisation: UUID, to: Organisation) -> int:
    """One after another, until the transaction ends: a gap tells the reader that something is missing."""
    with connection.cursor() as cursor:
        pair = f"amanjol letters {organisation} {to.node} {to.organisation}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [pair])
    sent = Outgoing.objects.filter(
        organisation=organisation, to_node=to.node, to_organisation=to.organisation
    )
    return int(sent.aggregate(last=Max("sequence"))["last"] or 0) + 1
