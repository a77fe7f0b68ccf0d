"""Letters are taken back by the organisation that wrote them, in an unlocked request, and by nobody else.

It blocks here at once: our own bytes go, and what was not brought yet never is. A recall, in ids alone, goes to each
node that may have a letter; the worker there drops it without opening anything, and answers that it has the recall.

Also called: revocation, deletion request.
"""

from __future__ import annotations

from itertools import batched, groupby
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.letters.files import brought, lying
from amanjol.foundation.letters.files import sending as files
from amanjol.foundation.letters.models import Outgoing, Recalled
from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import envelopes, messages
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.letters.cards import NodeCard, OrganisationCard

_DROP: Final = "select letters_drop(%s, %s, %s, %s)"
_DROP_FILES: Final = "select letters_files_drop(%s, %s, %s, %s)"


class NodeNotBelieved(Exception):
    """The node that has a letter is not believed any more: it has to be told by telephone."""

    def __init__(self, node: str) -> None:
        super().__init__(node)
        self.node = node


@transaction.atomic
def recall(*, keyring: Keyring, signing: Signing, letters: Collection[UUID]) -> int:
    """Take back these letters of ours. Gives how many there were that had not been taken back. NodeNotBelieved."""
    member = keyring.member
    rows = Outgoing.objects.select_for_update().filter(
        organisation=member.organisation_id, pk__in=letters, sequence__isnull=False
    )
    ordered = list(rows.order_by("to_node", "to_organisation", "pk"))
    nodes = here(keyring.organisation.node).believed_with_own() if ordered else {}
    for (node, organisation), group in groupby(ordered, key=lambda row: (row.to_node, row.to_organisation)):
        card = nodes.get(node)
        if card is None:
            raise NodeNotBelieved(node)
        ids = sorted(row.pk for row in group)
        for hundred in batched(ids, messages.MOST_LETTERS):
            _send(keyring, signing, card, Organisation(node, organisation), hundred)
    gone = rows.filter(sealed__isnull=False).update(sealed=None, next_try_at=None, gone_at=timezone.now())
    files.drop([row.pk for row in ordered])
    for row in ordered:
        record_deed("letters.recalled", member, ("letter", row.pk))
    return gone


def drop(issuer: Organisation, signed_with: bytes, letter: UUID) -> None:
    """What lies here of a letter that its writer took back, and what comes of it later: for who believes that key."""
    with connection.cursor() as cursor:
        for statement in (_DROP, _DROP_FILES):
            cursor.execute(statement, [issuer.node, issuer.organisation, signed_with, letter])
        lying.remove_at_commit([row[0] for row in cursor.fetchall()])
    brought.remove_at_commit(issuer.node, letter)


def drop_heard(card: OrganisationCard) -> None:
    """Recalls signed with this key that came before it was believed here: they count from now on."""
    heard = Recalled.objects.filter(
        issuer_node=card.node, issuer=card.organisation, key=card.signing_key
    ).values_list("letter", flat=True)
    for letter in list(heard):
        drop(card.holder, card.signing_key, letter)


def _send(
    keyring: Keyring, signing: Signing, card: NodeCard, audience: Organisation, letters: Iterable[UUID]
) -> None:
    now = present_moment()
    recall = messages.Recall(
        id=envelopes.new_id(now),
        issuer=keyring.organisation,
        audience=audience,
        letters=tuple(letters),
        recalled_at=now,
    )
    sealed = messages.seal(recall, signing.key, card)
    Outgoing.objects.create(
        id=recall.id,
        organisation_id=keyring.member.organisation_id,
        to_node=audience.node,
        to_organisation=audience.organisation,
        sealed=sealed,
        digest=messages.digest_of(sealed),
        sent_at=now,
    )
