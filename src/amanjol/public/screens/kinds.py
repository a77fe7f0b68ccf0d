from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    POSTER = "poster", _("Poster")
    CLIP = "clip", _("Clip")
    PAGE = "page", _("Page")


class Rank(models.TextChoices):
    """Which playlist is shown where several are due."""

    BACKGROUND = "background", _("In the background: where nothing else is planned")
    USUAL = "usual", _("Usual")
    FIRST = "first", _("Before all other playlists")


PRIORITIES: Final = {Rank.BACKGROUND: 0, Rank.USUAL: 5, Rank.FIRST: 9}  # as the document counts them
USUAL_SECONDS: Final = {ItemKind.POSTER: 12, ItemKind.PAGE: 20}
SHORTEST_SECONDS, LONGEST_SECONDS = 5, 120
LONGEST_NOTICE_DAYS: Final = 7
LONGEST_TITLE, LONGEST_TEXT = 80, 300  # characters of a notice that still fit a screen in large letters
