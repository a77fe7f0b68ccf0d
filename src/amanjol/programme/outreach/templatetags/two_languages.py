"""Texts that stand in English, in Russian or in both: in the language of the page where it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amanjol.programme.outreach import places
from amanjol.programme.outreach.models import State

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from amanjol.programme.outreach.models import Snapshot
    from amanjol.programme.outreach.opening import OpenCommitment

register = template.Library()


def chosen(row: Any, text: str = "") -> tuple[str, str]:
    """The words, and their language: that of the page, else the other one. `text` is what the two fields begin with."""
    begin = f"{text}_" if text else ""
    mine = "ru" if (get_language() or "").startswith("ru") else "en"
    other = "en" if mine == "ru" else "ru"
    words = getattr(row, f"{begin}{mine}")
    return (words, mine) if words else (getattr(row, f"{begin}{other}"), other)


@register.filter
def said(row: Any, text: str = "") -> SafeString:
    """`{{ row|said:"text" }}`: in paragraphs, marked with its language."""
    words, language = chosen(row, text)
    return format_html('<div class="said" lang="{}">{}</div>', language, linebreaks_filter(words))


@register.filter
def in_a_line(row: Any, text: str = "") -> SafeString:
    words, language = chosen(row, text)
    return format_html('<span lang="{}">{}</span>', language, " ".join(words.split()))


@register.filter
def country(code: str) -> str:
    return places.name_of(code)


@register.filter
def is_in(row: Any, rows: Any) -> bool:
    return row in rows


@register.filter
def is_late_on(commitment: OpenCommitment, today: date) -> bool:
    return commitment.is_late(today)


@register.filter
def state_label(state: str) -> str:
    return str(State(state).label)


@register.filter
def age(snapshot: Snapshot, published_on: date) -> str:
    """How long after publication: two weeks, or nine days."""
    days = (snapshot.captured_on - published_on).days
    if days == 0:
        return _("on the day of publication")
    if days % 7 == 0:
        weeks = days // 7
        return ngettext("%(number)s week after publication", "%(number)s weeks after publication", weeks) % {
            "number": weeks
        }
    return ngettext("%(number)s day after publication", "%(number)s days after publication", days) % {
        "number": days
    }
