"""Blocks of an issue, and the released figures that it quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.foundation.once.answers import no_act
from amanjol.programme.newsletter import composing, queries, rules, showing
from amanjol.programme.newsletter.actions import writing
from amanjol.programme.newsletter.forms.blocks import BlockForm, PlotForm, QuoteForm, StoryForm
from amanjol.programme.newsletter.kinds import COUNT, BlockKind, PlotKind, StoryHeading
from amanjol.programme.newsletter.plotting import what_is_wrong, what_is_wrong_of_counts
from amanjol.programme.newsletter.views.issues import issue_page, not_now, too_exact, too_near
from amanjol.programme.results import queries as results
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Block, Issue, Quote
    from amanjol.programme.results.models import Indicator, Period


class Mismatched(Exception):
    """Figures that make no such plot; the message may be shown."""


_REFUSALS: Final = (
    writing.NotNow, writing.NotReleased, writing.TakenOut, writing.TooExact, writing.TooNear, Mismatched,
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member, pk: UUID, kind: str) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    if kind not in BlockKind.values:
        raise Http404
    quotes = showing.quote_lines(issue, composing.today_of(issue, member), member)
    form = _new_form(
        kind, showing.choices_of(kind, issue, member), showing.numbers_of(quotes), _sent(request)
    )
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():  # what is refused leaves no figure quoted
                values = form.values | _referred(form, kind, issue, member)
                writing.add_block(issue=issue, kind=kind, values=values, by=member)
        except _REFUSALS as error:
            _say(form, error)
        else:
            return redirect("newsletter:issue", pk)
    return _page(request, form, issue, BlockKind(kind), quotes)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    block = _block(request, member, pk)
    issue = block.issue
    quotes = showing.quote_lines(issue, composing.today_of(issue, member), member)
    choices = showing.choices_of(block.kind, issue, member)
    form = _form_of(block, choices, quotes, _sent(request))
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():  # as above
                values = form.values | _referred(form, block.kind, issue, member)
                writing.change_block(block=block, values=values, by=member)
        except _REFUSALS as error:
            _say(form, error)
        else:
            return redirect("newsletter:issue", issue.pk)
    return _page(request, form, issue, BlockKind(block.kind), quotes)


@require_POST
@for_managers
def move(request: HttpRequest, member: Member, pk: UUID, where: str) -> HttpResponse:
    if where not in {"up", "down"}:
        raise Http404
    block = _block(request, member, pk)
    try:
        writing.move_block(block=block, up=where == "up", by=member)
    except writing.NotNow:
        return _refused(request, block.issue, not_now())
    return redirect("newsletter:issue", block.issue_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def remove(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """After a question: it cannot be brought back."""
    block = _block(request, member, pk)
    if request.method != "POST":
        return render(request, "newsletter/remove_block.html", {"issue": block.issue, "row": block})
    try:
        writing.remove_block(block=block, by=member)
    except writing.NotNow:
        return _refused(request, block.issue, not_now())
    return redirect("newsletter:issue", block.issue_id)


@require_POST
@for_managers
def quote(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """A released figure, to be said in texts."""
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    form = QuoteForm(request.POST, released=showing.released_choices(issue, member))
    if form.is_valid():
        try:
            _quoted(form.cleaned_data["figure"], issue, member)
        except writing.NotNow:
            form.add_error(None, not_now())
        except writing.NotReleased:
            form.add_error("figure", not_released())
        except writing.TooNear:
            form.add_error("figure", too_near())
        except writing.TooExact:
            form.add_error("figure", too_exact())
        else:
            return redirect("newsletter:issue", pk)
    return render(request, "newsletter/issue.html", issue_page(issue, member, form))


@require_POST
@for_managers
def remove_quote(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = get_object_or_404(queries.all_quotes(member), pk=pk)
    try:
        writing.remove_quote(quote=row, by=member)
    except writing.InUse:
        return _refused(request, row.issue, _("A block says this figure: change the block first."))
    except writing.NotNow:
        return _refused(request, row.issue, not_now())
    return redirect("newsletter:issue", row.issue_id)


def _say(form: BlockForm | StoryForm, error: Exception) -> None:
    """Why nothing was saved, beside the field that it is about."""
    field = next((name for name in ("refers", "figures") if name in form.fields), None)
    match error:
        case Mismatched():
            form.add_error(field, str(error))
        case writing.NotReleased():
            form.add_error(field, not_released())
        case writing.TakenOut():
            form.add_error(
                field,
                _("This count was taken out of the issue meanwhile: choose another one, or quote it anew."),
            )
        case writing.TooNear():
            form.add_error(field, too_near())
        case writing.TooExact():
            form.add_error(field, too_exact())
        case _other:
            form.add_error(None, not_now())


def _new_form(
    kind: str, choices: list[tuple[str, str]], numbers: set[int], sent: Any
) -> BlockForm | StoryForm:
    if kind == BlockKind.STORY:
        return StoryForm(sent, refers=choices, initial={"heading": StoryHeading.STORY})
    if kind == BlockKind.PLOT:
        return PlotForm(sent, released=choices, numbers=numbers, initial={"plotted_as": PlotKind.BARS})
    return BlockForm(sent, kind=kind, refers=choices, numbers=numbers)


def _form_of(
    block: Block, choices: list[tuple[str, str]], quotes: list[showing.QuoteLine], sent: Any
) -> BlockForm | StoryForm:
    if block.kind == BlockKind.STORY:
        return StoryForm.of(block, choices, sent)
    if block.kind == BlockKind.PLOT:
        return PlotForm.of_plot(block, choices, [line.quote for line in quotes], sent)
    return BlockForm.of(block, choices, showing.numbers_of(quotes), sent)


def not_released() -> str:
    return _("This figure is not released: its period is open, or it is of fewer than ten people.")


def _referred(form: BlockForm | StoryForm, kind: str, issue: Issue, member: Member) -> dict[str, Any]:
    """NotReleased; TooNear; TooExact; TakenOut; NotNow; Mismatched."""
    chosen = form.cleaned_data.get("refers", "")
    if kind == BlockKind.FIGURE:
        return {"quote": _quoted(chosen, issue, member)}
    if kind == BlockKind.PLOT:
        rows = _plotted(form.cleaned_data["figures"], form.cleaned_data["plotted_as"], issue, member)
        return {"figures": [row.number for row in rows]}
    if kind == BlockKind.EVENT:
        return {"event_id": chosen}
    if kind == BlockKind.STORY:
        return {"permit": chosen}
    return {"recommendation_id": chosen} if kind == BlockKind.RECOMMENDATION else {}


def _plotted(chosen: list[str], plotted_as: str, issue: Issue, member: Member) -> list[Quote]:
    """As above. What is released rounded stands beside nothing that is exact."""
    counts = [key for key in chosen if key.startswith(f"{COUNT}.")]
    if counts:
        if len(counts) < len(chosen):
            raise Mismatched(_("Counts of released tables are rounded: draw them without other figures."))
        quotes = [_quoted(key, issue, member) for key in counts]
        if says := what_is_wrong_of_counts(plotted_as, quotes):
            raise Mismatched(says)
        return quotes
    keys = [_figure(key, member) for key in chosen]
    if says := what_is_wrong(plotted_as, keys):
        raise Mismatched(says)
    return [writing.quote(issue=issue, indicator=of, period=period, by=member) for of, period in keys]


def _quoted(key: str, issue: Issue, member: Member) -> Quote:
    """Of a key that a form offered. NotReleased; TooNear; TooExact; TakenOut; NotNow."""
    kind, _dot, number = key.partition(".")
    if kind == COUNT:
        return writing.hold_count(issue=issue, number=int(number), by=member)
    indicator, period = _figure(key, member)
    return writing.quote(issue=issue, indicator=indicator, period=period, by=member)


def _figure(key: str, member: Member) -> tuple[Indicator, Period]:
    indicator, _dot, period = key.partition(".")
    return (
        results.indicators_of(member).get(pk=indicator),
        results.periods_of(member).get(pk=period),
    )


def _block(request: HttpRequest, member: Member, pk: UUID) -> Block:
    """Locked where something is written, so that of two at once one sees what the other saved."""
    rows = queries.all_blocks(member)
    locked = rows.select_for_update(of=("self",)) if request.method == "POST" else rows
    block = get_object_or_404(locked, pk=pk)
    if request.method != "POST" and not rules.can_write(member, block.issue):
        raise Http404
    return block


def _refused(request: HttpRequest, issue: Issue, says: str) -> HttpResponse:
    messages.error(request, says)
    return no_act(redirect("newsletter:issue", issue.pk))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(
    request: HttpRequest,
    form: BlockForm | StoryForm,
    issue: Issue,
    kind: BlockKind,
    quotes: list[showing.QuoteLine],
) -> HttpResponse:
    context = {
        "form": form,
        "issue": issue,
        "kind": kind,
        "quotes": [] if kind == BlockKind.STORY else quotes,
    }
    return render(request, "newsletter/block.html", context)
