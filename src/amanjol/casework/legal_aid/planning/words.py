"""What is said of changes and of what they buy."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.planning.changing import COURSE, PLACES

CHANGES: Final = {
    "kind": _("takes every kind of case after a training"),
    "language": _("speaks every language that is needed"),
    "training": _("has been trained in our course"),
    COURSE: _("has been trained in our course"),
    "district": _("goes to every district"),
    "away": _("is on duty, and not away"),
    PLACES: _("has further places this year"),
}
