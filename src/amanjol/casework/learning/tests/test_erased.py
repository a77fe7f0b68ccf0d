"""A learner is erased for good, and does not come back with an older backup; the ledger names random ids alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.erasing.actions import erasing as of_cases
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.record_parts.reviews import ErasureNotice as NoticeOfCase
from amanjol.casework.desk import ledger
from amanjol.casework.learning.actions import erasing
from amanjol.casework.learning.models import Cohort, Learner
from amanjol.casework.learning.records import ErasureNotice
from amanjol.casework.learning.tests.learning_cast import TODAY
from amanjol.casework.learning.tests.pages import TABLES, path
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db


def test_the_ledger_knows_each_reason(people: LearningCast) -> None:
    of_letters = {NoticeOfCase.RECALLED.value}  # a partner takes back no learner
    assert {notice.value for notice in ErasureNotice} == {
        notice.value for notice in NoticeOfCase
    } - of_letters


def test_a_learner_goes_with_all_that_was_written_and_stands_in_the_ledger(people: LearningCast) -> None:
    code = people.ayna.code
    page = people.berk.post(path("erase_learner", people), {"told": "asked", "code": "ABCDEF"})
    assert page.status_code == 200  # another code: nobody erases the wrong one
    people.berk.post(path("erase_learner", people), {"told": "asked", "code": code.lower()})
    request_of(people.berk)
    assert list(Learner.objects.values_list("pk", flat=True)) == [people.serdar.pk]
    line = Erased.objects.get(pk=people.ayna.pk)
    assert (line.organisation_id, line.erased_on, line.reason) == (
        people.cohort.organisation_id,
        TODAY,
        "asked",
    )
    assert people.berk.get(path("learner", people)).status_code == 404
    assert "Щегол" not in people.berk.get(path("cohort", people)).text


def test_what_an_older_backup_brings_back_is_erased_again(people: LearningCast) -> None:
    request_of(people.berk)
    lines = [
        Erased(pk=row.pk, organisation_id=row.organisation_id, erased_on=TODAY)
        for row in (people.cohort, people.ayna, people.serdar)
    ]
    of_cases.replay(lines[1:2])
    assert (Cohort.objects.count(), Learner.objects.count()) == (1, 1)
    of_cases.replay(lines)
    assert (Cohort.objects.count(), Learner.objects.count()) == (0, 0)


def test_the_files_of_the_tables_are_written_anew(people: LearningCast) -> None:
    assert set(TABLES) <= set(of_cases.swept_tables())


def test_a_cohort_goes_once_nobody_learns_in_it(people: LearningCast) -> None:
    keyring, notice = keyring_of(people.berk), ErasureNotice.TOLD
    with pytest.raises(erasing.NotEmpty):
        erasing.erase_cohort(keyring=keyring, cohort=people.cohort.pk, notice=notice, today=TODAY)
    for row in (people.ayna, people.serdar):
        erasing.erase_learner(keyring=keyring, learner=row.pk, notice=notice, today=TODAY)
    erasing.erase_cohort(keyring=keyring, cohort=people.cohort.pk, notice=notice, today=TODAY)
    assert set(Erased.objects.values_list("pk", flat=True)) == {
        people.cohort.pk, people.ayna.pk, people.serdar.pk,
    }  # fmt: skip


def test_nothing_is_erased_where_nobody_keeps_a_ledger(
    people: LearningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older backup would bring it back."""
    monkeypatch.setattr(ledger, "_keepers", [])
    keyring = keyring_of(people.berk)
    with pytest.raises(ledger.NoLedger):
        erasing.erase_learner(
            keyring=keyring, learner=people.ayna.pk, notice=ErasureNotice.ASKED, today=TODAY
        )
    assert Learner.objects.filter(pk=people.ayna.pk).exists()
