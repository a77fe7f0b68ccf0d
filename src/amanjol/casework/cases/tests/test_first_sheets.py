"""Sheets that come after the first restricted person, and a node with one colleague alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.test_last_resort import USE, Scene, make_sheets, restrict, rows, use
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.organisations.tests.test_keys_again import _forgot

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


def test_before_there_are_sheets_nothing_is_sealed_and_the_first_are_caught_up_with(
    case_cast: CaseCast,
) -> None:
    people = case_cast
    scene = Scene(people, people.keys.dana, [])
    restrict(scene, (people.keys.cast.dana,))
    people.keys.dana.get("/desk/cases/")
    assert rows(people.keys.dana) == []
    make_sheets(people.keys.berk)
    people.keys.dana.get("/desk/cases/")
    assert len(rows(people.keys.dana)) == 1


def test_with_a_single_colleague_it_waits_until_there_are_two(case_cast: CaseCast) -> None:
    people = case_cast
    scene = Scene(people, people.keys.dana, make_sheets(people.keys.berk))
    restrict(scene, (people.keys.cast.dana,))
    cast = people.keys.cast
    PersonKey.objects.filter(account=cast.berk.account_id).delete()
    dana = _forgot(cast.dana)
    page = dana.get(USE).text
    assert "stay closed for now" in page
    typed = {"first": scene.sheets[0], "second": scene.sheets[1]}
    assert "You hold the keys" in dana.post(USE, typed, follow=True).text
    assert "Two colleagues who work on cases must have signed in" in dana.get(USE).text
    assert dana.post(USE, typed).status_code == 200  # nothing to do with them yet
    _forgot(cast.berk)
    assert "1 restricted person" in use(dana, scene, "Berk Chinar", "Dana Chinar")
