"""The list of who has looked, on paper: only after a question, in each language, naming no organisation and nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from django.test import Client
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Person
from amanjol.casework.cases.tests.case_cast import ROSA, CaseCast, open_case
from amanjol.casework.cases.tests.pages import BY_NAME, LEVELS, path, verbs
from amanjol.casework.standards.papers.access import OTHER, in_language, packaged_paper
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.vocabulary import all_verbs
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.models import Case

pytestmark = pytest.mark.django_db
YES = {"is_safe": "yes", "language": "kk"}
NOT_ON_PAPER = ("Yyldyz", "Berk", "Dana", "Selbi", "Chinar", "Аманова", "Gözel", "Мары", "сестр", "Вернулась")


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def sent_by(page: str) -> dict[str, str]:
    """What the form beside the paper sends by itself."""
    form = re.search(r'<form class="buttons no-print[^>]*target="_blank">.*?</form>', page, re.DOTALL)
    assert form, page
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0])
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def printed(client: Client, case: Case, **typed: str) -> str:
    """What comes out of the printer: the sheet, and the title of the page."""
    page = client.post(path("access_paper", case), YES | typed).text
    sheet = re.search(r'<section class="sheet paper-sheet bare-paper".*?</section>', page, re.DOTALL)
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert sheet, page
    assert title
    return title[1] + sheet[0]


@pytest.mark.parametrize("language", packaged_paper().printed_in)
def test_the_paper_is_in_the_language_and_names_nobody(people: CaseCast, language: str) -> None:
    berk, case = people.keys.berk, people.case
    for name, data in (
        ("risk", LEVELS),
        ("determine", BY_NAME["determine"].data),
        ("note", {"text": "Вернулась"}),
    ):
        berk.post(path(name, case), data)
    paper = packaged_paper()
    sheet = printed(berk, case, language=language)
    for words in (paper.title, paper.keep, paper.of_role("case-worker"), paper.sentence("written")):
        assert in_language(words, language) in sheet
    assert timezone.localdate().strftime("%d.%m.%Y") in sheet
    assert not any(name in sheet for name in NOT_ON_PAPER)
    assert case.code not in sheet
    assert verbs(berk)[-1] == "case.list-printed"


@pytest.mark.parametrize("language", packaged_paper().printed_in)
def test_for_the_printer_it_is_a_pdf_that_is_read_aloud_and_kept_nowhere(
    people: CaseCast, language: str, tmp_path: Path
) -> None:
    berk, paper = people.keys.berk, packaged_paper()
    berk.post(path("note", people.case), {"text": "Вернулась"})
    page = berk.post(path("access_paper", people.case), YES | {"language": language}).text
    answer = berk.post(path("access_paper", people.case), sent_by(page) | {"for_printer": "on"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    title = in_language(paper.title, language)
    assert_accessible(answer.content, tmp_path, language=language.partition("-")[0], title=title)
    words = words_of(answer.content)
    for sentence in (
        title,
        in_language(paper.keep, language),
        in_language(paper.sentence("written"), language),
    ):
        assert " ".join(sentence.split()) in words
    assert timezone.localdate().strftime("%d.%m.%Y") in words
    assert not any(name in words for name in (*NOT_ON_PAPER, ROSA.name, people.case.code))
    assert verbs(berk)[-2:] == ["case.list-printed"] * 2


def test_no_pdf_without_the_answer_and_none_of_another_organisation(people: CaseCast) -> None:
    there = path("access_paper", people.case)
    for answers in ({}, {"is_safe": "no", "language": "kk"}, {"is_safe": "yes", "language": "de"}):
        page = people.keys.berk.post(there, answers | {"for_printer": "on"})
        assert page.headers["Content-Type"].startswith("text/html")
    assert "case.list-printed" not in verbs(people.keys.berk)
    assert people.gul.post(there, YES | {"for_printer": "on"}).status_code == 404
    assert Client().post(there, YES | {"for_printer": "on"}).status_code == 302


def test_the_name_on_the_pdf_is_never_markup_and_a_letter_without_font_is_named(people: CaseCast) -> None:
    """The page itself can still be printed, and that it was shown is written down all the same."""
    keyring, there = keyring_of(people.keys.berk), path("access_paper", people.case)
    answers = []
    for name in ('#eval("1") *Роза*', "Роза 😀"):
        person = Person.objects.get(pk=people.case.person_id)
        contents = sealing.open_person(person, keyring)
        working.change_person(keyring=keyring, person=person, contents=replace(contents, names=(name,)))
        answers.append(people.keys.berk.post(there, YES | {"with_name": "on", "for_printer": "on"}))
    assert '#eval("1") *Роза*' in words_of(answers[0].content)
    assert "No font of this node holds these letters: 😀." in answers[1].text
    assert "paper-sheet" in answers[1].text
    assert verbs(people.keys.berk)[-1] == "case.list-printed"


def test_each_role_has_its_word_and_a_day_its_line_once(people: CaseCast) -> None:
    member = join("Selbi Chinar", people.keys.cast.yyldyz, RoleKey.SUPERVISOR)
    selbi = unlocked(member.account)
    give(people.keys.berk, member)
    accept(selbi)
    for client in (people.keys.berk, people.keys.berk, selbi):
        client.get(path("case", people.case))
    sheet = printed(selbi, people.case, language="ru")
    assert sheet.count("Мои бумаги прочитали") == 2  # once for each of the two
    assert sheet.count("руководитель") == 2  # read, and printed
    assert "Этот список напечатали" in sheet


def test_the_name_stands_there_only_when_the_person_wishes_it(people: CaseCast) -> None:
    assert ROSA.name not in printed(people.keys.berk, people.case)
    assert ROSA.name in printed(people.keys.berk, people.case, with_name="on")


@pytest.mark.parametrize("answer", ["no", "not-sure"])
def test_in_doubt_nothing_is_printed_and_the_page_says_what_to_do(people: CaseCast, answer: str) -> None:
    berk = people.keys.berk
    page = berk.post(path("access_paper", people.case), YES | {"is_safe": answer}).text
    assert "Then nothing is printed now" in page
    assert "Read the list together here" in page
    assert "paper-sheet" not in page
    assert "case.list-printed" not in verbs(berk)


@pytest.mark.parametrize(
    "typed", [{}, {"is_safe": "yes"}, YES | {"language": "de"}, YES | {"is_safe": "maybe"}]
)
def test_without_an_answer_nothing_is_printed(people: CaseCast, typed: dict[str, str]) -> None:
    page = people.keys.berk.post(path("access_paper", people.case), typed).text
    assert "paper-sheet" not in page
    assert "case.list-printed" not in verbs(people.keys.berk)


def test_the_page_says_which_words_nobody_has_read(people: CaseCast) -> None:
    page = people.keys.berk.get(path("access_paper", people.case)).text
    assert "No native speaker has read these yet: Oʻzbekcha, Ўзбекча, Қазақша, Кыргызча, Türkmençe." in page
    assert (
        "No native speaker has read these words yet."
        in people.keys.berk.post(path("access_paper", people.case), YES).text
    )
    english = people.keys.berk.post(path("access_paper", people.case), YES | {"language": "en"}).text
    assert "No native speaker has read these words yet." not in english


def test_another_persons_acts_are_not_on_it(people: CaseCast) -> None:
    other = open_case(people.keys.berk)
    people.keys.berk.post(path("close", other), {"reason": "Всё"})
    assert "put away" not in printed(people.keys.berk, people.case, language="en")
    assert "put away" in printed(people.keys.berk, other, language="en")


OF_THE_HOUSE: Final = {
    "account", "agreement", "answer", "assignment", "campaign", "circle", "cohort", "commitment", "contact", "desk",
    "device", "device-group", "duty", "employer", "event", "feed", "figure", "guide", "house", "indicator",
    "interpreter", "issuer", "keys", "law", "lawyer-plan", "letters", "links", "list", "mailing", "mailing-list",
    "member", "newsletter", "node", "notice", "observation", "organisation", "partner", "partner-warning", "period",
    "picture", "place", "playlist", "programme", "publication", "quarter", "recommendation", "release", "result",
    "return", "roads", "schedule", "source", "standing", "target", "threat", "transfers", "warning",
}  # fmt: skip
"""With what a verb begins that is about nobody whom the house helps."""
ON_OTHER_LISTS: Final = {
    "advocate", "complaint", "complaints", "conference", "conflict", "consultation", "file", "group", "learner",
    "legal-need", "legal-offer", "livelihood", "mandate", "other-side", "permit", "referral", "report",
}  # fmt: skip
"""About somebody in another room, with a list or a letterbox of their own; a permit names no case, and
`conference.read` is of before papers knew theirs.
"""


def test_every_act_about_a_person_or_a_case_has_a_sentence_and_no_other_act_has() -> None:
    """A new kind of act has a sentence, or is written down above."""
    keys = packaged_paper().keys
    for verb, registered in all_verbs().items():
        is_about = verb.partition(".")[0] not in OF_THE_HOUSE | ON_OTHER_LISTS
        assert (registered.on_paper in keys) if is_about else (registered.on_paper == ""), verb
    assert keys == {registered.on_paper for registered in all_verbs().values() if registered.on_paper}


def test_an_act_that_no_package_here_knows_is_on_the_paper_all_the_same(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = {verb: registered for verb, registered in all_verbs().items() if verb != "case.closed"}
    people.keys.berk.post(path("close", people.case), {"reason": "Всё"})
    monkeypatch.setattr("amanjol.foundation.journal.vocabulary.all_verbs", lambda: without)
    assert "Something was written in my papers" in printed(people.keys.berk, people.case, language="en")
    assert "put away" not in printed(people.keys.berk, people.case, language="en")
    assert "case.closed" in people.keys.berk.get(path("case", people.case)).text


def test_every_role_of_the_paper_is_one() -> None:
    roles = {key for role in packaged_paper().roles for key in role.roles}
    assert roles - {OTHER} <= set(RoleKey)
    assert packaged_paper().of_role(RoleKey.OFFICER) == packaged_paper().of_role(OTHER)
