"""The tags of heroicons, which draws an icon anew wherever it stands: here each drawing is kept."""

from __future__ import annotations

from functools import cache

from django import template
from heroicons.templatetags import heroicons

register = template.Library()
for draw in (heroicons.heroicon_mini, heroicons.heroicon_outline):
    register.simple_tag(cache(draw), name=draw.__name__)
