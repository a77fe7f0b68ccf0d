"""An older copy of a case, put back by whoever writes rows, which opens: the journal says that there was more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import beneath, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case, CaseItem, Named, Person, PersonChange
from amanjol.casework.cases.records import Note
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast
from amanjol.casework.cases.tests.pages import CONSENT, path, written
from amanjol.casework.cases.tests.test_cases_of_before import seal_as_before
from amanjol.casework.cases.tests.test_items import items_of, note
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_restricted import restrict
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.db.models import Model

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


def rows_of(case: Case) -> list[tuple[type[Model], list[dict[str, Any]]]]:
    """All that hangs on the case and its person, as it lies there."""
    models: list[type[Model]] = [Person, Case, PersonChange, *beneath.row_models()]
    return [(model, list(model._default_manager.values())) for model in models]


def undo(rows: list[tuple[type[Model], list[dict[str, Any]]]]) -> None:
    for model, values in rows:
        for row in values:
            model._default_manager.filter(pk=row["id"]).update(**row)


def test_a_restriction_undone_by_rows_of_before_is_told(three_with_keys: CaseCast) -> None:
    """All of it opens, and for everybody: who is not named would read and write on, and nobody knew."""
    people = three_with_keys
    farida, where = unlocked(people.keys.farida.account), path("case", people.case)
    request_of(people.keys.berk)
    before = rows_of(people.case)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    assert farida.get(where).status_code == 404
    assert "an older copy" not in people.keys.berk.get(where).text
    request_of(people.keys.berk)
    undo(before)
    for client in (farida, people.keys.berk):
        assert "an older copy" in client.get(where).text
        assert "older copy" in client.get("/desk/cases/?all").text


def test_named_anew_or_opened_to_all_it_is_no_older_copy_and_one_of_between_is(
    three_with_keys: CaseCast,
) -> None:
    people, where = three_with_keys, path("case", three_with_keys.case)
    restrict(people, people.keys.berk, work=(people.keys.dana,))
    request_of(people.keys.berk)
    names, between = list(Named.objects.values()), rows_of(people.case)
    restricting.lift(keyring=keyring_of(people.keys.berk), person=people.case.person)
    assert "an older copy" not in people.keys.dana.get(where).text
    request_of(people.keys.berk)
    Named.objects.bulk_create([Named(**name) for name in names])
    undo(between)
    assert "an older copy" in people.keys.dana.get(where).text
