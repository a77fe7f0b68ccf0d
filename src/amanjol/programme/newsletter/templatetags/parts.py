"""A part of an issue as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from amanjol.programme.newsletter.rendering import tree as trees

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from amanjol.programme.newsletter.rendering.tree import Anything

register = template.Library()


@register.filter
def as_html(part: Anything) -> SafeString | str:
    match part:
        case trees.Heading(text):
            return format_html("<h2>{}</h2>", text)
        case trees.Paragraph(text, language) if language:
            return format_html('<p lang="{}">{}</p>', language, text)
        case trees.Paragraph(text):
            return format_html("<p>{}</p>", text)
        case trees.Number(text, about):
            return format_html(
                '<p class="said-number"><strong>{}</strong> <span class="soft">{}</span></p>', text, about
            )
        case trees.Notice(text):
            return format_html('<p class="notice">{}</p>', text)
    return ""
