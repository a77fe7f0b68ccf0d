"""The page without sign-in: what stands before any field, what it leaves behind, and the answer by its code."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amanjol.casework.complaints import codes, queries
from amanjol.casework.complaints.actions import naming
from amanjol.casework.complaints.models import Complaint, Letterbox, Receiver, SecondOrganisation
from amanjol.casework.complaints.records import StepKind
from amanjol.casework.complaints.tests.complaint_cast import (
    SECRETS,
    STATEMENT,
    TODAY,
    ComplaintCast,
    complain,
    hidden_in,
    opened,
    page_of,
    seen_by,
    sent,
)
from amanjol.casework.complaints.views import page as pages
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.accounts.models import Session, Tries
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.actions import create_organisation
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of

if TYPE_CHECKING:
    import pathlib

pytestmark = pytest.mark.django_db
LANGUAGES = tuple(packaged_complaints().languages)
FIELD = re.compile(r"<(?:input|textarea|select)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_must_be_told_stands_before_any_field_in_each_language(
    people: ComplaintCast, language: str
) -> None:
    said = packaged_complaints().said(language)
    first = people.stranger.get(page_of(people, "", language))
    text = html.unescape(first.text)
    for key in ("few", "child_goes", "danger_goes", "staff_goes", "you_decide", "demanded", "now"):
        assert said[key] in text
    assert not FIELD.search(first.text)
    assert first.headers["Content-Language"] == ("uz-Cyrl" if language == "uz-cyrl" else language)
    form = html.unescape(people.stranger.get(page_of(people, language=language)).text)
    for key in ("ask_age", "staff_abuse", "unknown", "ask_words", "further_help", "keep_code"):
        assert said[key] in form


def test_where_no_other_organisation_was_chosen_nothing_is_promised_of_one(people: ComplaintCast) -> None:
    said = packaged_complaints().said("ru")
    assert said["staff_goes"] in html.unescape(people.stranger.get(page_of(people, "", "ru")).text)
    page_with_second = people.stranger.get(page_of(people, language="ru")).text
    request_of(people.at["dana"])
    SecondOrganisation.objects.all().delete()
    assert said["staff_not_here"] not in html.unescape(page_with_second)
    page = html.unescape(people.stranger.get(page_of(people, "", "ru")).text)
    assert said["staff_goes"] not in page
    assert said["staff_not_here"] in page
    assert said["staff_not_here"] in html.unescape(people.stranger.get(page_of(people, language="ru")).text)
    paper = words_of(people.stranger.get(page_of(people, "paper/", "ru")).content)
    assert said["staff_not_here"] in paper


def test_seven_languages_each_with_every_sentence() -> None:
    assert len(LANGUAGES) == 7
    english = packaged_complaints().said("en")
    for language in LANGUAGES[1:]:
        said = packaged_complaints().said(language)
        assert said.keys() == english.keys()
        assert all(said[key] != english[key] for key in english)


def test_no_account_no_cookie_but_one_and_nothing_of_who_asks(people: ComplaintCast) -> None:
    sessions = Session.objects.count()
    people.stranger.get(page_of(people, ""))
    assert not people.stranger.cookies
    response = sent(people)
    assert response.status_code == 200
    assert set(people.stranger.cookies) == {"csrf"}
    assert Session.objects.count() == sessions
    assert not any("127.0.0.1" in str(value) for value in Tries.objects.values_list())


def test_no_page_needs_a_script_or_is_large(people: ComplaintCast) -> None:
    for way in ("", "write/"):
        page = people.stranger.get(page_of(people, way, "ru"))
        assert "<script" not in page.text
        assert len(page.content) < 24_000


def test_what_is_sent_arrives_sealed_and_says_who_reads_it(people: ComplaintCast) -> None:
    page = sent(people).text
    assert "It has arrived. It is sealed." in page
    assert "A social worker" in page
    assert "A psychologist" in page
    day = TODAY + timedelta(packaged_complaints().answer_days)
    assert f"{day:%d.%m.%Y}" in page
    assert not any(word in page for word in SECRETS)
    (row,) = seen_by(people.at["gunesh"])
    record = opened(people.at["gunesh"], row.pk).record
    assert record.statement == STATEMENT
    assert not any(word.encode() in bytes(row.sealed) for word in SECRETS)


def test_exploitation_names_the_organisation_that_reads_it(people: ComplaintCast) -> None:
    page = sent(people, subject="staff-abuse").text
    assert "It went to another organisation: Gul. Nobody here can open it." in page
    (row,) = seen_by(people.at["maya"])
    assert opened(people.at["maya"], row.pk).record.about == str(people.yyldyz.pk)


def test_a_child_s_goes_further_whatever_was_ticked(people: ComplaintCast) -> None:
    sent(people, age="child", further="no")
    (row,) = seen_by(people.at["berk"])
    assert opened(people.at["berk"], row.pk).record.statement.goes_further


def test_an_adult_decides(people: ComplaintCast) -> None:
    page = sent(people, further="").text
    assert "Nothing was sent yet" in page
    assert "Choose one of these." in page
    assert not seen_by(people.at["berk"])
    sent(people, further="no")
    (row,) = seen_by(people.at["berk"])
    assert not opened(people.at["berk"], row.pk).record.statement.goes_further


@pytest.mark.parametrize("name", ["age", "subject", "accused", "words", "reply"])
def test_what_is_asked_for_must_be_there_and_the_rest_stays(people: ComplaintCast, name: str) -> None:
    page = sent(people, language="ru", **{name: ""}).text
    assert packaged_complaints().said("ru")["not_sent"] in html.unescape(page)
    assert "Охранник" in page or name == "words"
    assert not seen_by(people.at["berk"])


def test_the_same_form_arrives_once(people: ComplaintCast) -> None:
    form = hidden_in(people.stranger.get(page_of(people)).text)
    assert "It has arrived" in sent(people, **form).text
    page = sent(people, **form | {"words": "другое"}).text
    assert "This has arrived already" in page
    (row,) = seen_by(people.at["berk"])
    assert opened(people.at["berk"], row.pk).record.statement.words == STATEMENT.words


def test_a_code_of_before_brings_no_second_complaint(people: ComplaintCast) -> None:
    code = code_of(people)
    form = hidden_in(people.stranger.get(page_of(people)).text)
    page = sent(people, **form | {"code": code, "words": "другое"}).text
    assert "This has arrived already" in page
    assert len(seen_by(people.at["berk"])) == 1


def code_of(people: ComplaintCast, **changed: str) -> str:
    form = hidden_in(people.stranger.get(page_of(people)).text)
    assert codes.in_groups(form["code"]) in sent(people, **form | changed).text
    return form["code"]


def read(people: ComplaintCast, code: str, language: str = "en") -> str:
    return html.unescape(people.stranger.post(f"/complaint/{language}/answer/", {"code": code}).text)


def test_the_answer_is_read_by_its_code_alone(people: ComplaintCast) -> None:
    code = code_of(people)
    (row,) = seen_by(people.at["berk"])
    assert "Nobody has opened it yet" in read(people, code)
    berk = people.at["berk"]
    page = berk.get(f"/desk/complaints/{row.pk}/").text
    assert "Somebody has opened it" in read(people, code)
    typed = hidden_in(page) | {"words": "Мы поговорили с охраной. Телефон открыт с 9 до 21."}
    assert berk.post(f"/desk/complaints/{row.pk}/answer/", typed).status_code == 302
    spaced = codes.in_groups(code)
    assert "Телефон открыт" in read(people, spaced, "ru")
    request_of(berk)
    box = Letterbox.objects.get()
    assert code not in box.name
    assert "Телефон".encode() not in bytes(box.sealed)
    other = codes.new_code()
    for wrong in (other, "", "1", code[:-1], "x" * 200):
        page = read(people, wrong)
        assert "Nothing lies under this code" in page
        assert "Телефон" not in page


def test_after_the_day_it_says_so_and_what_else_to_do(people: ComplaintCast) -> None:
    code = code_of(people)
    later = TODAY + timedelta(packaged_complaints().answer_days + 1)
    with patch.object(timezone, "localdate", lambda *_: later):
        page = read(people, code)
    assert "The day has passed" in page
    assert "What you can do instead" in page


def test_who_wants_no_answer_has_no_letterbox(people: ComplaintCast) -> None:
    page = sent(people, reply="none").text
    assert "Your code" not in page
    request_of(people.at["berk"])
    assert not Letterbox.objects.exists()
    assert "Say how we can answer you" in sent(people, reply="person", reach="").text
    sent(people, reply="person", reach="через Айгуль на кухне")
    statement = [opened(people.at["berk"], row.pk).record.statement for row in seen_by(people.at["berk"])]
    assert "через Айгуль на кухне" in {words.reach for words in statement}


def test_where_nobody_is_named_the_page_takes_nothing_and_says_what_else(people: ComplaintCast) -> None:
    request_of(people.at["dana"])
    Receiver.objects.all().delete()
    request_of(people.at["maya"])
    Receiver.objects.all().delete()
    for where in ("/complaint/", page_of(people, ""), page_of(people)):
        page = people.stranger.get(where).text
        assert "Nobody is named here yet" in page
        assert "What you can do instead" in page
        assert not FIELD.search(page)
    page = people.stranger.post(page_of(people), {"words": "x"}).text
    assert "Nobody is named here yet" in page


def test_where_nobody_is_left_it_says_so_and_keeps_nothing(people: ComplaintCast) -> None:
    request_of(people.at["dana"])
    SecondOrganisation.objects.all().delete()
    page = sent(people, subject="staff-abuse").text
    assert "It was not sent." in page
    assert "What you can do instead" in page
    for name in people.at:
        assert not seen_by(people.at[name])


def test_tries_are_counted_and_nothing_that_was_written_is_lost(
    people: ComplaintCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "SENT_AT_MOST", 1)
    monkeypatch.setattr(pages, "CODES_AT_MOST", 1)
    sent(people)
    page = sent(people).text
    assert "too many tries" in page
    assert "Охранник" in page
    assert len(seen_by(people.at["berk"])) == 1
    read(people, codes.new_code())
    assert "too many tries" in read(people, codes.new_code())


def test_one_organisation_alone_is_asked_for_and_several_are_listed(people: ComplaintCast) -> None:
    page = people.stranger.get("/complaint/ru/").text
    assert "Yyldyz" in page
    assert "Gul" in page
    request_of(people.at["maya"])
    Receiver.objects.all().delete()
    page = people.stranger.get("/complaint/").text
    assert "Gul" not in page
    assert "Read this first" in page


def test_more_places_cost_no_more_queries(people: ComplaintCast) -> None:
    """Anybody may ask for the list, as often as they like."""
    counted = []
    for name in ("Bahar", "Deniz", "Umyt"):
        people.stranger.get("/complaint/ru/")
        with QueriesOfPage(connection) as asked:
            page = people.stranger.get("/complaint/ru/").text
        counted.append(len(asked))
        assert name not in page
        place = create_organisation(name=name, kind=OrganisationKind.NGO, by=None)
        supervisor = join(f"{name} Oraz", place, RoleKey.SUPERVISOR)
        with acting_for(supervisor):
            naming.choose_second(by=supervisor, second=people.gul)
        assert name in people.stranger.get("/complaint/ru/").text
    assert len(set(counted)) == 1


def test_the_browser_s_language_is_taken_where_none_is_said(people: ComplaintCast) -> None:
    for asked, said in (("tk", "Bizden arz etmek"), ("uz-Cyrl-UZ", "Биз"), ("fr", "Complain about us")):
        assert said in Client(headers={"accept-language": asked}).get("/complaint/").text
    assert people.stranger.get("/complaint/fr/").status_code == 404
    assert people.stranger.get("/complaint/fr/answer/").status_code == 404


@pytest.mark.parametrize("language", ["en", "ru", "uz-cyrl"])
def test_the_empty_paper_says_all_that_the_page_says(
    people: ComplaintCast, language: str, tmp_path: pathlib.Path
) -> None:
    response = people.stranger.get(page_of(people, "paper/", language))
    assert response.headers["Content-Type"] == "application/pdf"
    words = words_of(response.content)
    said = packaged_complaints().said(language)
    for key in ("paper_title", "child_goes", "staff_goes", "ask_words", "ask_reach", "unknown"):
        assert said[key] in words
    assert "Yyldyz" in words
    spoken = language.partition("-")[0]
    assert_accessible(response.content, tmp_path, language=spoken, title=said["paper_title"])


def test_somebody_else_s_letterbox_cannot_be_pointed_to(people: ComplaintCast) -> None:
    """The page shows what its own code opens, whatever row lies under the name."""
    first, second = codes.new_code(), codes.new_code()
    complain(people, code=first)
    complain(people, code=second)
    request_of(people.at["berk"])
    rows = {row.name: row for row in Letterbox.objects.all()}
    Letterbox.objects.filter(name=codes.name_of(second)).update(sealed=rows[codes.name_of(first)].sealed)
    assert "Something lies under this code that does not open" in read(people, second)
    assert "Nobody has opened it yet" in read(people, first)


def test_a_step_of_a_reader_is_told_by_no_letter(people: ComplaintCast) -> None:
    """Only an answer is for whoever complained; what is done meanwhile names others."""
    code = code_of(people)
    (row,) = seen_by(people.at["berk"])
    berk = people.at["berk"]
    page = berk.get(f"/desk/complaints/{row.pk}/").text
    berk.post(f"/desk/complaints/{row.pk}/step/", hidden_in(page) | {"words": "Опросили Реджепа"})
    assert opened(berk, row.pk).record.steps[-1].kind is StepKind.STEP
    assert "Реджеп" not in read(people, code)
    assert Complaint.objects.get().state == "open"


def test_whoever_has_a_code_changes_no_letter(people: ComplaintCast) -> None:
    """The hash of the code shows the row, and lets nobody write into it."""
    code = codes.new_code()
    complain(people, code=code)
    name_session(None)
    assert queries.letterbox(codes.name_of(code)) is not None
    assert Letterbox.objects.filter(name=codes.name_of(code)).update(sealed=b"x") == 0
    assert "Nobody has opened it yet" in read(people, code)
