"""Whom the desk's pages let in, by role, by organisation, locked and signed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from amanjol.casework.complaints.tests.complaint_cast import ComplaintCast, complain
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import ROLES, RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join

if TYPE_CHECKING:
    import uuid

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
PLAIN = ("complaints", "new", "receivers")
OF_ONE = ("step", "pass_on", "answer", "end", "hand_over", "take_from")
RECEIVING = {role for role, of in ROLES.items() if "complaints.receive" in of.may}
WORKING = {role for role, of in ROLES.items() if "cases.work" in of.may}


def statuses(client: Client, pk: uuid.UUID) -> dict[str, int]:
    pages = {name: client.get(reverse(f"complaints:{name}")).status_code for name in PLAIN}
    pages["complaint"] = client.get(reverse("complaints:complaint", args=[pk])).status_code
    return pages | {
        name: client.post(reverse(f"complaints:{name}", args=[pk])).status_code for name in OF_ONE
    }


@pytest.mark.parametrize("role", [role for role in ROLES if role not in RECEIVING | WORKING])
def test_who_neither_works_here_nor_receives_is_refused_everywhere(
    people: ComplaintCast, role: RoleKey
) -> None:
    pk, _road = complain(people)
    client = browser(join("Kerim Oraz", people.yyldyz, role))
    assert set(statuses(client, pk).values()) == {403}


def test_who_may_receive_and_was_not_named_finds_nothing(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    got = statuses(people.at["dana"], pk)
    assert {name: status for name, status in got.items() if name not in PLAIN} == dict.fromkeys(
        ("complaint", *OF_ONE), 404
    )
    assert got["complaints"] == got["new"] == got["receivers"] == 200


def test_another_organisation_finds_nothing(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    got = statuses(people.at["maya"], pk)
    assert {got[name] for name in ("complaint", *OF_ONE)} == {404}


def test_a_case_worker_names_nobody(people: ComplaintCast) -> None:
    assert people.at["berk"].get("/desk/complaints/receivers/").status_code == 403
    assert people.at["berk"].post("/desk/complaints/receivers/second/").status_code == 403
    assert people.at["gunesh"].get("/desk/complaints/receivers/").status_code == 403


def test_locked_it_asks_to_unlock_and_gives_back_what_was_typed(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    berk = people.at["berk"]
    berk.post("/account/lock/")
    assert berk.get("/desk/complaints/").status_code == 200
    where = f"/desk/complaints/{pk}/"
    assert berk.get(where).headers["Location"].startswith("/account/unlock/")
    page = berk.post(f"{where}answer/", {"number": "1", "words": "Ответ готов"})
    assert page.status_code == 423
    assert "Ответ готов" in page.text


def test_signed_out_is_sent_to_sign_in(people: ComplaintCast) -> None:
    pk, _road = complain(people)
    assert set(statuses(Client(), pk).values()) == {302}


def test_who_left_reads_nothing(people: ComplaintCast) -> None:
    """Leaving takes the key, and every seal with it."""
    pk, _road = complain(people)
    leave(people.keys.cast.berk)
    assert people.at["berk"].get(f"/desk/complaints/{pk}/").status_code in {302, 403}


def leave(member: Member) -> None:
    organisations.remove_member(member=member, by=None)
