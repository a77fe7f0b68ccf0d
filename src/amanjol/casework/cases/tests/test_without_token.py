"""Every form of the desk that acts, sent without its once-token: nothing is done, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.records import Note
from amanjol.casework.cases.tests.pages import path, written
from amanjol.casework.cases.tests.test_once import ACTS, everything
from amanjol.foundation.once import tokens
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.once.tests.pressing import form_of, send_bare

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(case_cast: CaseCast) -> CaseCast:
    return case_cast


@pytest.mark.parametrize("name", ACTS)
def test_a_form_without_a_token_does_nothing_and_its_page_sends_it_with_one(
    people: CaseCast, name: str
) -> None:
    client, where, typed = ACTS[name](people)
    before, spent = everything(client), SentForm.objects.count()
    page = send_bare(client, where, typed)
    assert page.status_code == 409, page.text
    assert everything(client) == before
    assert SentForm.objects.count() == spent
    form = form_of(page.text, *typed)
    assert form.action == where
    assert client.post(form.action, form.filled).status_code == (200 if name == "emergency" else 302)
    assert SentForm.objects.count() == spent + 1  # it has acted


def test_it_is_quoted_whole_and_saved_as_it_was(people: CaseCast) -> None:
    berk, long = people.keys.berk, "Слово <b>за</b> словом. " * 400
    page = send_bare(berk, path("note", people.case), {"text": long})
    assert "<dt>Note</dt>" in page.text
    form = form_of(page.text, "text")
    assert berk.post(form.action, form.filled).status_code == 302
    assert written(berk, people.case, Note)[-1].text == long.strip()


@pytest.mark.parametrize("token", ["", "x", tokens.new_token()[:-1]], ids=["empty", "letter", "cut"])
def test_what_is_no_token_is_none(people: CaseCast, token: str) -> None:
    before = everything(people.keys.berk)
    typed = {"text": "Звонила сестра", tokens.FIELD: token}
    page = send_bare(people.keys.berk, path("note", people.case), typed)
    assert page.status_code == 409
    assert "Nothing is lost: look at what you sent" in page.text
    assert everything(people.keys.berk) == before
