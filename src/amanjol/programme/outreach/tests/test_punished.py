"""No recommendation, answer, promise or report names an address for which a reader can be punished."""

from __future__ import annotations

import pytest

from amanjol.programme.outreach.forms.recommending import AnswerForm, CommitmentForm
from amanjol.programme.outreach.tests.outreach_cast import ago
from amanjol.public.guide.tests.banned_news import HOST, SENTENCE, ban


@pytest.mark.django_db
def test_no_text_names_an_address_for_which_a_reader_can_be_punished() -> None:
    ban()
    said = f"As {HOST} says"
    assert SENTENCE in str(CommitmentForm({"text_en": said}).errors["text_en"])
    assert SENTENCE in str(AnswerForm({"answer_ru": said}, made_on=ago(1)).errors["answer_ru"])
