"""A part of an issue as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from amanjol.programme.newsletter.rendering import tree as trees
from amanjol.programme.newsletter.rendering.checking import checked

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from amanjol.programme.newsletter.rendering.tree import Anything

register = template.Library()


@register.filter
def as_html(part: Anything) -> SafeString | str:
    match part:
        case trees.Heading(text):
            says = format_html("<h2>{}</h2>", text)
        case trees.Paragraph(text, language) if language:
            says = format_html('<p lang="{}">{}</p>', language, text)
        case trees.Paragraph(text):
            says = format_html("<p>{}</p>", text)
        case trees.Number(text, about):
            of = '<p class="said-number"><strong>{}</strong> <span class="soft">{}</span></p>'
            says = format_html(of, text, about)
        case trees.Plot():
            says = _plot(part)
        case trees.Notice(text):
            says = format_html('<p class="notice">{}</p>', text)
        case _other:
            return ""
    return says


def _plot(plot: trees.Plot) -> SafeString:
    """The drawing for the eye, and its numbers as a table for everybody."""
    *labels, last = plot.heads
    heads = format_html_join("", '<th scope="col">{}</th>', ((head,) for head in labels))
    rows = format_html_join(
        "",
        '<tr>{}<td class="number">{}</td></tr>',
        ((format_html_join("", '<th scope="row">{}</th>', ((label,) for label in row.labels)), row.number)
        for row in plot.rows),
    )  # fmt: skip
    return format_html(
        '<h2>{}</h2><p class="soft">{}</p><div class="plot">{}<table class="plotted"><thead><tr>{}'
        '<th scope="col" class="number">{}</th></tr></thead><tbody>{}</tbody></table></div>',
        plot.title, plot.about, _drawing(plot), heads, last, rows,
    )  # fmt: skip


def _drawing(plot: trees.Plot) -> SafeString | str:
    """Looked at anew whoever wrote the row: shapes alone come onto a page."""
    svg = checked(plot.drawing)
    if not svg:
        return ""
    shapes = mark_safe(svg)  # noqa: S308  held against the allow-list of drawings
    return format_html('<div class="drawing" aria-hidden="true">{}</div>', shapes)
