"""Words of this house about its rows, under a key that lies in no database: the server's secret.

A stranger has no key with which to see who was truly named, and neither has a psychologist. So whoever names, or writes
a complaint, leaves a keyed hash of what was written; whoever writes rows past the program cannot. Who has the server's
secret, too, can: then holders of the organisation's keys still see whether a named key was compared (`queries`).

Also called: MAC, HMAC.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.complaints.models import Complaint, SecondOrganisation
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.models import Member

_RECEIVER: Final = "amanjol.complaints.receiver"
_SECOND: Final = "amanjol.complaints.second"
_PARTNER: Final = "amanjol.complaints.second-partner"
_COMPLAINT: Final = "amanjol.complaints.complaint"


def of_receiver(organisation: UUID, member: Member, key: PersonKey) -> bytes:
    """With role and name: who gets another role or another name has to be named anew."""
    return _marks(_RECEIVER, _receiver(organisation, member, key))[0]


def is_receiver(mark: bytes, organisation: UUID, member: Member, key: PersonKey) -> bool:
    return _is_one_of(mark, _marks(_RECEIVER, _receiver(organisation, member, key)))


def of_second(row: SecondOrganisation) -> bytes:
    """Of one of this node, or of the signing key of one of another."""
    return _second(row)[0]


def is_second(row: SecondOrganisation) -> bool:
    return _is_one_of(bytes(row.mark), _second(row))


def of_complaint(row: Complaint) -> bytes:
    """Of what stands in clear beside the seal, so that nobody moves a day or an end unseen."""
    return _marks(_COMPLAINT, _complaint(row, row.received_on, row.due_on, row.state))[0]


def is_complaint(row: Complaint) -> bool:
    return was_sealed_here(row, row.received_on, row.due_on, row.state)


def was_sealed_here(row: Complaint, received_on: date, due_on: date, state: str) -> bool:
    """Whether this house sealed what lies in it, of which these tell, whatever stands in clear."""
    return _is_one_of(bytes(row.mark), _marks(_COMPLAINT, _complaint(row, received_on, due_on, state)))


def _receiver(organisation: UUID, member: Member, key: PersonKey) -> list[object]:
    public = hashlib.sha256(bytes(key.public)).hexdigest()
    return [
        organisation, member.pk, member.organisation_id, member.account_id, member.role, member.account.name,
        key.pk, key.account_id, public,
    ]  # fmt: skip


def _second(row: SecondOrganisation) -> list[bytes]:
    if row.second_id is not None:
        return _marks(_SECOND, [row.organisation_id, row.second_id])
    key = bytes(row.key or b"").hex()
    return _marks(_PARTNER, [row.organisation_id, row.partner_node, row.partner, key])


def _complaint(row: Complaint, received_on: date, due_on: date, state: str) -> list[object]:
    sealed = hashlib.sha256(bytes(row.sealed)).hexdigest()
    return [row.pk, row.organisation_id, received_on, due_on, str(state), row.schema, sealed]


def _marks(salt: str, values: list[object]) -> list[bytes]:
    """Under the secret of now, and under those that it replaced."""
    text = json.dumps([str(value) for value in values])
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(salt, text, secret=secret, algorithm="sha256").digest() for secret in secrets]


def _is_one_of(mark: bytes, marks: list[bytes]) -> bool:
    return any(hmac.compare_digest(mark, true) for true in marks)
