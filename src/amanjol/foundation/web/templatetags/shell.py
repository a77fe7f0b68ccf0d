"""What every template has at hand (`builtins` in the settings)."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Final

from django import template
from django.template.defaultfilters import date as date_of_django
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of_django
from django.utils.html import conditional_escape

from amanjol.foundation.web.addresses import address

if TYPE_CHECKING:
    from django.template.base import FilterExpression, Parser, Token
    from django.template.context import Context

register = template.Library()


class AddressNode(URLNode):
    """`{% url %}` with values in their order."""

    def render(self, context: Context) -> str:
        values = [argument.resolve(context) for argument in self.args]
        text = address(self.view_name.resolve(context), *values)
        return conditional_escape(text) if context.autoescape else text


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """Django's own, quicker where it can be (`addresses`)."""
    node = url_of_django(parser, token)
    return node if node.kwargs or node.asvar else AddressNode(node.view_name, node.args, {}, None)


_DAYS: Final[dict[str | None, str]] = {
    "d.m.Y": "{0.day:02}.{0.month:02}.{0.year:04}",
    "Y-m-d": "{0.year:04}-{0.month:02}-{0.day:02}",
}


@register.filter("date", expects_localtime=True, is_safe=False)
def day(value: Any, arg: str | None = None) -> Any:
    """Django's own, quicker for a day in figures, of which a list has a hundred."""
    if arg in _DAYS and isinstance(value, date):
        return _DAYS[arg].format(value)
    return date_of_django(value, arg)


@register.simple_tag(takes_context=True)
def drawn(context: Context, name: str) -> Any:
    """`{% drawn "web/menu.html" as drawn_menu %}`: drawn once, for what stands on a page several times."""
    of_page = context.template
    assert of_page is not None  # noqa: S101  a tag is drawn within a template
    return of_page.engine.get_template(name).render(context)


class FilledNode(template.Node):
    """The text of the block once for each row, a list of texts."""

    def __init__(self, rows: FilterExpression, text: str) -> None:
        self.rows, self.text = rows, text

    def render(self, context: Context) -> str:
        return "".join([self.text.format(*map(escape, row)) for row in self.rows.resolve(context)])


@register.tag
def filled(parser: Parser, token: Token) -> FilledNode:
    """`{% filled rows %}<li><a href="{}">{}</a></li>{% endfilled %}`: for long lists, a tenth of what a loop costs.

    Each row is a list of plain texts, which are escaped; what stands between has a `{}` for each of them.
    """
    _name, rows = token.split_contents()
    inside = list(parser.parse(["endfilled"]))
    parser.delete_first_token()
    texts = [node.s for node in inside if isinstance(node, template.base.TextNode)]
    if len(texts) != len(inside):
        raise template.TemplateSyntaxError("Between filled and endfilled stands plain text.")
    return FilledNode(parser.compile_filter(rows), "".join(texts))
