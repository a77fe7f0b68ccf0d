"""How the training is named on certificates; and what stands on one, signed. Nothing of a certificate is kept here."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning import queries, rules, sealing
from amanjol.casework.learning.actions.rows import (
    check_teaches,
    locked_cohort,
    locked_learner,
    now,
)
from amanjol.casework.learning.models import Issuer
from amanjol.casework.learning.records import IssuerName, IssuerRecord
from amanjol.foundation.seals import statements
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

VERSION: Final = 1
_NUMBER_BYTES: Final = 5


class NotNamed(Exception):
    """Nobody has said yet how the training is named on paper."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a certificate says of somebody, in the words of its first language; minutes in class, of all there were."""

    holder: str
    course: str
    minutes: int
    of: int
    begins_on: date
    ends_on: date
    given_on: date

    def signed_data(self, issuer: str, number: str) -> dict[str, Any]:
        return {
            "v": VERSION,
            "number": number,
            "holder": self.holder,
            "course": self.course,
            "minutes": self.minutes,
            "of": self.of,
            "from": self.begins_on.isoformat(),
            "until": self.ends_on.isoformat(),
            "on": self.given_on.isoformat(),
            "issuer": issuer,
        }


@dataclass(frozen=True, slots=True)
class Signed:
    """`number` is drawn anew for each certificate and stands nowhere else; `line` is what the square code holds."""

    issuer: str
    number: str
    line: str


@transaction.atomic
def name_training(*, keyring: Keyring, name: str) -> None:
    """The first name begins a key that signs, and no later one does. Nothing is written where nothing changes.

    PermissionDenied; OlderCopy, also where the row of an earlier name is gone; SealBroken.
    """
    check_teaches(keyring)
    if not rules.can_name_training(keyring.member):
        raise PermissionDenied
    row = queries.issuer_visible_to(keyring.member).select_for_update(of=("self",)).first()
    record = sealing.open_issuer(row, keyring) if row is not None else None
    if queries.is_older_issuer(keyring.member, record):
        raise OlderCopy
    named = IssuerName(now(), keyring.person, name)
    if row is None or record is None:
        row = Issuer(organisation_id=keyring.member.organisation_id)
        sealing.seal_new(row, IssuerRecord((named,), statements.new_seed().hex()), keyring)
        row.save(force_insert=True)
    else:
        if record.now.name == name:
            return
        sealing.close(row, replace(record, names=(*record.names, named)), keyring)
        row.save(update_fields=["schema", "sealed"])
    record_act("issuer.named", keyring.member, "organisation", keyring.member.organisation_id)


@transaction.atomic
def certify(*, keyring: Keyring, learner: UUID, statement: Statement) -> Signed:
    """Sign it, which the journal remembers.

    NotNamed; PermissionDenied; OlderCopy, of the learner, of their cohort or of the issuer; SealBroken;
    statements.TooLong.
    """
    row = queries.learners_visible_to(keyring.member).filter(pk=learner).first()
    if row is None:
        raise PermissionDenied
    locked_cohort(keyring, row.cohort_id)
    locked_learner(keyring, learner)
    record = _issuer(keyring)
    number = secrets.token_hex(_NUMBER_BYTES).upper()
    seed = bytes.fromhex(record.seed)
    line = statements.sign(seed, statement.signed_data(record.now.name, number))
    record_act("learner.certified", keyring.member, "learner", row.pk)
    return Signed(record.now.name, number, line)


def _issuer(keyring: Keyring) -> IssuerRecord:
    """NotNamed; OlderCopy: the paper would bear an earlier name; SealBroken."""
    row = queries.issuer_visible_to(keyring.member).select_for_update(of=("self",)).first()
    record = sealing.open_issuer(row, keyring) if row is not None else None
    if queries.is_older_issuer(keyring.member, record):
        raise OlderCopy
    if record is None:
        raise NotNamed
    return record
