"""Requests that commit, at once: of two who give one bed to two people one does, and the other hears it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from amanjol.casework.cases.tests.case_cast import create_case_cast, open_case
from amanjol.casework.cases.tests.test_merging_at_once import at_once
from amanjol.casework.support.tests.house_cast import create_house_cast, in_beds
from amanjol.casework.support.tests.test_beds import OTHER

pytestmark = pytest.mark.usefixtures("fresh_database")


def test_two_who_give_one_bed_at_once() -> None:
    with transaction.atomic():
        people = create_house_cast(create_case_cast())
        cases = (people.meret, open_case(people.berk, OTHER))
    texts: list[str] = []

    def give(client: Any, case: Any) -> int:
        answer = client.post(f"/desk/cases/{case.pk}/bed/", {"place": f"{people.house.pk}:5"})
        texts.append(answer.text)
        return int(answer.status_code)

    answers = at_once(lambda: give(people.berk, cases[0]), lambda: give(people.dana, cases[1]))
    assert answers == {200, 302}
    assert sum("Somebody was given this bed a moment ago" in text for text in texts) == 1
    with transaction.atomic():
        assert [len(guests) for bed, guests in in_beds(people.berk).items() if bed == "5"] == [1]
