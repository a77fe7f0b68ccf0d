"""Asking whether somebody is entitled, by the rules of this country and day; the answer stays beside those before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions.working import StaysConsultation
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import RightAnswer
from amanjol.casework.legal_aid.right.records import AnswerRecord, Citation
from amanjol.casework.standards.entitlement.right_files import rights_of
from amanjol.casework.standards.entitlement.rights import answer
from amanjol.casework.support.locking import case_to_write_in
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.legal_aid.right.records import Stage
    from amanjol.casework.standards.entitlement.rights import Asked, Statement
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def ask(*, keyring: Keyring, case: Case, asked: Asked, stage: Stage, against_is_known: bool) -> RightAnswer:
    """Nothing of it is changed afterwards: who learns more asks again.

    PermissionDenied; Closed; StaysConsultation: of who is no victim nobody asks this; SealBroken.
    """
    locked = case_to_write_in(keyring, case.pk)
    key = sealing.key_of_case(locked, keyring)
    if sealing.open_case_with(key, locked, keyring).accompanies is not None:
        raise StaysConsultation
    number = RightAnswer.objects.filter(case=locked).count() + 1
    record = answered(keyring.person, number, asked, stage, against_is_known=against_is_known)
    row = RightAnswer(organisation_id=locked.organisation_id, case=locked)
    sealing.seal_row(row, record.as_data(), key, keyring)
    row.save(force_insert=True)
    record_act("case.right-asked", keyring.member, "case", locked.pk)
    return row


def answered(by: str, number: int, asked: Asked, stage: Stage, *, against_is_known: bool) -> AnswerRecord:
    """By the file of this country, on this day."""
    today, country = timezone.localdate(), country_here().lower()
    answer_today = answer(rights_of(country), asked, today)
    return AnswerRecord(
        present_moment(),
        by,
        number,
        today,
        country,
        tuple(sorted(asked.against)),
        against_is_known,
        asked.proceeding,
        stage,
        asked.standing,
        asked.belonging,
        tuple(sorted(asked.papers)),
        answer_today.outcome,
        tuple(map(_cited, answer_today.rests_on)),
        tuple(map(_cited, answer_today.unread)),
        tuple(map(_cited, answer_today.first_steps)),
        answer_today.proofs,
    )


def _cited(statement: Statement) -> Citation:
    return Citation(
        statement.key,
        statement.says.english,
        statement.law.english,
        statement.article.english,
        statement.source,
        statement.checked,
        statement.written_on,
        statement.read_by,
        statement.read_on,
    )
