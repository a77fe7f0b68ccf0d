"""Work: whom to ask, employers and people; the page of an employer and what is written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.showing import note_shown
from amanjol.casework.desk.timeline import by_day, timeline_of
from amanjol.casework.learning import rules, sealing
from amanjol.casework.learning.forms import EraseForm
from amanjol.casework.learning.guards import for_teachers, with_keys_on
from amanjol.casework.learning.work import asking, queries
from amanjol.casework.learning.work.actions import employers as acts
from amanjol.casework.learning.work.actions import erasing
from amanjol.casework.learning.work.earlier import changes_of_employer
from amanjol.casework.learning.work.forms import CheckForm, ContactForm, StateForm, VacancyForm
from amanjol.casework.learning.work.records import Alike
from amanjol.casework.learning.work.words import ALIKE, ANSWERS, CONDITIONS
from amanjol.foundation.organisations.keys.keyring import opened_keyring, waits_for_keys

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.learning.models import Employer
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

on_employer = with_keys_on("learning:employer")


@require_safe
@for_teachers
def work(request: HttpRequest, member: Member) -> HttpResponse:
    keyring, today = opened_keyring(request), timezone.localdate()
    context = {
        "is_open": keyring is not None,
        "waits_for_keys": waits_for_keys(request),
        "due": queries.due(member, today).count(),
        "today": today,
    }
    if keyring is None:
        return render(request, "learning/work/work.html", context)
    people = queries.livelihoods(keyring)
    context |= {"employers": queries.employers(keyring, today), "people": people}
    response = render(request, "learning/work/work.html", context)
    subjects = [("livelihood", person.row.pk) for person in people]
    note_shown(verb=queries.LISTED, by=member, where="work", subjects=subjects)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_at("learning:work", rules.can_teach, of_record=False)
def new(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = ContactForm(request.POST or None)
    if form.is_valid():
        row = acts.write_employer(keyring=keyring, contact=form.typed)
        return redirect("learning:employer", pk=row.pk)
    context = {"form": form, "title": _("New employer")}
    return render(request, "learning/work/form.html", context)


@require_safe
@on_employer
def employer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    record, today = acts.open_employer(keyring=keyring, employer=row), timezone.localdate()
    check, organisation = record.newest_check, keyring.member.organisation
    context = {
        "employer": row,
        "facts": record.now,
        "check": check,
        "answers": [
            (says, ANSWERS[getattr(check, name)], getattr(check, name).value)
            for name, says in CONDITIONS.items()
        ]
        if check is not None
        else [],
        "alike": ALIKE[check.alike] if check is not None else "",
        "takes_people_on": record.takes_people_on(today),
        "is_another": check is not None and not record.was_looked_at,
        "is_to_review": not record.was_looked_at or (check is not None and check.review_on <= today),
        "state": record.states[-1] if record.states else None,
        "vacancies": record.vacancies_now,
        "is_older": queries.is_older_employer(row, record),
        "earlier": changes_of_employer(record, organisation),
        "timeline": by_day(timeline_of(organisation, queries.timeline(row))),
    }
    return render(request, "learning/work/employer.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def change(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    facts = sealing.open_employer(row, keyring).now
    form = ContactForm.of(facts, request.POST if request.method == "POST" else None)
    if form.is_valid():
        acts.change_employer(keyring=keyring, employer=row.pk, contact=form.typed)
        return redirect("learning:employer", pk=pk)
    context = {"form": form, "title": _("Change"), "employer": row, "name": facts.name}
    return render(request, "learning/work/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def check(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    facts = sealing.open_employer(row, keyring).now
    form = CheckForm.of(facts, request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_alike = asking.is_alike(keyring, facts.names)
        alike = {None: Alike.NOT_ASKED, True: Alike.SOMEBODY, False: Alike.NOBODY}[is_alike]
        acts.check_employer(keyring=keyring, employer=row.pk, look=form.look(alike))
        return redirect("learning:employer", pk=pk)
    context = {
        "form": form,
        "title": _("How it is there"),
        "employer": row,
        "name": facts.name,
        "about": [said for said in (facts.name, facts.contact, facts.place) if said],
        "says": _("Saving asks the desk, too, whether a like name stands in its cases."),
    }
    return render(request, "learning/work/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def new_vacancy(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _vacancy(request, keyring, pk, None)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def vacancy(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    return _vacancy(request, keyring, pk, number)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def close(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    form = StateForm(request.POST or None)
    if form.is_valid():
        acts.set_open(keyring=keyring, employer=row.pk, is_open=False, why=form.cleaned_data["why"])
        return redirect("learning:employer", pk=pk)
    name = sealing.open_employer(row, keyring).now.name
    context = {"form": form, "title": _("They take nobody on any more"), "employer": row, "name": name}
    return render(request, "learning/work/form.html", context)


@require_POST
@on_employer
def reopen(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    acts.set_open(keyring=keyring, employer=row.pk, is_open=True)
    return redirect("learning:employer", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_employer
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    form = EraseForm(request.POST or None, row=row)
    if form.is_valid():
        erasing.erase_employer(
            keyring=keyring, employer=row.pk, notice=form.notice, today=timezone.localdate()
        )
        messages.success(request, _("The employer is erased."))
        return redirect("learning:work")
    context = {"form": form, "title": _("Erase %(code)s for good") % {"code": row.code}, "employer": row}
    return render(request, "learning/work/form.html", context | {"button": _("Erase for good")})


def _vacancy(request: HttpRequest, keyring: Keyring, pk: UUID, number: int | None) -> HttpResponse:
    row = _employer_for(request, keyring, pk)
    record = sealing.open_employer(row, keyring)
    stands = record.vacancy(number) if number is not None else None
    if number is not None and stands is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = VacancyForm.of(stands, typed) if stands is not None else VacancyForm(typed)
    if form.is_valid():
        acts.write_vacancy(keyring=keyring, employer=row.pk, number=number, work=form.typed)
        return redirect("learning:employer", pk=pk)
    context = {"form": form, "title": _("A vacancy"), "employer": row, "name": record.now.name}
    return render(request, "learning/work/form.html", context)


def _employer_for(request: HttpRequest, keyring: Keyring, pk: UUID) -> Employer:
    """Another organisation's do not exist here. For a form that was sent it is locked: what it says now is what the
    form will write over.
    """
    rows = queries.employers_visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if request.method == "POST" else rows).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
