"""How somebody earns: their page, work with employers, how it goes, a letter to an employer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.printing import paper_or_reason
from amanjol.casework.desk.recording import record_act
from amanjol.casework.desk.timeline import by_day, timeline_of
from amanjol.casework.learning import queries as of_learning
from amanjol.casework.learning import rules, sealing
from amanjol.casework.learning.forms import EraseForm
from amanjol.casework.learning.guards import with_keys_on
from amanjol.casework.learning.work import letters, queries
from amanjol.casework.learning.work.actions import earning as acts
from amanjol.casework.learning.work.actions import erasing
from amanjol.casework.learning.work.earlier import changes_of_livelihood
from amanjol.casework.learning.work.forms import (
    LetterForm,
    PersonForm,
    PlacementEndForm,
    PlacementForm,
    TalkForm,
)
from amanjol.casework.learning.work.showing import grants_shown, placements_shown
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.learning.models import Livelihood
    from amanjol.casework.learning.work.records import LivelihoodRecord, Placement
    from amanjol.foundation.organisations.keys.keyring import Keyring

on_livelihood = with_keys_on("learning:livelihood")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_at("learning:work", rules.can_teach, of_record=False)
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Somebody of whom there is no case: a relative, a colleague."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        row = acts.begin_livelihood(keyring=keyring, **form.cleaned_data)
        return redirect("learning:livelihood", pk=row.pk)
    context = {
        "form": form,
        "title": _("Somebody in work"),
        "says": _("Nothing is asked of why somebody comes."),
    }
    return render(request, "learning/work/form.html", context)


@require_safe
@on_livelihood
def livelihood(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = livelihood_for(request, keyring, pk)
    record = acts.open_livelihood(keyring=keyring, livelihood=row)
    organisation = keyring.member.organisation
    context = {
        "livelihood": row,
        "person": record.now,
        "placements": placements_shown(record, timezone.localdate()),
        "plan": record.plans[-1] if record.plans else None,
        "savings": record.savings[-1] if record.savings else None,
        "grants": grants_shown(record, keyring),
        "is_older": queries.is_older_livelihood(row, record),
        "earlier": changes_of_livelihood(record, organisation),
        "timeline": by_day(timeline_of(organisation, queries.timeline(row))),
    }
    return render(request, "learning/work/livelihood.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def change(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    initial = {"name": record.now.name, "reach": record.now.reach}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        acts.change_profile(keyring=keyring, livelihood=row.pk, **form.cleaned_data)
        return redirect("learning:livelihood", pk=pk)
    return _form(request, row, record, form, _("Change"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def place(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    vacancies = queries.vacancies(keyring, timezone.localdate())
    form = PlacementForm(request.POST if request.method == "POST" else None, vacancies=vacancies)
    if form.is_valid():
        employer, number = form.chosen
        try:
            acts.place(
                keyring=keyring, livelihood=row.pk, employer=employer, vacancy=number,
                begins_on=form.cleaned_data["begins_on"],
            )  # fmt: skip
        except acts.LikeName:
            messages.error(
                request,
                _("The desk may know a like name from its cases: nobody goes there. Ask your supervisor."),
            )
            return no_act(redirect("learning:place", pk=pk))
        except (acts.NotChecked, acts.NoVacancy):
            messages.error(request, _("This work is not there any more. Choose another."))
            return no_act(redirect("learning:place", pk=pk))
        return redirect("learning:livelihood", pk=pk)
    context = {"form": form, "livelihood": row, "name": record.now.name, "vacancies": vacancies}
    return render(request, "learning/work/place.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def talk(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    placement = _lasting(record, number)
    form = TalkForm(request.POST if request.method == "POST" else None, asked=record.to_ask(number))
    if form.is_valid():
        acts.write_talk(keyring=keyring, livelihood=row.pk, placement=number, talk=form.talk)
        return redirect("learning:livelihood", pk=pk)
    says = _("Ask the person alone, where nobody of the employer listens in: %(work)s, %(employer)s.") % {
        "work": placement.work,
        "employer": placement.at_whom,
    }
    return _form(request, row, record, form, _("How the work goes"), says)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def end(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row, record = opened(request, keyring, pk)
    placement = _lasting(record, number)
    form = PlacementEndForm(request.POST if request.method == "POST" else None, placement=placement)
    if form.is_valid():
        typed = form.cleaned_data
        acts.end_placement(
            keyring=keyring, livelihood=row.pk, placement=number, on=typed["on"], why=form.reason,
            says=typed["says"],
        )  # fmt: skip
        return redirect("learning:livelihood", pk=pk)
    return _form(
        request, row, record, form, _("The work has ended"), f"{placement.work} · {placement.at_whom}"
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
@repeatable
def letter(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """To an employer, of the training alone. Nothing of it is kept; that it was printed is."""
    row, record = opened(request, keyring, pk)
    placement = _lasting(record, number)
    issuer = of_learning.issuer_visible_to(keyring.member).first()
    training = sealing.open_issuer(issuer, keyring).now.name if issuer is not None else ""
    languages, here = letters.languages_here(get_language() or "en"), get_language()
    form = LetterForm(
        request.POST or None, languages=languages, initial={"holder": record.now.name, "language": here}
    )
    context = {"form": form, "livelihood": row, "name": record.now.name, "training": training}
    if not training or not form.is_valid():
        return render(request, "learning/work/letter.html", context)
    typed = form.cleaned_data
    if typed["is_safe"] != "yes":
        return render(request, "learning/work/letter.html", context | {"is_kept_here": True})
    paper = letters.document(
        letters.Letter(training, typed["holder"], placement.work, typed["learnt"], typed["contact"]),
        typed["language"],
        timezone.localdate(),
    )
    response, failed = paper_or_reason(paper)
    if response is None:
        return render(request, "learning/work/letter.html", context | {"failed": failed})
    record_act("livelihood.letter-printed", keyring.member, "livelihood", row.pk)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_livelihood
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = livelihood_for(request, keyring, pk)
    form = EraseForm(request.POST or None, row=row)
    if form.is_valid():
        today = timezone.localdate()
        erasing.erase_livelihood(keyring=keyring, livelihood=row.pk, notice=form.notice, today=today)
        messages.success(request, _("All of it is erased."))
        return redirect("learning:work")
    context = {"form": form, "title": _("Erase %(code)s for good") % {"code": row.code}, "livelihood": row}
    return render(request, "learning/work/form.html", context | {"button": _("Erase for good")})


def livelihood_for(request: HttpRequest, keyring: Keyring, pk: UUID) -> Livelihood:
    """Another organisation's do not exist here, nor those that are left to others. Locked for a form that was sent."""
    rows = queries.livelihoods_visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if request.method == "POST" else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def opened(request: HttpRequest, keyring: Keyring, pk: UUID) -> tuple[Livelihood, LivelihoodRecord]:
    """As `livelihood_for`. SealBroken."""
    row = livelihood_for(request, keyring, pk)
    return row, sealing.open_livelihood(row, keyring)


def _lasting(record: LivelihoodRecord, number: int) -> Placement:
    placement = record.placement(number)
    if placement is None or record.end_of(number) is not None:
        raise Http404
    return placement


def _form(
    request: HttpRequest, row: Livelihood, record: LivelihoodRecord, form: object, title: str, says: str = ""
) -> HttpResponse:
    context = {"form": form, "title": title, "livelihood": row, "name": record.now.name, "says": says}
    return render(request, "learning/work/form.html", context)
