"""The table of roads: all ways, one more, one of them, a file of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.roads import actions, queries
from amanjol.casework.legal_aid.roads.forms import HoursForm, NewWayForm
from amanjol.casework.legal_aid.roads.lines import COLUMNS, read_lines
from amanjol.casework.legal_aid.roads.straight_lines import centres_of
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.forms import SpreadsheetForm
from amanjol.casework.legal_aid.spreadsheets.pages import MOST_SHOWN, FilePage
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.legal_aid.roads.queries import OpenedRoads
    from amanjol.casework.legal_aid.roads.records import Way
    from amanjol.foundation.organisations.keys.keyring import Keyring


PAGE: Final = "legal_aid:roads"
FULL: Final = _("A table of roads holds three thousand ways at most. Nothing is written.")
REFUSALS: Final[Refusals] = {
    actions.Meanwhile: _(
        "Meanwhile somebody changed the roads, so nothing was written. Look at them, then do it again."
    ),
    actions.TooMany: FULL,
    TooLarge: FULL,
}
REFUSALS_OF_FILE: Final[Refusals] = {
    previewing.AnotherPlan: _("Meanwhile somebody changed the roads: this is what the file would do now."),
}


def with_keys(view: View) -> View:
    """Given the keyring. What cannot be written now says why on the list."""
    opened = with_keys_at(PAGE, rules.can_coordinate, of_record=False)
    return opened(refusing(PAGE, REFUSALS, about=())(view))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def roads(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    table = queries.opened(keyring)
    form = NewWayForm(
        request.POST if request.method == "POST" else None,
        districts=district_names(),
        there=[way.between for way in table.ways],
    )
    if form.is_valid():
        actions.write_ways(keyring=keyring, ways=[form.way], acts=table.acts)
        return redirect("legal_aid:roads")
    names = district_names(key for way in table.ways for key in way.between)
    centres = centres_of(country_here().lower())
    newest = table.record.writings[-1] if table.record is not None else None
    context = {
        "table": table,
        "form": form,
        "lines": _shown(table, names),
        "is_winter": queries.roads_now(keyring, timezone.localdate()).is_winter,
        "newest": newest,
        "an_hour": centres.an_hour if centres is not None else 0,
        "by": names_of({newest.by}, keyring.member.organisation).get(newest.by, "") if newest else "",
    }
    return render(request, "legal_aid/roads/roads.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def way(request: HttpRequest, keyring: Keyring, key: str) -> HttpResponse:
    table = actions.locked(keyring) if request.method == "POST" else queries.opened(keyring)
    stored = _way(table, key)
    form = HoursForm.of(stored, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.write_ways(keyring=keyring, ways=[form.way(*stored.between)])
        return redirect("legal_aid:roads")
    context = {"form": form, "line": _line(stored, district_names(stored.between))}
    return render(request, "legal_aid/roads/way.html", context)


@require_POST
@with_keys
def take_away(_request: HttpRequest, keyring: Keyring, key: str) -> HttpResponse:
    stored = _way(queries.opened(keyring), key)
    actions.take_away(keyring=keyring, between=stored.between)
    return redirect("legal_aid:roads")


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def from_file(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """First what the file would do, or all that is wrong with it; a second press writes it."""
    return FilePage(
        template="legal_aid/roads/file.html",
        form=SpreadsheetForm,
        columns=COLUMNS,
        read=read_lines,
        plan=lambda ways: actions.compare(queries.opened(keyring), ways),
        write=lambda ways, digests: actions.write_ways(keyring=keyring, ways=ways, digests=digests),
        planned=_planned,
        refusals=REFUSALS_OF_FILE,
        done="legal_aid:roads",
    ).answer(request)


def _planned(plan: actions.Comparison) -> dict[str, Any]:
    new, changed = plan.new[:MOST_SHOWN], plan.changed[:MOST_SHOWN]
    names = district_names(key for way in (*new, *changed) for key in way.between)
    return {"new": [_line(way, names) for way in new], "changed": [_line(way, names) for way in changed]}


def _way(table: OpenedRoads, key: str) -> Way:
    for stored in table.ways:
        if stored.key == key:
            return stored
    raise Http404


def _shown(table: OpenedRoads, names: Mapping[str, str]) -> list[dict[str, Any]]:
    return sorted((_line(way, names) for way in table.ways), key=lambda line: (line["start"], line["end"]))


def _line(way: Way, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "way": way,
        "start": names[way.first],
        "end": names[way.second],
        "summer": in_hours(way.summer),
        "winter": in_hours(way.winter),
    }
