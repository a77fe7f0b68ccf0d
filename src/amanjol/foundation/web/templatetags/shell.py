"""What every template has at hand (`builtins` in the settings)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as url_of_django
from django.utils.html import conditional_escape

from amanjol.foundation.web.addresses import address

if TYPE_CHECKING:
    from django.template.base import Parser, Token
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


@register.simple_tag(takes_context=True)
def drawn(context: Context, name: str) -> Any:
    """`{% drawn "web/menu.html" as drawn_menu %}`: drawn once, for what stands on a page several times."""
    return context.template.engine.get_template(name).render(context)
