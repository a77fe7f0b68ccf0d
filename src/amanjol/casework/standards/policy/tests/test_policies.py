from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from amanjol.casework.standards.policy.clocks import Clock
from amanjol.casework.standards.policy.leaving import DATA
from amanjol.casework.standards.policy.policies import (
    FOR_HER_LAWYER,
    HEALTH_FOR_HER_LAWYER,
    LAWYER_ONLY,
    OFF,
    PUNISHABLE,
    TELL_THE_RISK,
    Reader,
    Subject,
    Switch,
)
from amanjol.casework.standards.policy.policy_files import (
    POLICY,
    STAGES_WITH_CLOCKS,
    NoPolicy,
    countries,
    policy_of,
    read_policy,
)
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

TODAY = date(2026, 11, 25)
WORDS = Sentence("So")
KZ = (DATA / "kz.yaml").read_text()


def test_the_four_countries_have_a_policy_and_no_other():
    assert countries() == ("kg", "kz", "tm", "uz")
    for other in ("ru", "../kz", "KZ", ""):
        with pytest.raises(NoPolicy):
            policy_of(other)


@pytest.mark.parametrize("country", countries())
def test_files_are_written_in_the_one_canonical_form(country):
    text = (DATA / f"{country}.yaml").read_text()
    assert write(read(text, country, POLICY).value, country, POLICY) == text


@pytest.mark.parametrize("country", countries())
@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize("risk_told", [True, False])
def test_what_can_endanger_is_off_in_every_country(country, reader, risk_told):
    edition = policy_of(country).on(TODAY)
    for subject in set(Subject) - {Subject.CITIZENSHIP, Subject.HEALTH}:
        assert edition.why_not_ask(subject, reader=reader, risk_told=risk_told) == OFF, subject
    refusal = edition.why_not_ask(Subject.CITIZENSHIP, reader=reader, risk_told=risk_told)
    assert refusal == (OFF if country == "tm" else None)


def test_exactly_four_subjects_and_her_health_are_for_her_lawyer_alone():
    assert {Subject.HEALTH} == LAWYER_ONLY - PUNISHABLE
    assert {
        Subject.FOREIGN_MILITARY_SERVICE,
        Subject.SAME_SEX_CONDUCT,
        Subject.HIV,
        Subject.SEX_WORK,
    } == PUNISHABLE


def test_switched_on_they_stay_with_her_lawyer_and_behind_the_risk():
    edition = replace(
        policy_of("kz").on(TODAY),
        switches=tuple(Switch(subject, "on", WORDS, "in-source") for subject in Subject),
    )
    for subject, reader, risk_told in product(Subject, Reader, (True, False)):
        refusal = edition.why_not_ask(subject, reader=reader, risk_told=risk_told)
        if subject not in LAWYER_ONLY:
            assert refusal is None
        elif reader is Reader.ANYBODY_ELSE:
            assert refusal == (FOR_HER_LAWYER if subject in PUNISHABLE else HEALTH_FOR_HER_LAWYER)
        else:
            assert refusal == (None if risk_told else TELL_THE_RISK)
        hidden = edition.why_not_read(subject, reader=reader)
        assert (hidden is not None) == (subject in LAWYER_ONLY and reader is Reader.ANYBODY_ELSE)


def test_no_file_can_open_them_to_anybody_else():
    switch = "  switches:\n  - subject: hiv\n    state: everybody\n    says: So\n    checked: in-source\n"
    with pytest.raises(ContentError, match="state is `everybody` but must be on or off"):
        read_policy(KZ + switch, "data/kz.yaml")
    assert read_policy(KZ + switch.replace("everybody", "on"), "data/kz.yaml").editions[0].is_on(Subject.HIV)


@pytest.mark.parametrize("country", countries())
def test_every_stage_has_a_figure_with_a_source_or_says_that_there_is_none(country):
    edition = policy_of(country).on(TODAY)
    assert {clock.stage for clock in edition.clocks} == {"reflection"}
    assert set(edition.no_figure.split()) == set(STAGES_WITH_CLOCKS) - {"reflection"}
    [clock] = edition.clocks
    assert (clock.kind, clock.days, clock.basis) == ("at-least", 30, "benchmark")
    assert "Art. 13" in clock.source
    assert "No figure of this country was found" in clock.says.en


def test_the_edition_of_the_day_counts():
    policy = policy_of("kz")
    later = replace(policy.editions[0], since="2027-01-01")
    both = replace(policy, editions=(policy.editions[0], later))
    assert both.on(date(2026, 12, 31)).since == "2024-10-24"
    assert both.on(date(2027, 1, 1)).since == "2027-01-01"
    assert both.on(date(2001, 1, 1)).since == "2024-10-24"


@pytest.mark.parametrize(
    ("kind", "day", "over", "overdue", "left"),
    [
        ("at-most", 9, False, False, 1),
        ("at-most", 10, False, False, 0),
        ("at-most", 11, True, True, -1),
        ("at-least", 9, False, False, 1),
        ("at-least", 10, True, False, 0),
        ("at-least", 400, True, False, 0),
    ],
)
def test_a_clock_counts_calendar_days(kind, day, over, overdue, left):
    clock = Clock("support", kind, 10, "own", WORDS, "own", "no-source")
    state = clock.on(TODAY, TODAY + timedelta(days=day))
    assert (state.over, state.overdue, state.days_left) == (over, overdue, left)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("  no_figure: safety-and-consent ", "  no_figure: ", "stage `safety-and-consent` must stand once"),
        ("  no_figure: safety", "  no_figure: reflection safety", "stage `reflection` must stand once"),
        ("    days: 30\n", "    days: thirty\n", "days is `thirty` but must be a whole number"),
        ("- since: 2024-10-24", "- since: 2024-13-24", "which is no date"),
        ("    basis: benchmark\n", "    basis: own\n", "basis is `own` but must be law or benchmark"),
        ("country: kz", "country: Kazakhstan", "an ISO 3166 code in small letters"),
    ],
)
def test_a_faulty_policy_is_refused_in_one_sentence(old, new, sentence):
    assert old in KZ
    with pytest.raises(ContentError) as refusal:
        read_policy(KZ.replace(old, new, 1), "data/kz.yaml")
    assert str(refusal.value).startswith("data/kz.yaml:")
    assert sentence in str(refusal.value)
