"""The page of a file: what it would do, or all that is wrong with it; a second press writes what was shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amanjol.casework.desk.refusals import sentence_of
from amanjol.casework.legal_aid.spreadsheets import previewing
from amanjol.casework.legal_aid.spreadsheets.forms import LinesForm
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.legal_aid.spreadsheets.cells import Cells, Columns, Problem
    from amanjol.casework.legal_aid.spreadsheets.forms import SpreadsheetForm
    from amanjol.casework.legal_aid.spreadsheets.previewing import Plan

MOST_PROBLEMS: Final = 200
MOST_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class FilePage[Line, P: Plan]:
    """What one file does. `write` is given the lines and the digests of what was shown; `planned` is what else the
    template is told of a plan. What `plan` and `write` may raise and `refusals` has a sentence for leaves the lines
    waiting on the page.
    """

    template: str
    form: type[SpreadsheetForm]
    columns: Columns
    read: Callable[[Cells], tuple[list[Line], list[Problem]]]
    plan: Callable[[list[Line]], P]
    write: Callable[[list[Line], str], P]
    planned: Callable[[P], Mapping[str, Any]]
    refusals: Refusals
    done: str
    """Where it leads once it is written."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What the template is told besides."""

    def answer(self, request: HttpRequest) -> HttpResponse:
        if "lines" in request.POST:
            return self._written(request)
        form = self.form(request.POST or None, request.FILES or None)
        return self._looked_at(request, form.cells if form.is_valid() else None, form)

    def _written(self, request: HttpRequest) -> HttpResponse:
        form = LinesForm(request.POST)
        if not form.is_valid():
            messages.error(request, str(form.errors["lines"][0]))
            return no_act(redirect(request.path))
        cells = form.cleaned_data["lines"]
        lines, problems = self.read(cells)
        if problems:
            return no_act(self._looked_at(request, cells, self.form()))
        try:
            done = self.write(lines, request.POST.get(previewing.NAME, ""))
        except tuple(self.refusals) as error:
            says = sentence_of(self.refusals, error)
            messages.error(request, says)
            return no_act(self._looked_at(request, cells, self.form(), says))
        if done.changes_nothing:
            messages.info(request, _("Nothing was changed: it stands there already."))
        else:
            messages.success(request, _("The file is written."))
        return redirect(self.done)

    def _looked_at(
        self, request: HttpRequest, cells: Cells | None, form: SpreadsheetForm, said: str = ""
    ) -> HttpResponse:
        """`said` is told already."""
        lines, problems = self.read(cells) if cells is not None else ([], [])
        context: dict[str, Any] = {
            **self.about,
            "form": form,
            "columns": self.columns.shown,
            "problems": problems[:MOST_PROBLEMS],
            "more_problems": max(len(problems) - MOST_PROBLEMS, 0),
        }
        if cells is not None and not problems:
            context |= self._of_plan(request, cells, lines, said)
        return render(request, self.template, context)

    def _of_plan(self, request: HttpRequest, cells: Cells, lines: list[Line], said: str) -> dict[str, Any]:
        try:
            plan = self.plan(lines)
        except tuple(self.refusals) as error:
            says = sentence_of(self.refusals, error)
            if says != said:
                messages.error(request, says)
            return {}
        seen = previewing.seen(plan)
        return {"plan": plan, "seen_plan": seen, "typed": LinesForm.of(cells), **self.planned(plan)}
