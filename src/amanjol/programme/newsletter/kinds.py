"""Words that rows of the newsletter hold. Plain, without a row."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Of an issue. Each step is one of `STEPS`; the database refuses any other."""

    DRAFT = "draft", _("being written")
    WAITING = "waiting", _("waits for a second person")
    APPROVED = "approved", pgettext_lazy("an issue", "approved, not out yet")
    PUBLISHED = "published", pgettext_lazy("an issue", "published")
    WITHDRAWN = "withdrawn", pgettext_lazy("an issue", "withdrawn")


class BlockKind(models.TextChoices):
    TEXT = "text", _("Text")
    FIGURE = "figure", _("Large figure")
    EVENT = "event", _("Planned event")
    RECOMMENDATION = "recommendation", _("Recommendation")
    STORY = "story", _("Story")
    PLOT = "plot", _("Plot")


class PlotKind(models.TextChoices):
    """How figures are drawn. Over periods none is ever added to another."""

    BARS = "bars", pgettext_lazy("a plot", "Bars")
    GROUPED = "grouped", pgettext_lazy("a plot", "Bars in groups")
    LINE = "line", pgettext_lazy("a plot", "Line over periods")


FEWEST_PLOTTED: Final = 2
MOST_PLOTTED: Final = 12
MOST_IN_LINE: Final = 8
"""Beside one another on a phone."""


class StoryHeading(models.TextChoices):
    """All that an issue may say of a story: any other word of somebody would be one that no gate has read."""

    STORY = "story", pgettext_lazy("heading", "A story")
    OWN_WORDS = "own", pgettext_lazy("heading", "In their own words")


class TextState(models.TextChoices):
    """Of one language of a block. Behind: the other language was changed after it."""

    EMPTY = "empty", pgettext_lazy("a text", "empty")
    DRAFT = "draft", pgettext_lazy("a text", "draft")
    READY = "ready", pgettext_lazy("a text", "ready")
    BEHIND = "behind", pgettext_lazy("a text", "behind the other language")


class Place(models.TextChoices):
    """Where something was posted by hand, or handed out."""

    TELEGRAM = "telegram", "Telegram"
    INSTAGRAM = "instagram", "Instagram"
    PAPER = "paper", _("On paper")
    ELSEWHERE = "elsewhere", _("Elsewhere")


def figure_key(indicator: object, period: object) -> str:
    """Under which a form offers a released figure."""
    return f"{indicator}.{period}"


COUNT: Final = "count"


def count_key(number: int) -> str:
    """Under which a form offers a released count that the issue quotes by this number."""
    return f"{COUNT}.{number}"
