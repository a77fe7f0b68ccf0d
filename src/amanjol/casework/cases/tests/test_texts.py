"""Texts with a page and a sheet of their own: what each of them needs besides its entry, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.official_papers import closed_list
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.records import CaseRecord
from amanjol.casework.cases.sheets import SHEETS
from amanjol.casework.cases.tests.pages import path, written
from amanjol.casework.cases.texts import TEXTS, CaseText
from amanjol.casework.cases.verbs import VERBS

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast

each_text = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.field)


@each_text
def test_a_text_has_its_field_its_verb_and_its_sentence_on_paper(text: CaseText) -> None:
    assert text.field in CaseRecord.__struct_fields__
    assert VERBS[text.verb].on_paper


@each_text
@pytest.mark.django_db
def test_what_was_there_before_stays_beside_the_new_words(case_cast: CaseCast, text: CaseText) -> None:
    berk, case = case_cast.keys.berk, case_cast.case
    for words in ("К соседке", "К сестре"):
        assert berk.post(path(text.address, case), {text.field: words}).status_code == 302
    changes = written(berk, case, Change)
    assert [(change.before, change.after) for change in changes] == [
        ({}, {text.field: "К соседке"}),
        ({text.field: "К соседке"}, {text.field: "К сестре"}),
    ]
    page = berk.get(path("case", case)).text
    assert page.index("К сестре") < page.index("К соседке")
    assert str(text.title) in page


@each_text
def test_no_court_is_told_it(text: CaseText) -> None:
    assert closed_list.NEVER[f"CaseRecord.{text.field}"] is text.withheld
    assert not closed_list.may(f"CaseRecord.{text.field}")


def test_no_two_share_an_address_or_a_place() -> None:
    assert len({text.address for text in TEXTS}) == len(TEXTS)
    assert len(SHEETS) == 14 + len(TEXTS)
