"""Care after sexual violence: what can still be done and how long, by the day that was told; it waits for nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from amanjol.casework.standards.interview import care
from amanjol.casework.standards.interview.asking import open_advice
from amanjol.casework.standards.interview.script_files import SCRIPT, packaged_script, read_script
from amanjol.casework.standards.interview.scripts import Script, for_list
from amanjol.casework.standards.interview.state import Ended, Said, State, begin, end_advice, write_down
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.writing import write

LISTS = packaged_lists().lists
SCRIPTS = [for_list(packaged_script(), of) for of in LISTS]
ASHGABAT = timezone(timedelta(hours=5))
DAY = date(2026, 11, 25)


def told(script: Script, on: date | None = DAY, answer: Answer = Answer.YES) -> State:
    return write_down(script, begin(script), [Said("forced-sex", answer, on=on)])


@pytest.mark.parametrize("script", SCRIPTS, ids=["adult", "child"])
def test_it_is_called_for_as_soon_as_such_violence_was_told_and_stands_first(script):
    state = write_down(script, begin(script), [Said("hurt-or-ill", Answer.YES)])
    assert not care.is_called_for(script, state)
    state = write_down(script, state, [Said("forced-sex", Answer.YES, on=DAY)])
    assert care.is_called_for(script, state)
    assert [question.key for _number, question in open_advice(script, state)] == ["forced-sex", "hurt-or-ill"]
    assert care.told_day(script, state) == DAY


@pytest.mark.parametrize("answer", [Answer.NO, Answer.SKIPPED, Answer.UNKNOWN])
def test_without_a_yes_nothing_is_said_of_it(answer):
    assert not care.is_called_for(SCRIPTS[0], told(SCRIPTS[0], answer=answer))


def test_a_door_that_was_shut_later_takes_it_from_nobody():
    script = SCRIPTS[0]
    state = write_down(script, told(script), [Said("may-ask-hard", Answer.NO)])
    assert care.is_called_for(script, state)


def test_dealt_with_it_leaves_the_page_until_it_is_told_again():
    script = SCRIPTS[0]
    state = end_advice(told(script), 1, Ended.DONE)
    assert not care.is_called_for(script, state)
    state = write_down(script, state, [Said("forced-sex", Answer.NO)])
    assert care.is_called_for(script, write_down(script, state, [Said("forced-sex", Answer.YES)]))


@pytest.mark.parametrize(
    ("now", "hours", "over"),
    [
        (datetime(2026, 11, 25, 0, 0, tzinfo=ASHGABAT), [72, 120], [False, False]),
        (datetime(2026, 11, 26, 9, 30, tzinfo=ASHGABAT), [38, 86], [False, False]),
        (datetime(2026, 11, 27, 23, 59, tzinfo=ASHGABAT), [0, 48], [False, False]),
        (datetime(2026, 11, 28, 0, 0, tzinfo=ASHGABAT), [0, 48], [False, False]),
        (datetime(2026, 11, 28, 23, 59, tzinfo=ASHGABAT), [0, 24], [False, False]),
        (datetime(2026, 11, 29, 0, 0, tzinfo=ASHGABAT), [0, 24], [True, False]),
        (datetime(2026, 12, 1, 0, 0, tzinfo=ASHGABAT), [0, 0], [True, True]),
    ],
)
def test_hours_are_counted_from_the_first_minute_and_over_only_after_the_last(now, hours, over):
    left = care.time_left(DAY, now)
    assert [entry.window.key for entry in left] == ["hiv", "pregnancy"]
    assert [entry.hours for entry in left] == hours
    assert [entry.is_over for entry in left] == over


def test_without_a_day_both_windows_stand_there_whole():
    left = care.time_left(None, datetime.now(UTC))
    assert [(entry.window.hours, entry.hours, entry.is_over) for entry in left] == [
        (72, None, False),
        (120, None, False),
    ]


def test_of_several_days_the_latest_counts():
    script = SCRIPTS[0]
    assert care.told_day(script, told(script, on=None)) is None
    assert care.told_day(script, begin(script)) is None


def test_a_day_that_was_taken_back_or_dealt_with_counts_no_more():
    script = SCRIPTS[0]
    taken_back = write_down(script, told(script), [Said("forced-sex", Answer.NO, on=DAY)])
    assert care.told_day(script, taken_back) is None
    assert care.told_day(script, end_advice(told(script), 1, Ended.DONE)) is None


def test_each_figure_has_its_source():
    for window in care.packaged_care().windows:
        assert window.source.startswith("WHO")
        assert window.checked in {"in-source", "second-hand"}


def test_a_question_with_care_asks_for_the_day_and_has_advice():
    text = write(packaged_script(), "labour.yaml", SCRIPT)
    assert "    asks_day: yes\n    care: yes\n" in text
    with pytest.raises(ContentError, match="needs `asks_day` and `advice` for its `care`"):
        read_script(text.replace("    asks_day: yes\n", "", 1), "data/labour.yaml")
