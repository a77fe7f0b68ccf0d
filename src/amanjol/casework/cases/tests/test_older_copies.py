"""An older copy of a case, put back by whoever writes rows, which opens: the journal says that there was more."""

from __future__ import annotations

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, CaseItem
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast
from amanjol.casework.cases.tests.pages import CONSENT, path, written
from amanjol.casework.cases.tests.test_cases_of_before import seal_as_before
from amanjol.casework.cases.tests.test_items import items_of, note
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def copy_of(case: Case) -> tuple[bytes, list[CaseItem]]:
    return bytes(Case.objects.get(pk=case.pk).sealed), items_of(case)


def put_back(case: Case, copy: tuple[bytes, list[CaseItem]], *, with_rows: bool = True) -> None:
    """An older copy of the case, which opens: with the rows of that day, or with those of today."""
    sealed, rows = copy
    Case.objects.filter(pk=case.pk).update(sealed=sealed)
    if with_rows:
        CaseItem.objects.filter(case=case).exclude(pk__in=[row.pk for row in rows]).delete()


def test_a_consent_that_was_withdrawn_does_not_come_back_unsaid_with_an_older_copy(people: CaseCast) -> None:
    """All of it opens; the journal, from which nobody takes anything, knows of one more."""
    berk, case = people.keys.berk, people.case
    assert berk.post(path("consents", case), CONSENT).status_code == 302
    given = written(berk, case, GivenConsent)[0].id
    copy = copy_of(case)
    withdrawal = {"consent": given, "withdrawn_on": "2026-11-25"}
    assert berk.post(path("withdraw", case), withdrawal).status_code == 302
    pages = [path("consents", case), path("case", case)]
    assert not any("an older copy" in berk.get(page).text for page in pages)
    request_of(berk)
    put_back(case, copy)
    assert all("an older copy" in berk.get(page).text for page in pages)


def test_a_demand_that_is_taken_away_with_an_older_copy_is_not_read_out(people: CaseCast) -> None:
    berk, case = people.keys.berk, people.case
    request_of(berk)
    copy = copy_of(case)
    demanded = {
        "demanded_by": "Суд", "basis": "ст. 1", "scope": "дело", "received_on": "2026-11-24", "answer": "open",
        "told": "not-yet",
    }  # fmt: skip
    assert berk.post(path("demand", case), demanded).status_code == 302
    for _round in range(2):
        page = berk.get(path("access", case)).text
        assert "a legal demand" not in page
        assert "wrote in the case" in page
        request_of(berk)
        put_back(case, copy)


def test_nothing_is_written_into_an_older_copy_beside_the_rows_of_today(people: CaseCast) -> None:
    request_of(people.keys.berk)
    copy = copy_of(people.case)
    note(people, "вторая")
    put_back(people.case, copy, with_rows=False)
    with pytest.raises(SealBroken):
        note(people, "третья")
    shows_nobody(people.keys.berk, path("note", people.case), "post", text="третья")


def test_a_copy_of_before_there_were_rows_opens_with_no_row_beside_it(people: CaseCast) -> None:
    seal_as_before(people.case, keyring_of(people.keys.berk))
    copy = copy_of(people.case)
    note(people, "третья")
    put_back(people.case, copy, with_rows=False)
    with pytest.raises(SealBroken):
        written(people.keys.berk, people.case, Note)
    with pytest.raises(SealBroken):
        note(people, "четвёртая")


def test_what_a_colleague_writes_between_two_questions_is_no_broken_seal(people: CaseCast) -> None:
    """A page reads the case and then its rows; between the two another request commits."""
    keyring, row = keyring_of(people.keys.dana), Case.objects.get(pk=people.case.pk)
    read_before = sealing.open_case(row, keyring)
    note(people, "вторая")
    request_of(people.keys.dana)
    written_there = Items(row, read_before, keyring)
    assert not written_there.are_fewer_than_recorded()
    assert [item.text for item in written_there.of(Note)] == [NEXT.note, "вторая"]
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(people.keys.dana)
    assert [item.text for item in Items(row, read_before, keyring).of(Note)] == [NEXT.note, "вторая"]
