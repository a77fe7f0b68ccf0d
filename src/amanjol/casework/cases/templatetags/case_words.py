from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from amanjol.casework.desk.days import near
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import AGES, Form, packaged_forms
from amanjol.casework.standards.screening.answers import ANSWER_WORDS

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from amanjol.casework.standards.screening.answers import Answer
    from amanjol.casework.standards.sentences import Sentence

register = template.Library()


@register.filter
def said(sentence: Sentence | None) -> str:
    """The sentence in the language of the page."""
    return sentence.in_language(get_language() or "en") if sentence else ""


@register.filter
def near_today(day: date) -> str:
    """Yesterday, today, tomorrow, else the weekday with the day."""
    return near(day, timezone.localdate())


@register.filter
def answered(answer: Answer) -> Sentence:
    """What was answered, as a sentence."""
    return ANSWER_WORDS[answer]


@register.filter
def first_question(text: str) -> str:
    """Without what is only said to whoever answers: that a nod is enough, for example."""
    question, mark, _rest = text.partition("?")
    return question + mark


@register.simple_tag
def ages() -> list[tuple[str, str]]:
    """What answers whether somebody is a child, with its words."""
    return [(form, said(packaged_forms()[form].title)) for form in AGES if form is not Form.AGE_NOT_KNOWN]


@register.simple_tag
def picture_of(key: str) -> SafeString:
    """The drawing beside a line of a consent, described in the language of the page."""
    return format_html(
        '<img src="{}" alt="{}" lang="{}" width="96" height="96">',
        static(f"cases/consents/{key}.svg"), picture_words(key), get_language() or "en",
    )  # fmt: skip


@register.simple_tag
def picture_words(key: str) -> str:
    """What the drawing shows."""
    return said(packaged_texts().shows(key))
