"""Scoring of real people: locked until two practitioners of the organisation have read every weight in the source."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from amanjol.casework.cases import comparisons
from amanjol.casework.cases.lists.actions import sign_list
from amanjol.casework.cases.models import ComparedList
from amanjol.casework.cases.tests.case_cast import TODAY, CaseCast
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.standards.screening.approval import ComparisonIncomplete, digest_of
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.screening.lists import Weight
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

pytestmark = pytest.mark.django_db
ADULTS = packaged_lists().named("labour-adults")
RIGHT = {indicator.key: indicator.weight for indicator in ADULTS.indicators}
PAGE = "/desk/cases/lists/labour-adults/"
LOCKED = "This list scores no real person yet"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    """A talk is begun on a node of real people."""
    case_cast.keys.berk.post(path("begin_talk", case_cast.case), {"age": "adult"})
    return case_cast


def sign(client: Client, name: str, **other: str) -> str:
    return client.post(PAGE, RIGHT | {"name": name} | other, follow=True).text


def result(people: CaseCast) -> str:
    return people.keys.berk.get(path("result", people.case)).text


def test_two_signatures_open_the_result_and_one_does_not(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    assert f"{LOCKED}: 2 practitioners" in result(people)
    assert PAGE in result(people)
    assert "Signed." in sign(berk, "Берк Чинар")
    assert LOCKED in result(people)
    assert "Dana" not in berk.get(PAGE).text
    assert "Signed." in sign(dana, "Дана Чинар")
    assert LOCKED not in result(people)
    assert "By dimension" in result(people)
    assert verbs(berk, "list.") == ["list.compared", "list.compared"]


def test_what_differs_or_is_missing_is_refused_and_kept_on_the_page(people: CaseCast) -> None:
    key = ADULTS.indicators[3].key
    other = next(weight for weight in Weight if weight != ADULTS.indicators[3].weight)
    page = sign(people.keys.berk, "Берк", **{key: other.value})
    assert "correct the list&#x27;s file first" in page
    assert f'<option value="{other.value}" selected>' in page
    assert "No weight from the source was entered" in sign(people.keys.berk, "Берк", **{key: ""})
    assert "has-errors" in sign(people.keys.berk, "")
    request_of(people.keys.berk)
    assert ComparedList.objects.count() == 0


def test_who_signs_beside_russian_words_signs_them_too(people: CaseCast) -> None:
    berk, dana = people.keys.berk, people.keys.dana
    berk.post("/language/", {"language": "ru"})
    assert ADULTS.indicators[0].says.in_language("ru") in berk.get(PAGE).text
    sign(berk, "Берк Чинар")
    sign(dana, "Дана Чинар")
    request_of(berk)
    signed = set(ComparedList.objects.values_list("name", "digest"))
    assert signed == {("Берк Чинар", digest_of(ADULTS, "ru")), ("Дана Чинар", digest_of(ADULTS))}
    assert LOCKED not in result(people)


def test_neither_a_person_nor_a_name_counts_twice(people: CaseCast) -> None:
    for client, name in (
        (people.keys.berk, "Берк"),
        (people.keys.berk, "Другой"),
        (people.keys.dana, " берк "),
    ):
        sign(client, name)
    assert f"{LOCKED}: 2 practitioners" in result(people)
    assert "1 of them" in result(people)


def test_our_weights_are_not_on_the_page(people: CaseCast) -> None:
    """Whoever could read them here would not open the source."""
    page = people.keys.berk.get(PAGE).text
    assert page.count('<option value="" selected>') == page.count(" selected") == len(ADULTS.indicators)


def test_signatures_are_of_one_organisation(people: CaseCast) -> None:
    sign(people.gul, "Гозель")
    assert ComparedList.objects.count() == 1
    request_of(people.keys.berk)
    assert comparisons.signatures_of(people.case.organisation_id) == []
    assert ComparedList.objects.count() == 0


def test_an_officer_signs_nothing(people: CaseCast) -> None:
    assert people.officer.get(PAGE).status_code == 403
    member = request_of(people.officer).user.member  # type: ignore[union-attr]  # signed in
    with pytest.raises(PermissionDenied):
        sign_list(member=member, of=ADULTS, read={}, name="Ораз", today=TODAY, language="en")
    with pytest.raises(ComparisonIncomplete):
        sign_list(
            member=keyring_of(people.keys.berk).member,
            of=ADULTS,
            read={},
            name="Берк",
            today=TODAY,
            language="en",
        )


def test_a_list_that_is_not_there_is_not_found(people: CaseCast) -> None:
    assert people.keys.berk.get("/desk/cases/lists/nothing/").status_code == 404


def plant(people: CaseCast, signed_on: date | None = None) -> None:
    """As whoever writes rows, in the names of two members."""
    request_of(people.keys.berk)
    cast = people.keys.cast
    with connection.cursor() as cursor:
        for member, name in ((cast.berk, "Берк"), (cast.dana, "Дана")):
            cursor.execute(
                "insert into cases_comparedlist"
                " (id, organisation_id, member_id, name, list, edition, digest, signed_on)"
                " values (%s, %s, %s, %s, %s, %s, %s, %s)",
                [
                    uuid4(), member.organisation_id, member.pk, name, ADULTS.key, ADULTS.source.edition,
                    digest_of(ADULTS), signed_on or timezone.localdate(),
                ],
            )  # fmt: skip


def test_two_planted_signatures_score_nobody_and_keep_nobody_from_signing(people: CaseCast) -> None:
    plant(people)
    assert f"{LOCKED}: 2 practitioners" in result(people)
    sign(people.keys.berk, "Берк Чинар")
    assert "1 of them" in result(people)
    sign(people.keys.dana, "Дана Чинар")
    assert LOCKED not in result(people)
    request_of(people.keys.berk)
    assert set(ComparedList.objects.values_list("name", flat=True)) == {"Берк Чинар", "Дана Чинар"}


def test_a_signature_of_before_entries_had_the_digest_is_believed_on_its_day(people: CaseCast) -> None:
    cast = people.keys.cast
    request_of(people.keys.berk)
    for member in (cast.berk, cast.dana):
        record(
            verb="list.compared", organisation=member.organisation_id, actor=member.account_id,
            subject=("list", ADULTS.key),
        )  # fmt: skip
    plant(people, signed_on=timezone.localdate() - timedelta(days=9))
    assert comparisons.signatures_of(people.case.organisation_id) == []
    ComparedList.objects.update(signed_on=timezone.localdate())
    assert len(comparisons.signatures_of(people.case.organisation_id)) == 2
