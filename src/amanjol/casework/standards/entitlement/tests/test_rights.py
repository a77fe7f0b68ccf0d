"""The rules of a country, and what follows from them: yes, yes once a paper is there, not established."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from amanjol.casework.standards.entitlement import right_files, rights
from amanjol.casework.standards.entitlement.right_files import DATA, RIGHTS, countries, read_rights, rights_of
from amanjol.casework.standards.entitlement.rights import (
    READ_AGAIN_AFTER,
    Against,
    Asked,
    Belonging,
    Outcome,
    Paper,
    Proceeding,
    Standing,
    answer,
)
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.writing import write

READ = """country: xx
name: A country of tests
says: Nothing of it is so.
rules:
- key: victims
  since: 2020-01-01
  until: 2099-12-31
  proceedings: criminal
  standings: presumed identified
  belongings: citizen foreigner stateless refugee
  papers: identification procedural-act
  says: Victims have a lawyer at the state's cost.
  law: Law of a test
  article: Art. 20, part 2
  source: made-up.example
  checked: in-source
  written_on: 2026-11-01
  read_by: an advocate of a test
  read_on: 2026-11-01
"""
DAY = date(2026, 11, 28)
WITH_PAPER = frozenset({Paper.IDENTIFICATION})


def asked(**changed: object) -> Asked:
    values: dict[str, object] = {
        "against": frozenset(),
        "proceeding": Proceeding.CRIMINAL,
        "standing": Standing.PRESUMED,
        "belonging": Belonging.FOREIGNER,
        "papers": WITH_PAPER,
    } | changed
    return Asked(**values)  # type: ignore[arg-type]


def outcome(of: Asked, day: date = DAY, text: str = READ) -> Outcome:
    return answer(read_rights(text, "x.yaml"), of, day).outcome


def test_there_is_no_answer_that_says_no() -> None:
    assert {outcome.value for outcome in Outcome} == {"entitled", "once-a-paper", "not-established"}


def test_what_was_read_and_proven_entitles() -> None:
    answered = answer(read_rights(READ, "x.yaml"), asked(), DAY)
    assert (answered.outcome, answered.proofs, answered.unread) == (Outcome.ENTITLED, (), ())
    assert [rule.article.en for rule in answered.rests_on] == ["Art. 20, part 2"]


@pytest.mark.parametrize("papers", [(), (Paper.IDENTITY,), (Paper.ASSESSMENT_SHEET,)])
def test_without_one_of_its_papers_it_entitles_once_one_is_there(papers: tuple[Paper, ...]) -> None:
    answered = answer(read_rights(READ, "x.yaml"), asked(papers=frozenset(papers)), DAY)
    assert (answered.outcome, answered.proofs) == (
        Outcome.ONCE_A_PAPER, (Paper.IDENTIFICATION, Paper.PROCEDURAL_ACT),
    )  # fmt: skip
    assert outcome(asked(papers=frozenset({Paper.PROCEDURAL_ACT}))) is Outcome.ENTITLED


def test_a_rule_without_papers_asks_for_none() -> None:
    text = READ.replace("  papers: identification procedural-act\n", "")
    assert outcome(asked(papers=frozenset()), text=text) is Outcome.ENTITLED


def test_what_nobody_has_read_entitles_nobody_and_refuses_nobody() -> None:
    text = re.sub(r"  read_(by|on): .*\n", "", READ).replace("in-source", "second-hand")
    answered = answer(read_rights(text, "x.yaml"), asked(), DAY)
    assert (answered.outcome, answered.rests_on) == (Outcome.NOT_ESTABLISHED, ())
    assert [rule.key for rule in answered.unread] == ["victims"]


def test_a_reading_counts_two_years() -> None:
    read_on = date(2026, 11, 1)
    assert outcome(asked(), read_on + READ_AGAIN_AFTER) is Outcome.ENTITLED
    assert outcome(asked(), read_on + READ_AGAIN_AFTER + timedelta(days=1)) is Outcome.NOT_ESTABLISHED
    assert outcome(asked(), read_on - timedelta(days=1)) is Outcome.NOT_ESTABLISHED


def test_rules_hold_from_their_first_to_their_last_day() -> None:
    text = READ.replace("2020-01-01", "2026-11-20").replace("2099-12-31", "2026-11-30")
    days = {day: outcome(asked(), date(2026, 11, day), text) for day in (19, 20, 30)}
    assert days == {
        19: Outcome.NOT_ESTABLISHED, 20: Outcome.ENTITLED, 30: Outcome.ENTITLED,
    }  # fmt: skip
    assert outcome(asked(), date(2026, 12, 1), text) is Outcome.NOT_ESTABLISHED


@pytest.mark.parametrize(
    "other",
    [{"proceeding": Proceeding.CIVIL}, {"standing": Standing.PRESUMED}, {"belonging": Belonging.STATELESS}],
)
def test_of_whom_a_rule_says_nothing_nothing_is_established(other: dict[str, object]) -> None:
    text = READ.replace("presumed identified", "identified").replace(
        "citizen foreigner stateless", "citizen foreigner"
    )
    assert outcome(asked(standing=Standing.IDENTIFIED), text=text) is Outcome.ENTITLED
    assert outcome(asked(**{"standing": Standing.IDENTIFIED} | other), text=text) is Outcome.NOT_ESTABLISHED


def test_who_did_not_say_where_they_belong_is_meant_by_a_rule_for_everybody_alone() -> None:
    unsaid = asked(belonging=Belonging.NOT_SAID)
    assert outcome(unsaid) is Outcome.ENTITLED
    assert outcome(unsaid, text=READ.replace(" stateless refugee", "")) is Outcome.NOT_ESTABLISHED


def test_of_a_country_without_a_file_nothing_is_established() -> None:
    answered = answer(rights_of("ru"), asked(against=frozenset({Against.HELD})), DAY)
    assert (answered.outcome, answered.comes_first, answered.first_steps) == (
        Outcome.NOT_ESTABLISHED,
        True,
        (),
    )


@pytest.mark.parametrize("country", countries())
def test_in_no_country_has_anybody_read_it_yet(country: str) -> None:
    """LA-08, LA-12, LA-21, LA-22, KZ-35. Whoever reads a law changes the file, and this test with it."""
    rights_there = rights_of(country)
    for proceeding, standing, belonging in product(Proceeding, Standing, Belonging):
        answered = answer(
            rights_there, Asked(frozenset(), proceeding, standing, belonging, frozenset(Paper)), DAY
        )
        assert (answered.outcome, answered.rests_on) == (Outcome.NOT_ESTABLISHED, ())


def test_non_punishment_comes_first_in_kyrgyzstan_and_says_that_nobody_read_the_article() -> None:
    for against in Against:
        answered = answer(rights_of("kg"), asked(against=frozenset({against})), DAY)
        assert answered.comes_first
        [step] = answered.first_steps
        assert ("minor crimes" in step.says.en, step.article.en, step.read_on) == (True, "not read", "")
    assert answer(rights_of("kg"), asked(), DAY).first_steps == ()


# Files.


@pytest.mark.parametrize("country", countries())
def test_files_are_written_in_the_one_canonical_form(country: str) -> None:
    text = (DATA / f"{country}.yaml").read_text()
    assert write(read(text, country, RIGHTS).value, country, RIGHTS) == text


def test_the_four_countries_have_a_file_and_no_other() -> None:
    assert countries() == ("kg", "kz", "tm", "uz")
    for other in ("ru", "../kz", "KZ", ""):
        assert rights_of(other) is None


TWICE = READ + READ.partition("rules:\n")[2]


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (READ.replace("  law:", "  money: none\n  law:"), 13, "unknown key `money`"),
        (READ.replace("  source: made-up.example\n", ""), 5, "needs the key `source`"),
        (READ.replace("  source: made-up.example\n", "  source: ''\n"), 15, "source"),
        (READ.replace("2020-01-01", "2020-02-30"), 6, "which is no date"),
        (READ.replace("2099-12-31", "2019-12-31"), 5, "`until` is a day before `since`"),
        (READ.replace("  read_by: an advocate of a test\n", ""), 5, "belong together"),
        (READ.replace("in-source", "second-hand"), 5, "what was read in its source says by whom"),
        (re.sub(r"  read_(by|on): .*\n", "", READ), 5, "what was read in its source says by whom"),
        (READ.replace("2026-11-01\n  read_by", "2926-11-01\n  read_by"), 17, "has not come yet"),
        (READ.replace("identification procedural-act", "payslip"), 11, "which is no paper"),
        (TWICE, 20, "`victims` holds on days on which that of line 5 holds, too"),
        (TWICE.replace("2020-01-01", "2099-12-31", 1), 5, "`victims` holds on days"),
        ("rules:\n- x\n", 1, "needs the key `country`"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_refused_in_one_sentence_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(ContentError) as refusal:
        read_rights(text, "data/xx.yaml")
    assert str(refusal.value).startswith("data/xx.yaml:"), str(refusal.value)
    assert sentence in str(refusal.value)


def test_of_one_rule_the_next_begins_when_the_one_before_has_ended() -> None:
    text = READ.replace("2099-12-31", "2026-11-30") + READ.partition("rules:\n")[2].replace(
        "2020-01-01", "2026-12-01"
    ).replace("Art. 20", "Art. 21")
    rights_there = read_rights(text, "x.yaml")
    articles = [
        answer(rights_there, asked(), day).rests_on[0].article.en
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert articles == ["Art. 20, part 2", "Art. 21, part 2"]


def test_nothing_asks_about_money() -> None:
    """Neither the data nor the code nor a page: a victim's right hangs on none of it."""
    casework = Path(__file__).parents[3]
    asks = re.compile(
        r"income|\bearn|salary|payslip|means[- ]test|minimum wage|доход|заработ|зарплат|имуществ",
        re.IGNORECASE,
    )
    files = [
        path
        for room in (casework / "standards" / "entitlement", casework / "legal_aid")
        for path in room.rglob("*")
        if path.suffix in {".py", ".yaml", ".html", ".po"} and not {"tests", "allocation"} & set(path.parts)
    ]
    assert len(files) > 20
    assert [path.name for path in files if asks.search(path.read_text(encoding="utf-8"))] == []
    assert {right_files.__name__, rights.__name__} <= {
        f"amanjol.casework.standards.entitlement.{path.stem}" for path in files
    }
