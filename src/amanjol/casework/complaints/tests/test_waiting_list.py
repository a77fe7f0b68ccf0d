"""What the list says of each that waits: by when it is answered, or, of a child's that was, passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amanjol.casework.complaints.models import Complaint
from amanjol.casework.complaints.records import AgeGroup
from amanjol.casework.complaints.tests.complaint_cast import ComplaintCast, complain, opened
from amanjol.casework.complaints.tests.test_working import LIST, act
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def badges(client: Client) -> list[str]:
    """What the list says of each that waits, beside its number of days."""
    waiting = client.get(LIST).text.split("Waiting for you", 1)[1].split("</section>", 1)[0]
    return [" ".join(badge.split()) for badge in re.findall(r"badge-soft[^>]*>([^<]*)<", waiting)]


def test_of_a_child_s_that_was_answered_the_list_says_so_to_who_can_read_it(people: ComplaintCast) -> None:
    """In clear nothing says so: of whom it is would be told by it."""
    berk, gunesh = people.at["berk"], people.at["gunesh"]
    _new, read, answered = (complain(people, age=AgeGroup.CHILD)[0] for _number in range(3))
    day = f"{opened(berk, read).row.due_on:%d.%m.%Y}"
    act(berk, answered, "answer/", words="Мы тебя слышим")
    for client in (berk, gunesh):
        assert sorted(badges(client)) == [
            f"answer by {day}", f"answer by {day}", f"answered; pass it on by {day}",
        ]  # fmt: skip
    gunesh.post("/account/lock/")
    berk.post("/desk/cases/discreet/")
    for client in (berk, gunesh):
        assert sorted(badges(client)) == [f"answer by {day}", f"due by {day}", f"due by {day}"]


def test_one_that_does_not_open_hides_no_other_in_the_list(people: ComplaintCast) -> None:
    berk = people.at["berk"]
    broken, _road = complain(people, age=AgeGroup.CHILD)
    answered, _road = complain(people, age=AgeGroup.CHILD)
    for pk in (broken, answered):
        act(berk, pk, "answer/", words="Мы тебя слышим")
    request_of(berk)
    row = Complaint.objects.get(pk=broken)
    assert Complaint.objects.filter(pk=broken).update(sealed=b"0" * len(row.sealed)) == 1
    day = f"{row.due_on:%d.%m.%Y}"
    assert sorted(badges(berk)) == [f"answered; pass it on by {day}", f"due by {day}"]


def test_three_that_were_read_take_as_many_queries_as_one(people: ComplaintCast) -> None:
    counted, berk = [], people.at["berk"]
    for number in (1, 2):
        for _complaint in range(number):
            pk, _road = complain(people, age=AgeGroup.CHILD)
            act(berk, pk, "answer/", words="Мы тебя слышим")
        berk.get(LIST)
        with QueriesOfPage(connection) as made_queries:
            said = badges(berk)
        counted.append((len(made_queries), len([badge for badge in said if "pass it on" in badge])))
    assert [rows for _queries, rows in counted] == [1, 3]
    assert counted[0][0] == counted[1][0]
