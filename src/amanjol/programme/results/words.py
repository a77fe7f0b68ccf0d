"""Figures and periods in words, for pages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amanjol.programme.results.kinds import PARTS, Dimension, Kind, Length

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.programme.results.models import Indicator, Period, Target
    from amanjol.programme.results.queries import Reached, Standing


def in_language(row: Any, field: str) -> str:
    """Of a text that stands in two languages, the one of the page."""
    language = "ru" if (get_language() or "").startswith("ru") else "en"
    text: str = getattr(row, f"{field}_{language}")
    return text


def title_of(row: Any) -> str:
    return in_language(row, "title")


def number(value: int) -> str:
    """With narrow spaces between thousands."""
    return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def measured(indicator: Indicator, reached: Reached) -> str:
    """With what is counted. Of people that several organisations counted, it says what that means."""
    counted = _counted(Kind(indicator.kind), reached.value, indicator.currency)
    if reached.organisations < 2:
        return counted
    if indicator.kind == Kind.PEOPLE:
        return _("%(people)s; several organisations may have counted the same people") % {"people": counted}
    if indicator.kind == Kind.ORGANISATIONS:
        return _("%(organisations)s; the same ones may be counted twice") % {"organisations": counted}
    return counted


def _counted(kind: Kind, value: int, currency: str) -> str:
    if kind is Kind.MONEY:
        return f"{number(value)} {currency}"
    words = {
        Kind.PEOPLE: ngettext("%(number)s person", "%(number)s people", value),
        Kind.ORGANISATIONS: ngettext("%(number)s organisation", "%(number)s organisations", value),
        Kind.ATTENDANCES: ngettext("%(number)s attendance", "%(number)s attendances", value),
        Kind.VIEWS: ngettext("%(number)s view", "%(number)s views", value),
        Kind.SERVICES: ngettext("%(number)s service", "%(number)s services", value),
    }
    return words[kind] % {"number": number(value)}


def aim_of(standing: Standing) -> str:
    """The target beside it, and how much of that it is."""
    if standing.target is None or standing.target.value is None:
        return _("no target set")
    aim = number(standing.target.value)
    if standing.share is None:
        return _("target %(target)s") % {"target": aim}
    return _("target %(target)s, reached %(share)s%%") % {"target": aim, "share": standing.share}


def earlier_targets(target: Target | None) -> list[str]:
    """What was promised before, the first value first, and why each was changed."""
    said: list[str] = []
    for row in target.earlier if target else []:
        says = _("Earlier target: %(value)s. Changed %(day)s: %(why)s")
        if not said:
            says = _("First target: %(value)s. Changed %(day)s: %(why)s")
        day = f"{date.fromisoformat(row['day']):%d.%m.%Y}"
        said.append(says % {"value": number(row["value"]), "day": day, "why": row["why"]})
    return said


def period_in_words(period: Period) -> str:
    return span_in_words(Length(period.length), period.first_day)


def span_in_words(length: Length, first: Any) -> str:
    if length is Length.YEAR:
        return _("%(year)s, the whole year") % {"year": first.year}
    if length is Length.HALF_YEAR:
        return _("Half-year %(number)s of %(year)s") % {"number": first.month // 6 + 1, "year": first.year}
    if length is Length.QUARTER:
        return _("Quarter %(number)s of %(year)s") % {"number": first.month // 3 + 1, "year": first.year}
    return f"{first:%m.%Y}"


def parts_in_words(parts: Mapping[str, Mapping[str, int]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each dimension with its parts."""
    spoken = []
    for dimension, there in parts.items():
        labels = PARTS[Dimension(dimension)]
        counted = [(str(label), number(there[code])) for code, label in labels.items() if code in there]
        spoken.append((str(Dimension(dimension).label), counted))
    return spoken
