"""The forms of files: 1,000 hostile texts, hostile names, and a press that is heard twice."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from amanjol.casework.cases.tests.hostile import MARKUP, SENT, TEXTS, arrived, door_of, meet, undone
from amanjol.casework.cases.tests.pages import path
from amanjol.casework.support.files import actions as taking
from amanjol.casework.support.files.forms import FileForm, TakeAwayForm
from amanjol.casework.support.models import CaseFile
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests.file_pages import TOLD, address, lying, newest, seen, send, take_in
from amanjol.foundation.once.tests.pressing import form_of
from amanjol.foundation.organisations.tests.key_cast import request_of

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.casework.cases.tests.case_cast import CaseCast


pytestmark = pytest.mark.django_db
GOOD = {**TOLD, "received_on": ""}


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.txt", samples.TEXT)


def is_sendable(typed: dict[str, str]) -> bool:
    """By the client of the tests: what is no text was met at the form."""
    return not any("\ud800" <= sign <= "\udfff" or sign == "\0" for text in typed.values() for sign in text)


def test_hostile_texts_are_taken_whole_or_refused_with_words(people: CaseCast, folder: Path) -> None:
    berk = people.keys.berk
    met = meet(door_of(lambda post: FileForm(post, MultiValueDict({"file": [upload()]}))), GOOD)
    assert met.taken
    assert met.refused
    for typed in filter(is_sendable, met.sent_and_taken):
        with undone():
            answer = send(berk, people.case, samples.TEXT, **typed)
            assert answer.status_code == 302
            record = newest(berk, people.case).record
            assert (record.about, record.giver) == (arrived(typed["about"]), arrived(typed["giver"]))
            assert MARKUP not in berk.get(path("case", people.case)).text
    for typed in filter(is_sendable, met.sent_and_refused):
        with undone():
            assert send(berk, people.case, samples.TEXT, **typed).status_code == 200
            request_of(berk)
            assert not CaseFile.objects.exists()


def test_hostile_reasons_are_taken_whole_or_refused_with_words() -> None:
    met = meet(door_of(TakeAwayForm), {"why": "Чужой паспорт"})
    assert met.taken
    assert met.refused


def named(name: str) -> BytesIO:
    """A file as a browser sends it, whatever it is called."""
    file = BytesIO(samples.TEXT)
    file.name = name
    return file


def called_at_the_door(name: str) -> str | None:
    """What the action seals as the name of a file that was uploaded as this; None where no file arrives."""
    try:
        file = RequestFactory().post("/", {"file": named(name)}).FILES.get("file")
    except MultiPartParserError:  # longer than a head may be
        return None
    return None if file is None else taking._readable(str(file.name))


def test_a_file_is_called_whatever_somebody_called_it_without_what_nobody_sees(people: CaseCast) -> None:
    """All 1,000 as they are received and read; over HTTP and on the page nine of those, and five of which none came."""
    berk, where = people.keys.berk, address("add_file", people.case)
    traps = ("../../etc/passwd", "x" * 400 + ".jpg", "\u202egpj.exe", f"{MARKUP}.txt")
    texts = [text for text in TEXTS if is_sendable({"": text})]
    arrived_as = {name: called_at_the_door(name) for name in (*traps, *texts)}
    come = [name for name, called in arrived_as.items() if called is not None]
    lost = [name for name, called in arrived_as.items() if called is None]
    assert len(come) > 700
    assert set(traps) < set(come)
    for name in come:
        called = arrived_as[name] or ""
        assert called.isprintable()
        assert len(called) <= 150
        assert "/" not in called
    for name in (*traps, *come[-SENT:]):
        with undone():
            assert berk.post(where, TOLD | {"file": named(name)}).status_code == 302, name
            assert newest(berk, people.case).record.name == arrived_as[name]
            assert MARKUP not in berk.get(path("case", people.case)).text
    for name in lost[:SENT]:
        with undone():
            assert berk.post(where, TOLD | {"file": named(name)}).status_code in {200, 400}, name
            assert not seen(berk, people.case).files


def test_two_presses_take_a_file_in_once(people: CaseCast, folder: Path) -> None:
    berk = people.keys.berk
    form: dict[str, Any] = form_of(berk.get(address("add_file", people.case)).text, "about").but(**TOLD)
    answers = [berk.post(address("add_file", people.case), form | {"file": upload()}) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 303]
    assert len(seen(berk, people.case).files) == len(lying(folder)) == 1
    other = berk.post(
        address("add_file", people.case), form | {"file": SimpleUploadedFile("b.txt", b"another text")}
    )
    assert other.status_code == 409  # says that something else was sent before
    assert len(seen(berk, people.case).files) == 1


def test_two_presses_take_a_file_away_once(people: CaseCast) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    where = address("take_file_away", people.case, row)
    form = form_of(berk.get(where).text, "why").but(why="Чужой паспорт")
    assert [berk.post(where, form).status_code for _press in range(2)] == [302, 303]
    assert not seen(berk, people.case).are_fewer
