"""What a report says of somebody's age stands pressed in the form of the case that comes of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from amanjol.casework.cases.forms import NewCaseForm
from amanjol.casework.intake.demo import REPORT
from amanjol.casework.intake.records import Age, ReportRecord, Sender
from amanjol.casework.intake.showing import FORMS, initial_of
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.foundation.seals.records import replace

SENDER = Sender("Гозель Терек", "Инспекция (вымышленная)", datetime(2026, 11, 25, 8, tzinfo=UTC))


@pytest.mark.parametrize("age", list(Age))
def test_the_age_that_a_report_says_is_taken_over(age: Age) -> None:
    record = ReportRecord(replace(REPORT, age=age), SENDER)
    form = NewCaseForm(initial=initial_of(record))
    assert form["form"].value() == FORMS[age]
    assert f'value="{FORMS[age]}"' in str(form["form"]).split(" checked")[0].rsplit("<input", 1)[1]


def test_who_is_no_adult_by_a_report_is_protected_as_a_child() -> None:
    assert FORMS[Age.ADULT] is Form.ADULT
    assert {FORMS[age] for age in Age if age is not Age.ADULT} <= CHILDREN
