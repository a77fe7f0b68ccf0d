"""A ceiling of caseload: set by a supervisor, seen in who has how much, and passed only by who knows and agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from amanjol.casework.cases import queries
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.desk_settings import actions as setting
from amanjol.casework.cases.models import Assignment, Desk
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
DESK = "/desk/cases/desk/"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def set_ceiling(client: Client, ceiling: int | str) -> None:
    response = client.post(DESK, {"ceiling": ceiling})
    assert (response.status_code, response.headers["Location"]) == (302, DESK)
    request_of(client)


def give(client: Client, case: Case, member: Member, **typed: str) -> Any:
    return client.post(path("assign", case), {"member": str(member.pk)} | typed)


def is_on(client: Client, case: Case, member: Member) -> bool:
    request_of(client)
    return Assignment.objects.filter(case=case, member=member).exists()


def test_a_supervisor_sets_it_and_takes_it_away(people: CaseCast) -> None:
    dana = people.keys.dana
    organisation = keyring_of(dana).member.organisation_id
    assert queries.ceiling_of(organisation) is None
    set_ceiling(dana, 12)
    assert queries.ceiling_of(organisation) == 12
    assert 'value="12"' in dana.get(DESK).text
    assert verbs(dana, "desk.") == ["desk.changed"]
    set_ceiling(dana, "")
    assert queries.ceiling_of(organisation) is None
    for wrong in ("0", "-1", "1001", "viele"):
        assert dana.post(DESK, {"ceiling": wrong}).status_code == 200
    assert queries.ceiling_of(organisation) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Desk.objects.update(ceiling=0)


def test_it_is_the_organisations_own_and_a_supervisors(people: CaseCast) -> None:
    set_ceiling(people.keys.dana, 12)
    assert people.keys.berk.get(DESK).status_code == 404
    assert people.keys.berk.post(DESK, {"ceiling": "1"}).status_code == 404
    with pytest.raises(PermissionDenied):
        setting.set_desk(by=keyring_of(people.keys.berk).member, ceiling=1, days={})
    assert queries.ceiling_of(keyring_of(people.keys.dana).member.organisation_id) == 12
    request_of(people.gul)
    assert list(Desk.objects.all()) == []


def test_who_is_at_the_ceiling_is_marked(people: CaseCast) -> None:
    dana, everybody = people.keys.dana, reverse("cases:work") + "?all"
    open_case(people.keys.berk)
    full = '<span class="badge-soft alarm">full</span>'
    for ceiling, is_marked in ((3, False), (2, True), (1, True), ("", False)):
        set_ceiling(dana, ceiling)
        page = dana.get(everybody).text.split("Who has how much")[1]
        assert page.count(full) == is_marked
        assert (full in page.split("Berk Chinar")[1].split("</li>")[0]) is is_marked


def test_beyond_it_a_case_is_given_to_who_knows_and_agrees(people: CaseCast) -> None:
    dana, cast = people.keys.dana, people.keys.cast
    case = open_case(dana)
    set_ceiling(dana, 2)
    assert give(dana, case, cast.berk).status_code == 302
    another = open_case(dana)
    response = give(dana, another, cast.berk)
    assert response.status_code == 200
    assert "Berk Chinar has 2 open cases already" in response.text
    assert not is_on(dana, another, cast.berk)
    with pytest.raises(working.Full):
        working.assign(case=another, member=cast.berk, by=cast.dana)
    assert give(dana, another, cast.berk, agreed="on").status_code == 302
    assert is_on(dana, another, cast.berk)


def test_closed_cases_do_not_count_and_who_takes_a_case_is_not_asked(people: CaseCast) -> None:
    berk, dana, cast = people.keys.berk, people.keys.dana, people.keys.cast
    case = open_case(dana)
    set_ceiling(dana, 1)
    assert give(berk, case, cast.berk).status_code == 302
    assert is_on(dana, case, cast.berk)
    for closing in (people.case, case):
        working.close_case(keyring=keyring_of(berk), case=closing, reason="Всё")
    last = open_case(dana)
    assert give(dana, last, cast.berk).status_code == 302
    assert is_on(dana, last, cast.berk)


def test_the_pages_are_all_russian(people: CaseCast) -> None:
    dana, headers, cast = people.keys.dana, {"accept-language": "ru"}, people.keys.cast
    case = open_case(dana)
    set_ceiling(dana, 1)
    dana.get(DESK)  # with what was said in English so far
    dana.post("/language/", {"language": "ru"})
    for response in (
        dana.get(DESK, headers=headers),
        dana.post(DESK, {"ceiling": "0"}, headers=headers),
        dana.post(DESK, {"ceiling": "1"}, headers=headers, follow=True),
        dana.get(reverse("cases:work") + "?all", headers=headers),
        dana.post(path("assign", case), {"member": str(cast.berk.pk)}, headers=headers),
    ):
        assert response.status_code == 200
        assert english(response.text) == set()


def test_the_last_one_is_taken_off_only_after_a_question_and_the_case_then_stands_on_top(
    people: CaseCast,
) -> None:
    berk, dana, case = people.keys.berk, people.keys.dana, people.case
    who = people.keys.cast.berk
    other = open_case(berk)
    working.assign(case=other, member=people.keys.cast.dana, by=keyring_of(dana).member)
    take_off = reverse("cases:unassign", kwargs={"pk": case.pk, "member": who.pk})
    question = berk.post(take_off)
    assert question.status_code == 200
    assert "Nobody would be on this case" in question.text
    assert is_on(berk, case, who)
    everybody = reverse("cases:work") + "?all"
    assert "Nobody is on it" not in dana.get(everybody).text
    assert berk.post(take_off, {"agreed": "yes"}).status_code == 302
    assert not is_on(berk, case, who)
    page = dana.get(everybody).text
    assert page.index("Nobody is on it") < page.index(str(case.pk)) < page.index(str(other.pk))
    assert page.index("Who has how much") < page.index(">Nobody<")
    assert ">Nobody<" not in berk.get(everybody).text  # who has how much is a supervisor's
    assert "Nobody is on it" not in berk.get(reverse("cases:work")).text
    second = reverse("cases:unassign", kwargs={"pk": other.pk, "member": who.pk})
    assert berk.post(second).status_code == 302  # somebody is left


def test_a_case_whose_only_worker_has_left_is_nobodys(people: CaseCast) -> None:
    dana = people.keys.dana
    assert list(queries.nobodys(keyring_of(dana).member)) == []
    organisations.remove_member(member=people.keys.cast.berk, by=None)
    assert [case.pk for case in queries.nobodys(keyring_of(dana).member)] == [people.case.pk]
    request_of(people.gul)
    assert list(queries.nobodys(keyring_of(people.gul).member)) == []
