"""The test of the course: what somebody answered before it, after it, three months later. The percent is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.learning.actions.rows import locked_learner, now, save_learner
from amanjol.casework.learning.records import TestSheet
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from amanjol.casework.learning.records import Timing
    from amanjol.casework.standards.courses.lessons import Course
    from amanjol.foundation.organisations.keys.keyring import Keyring


@transaction.atomic
def write_sheet(
    *,
    keyring: Keyring,
    learner: UUID,
    course: Course,
    timing: Timing,
    on: date,
    answers: Mapping[str, str],
) -> None:
    """`answers` are letters by the key of the question; what is no question or no letter of it is left out.

    Nothing is written where nothing changes; what stood there stays beside.
    PermissionDenied; OlderCopy; SealBroken; canonical.TooLarge.
    """
    row, record = locked_learner(keyring, learner)
    test = course.test
    given = {
        question.key: answers[question.key]
        for question in test.questions
        if answers.get(question.key) in question.letters
    }
    stands = record.results.get(timing)
    if stands is not None and (stands.on, stands.answers, stands.digest) == (on, given, test.digest):
        return
    sheet = TestSheet(
        now(),
        keyring.person,
        timing,
        on,
        course.edition,
        test.digest,
        given,
        right=len(test.right_answers(given)),
        asked=len(test.questions),
    )
    save_learner(row, replace(record, sheets=(*record.sheets, sheet)), keyring)
    record_act("learner.tested", keyring.member, "learner", row.pk)
