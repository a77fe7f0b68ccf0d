"""By when the other side goes on, and that what is waited for is always the other side's to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from amanjol.casework.standards.referring.codes import Urgency
from amanjol.casework.standards.referring.deadlines import (
    DATA,
    DEADLINES,
    WAITING,
    due_at,
    is_late,
    packaged_deadlines,
)
from amanjol.casework.standards.referring.states import FINAL, Side, Standing, State, next_states
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

START = datetime(2026, 11, 28, 6, tzinfo=UTC)
FILE = DATA / "deadlines.yaml"


def test_the_file_is_in_its_one_form_and_says_whose_figures_they_are():
    text = FILE.read_text()
    deadlines = read(text, FILE.name, DEADLINES).value
    assert write(deadlines, FILE.name, DEADLINES) == text
    assert (deadlines.checked, deadlines.source.publisher) == ("no-source", "Amanjol")


@pytest.mark.parametrize("urgency", list(Urgency))
@pytest.mark.parametrize("state", list(State))
def test_exactly_where_the_other_side_has_to_go_on_there_is_a_day(urgency: Urgency, state: State):
    standing = Standing(state, START, Side.SENDER)
    assert (due_at(standing, urgency) is not None) == (state in WAITING)
    waits_for_receiver = state not in FINAL and bool(next_states(state, Side.RECEIVER))
    assert waits_for_receiver == (state in WAITING)


@pytest.mark.parametrize(("minutes", "late"), [(119, False), (120, False), (121, True)])
def test_a_request_of_today_is_late_after_two_hours(minutes: int, late: bool):
    standing = Standing(State.REQUESTED, START, Side.SENDER)
    assert is_late(standing, Urgency.TODAY, START + timedelta(minutes=minutes)) is late
    assert not is_late(standing, Urgency.PLANNED, START + timedelta(minutes=minutes))
    assert not is_late(Standing(State.DRAFT), Urgency.TODAY, START + timedelta(days=99))
    done = Standing(State.COMPLETED, START, Side.RECEIVER)
    assert not is_late(done, Urgency.TODAY, START + timedelta(days=99))


def test_what_two_organisations_agreed_on_counts_instead():
    standing = Standing(State.RECEIVED, START, Side.RECEIVER)
    agreed = {State.RECEIVED: 1}
    assert due_at(standing, Urgency.PLANNED, agreed) == START + timedelta(hours=1)
    own = packaged_deadlines().limit(Urgency.PLANNED, State.ACCEPTED)
    assert own is not None
    accepted = Standing(State.ACCEPTED, START, Side.RECEIVER)
    assert due_at(accepted, Urgency.PLANNED, agreed) == START + timedelta(hours=own.hours)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("    hours: 2\n", "    hours: 0\n", "a limit of no hours"),
        ("    hours: 2\n", "    hours: 999\n", "`today` waits longer than `this-week`"),
        ("- key: planned\n", "- key: today\n", "has to name today, this-week, planned"),
        ("  - state: received\n", "  - state: requested\n", "has to have limits for requested, received"),
    ],
)
def test_faulty_deadlines_are_refused_in_one_sentence(old: str, new: str, sentence: str):
    with pytest.raises(ContentError) as refusal:
        read(FILE.read_text().replace(old, new, 1), FILE.name, DEADLINES)
    assert sentence in str(refusal.value)
