"""Writing what was answered about outcomes, and correcting it; old words stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.desk import days
from amanjol.casework.desk.recording import record_act
from amanjol.casework.standards.afterwards.instruments import OutcomeState, core_outcomes
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.models import Asking
from amanjol.casework.support.outcomes.queries import ASKED, CHANGED, askings_of
from amanjol.casework.support.outcomes.records import AskingRecord, OutcomeAnswer
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.standards.afterwards.instruments import Occasion
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoSuchAsking(LookupError):
    """The case has none of this id."""


class NothingAsked(ValueError):
    """Of no outcome there is an answer."""


class NoSuchOutcome(ValueError):
    """The instrument has none of this key."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked; `on` is the day, today if none is said."""

    occasion: Occasion
    language: str
    answers: Mapping[str, OutcomeAnswer]
    on: date | None = None


@transaction.atomic
def ask(*, keyring: Keyring, case: Case, answers: Answers) -> Asking:
    """Of a closed case, too. NothingAsked; NoSuchOutcome; PermissionDenied; SealBroken; days.NotThen."""
    days.check(answers.on)
    _check(answers)
    locked = case_to_write_in(keyring, case.pk, even_closed=True)
    instrument = core_outcomes()
    record = AskingRecord(
        present_moment(), keyring.person, answers.on or timezone.localdate(), answers.occasion, instrument.key,
        instrument.edition, answers.language, dict(answers.answers),
    )  # fmt: skip
    row = Asking(organisation_id=locked.organisation_id, case=locked)
    sealing.seal_row(row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
    row.save(force_insert=True)
    record_act(ASKED, keyring.member, "case", locked.pk)
    return row


@transaction.atomic
def correct(*, keyring: Keyring, case: Case, pk: UUID, answers: Answers) -> bool:
    """False where it stands there already. NoSuchAsking; as `ask`."""
    days.check(answers.on)
    _check(answers)
    locked = case_to_write_in(keyring, case.pk, even_closed=True)
    asking = askings_of(locked, keyring).asking(pk)
    if asking is None:
        raise NoSuchAsking
    before = asking.record
    record = replace(
        before, occasion=answers.occasion, language=answers.language, answers=dict(answers.answers),
        on=answers.on or before.on,
    )  # fmt: skip
    if record == before:
        return False
    change = between(_values(before), _values(record), keyring.person)
    changes = before.changes if change is None else (*before.changes, change)
    record = replace(record, changes=changes, acts=before.acts + 1)
    sealing.seal_row(asking.row, record.as_data(), sealing.key_of_case(locked, keyring), keyring)
    asking.row.save(update_fields=["wrapped_key", "schema", "sealed"])
    record_act(CHANGED, keyring.member, "case", locked.pk)
    return True


def _check(answers: Answers) -> None:
    if not answers.answers.keys() <= set(core_outcomes().keys):
        raise NoSuchOutcome
    if all(answer.state is OutcomeState.NOT_ASKED for answer in answers.answers.values()):
        raise NothingAsked


def _values(record: AskingRecord) -> dict[str, Any]:
    """As they are compared, and shown as earlier values."""
    values = {"on": record.on.isoformat(), "occasion": record.occasion.value, "language": record.language}
    for key, answer in record.answers.items():
        values |= {f"{key}/state": answer.state.value, f"{key}/words": answer.words}
    return {name: value for name, value in values.items() if value}
