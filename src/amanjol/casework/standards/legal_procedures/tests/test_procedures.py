"""Procedures of each country: dated data in one form, whose steps all have a name, and of which nobody has read any."""

from __future__ import annotations

from datetime import date

import pytest

from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_procedures.procedure_files import (
    DATA,
    PROCEDURES,
    STEPS,
    all_steps,
    countries,
    procedures_of,
    procedures_on,
    read_procedures,
)
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

DAY = date(2026, 11, 29)
READ = """country: xx
name: A country of a test
says: Nothing.
procedures:
- key: victim
  name: Victim in a criminal case
  proceeding: criminal
  since: 2020-01-01
  until: 2099-12-31
  says: An order of a test.
  law: A law of a test
  article: Art. 20
  source: made-up.example
  checked: in-source
  written_on: 2026-11-01
  read_by: an advocate of a test
  read_on: 2026-11-01
  steps:
  - key: status
    next: judgment
  - key: statement
  - key: judgment
    limit: Ten days
"""


@pytest.mark.parametrize("country", countries())
def test_files_are_written_in_the_one_canonical_form(country: str) -> None:
    text = (DATA / f"{country}.yaml").read_text()
    assert write(read(text, country, PROCEDURES).value, country, PROCEDURES) == text
    steps = (DATA / "steps.yaml").read_text()
    assert write(read(steps, "steps", STEPS).value, "steps", STEPS) == steps


def test_the_four_countries_have_each_kind_of_case_and_no_other_country_has_any() -> None:
    assert countries() == ("kg", "kz", "tm", "uz")
    for country in countries():
        kinds = {procedure.kind for procedure in procedures_on(country, DAY).values()}
        assert kinds == set(Proceeding)
    assert procedures_of("../kz") is None
    assert procedures_on("ru", DAY) == {}


def test_every_step_that_a_country_names_has_words_and_every_word_is_used() -> None:
    used = {
        step.key
        for country in countries()
        for procedure in procedures_on(country, DAY).values()
        for step in procedure.steps
    }
    assert used == set(all_steps())


def test_nobody_has_read_any_yet_and_no_limit_is_known() -> None:
    """Changed by whoever reads a law and writes it into the file."""
    for country in countries():
        for procedure in procedures_on(country, DAY).values():
            assert not procedure.is_read(DAY)
            assert procedure.article.en == "not read"
            assert {step.limit for step in procedure.steps} == {None}


def test_from_status_on_each_step_leads_to_the_last_one() -> None:
    for country in countries():
        for procedure in procedures_on(country, DAY).values():
            assert procedure.keys[0] == "status"
            key, steps = "status", 0
            while key != procedure.keys[-1]:
                key, steps = procedure.after(key), steps + 1
                assert steps <= len(procedure.keys)
            assert procedure.after(key) == ""


def test_what_comes_next_is_what_the_file_says_else_the_one_below() -> None:
    [procedure] = read_procedures(READ, "xx.yaml").procedures
    assert [procedure.after(key) for key in ("status", "statement", "judgment", "other")] == [
        "judgment", "judgment", "", "",
    ]  # fmt: skip
    assert procedure.is_read(DAY)
    assert [step.limit.en if step.limit else "" for step in procedure.steps] == ["", "", "Ten days"]


def test_it_holds_from_its_first_to_its_last_day() -> None:
    [procedure] = read_procedures(READ, "xx.yaml").procedures
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2099, 12, 31), date(2100, 1, 1)]
    assert [procedure.holds_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (READ.replace("  law:", "  money: none\n  law:"), "unknown key `money`"),
        (READ.replace("key: statement", "key: miracle"), "the step `miracle` is none of steps.yaml"),
        (READ.replace("next: judgment", "next: status"), "must stand below it"),
        (READ.replace("key: statement", "key: status"), "the step `status` stands there twice"),
        (READ.replace("2099-12-31", "2019-12-31"), "`until` is a day before `since`"),
        (READ.replace("in-source", "second-hand"), "what was read in its source says by whom"),
        (READ.replace("  read_by: an advocate of a test\n", ""), "belong together"),
        (READ.replace("criminal\n  since", "family\n  since"), "must be"),
        (
            READ + READ.partition("procedures:\n")[2],
            "`victim` holds on days on which that of line 5 holds, too",
        ),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read_procedures(text, "data/xx.yaml")
    assert str(refusal.value).startswith("data/xx.yaml:"), str(refusal.value)
    assert sentence in str(refusal.value)
