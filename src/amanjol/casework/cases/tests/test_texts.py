"""Texts with a page and a sheet of their own: what each of them needs besides its entry."""

from __future__ import annotations

import pytest

from amanjol.casework.cases.records import CaseRecord
from amanjol.casework.cases.sheets import SHEETS
from amanjol.casework.cases.texts import TEXTS, CaseText
from amanjol.casework.cases.verbs import VERBS


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.field)
def test_a_text_has_its_field_its_verb_and_its_sentence_on_paper(text: CaseText) -> None:
    assert text.field in CaseRecord.__struct_fields__
    assert VERBS[text.verb].on_paper


def test_no_two_share_an_address_or_a_place() -> None:
    assert len({text.address for text in TEXTS}) == len(TEXTS)
    assert len(SHEETS) == 14 + len(TEXTS)
