"""1,000 hostile texts to each form of learning: what it takes is such as a seal takes, and opens as it was.

To each page ten of them: no answer of 500, nothing half stored, what is stored reads back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases.tests.hostile import (
    MARKUP,
    SENT,
    arrived,
    completed,
    door_of,
    form_of,
    meet,
    received,
    send,
    undone,
)
from amanjol.casework.desk.fields import Text
from amanjol.casework.learning import sealing
from amanjol.casework.learning.records import (
    Attendance,
    CohortRecord,
    CourseDay,
    LearnerRecord,
    TestSheet,
    Timing,
)
from amanjol.casework.learning.tests.learning_cast import COURSE
from amanjol.casework.learning.tests.pages import (
    BY_NAME,
    CHECK,
    COHORT,
    DAY,
    EMPLOYER,
    ISSUER,
    LEARNER,
    RECEIPT,
    SAVINGS,
    SHEET,
    TALK,
    WORK,
    path,
    stored,
)
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from amanjol.casework.cases.tests.hostile import Typed
    from amanjol.casework.learning.models import Cohort, Learner
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
_NOW = datetime(2026, 11, 24, tzinfo=UTC)
NEW_COHORT = COHORT | {"course": COURSE.key}
PLAIN_DAY = {"on": DAY["on"], "minutes": "120", "rest": "whole"}
GOOD: dict[str, Typed] = {
    "new_cohort": NEW_COHORT,
    "issuer": ISSUER,
    "change_cohort": COHORT,
    "add_learner": LEARNER,
    "change_learner": LEARNER | {"left_on": ""},
    "new_day": PLAIN_DAY,
    "day": PLAIN_DAY,
    "sheet": SHEET,
    "new_employer": EMPLOYER,
    "change_employer": EMPLOYER,
    "check_employer": CHECK,
    "new_vacancy": WORK,
    "vacancy": WORK,
    "close_employer": {"why": "Переехали"},
    "new_livelihood": LEARNER,
    "change_livelihood": LEARNER,
    "place": {"begins_on": DAY["on"]},
    "placement_talk": TALK,
    "end_placement": BY_NAME["end_placement"].data,
    "business_plan": BY_NAME["business_plan"].data,
    "savings": SAVINGS,
    "new_grant": BY_NAME["new_grant"].data,
    "receipt": RECEIPT,
    "erase_livelihood": {"told": "asked"},
    "erase_employer": {"told": "asked"},
    "erase_learner": {"told": "asked"},
    "erase_cohort": {"told": "asked"},
}


OF_CHOICES = {
    "new_day", "day", "sheet", "erase_learner", "erase_cohort", "erase_livelihood", "erase_employer",
}  # fmt: skip
"""Forms of days, numbers, choices and a code: none of these texts is one."""


def _cohort(form: Any) -> CohortRecord:
    return CohortRecord((form.plan(COURSE.edition).facts("x"),))


def _learner(form: Any) -> LearnerRecord:
    return LearnerRecord((form.person.profile("x"),))


def _day(form: Any) -> LearnerRecord:
    day = form.day
    assert CourseDay(_NOW, "x", 1, day.on, day.minutes, day.modules)
    return LearnerRecord((), tuple(Attendance(_NOW, "x", 1, minutes) for minutes in form.there.values()))


def _sheet(form: Any) -> LearnerRecord:
    sheet = TestSheet(
        _NOW, "x", Timing.AFTER, form.cleaned_data["on"], COURSE.edition, "0", form.answers, right=0, asked=1
    )
    return LearnerRecord((), (), (sheet,))


SEALED: dict[str, Callable[[Any], CohortRecord | LearnerRecord]] = {
    "new_cohort": _cohort,
    "change_cohort": _cohort,
    "add_learner": _learner,
    "change_learner": _learner,
    "new_day": _day,
    "day": _day,
    "sheet": _sheet,
}


def whole(people: LearningCast, name: str) -> Typed:
    """With the minutes of both, or the code of what goes."""
    if name in {"new_day", "day"}:
        return GOOD[name] | {f"minutes-{people.ayna.pk}": "30", f"minutes-{people.serdar.pk}": ""}
    if name == "place":
        return GOOD[name] | {"vacancy": f"{people.employer.pk} 1"}
    return GOOD[name] | ({"code": BY_NAME[name].data_for(people)["code"]} if "erase" in name else {})


@pytest.mark.parametrize("name", GOOD)
def test_1000_texts_at_each_form_and_ten_at_its_page(people: LearningCast, name: str) -> None:
    if name == "erase_cohort":
        people.berk.post(path("erase_learner", people), {"told": "asked", "code": people.ayna.code})
        other = BY_NAME["erase_learner"].path(people.serdar.pk)
        people.berk.post(other, {"told": "asked", "code": people.serdar.code})
    where, typed, client = path(name, people), whole(people, name), BY_NAME[name].client_in(people)
    form = form_of(client, where, typed)
    good = typed if "erase" in name or name == "sheet" else completed(typed, form) | typed
    good.pop("modules", None)
    door = door_of(form)
    met = meet(door, good)
    assert met.refused
    assert bool(met.taken) is (name not in OF_CHOICES)
    keyring = keyring_of(people.berk)
    for sent, filled in [(good, door(received(good))), *met.taken]:
        for field, of in filled.fields.items():
            if type(of) is Text and "erase" not in name:
                assert filled.cleaned_data[field] == arrived(sent.get(field, ""))
        if name in SEALED:
            record = SEALED[name](filled)
            row: Cohort | Learner = people.cohort if isinstance(record, CohortRecord) else people.ayna
            sealing.close(row, record, keyring)
            opened = sealing._read(type(record), sealing._key(row, keyring), row, keyring)
            assert opened == record
    for refused in met.sent_and_refused:
        with undone():
            before = stored(people.berk)
            response = send(client, where, refused)
            assert response.status_code == 200
            assert MARKUP not in response.text
            assert stored(people.berk) == before
    assert len(met.sent_and_refused) == SENT
    for taken in met.sent_and_taken:
        with undone():
            response = send(client, where, taken)
            assert response.status_code == 302
            assert MARKUP not in response.text
            assert _reads_back(client, response.headers["Location"])


def _reads_back(client: Client, where: str) -> bool:
    """What is stored is shown, as text."""
    page = client.get(where)
    return page.status_code == 200 and MARKUP not in page.text


def test_each_form_is_here() -> None:
    assert {name for name, route in BY_NAME.items() if route.acts and route.data} == GOOD.keys()
