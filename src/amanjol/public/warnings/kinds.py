"""The figures of warnings, and the degrees of sureness."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sureness(models.TextChoices):
    """How sure it is, as readers are told. What rests on a source names it; what people told us names nobody."""

    OFFICIAL = "official", _("Official: a state office has said so")
    SEVERAL = "several", _("Several people told us")
    REPORT = "report", _("One public report says so")


USUAL_DAYS: Final = 14  # how long a warning holds where nobody says otherwise
MOST_DAYS: Final = 30  # and at most; then two people agree again
TRANSLATORS_HOUR: Final = timedelta(hours=1)  # that free text waits for the languages that it lacks
DESKS_HOUR: Final = TRANSLATORS_HOUR  # the same hour, in which hotlines and desks read it; nothing waits two
DESKS_REMEMBER: Final = timedelta(days=1)  # what came out, or never will, stands on the first page of a desk
MOST_STANDING: Final = 20  # at one time: whoever warns of everything warns of nothing
MOST_ADVICE: Final = 3
LONGEST_TEXT: Final = 300  # characters of free text in a language
_NUMBER: Final = re.compile(r"(?:\d[\W_]*){5,}")
"""More digits than a year has, whatever stands between them."""
_ADDRESS: Final = re.compile(r"://|\b(?:t|wa)\s*\.\s*me\b", re.IGNORECASE)
ORIGINAL: Final = "en"  # of which the other languages are translations
LONGEST_DOCUMENT: Final = 64 * 1024  # bytes that every device fetches
LONGEST_PLACE: Final = 200  # characters of where a copy stands, and of who takes it down


class Place(models.TextChoices):
    """Where people post a copy by hand."""

    TELEGRAM = "telegram", _("Telegram")
    WHATSAPP = "whatsapp", _("WhatsApp")
    ELSEWHERE = "elsewhere", _("Elsewhere")


def seen_alone(text: str) -> str:
    """Without what nobody sees, which would part a number or turn a line around."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def leads_away(text: str) -> bool:
    """Whether free text holds a number to call or a link: whom to call says the directory."""
    plain = seen_alone(unicodedata.normalize("NFKC", text))
    return bool(_NUMBER.search(plain) or _ADDRESS.search(plain))
