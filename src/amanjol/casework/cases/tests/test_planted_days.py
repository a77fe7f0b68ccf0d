"""Days and status of a case, moved by somebody who writes rows, and older copies in lists that open no items.

The attacks run as the role of the web server, within the organisation's own rows.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.items import counts_fewer
from amanjol.casework.cases.models import Case, ItemKind, Status
from amanjol.casework.cases.queries import Acts
from amanjol.casework.cases.records import Level, Risk
from amanjol.casework.cases.tests.case_cast import TODAY, CaseCast
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import shows_nobody
from amanjol.casework.cases.tests.test_older_copies import copy_of, put_back
from amanjol.casework.cases.texts import SAFETY_PLAN
from amanjol.casework.desk.points import INSIDE, check_points
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
LISTS = ("/desk/", "/desk/cases/", "/desk/cases/?all")
OLDER = "The journal knows of more that was written than stands here"


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.mark.parametrize(
    "attack",
    [
        lambda rows: rows.update(next_step_on=TODAY + timedelta(365)),
        lambda rows: rows.update(next_step_on=None),
        lambda rows: rows.update(status=Status.CLOSED, next_step_on=None),
        lambda rows: rows.update(retention_on=TODAY),
    ],
    ids=["later", "never", "closed", "review"],
)
def test_whoever_writes_rows_moves_no_day_and_closes_no_case(
    people: CaseCast, attack: Callable[[Any], Any]
) -> None:
    request_of(people.keys.berk)
    attack(Case.objects.filter(pk=people.case.pk))
    shows_nobody(people.keys.berk, path("case", people.case))
    if Case.objects.get(pk=people.case.pk).status == Status.OPEN:
        for where in LISTS:
            shows_nobody(people.keys.berk, where)


def test_a_case_that_a_row_alone_closed_is_neither_opened_again_nor_erased_from_there(
    people: CaseCast,
) -> None:
    request_of(people.keys.dana)
    Case.objects.filter(pk=people.case.pk).update(status=Status.CLOSED, next_step_on=None)
    shows_nobody(people.keys.dana, path("reopen", people.case), "post")
    shows_nobody(people.keys.dana, path("erase", people.case), "post", told="asked", code=people.case.code)
    assert Case.objects.filter(pk=people.case.pk).exists()


def test_closing_and_opening_again_seal_what_the_row_says(people: CaseCast) -> None:
    berk = people.keys.berk
    working.close_case(keyring=keyring_of(berk), case=people.case, reason="Уехала")
    working.reopen_case(keyring=keyring_of(berk), case=people.case)
    working.reopen_case(keyring=keyring_of(berk), case=people.case)
    row = Case.objects.select_related("person").get(pk=people.case.pk)
    sealing.open_case(row, keyring_of(berk))
    assert row.status == Status.OPEN
    assert (verbs(berk).count("case.closed"), verbs(berk).count("case.reopened")) == (1, 1)


def test_a_seal_of_before_days_stood_inside_opens_and_no_part_of_them_may_be_missing() -> None:
    now = {
        "person_id": "1",
        "group_id": None,
        "status": "open",
        "next_step_on": None,
        "retention_on": "2031-11-25",
    }
    check_points({INSIDE: {"person_id": "1", "group_id": None}}, dict(now))
    for lacking in ("status", "next_step_on", "retention_on", "group_id"):
        inside = {name: value for name, value in now.items() if name != lacking}
        with pytest.raises(SealBroken):
            check_points({INSIDE: inside}, dict(now))
    with pytest.raises(SealBroken):
        check_points({}, {"status": "open"})


@pytest.mark.parametrize("with_rows", [True, False])
def test_an_older_copy_that_hides_danger_is_said_in_every_list(people: CaseCast, with_rows: bool) -> None:
    berk = people.keys.berk
    request_of(berk)
    copy = copy_of(people.case)
    assert not any(OLDER in berk.get(where).text for where in LISTS)
    risk = Risk(TODAY, keyring_of(berk).person, Level.HIGH, Level.HIGH, Level.LOW)
    working.assess_risk(keyring=keyring_of(berk), case=people.case, risk=risk)
    assert "In danger now" in berk.get("/desk/").text
    request_of(berk)
    put_back(people.case, copy, with_rows=with_rows)
    for where in LISTS:
        page = berk.get(where).text
        assert OLDER in page, where
        assert people.case.code in page or str(people.case.pk) in page


def test_an_older_copy_is_noticed_whichever_act_it_undoes_and_stays_noticed(people: CaseCast) -> None:
    """What is owed writes no row beside; nor does more that is written into the older copy hide it."""
    berk = people.keys.berk
    request_of(berk)
    copy = copy_of(people.case)
    wages = {"promised": "900", "months": "3", "paid": "0", "currency": "TRY"}
    assert berk.post(path("wages", people.case), wages).status_code == 302
    request_of(berk)
    put_back(people.case, copy)
    for _round in range(3):
        assert "an older copy" in berk.get(path("case", people.case)).text
        assert OLDER in berk.get("/desk/").text
        working.write_text(
            keyring=keyring_of(berk), case=people.case, text=SAFETY_PLAN, words=f"Слово {_round}"
        )


def test_acts_of_before_they_had_numbers_are_counted_by_their_kind(people: CaseCast) -> None:
    record = sealing.open_case(
        Case.objects.select_related("person").get(pk=people.case.pk), keyring_of(people.keys.berk)
    )
    assert record.counts == {"note": 1}
    for verbs_there, is_older in (
        ([Acts("case.noted", 1, 0, 0), Acts("case.opened", 7, 0, 0)], False),
        ([Acts("case.noted", 2, 0, 0)], True),
        ([Acts("case.noted", 1, 0, 0), Acts("case.note-corrected", 1, 0, 0)], True),
        ([Acts("case.risk-assessed", 1, 0, 0)], True),
        ([Acts("case.planned", 1, 0, 0)], False),
        ([Acts("case.planned", 1, 1, 0)], True),
        ([Acts("case.planned", 1, 0, 1)], True),
    ):
        assert counts_fewer(record, verbs_there, tuple(ItemKind)) is is_older, verbs_there
