"""Requests that commit, several at once: of two who merge the same people one does, and no case is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from amanjol.casework.cases.models import Case, Merge, Person
from amanjol.casework.cases.tests.case_cast import CaseCast, create_case_cast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, path
from amanjol.casework.cases.tests.test_merging import TWIN, rows
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("fresh_database")


def two_people() -> tuple[CaseCast, Case, tuple[object, ...]]:
    """Committed; with all that is there."""
    with transaction.atomic():
        people = create_case_cast()
        twin = open_case(people.keys.berk, TWIN)
        return people, twin, rows(people.keys.berk)


def at_once(*requests: Callable[[], int]) -> set[int]:
    """The statuses of the answers."""

    def one(request: Callable[[], int]) -> int:
        try:
            return request()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as threads:
        return set(threads.map(one, requests))


def test_two_who_merge_at_once_do_no_harm() -> None:
    """Each into their own; then both part them: what comes out is one person, then what was before."""
    people, twin, before = two_people()
    berk, dana = people.keys.berk, people.keys.dana
    for _round in range(3):
        answers = at_once(
            lambda: berk.post(BY_NAME["merge"].path(people.case.pk, other=twin.person_id)).status_code,
            lambda: dana.post(BY_NAME["merge"].path(twin.pk, other=people.case.person_id)).status_code,
        )
        assert {302} <= answers <= {302, 404}
        with transaction.atomic():
            request_of(berk)
            row, person = Merge.objects.get(), Person.objects.get()
            assert {case.person_id for case in Case.objects.all()} == {row.person_id} == {person.pk}
        typed = {"merge": str(row.pk)}
        answers = at_once(
            lambda typed=typed: berk.post(path("unmerge", twin), typed).status_code,  # type: ignore[misc]  # mypy knows no default here
            lambda typed=typed: dana.post(path("unmerge", people.case), typed).status_code,  # type: ignore[misc]  # mypy knows no default here
        )
        assert {302} <= answers <= {302, 404}
        with transaction.atomic():
            assert rows(berk) == before


def test_a_case_begun_while_two_are_merged_is_whole_or_not_there() -> None:
    people, twin, _before = two_people()
    berk, dana = people.keys.berk, people.keys.dana
    typed = {"names": "Roza Amanova", "next_step": "Ждать", "same_as": str(twin.person_id)}
    answers = at_once(
        lambda: berk.post(BY_NAME["merge"].path(people.case.pk, other=twin.person_id)).status_code,
        lambda: dana.post("/desk/cases/new/", typed).status_code,
    )
    assert {302} <= answers <= {200, 302, 403}
    with transaction.atomic():
        request_of(berk)
        assert {case.person_id for case in Case.objects.all()} == {Person.objects.get().pk}
        assert Case.objects.count() == (3 if answers == {302} else 2)
