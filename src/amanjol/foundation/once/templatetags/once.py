from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from amanjol.foundation.once import tokens

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def once() -> SafeString:
    """In every form that acts: it is then done once, however often it is sent."""
    return format_html('<input type="hidden" name="{}" value="{}">', tokens.FIELD, tokens.new_token())
