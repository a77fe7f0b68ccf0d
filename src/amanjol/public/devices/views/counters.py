"""How often what was shown: every number to who runs the devices, monthly totals of ten or more to the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amanjol.public.devices import rules
from amanjol.public.devices.airports import airport
from amanjol.public.devices.forms import CountersForm, language_names
from amanjol.public.devices.kinds import What
from amanjol.public.devices.queries import counts
from amanjol.public.devices.queries.signs import raised_signs
from amanjol.public.devices.small_numbers import Cell, Table, in_full, shown_beside
from amanjol.public.devices.views.access import for_members
from amanjol.public.guide.queries import page_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.queries.counts import Month


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table with what its rows are called. `share` of a row is of the largest one, in hundredths."""

    title: str
    table: Table
    name_of: Callable[[str], str]

    @property
    def rows(self) -> list[tuple[str, Cell, int]]:
        largest = max((cell.count or 0 for cell in self.table.cells), default=0) or 1
        return [
            (self.name_of(cell.key), cell, round(100 * (cell.count or 0) / largest))
            for cell in self.table.cells
        ]


@require_safe
@for_members(rules.can_read_counts, rules.can_read_totals)
def counters(request: HttpRequest, member: Member) -> HttpResponse:
    """The own organisation's devices in full, where it has some; else the totals of all."""
    own = _own_months(member)
    wants_totals = "totals" in request.GET or not own
    if wants_totals and rules.can_read_totals(member):
        return _totals(request, member.organisation_id, has_own=bool(own))
    month = _chosen(request, own) if own else None
    context: dict[str, object] = {"months": own, "month": month, "is_full": True, "has_own": True}
    context["signs"] = raised_signs()
    if month is not None:
        places, languages = counts.places_and_languages(month, member.organisation_id)
        form = CountersForm(
            request.GET, places=[(code, _place(code)) for code in places], languages=languages
        )
        context |= {"form": form, "tables": _in_full(month, member.organisation_id, form.chosen)}
        context["figures"] = _figures(
            counts.sums("what", month, organisation=member.organisation_id, only=form.chosen)
        )
    return render(request, "devices/counters.html", context)


def _totals(request: HttpRequest, organisation: UUID, *, has_own: bool) -> HttpResponse:
    months = counts.months(None)
    month = _chosen(request, months)
    context: dict[str, object] = {"months": months, "month": month, "is_full": False, "has_own": has_own}
    context["signs"] = raised_signs()
    if month is not None:
        only = {"what": What.PAGE.value}
        context["tables"] = [
            TitledTable(_("Airports"), _shown("place", month, organisation, only), _place),
            TitledTable(_("Languages"), _shown("language", month, organisation, only), _language()),
            TitledTable(_("Pages"), _shown("key", month, organisation, only), _page()),
        ]
        # No table has these as its parts: each stands for itself.
        own, of_all = counts.sums("what", month, organisation=organisation), counts.sums("what", month)
        context["figures"] = [
            (str(what.label), cell)
            for what in What
            for cell in shown_beside(own, {what: of_all[what]} if what in of_all else {}).cells
            or (Cell(what, 0, ""),)
        ]
    return render(request, "devices/counters.html", context)


def _shown(column: str, month: Month, organisation: UUID, only: Mapping[str, str]) -> Table:
    """The organisation knows its own part."""
    own = counts.sums(column, month, organisation=organisation, only=only)
    return shown_beside(own, counts.sums(column, month, only=only))


def _in_full(month: Month, organisation: UUID, only: Mapping[str, str]) -> list[TitledTable]:
    opened = {**only, "what": What.PAGE.value}

    def of(column: str, narrowed: Mapping[str, str]) -> Table:
        return in_full(counts.sums(column, month, organisation=organisation, only=narrowed))

    tables = [
        TitledTable(_("Airports"), of("place", opened), _place),
        TitledTable(_("Languages"), of("language", opened), _language()),
        TitledTable(_("Pages"), of("key", opened), _page()),
        TitledTable(str(What.CLIP.label), of("key", {**only, "what": What.CLIP.value}), str),
        TitledTable(str(What.CHECK.label), of("key", {**only, "what": What.CHECK.value}), _result),
        TitledTable(str(What.CODE.label), of("key", {**only, "what": What.CODE.value}), _page()),
        TitledTable(
            _("Shown on screens"),
            in_full(counts.played(month, organisation=organisation, only=only)),
            _page(),
        ),
    ]
    return [titled for titled in tables if titled.table.cells]


def _figures(sums: Mapping[str, int]) -> list[tuple[str, Cell]]:
    return [(str(what.label), Cell(what, sums.get(what, 0), "")) for what in What]


def _own_months(member: Member) -> list[Month]:
    return counts.months(member.organisation_id) if rules.can_read_counts(member) else []


def _chosen(request: HttpRequest, months: list[Month]) -> Month | None:
    """What was asked for, else the newest."""
    matches = [month for month in months if month.name == request.GET.get("month")]
    return next(iter(matches or months), None)


def _place(code: str) -> str:
    return str(airport(code) or code)


def _language() -> Callable[[str], str]:
    names = dict(language_names())
    return lambda code: names.get(code, code)


def _page() -> Callable[[str], str]:
    """Titles; of a topic with its country, because every country has the same topics."""
    titles = page_titles(get_language() or "en")

    def name(key: str) -> str:
        country = titles.get(key.partition("/")[0], "") if "/" in key else ""
        return f"{country}: {titles[key]}" if country and key in titles else titles.get(key, key)

    return name


def _result(key: str) -> str:
    words = {"raised": _("with warning signs"), "none": _("without warning signs")}
    return words.get(key, key)
