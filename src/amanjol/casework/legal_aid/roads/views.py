"""The table of roads: all ways, one more, one of them, a file of many."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.register.forms import LinesForm
from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.roads import actions, queries
from amanjol.casework.legal_aid.roads.forms import HoursForm, NewWayForm, RoadsFileForm
from amanjol.casework.legal_aid.roads.lines import COLUMNS, HEADS, NEEDED, read_lines
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge
from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.guards import View
    from amanjol.casework.legal_aid.register.lines import Cells
    from amanjol.casework.legal_aid.roads.queries import OpenedRoads
    from amanjol.casework.legal_aid.roads.records import Way
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_PROBLEMS: Final = 200
MOST_SHOWN: Final = 12
SEEN: Final = "seen-roads"


def with_keys(view: View) -> View:
    """Given the keyring. What cannot be written now says why on the list."""
    opened = with_keys_at("legal_aid:roads", rules.can_coordinate, of_record=False)(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return opened(request, *args, **kwargs)
        except actions.OlderCopy:
            says = _("Nothing is written into an older copy. Tell the operator first.")
        except actions.Meanwhile:
            says = _(
                "Meanwhile somebody changed the roads, so nothing was written. Look at them, then do it again."
            )
        except (actions.TooMany, TooLarge):
            says = _("A table of roads holds three thousand ways at most. Nothing is written.")
        messages.error(request, says)
        return no_act(redirect("legal_aid:roads"))

    return guarded


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
    newest = table.record.writings[-1] if table.record is not None else None
    context = {
        "table": table,
        "form": form,
        "lines": _shown(table, names),
        "is_winter": queries.roads_now(keyring, timezone.localdate()).is_winter,
        "newest": newest,
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
    if "lines" in request.POST:
        return _write(request, keyring)
    form = RoadsFileForm(request.POST or None, request.FILES or None)
    return _looked_at(request, keyring, form.cells if form.is_valid() else None, form)


def _write(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = LinesForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["lines"][0]))
        return no_act(redirect("legal_aid:roads_file"))
    ways, problems = read_lines(form.cleaned_data["lines"])
    acts = queries.opened(keyring).acts
    seen = Version.read(SEEN, request.POST.get(SEEN, "")).has(SEEN, str(acts))
    if problems or not seen:
        if not problems:
            messages.error(
                request, _("Meanwhile somebody changed the roads: this is what the file would do now.")
            )
        return no_act(_looked_at(request, keyring, form.cleaned_data["lines"], RoadsFileForm()))
    done = actions.write_ways(keyring=keyring, ways=ways, acts=acts)
    if done.changes_nothing:
        messages.info(request, _("Nothing was changed: it stands there already."))
    return redirect("legal_aid:roads")


def _looked_at(
    request: HttpRequest, keyring: Keyring, cells: Cells | None, form: RoadsFileForm
) -> HttpResponse:
    ways, problems = read_lines(cells) if cells is not None else ([], [])
    table = queries.opened(keyring)
    compared = actions.compare(table, ways) if cells is not None and not problems else None
    names = district_names(key for way in ways for key in way.between)
    context = {
        "form": form,
        "columns": [(words, HEADS[head], head in NEEDED) for head, words in COLUMNS.items()],
        "problems": problems[:MOST_PROBLEMS],
        "more_problems": max(len(problems) - MOST_PROBLEMS, 0),
        "compared": compared,
        "new": [_line(way, names) for way in compared.new[:MOST_SHOWN]] if compared else (),
        "changed": [_line(way, names) for way in compared.changed[:MOST_SHOWN]] if compared else (),
        "seen": hidden_input(SEEN, Version.of(SEEN, {SEEN: str(table.acts)})),
        "typed": LinesForm.of(cells) if compared and cells is not None else "",
    }
    return render(request, "legal_aid/roads/file.html", context)


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
