from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import get_language

from amanjol.casework.standards.screening.answers import ANSWER_WORDS

if TYPE_CHECKING:
    from amanjol.casework.standards.screening.answers import Answer
    from amanjol.casework.standards.sentences import Sentence

register = template.Library()


@register.filter
def said(sentence: Sentence | None) -> str:
    """The sentence in the language of the page."""
    return sentence.in_language(get_language() or "en") if sentence else ""


@register.filter
def answered(answer: Answer) -> Sentence:
    """What was answered, as a sentence."""
    return ANSWER_WORDS[answer]


@register.filter
def first_question(text: str) -> str:
    """Without what is only said to whoever answers: that a nod is enough, for example."""
    question, mark, _rest = text.partition("?")
    return question + mark
