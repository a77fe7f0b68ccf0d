"""Asking of the person of a case: what is shown, in which order, and what stays."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from amanjol.casework.cases import naming, sealing
from amanjol.casework.cases.tests.case_cast import ACCOMPANIED, open_case
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.cases.tests.whose import check_whose
from amanjol.casework.legal_aid.models import RightAnswer
from amanjol.casework.legal_aid.right import actions
from amanjol.casework.legal_aid.tests.right_cast import ROUTES, TODAY, TYPED, Scene, answers, path
from amanjol.casework.standards.entitlement import right_files
from amanjol.casework.standards.entitlement.rights import READ_AGAIN_AFTER, Against, Outcome, Paper
from amanjol.casework.standards.entitlement.tests.test_rights import READ
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.standards.entitlement.rights import Rights

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_if_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules of the country of these tests, as they would be had somebody read the law."""
    rights: Rights = right_files.read_rights(
        READ.replace("2026-11-01", str(TODAY - timedelta(days=9))), "x.yaml"
    )
    monkeypatch.setattr(actions, "rights_of", lambda _country: rights)


def test_what_nobody_has_read_is_not_established_and_no_no(people: Scene) -> None:
    assert people.berk.post(path(people, "ask_right"), TYPED).status_code == 302
    newest = answers(people).newest
    assert newest is not None
    assert (newest.outcome, newest.rests_on) == (Outcome.NOT_ESTABLISHED, ())
    page = people.berk.get(path(people, "right")).text
    assert "Not established, an NGO&#x27;s lawyer meanwhile" in page
    assert "This is no no." in page
    assert "not entitled" not in page.lower()


def test_entitled_with_article_source_reader_and_day(people: Scene, as_if_read: None) -> None:
    assert people.berk.post(path(people, "ask_right"), TYPED).status_code == 302
    page = people.berk.get(path(people, "right")).text
    for words in (
        "Entitled to a lawyer at the state&#x27;s cost",
        "Art. 20, part 2",
        "made-up.example",
        "an advocate of a test",
    ):
        assert words in page, words
    assert (TODAY - timedelta(days=9)).strftime("%d.%m.%Y") in page
    newest = answers(people).newest
    assert newest is not None
    assert newest.rests_on[0].key == "victims"


def test_a_paper_that_is_lacking_is_named(people: Scene, as_if_read: None) -> None:
    people.berk.post(path(people, "ask_right"), TYPED | {"papers": ["identity"]})
    newest = answers(people).newest
    assert newest is not None
    assert newest.outcome is Outcome.ONCE_A_PAPER
    assert newest.proofs == (Paper.IDENTIFICATION, Paper.PROCEDURAL_ACT)
    page = people.berk.get(path(people, "right")).text
    assert "Any one of these papers suffices" in page
    assert "A decision that the person is a victim of trafficking" in page


def test_what_is_done_to_the_person_is_asked_and_shown_first(people: Scene) -> None:
    """Before the outcome stands the lawyer of today, and non-punishment."""
    form = people.berk.get(path(people, "ask_right")).text
    names = ["against", "proceeding", "stage", "standing", "belonging", "papers"]
    places = [form.index(f'name="{name}"') for name in names]
    assert places == sorted(places)
    page = people.berk.get(path(people, "right")).text
    assert page.index("A lawyer today") < page.index("Non-punishment") < page.index("Not established")
    assert "a lawyer today" in people.berk.get(case_path("case", people.case)).text
    people.berk.post(path(people, "ask_right"), TYPED)
    page = people.berk.get(path(people, "right")).text.partition("Earlier answers")[0]
    assert "A lawyer today" not in page


@pytest.mark.parametrize("alone", ["nothing", "nobody-knows"])
def test_nothing_of_this_stands_alone(people: Scene, alone: str) -> None:
    typed = TYPED | {"against": ["held", alone]}
    page = people.berk.post(path(people, "ask_right"), typed).text
    assert "Tick what is so, or one of the last two alone." in page
    assert len(answers(people).records) == 1
    people.berk.post(path(people, "ask_right"), TYPED | {"against": [alone]})
    newest = answers(people).newest
    assert newest is not None
    assert (newest.against, newest.against_is_known) == ((), alone == "nothing")


def test_nothing_of_this_and_nobody_knows_are_told_apart_and_what_nobody_knows_is_asked(
    people: Scene,
) -> None:
    nothing, unknown = "Nothing is done to the person themselves", "Nobody knew whether something is done"
    to_ask = "ask that first"
    people.berk.post(path(people, "ask_right"), TYPED | {"against": ["nobody-knows"]})
    page = people.berk.get(path(people, "right")).text
    assert (nothing in page, unknown in page, to_ask in page) == (False, True, True)
    people.berk.post(path(people, "ask_right"), TYPED)
    newest, _, earlier = people.berk.get(path(people, "right")).text.partition("Earlier answers")
    assert (nothing in newest, unknown in newest, to_ask in newest) == (True, False, False)
    assert (unknown in earlier, to_ask in earlier) == (True, False)


def test_what_was_read_too_long_ago_is_told_apart_from_what_nobody_read(
    people: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_on = TODAY - READ_AGAIN_AFTER - timedelta(days=1)
    rights: Rights = right_files.read_rights(READ.replace("2026-11-01", str(read_on)), "x.yaml")
    monkeypatch.setattr(actions, "rights_of", lambda _country: rights)
    people.berk.post(path(people, "ask_right"), TYPED)
    page = people.berk.get(path(people, "right")).text.partition("Earlier answers")[0]
    for words in (
        "Not established",
        "more than two years ago",
        "read too long ago",
        read_on.strftime("%d.%m.%Y"),
    ):
        assert words in page, words
    for words in ("Nobody of us has read", "What might give it, had somebody read the law<", ">not read<"):
        assert words not in page, words


def test_what_a_country_lacks_today_stands_by_the_newest_answer_alone(
    people: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = right_files.rights_of("kg")
    assert rights is not None
    monkeypatch.setattr(actions, "country_here", lambda: "KG")
    for _twice in range(2):
        people.berk.post(path(people, "ask_right"), TYPED)
    newest, _, earlier = unescape(people.berk.get(path(people, "right")).text).partition("Earlier answers")
    assert (rights.says.en in newest, rights.says.en in earlier) == (True, False)


@pytest.mark.parametrize("name", ["against", "proceeding", "stage", "standing", "belonging"])
def test_without_an_answer_nothing_is_written_and_nothing_lost(people: Scene, name: str) -> None:
    typed = {key: value for key, value in TYPED.items() if key != name}
    for bad in (typed, TYPED | {name: "поддельный"}):
        page = people.berk.post(path(people, "ask_right"), bad)
        assert page.status_code == 200
        assert 'value="identification"' in page.text
        assert "checked" in page.text
    assert len(answers(people).records) == 1


def test_earlier_answers_stay_and_the_form_begins_with_the_last(people: Scene) -> None:
    first = answers(people).records[0]
    people.dana.post(path(people, "ask_right"), TYPED)
    records = answers(people).records
    assert len(records) == 2
    assert records[1] == first
    assert (first.against, first.on) == ((Against.DEPORTED, Against.HELD), TODAY)
    assert "Earlier answers" in people.berk.get(path(people, "right")).text
    form = people.berk.get(path(people, "ask_right")).text
    ticked = {re.search(r'value="([^"]*)"', box)[1] for box in re.findall(r"<input[^>]*checked[^>]*>", form)}  # type: ignore[index]
    assert ticked == {"nothing", "criminal", "court", "identified", "citizen", "identification"}


def test_an_old_tab_brings_no_earlier_answer_back_unseen(people: Scene) -> None:
    seen = (
        people.berk.get(path(people, "ask_right"))
        .text.split('name="seen-rightform" value="')[1]
        .split('"')[0]
    )
    people.dana.post(path(people, "ask_right"), TYPED)
    old = TYPED | {"stage": "investigation", "belonging": "stateless", "seen-rightform": seen}
    page = people.berk.post(path(people, "ask_right"), old)
    assert page.status_code == 200
    assert "Nothing is saved yet" in page.text
    assert len(answers(people).records) == 2


def test_an_accompaniment_is_asked_nothing(people: Scene) -> None:
    case = open_case(people.berk, MERET, ACCOMPANIED)
    where = f"/desk/cases/{case.pk}/right/ask/"
    assert where not in people.berk.get(case_path("case", case)).text
    assert people.berk.post(where, TYPED).status_code == 302
    request_of(people.berk)
    assert not RightAnswer.objects.filter(case=case).exists()


def test_a_closed_case_shows_it_and_takes_nothing(people: Scene) -> None:
    people.berk.post(case_path("close", people.case), {"reason": "Всё"})
    page = people.berk.get(path(people, "right"))
    assert page.status_code == 200
    assert "ask_right" not in page.text
    assert path(people, "ask_right") not in page.text
    people.berk.post(path(people, "ask_right"), TYPED)
    assert len(answers(people).records) == 1


def test_each_page_says_whose_it_is(people: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "AGAIN_AFTER", timedelta(0))
    name = sealing.open_person(people.case.person, keyring_of(people.berk)).name
    check_whose(people.berk, people.case, [path(people, name) for name in sorted(ROUTES)], name)


def test_beside_somebody_the_case_does_not_say_what_is_done_to_the_person(people: Scene) -> None:
    people.berk.post("/desk/cases/discreet/")
    assert "a lawyer today" not in people.berk.get(case_path("case", people.case)).text


def test_asking_costs_as_much_for_one_answer_as_for_many(people: Scene) -> None:
    counts = []
    people.berk.get(path(people, "right"))
    for _more in range(2):
        with QueriesOfPage(connection) as asked:
            people.berk.get(path(people, "right"))
        counts.append(len(asked))
        for _answer in range(3):
            people.berk.post(path(people, "ask_right"), TYPED)
    assert counts[0] == counts[1]
