"""One page where a threat is written and those lie that were written to the member; the page of one; erasing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import guards as case_guards
from amanjol.casework.cases import queries as case_queries
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import for_those_who, with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.casework.support.threats import actions, queries, rules
from amanjol.casework.support.threats.forms import AnswerForm, SinceForm, ThreatForm
from amanjol.casework.support.threats.receivers import receivable
from amanjol.casework.support.threats.words import KINDS, STEPS
from amanjol.foundation.accounts.locked import answer_locked
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.keyring import KeysState, opened_keyring, settle
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals
    from amanjol.casework.support.models import Threat
    from amanjol.casework.support.threats.records import ThreatRecord
    from amanjol.casework.support.threats.sealing import OpenedThreat
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

REFUSALS: Final[Refusals] = {TooLarge: gettext_lazy("This can hold no more. Begin a new one.")}
for_writers = for_those_who(rules.can_write)


@dataclass(frozen=True, slots=True)
class Line:
    """A threat in the list."""

    opened: OpenedThreat
    who: str
    at: datetime
    words: list[str]
    is_older: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody wrote, or which step they took."""

    at: datetime
    who: str
    words: list[str]
    says: str
    is_step: bool


def with_keys_on(view: View) -> View:
    """Given the keyring. An older copy and a full row say so on the page of the threat."""
    return with_keys_at("support:threat", rules.can_write)(refusing("support:threat", REFUSALS)(view))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def threats(request: HttpRequest, member: Member) -> HttpResponse:
    """Written here without a case. While locked the form is there, and what was typed comes back to be sent."""
    keyring = opened_keyring(request)
    if request.method == "POST" and keyring is None and settle(request).state is KeysState.LOCKED:
        return answer_locked(request)
    return _write(request, member, keyring, None)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@case_guards.with_keys_on("support:threat_of_case")
def of_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """As `threats`, from the page of a case."""
    return _write(request, keyring.member, keyring, case_guards.case_for(keyring, pk))


def _write(request: HttpRequest, member: Member, keyring: Keyring | None, case: Case | None) -> HttpResponse:
    able = [colleague for colleague in receivable(member, keyring) if colleague.member.pk != member.pk]
    form = ThreatForm(
        request.POST or None,
        able=able,
        supervises=rules.is_supervisor(member) and keyring is not None,
        case=case.pk if case is not None else None,
    )
    if form.is_valid():
        return _record(request, member, keyring, form)
    if keyring is not None:
        actions.take_in(keyring=keyring)
    listed = queries.opened(keyring) if keyring is not None else []
    context = {
        "form": form,
        "case": case,
        "lines": _lines(listed, member),
        "discreet": is_discreet(request),
        "missing": queries.missing(member) if keyring is not None else 0,
        "is_locked": settle(request).state is KeysState.LOCKED,
        "waiting": queries.unanswered(member).count() if keyring is None else 0,
    }
    return render(request, "support/threats/threats.html", context)


def _record(request: HttpRequest, member: Member, keyring: Keyring | None, form: ThreatForm) -> HttpResponse:
    choice = form.told
    if keyring is None:
        try:
            actions.record_without_keys(member=member, threat=choice)
        except actions.NoKeys:
            messages.error(request, _("Your organisation has no keys yet. Telephone somebody now."))
            return no_act(redirect("support:threats"))
    else:
        row = actions.record_threat(keyring=keyring, threat=choice)
    says = ngettext(
        "%(number)s colleague was told. If you are in danger now, telephone too.",
        "%(number)s colleagues were told. If you are in danger now, telephone too.",
        len(choice.to),
    )
    messages.success(request, says % {"number": len(choice.to)})
    return redirect("support:threat", pk=row.pk) if keyring is not None else redirect("support:threats")


@require_http_methods(["GET", "HEAD"])
@with_keys_on
def threat(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _row(keyring, pk)
    return _page(
        request, keyring, actions.open_threat(keyring=keyring, threat=row), AnswerForm(), SinceForm()
    )


@sensitive_post_parameters()
@require_POST
@with_keys_on
def answer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = _row(keyring, pk), AnswerForm(request.POST)
    if not form.is_valid():
        opened = actions.open_threat(keyring=keyring, threat=row)
        return _page(request, keyring, opened, form, SinceForm())
    actions.answer(keyring=keyring, threat=row.pk, steps=form.steps_chosen, says=form.cleaned_data["says"])
    return redirect("support:threat", pk=pk)


@sensitive_post_parameters()
@require_POST
@with_keys_on
def go_on(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = _row(keyring, pk), SinceForm(request.POST)
    if not form.is_valid():
        opened = actions.open_threat(keyring=keyring, threat=row)
        return _page(request, keyring, opened, AnswerForm(), form)
    actions.go_on(keyring=keyring, threat=row.pk, kinds=form.kinds_chosen, says=form.cleaned_data["says"])
    return redirect("support:threat", pk=pk)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = _row(keyring, pk)
    form = ErasingForm(request.POST or None, row=row)
    if form.is_valid():
        try:
            actions.erase(keyring=keyring, threat=row.pk, today=timezone.localdate())
        except actions.NotAnswered:
            messages.error(request, _("Nobody has taken a step yet: write down which one first."))
            return no_act(redirect("support:threat", pk=pk))
        messages.success(request, _("It is erased."))
        return redirect("support:threats")
    return render(request, "support/threats/erase.html", {"threat": row, "form": form})


def _row(keyring: Keyring, pk: UUID) -> Threat:
    """Who was not chosen finds nothing, as if it never was."""
    row = queries.visible_to(keyring.member).filter(pk=pk, epoch=None).first()
    if row is None:
        raise Http404
    return row


def _page(
    request: HttpRequest, keyring: Keyring, opened: OpenedThreat, answer_form: AnswerForm, more: SinceForm
) -> HttpResponse:
    record, organisation = opened.record, keyring.member.organisation
    by = {account.by for account in record.accounts} | {step.by for step in record.answers}
    names = names_of(by | set(record.told), organisation)
    context = {
        "threat": opened.row,
        "discreet": is_discreet(request),
        "record": record,
        "is_proven": opened.is_proven,
        "is_older": bool(queries.older([opened])),
        "author": names.get(record.author, ""),
        "told": sorted(names.get(pk, "") for pk in record.told),
        "entries": _entries(record, names),
        "case": _case(keyring, record),
        "may_answer": rules.can_answer(keyring.member, record),
        "answer_form": answer_form,
        "since_form": more,
    }
    return render(request, "support/threats/threat.html", context)


def _entries(record: ThreatRecord, names: dict[str, str]) -> list[Entry]:
    """In the order in which they were written."""
    accounts = [
        Entry(part.at, names.get(part.by, ""), [str(KINDS[kind]) for kind in part.kinds], part.says, False)
        for part in record.accounts
    ]
    answers = [
        (
            part.of,
            Entry(
                part.at, names.get(part.by, ""), [str(STEPS[step]) for step in part.steps], part.says, True
            ),
        )
        for part in record.answers
    ]
    entries = []
    for number, account in enumerate(accounts, 1):
        entries.append(account)
        entries += [step for of, step in answers if of == number]
    return entries


def _case(keyring: Keyring, record: ThreatRecord) -> Case | None:
    """For who may see it; for others there is none, and nothing says that there was."""
    if not record.case:
        return None
    return case_queries.visible_to(keyring.member).filter(pk=record.case).first()


def _lines(listed: list[OpenedThreat], member: Member) -> list[Line]:
    names = names_of({opened.record.author for opened in listed}, member.organisation)
    older = queries.older(listed)
    return [
        Line(
            opened,
            names.get(opened.record.author, ""),
            opened.record.accounts[-1].at,
            [str(KINDS[kind]) for kind in opened.record.accounts[-1].kinds],
            opened.row.pk in older,
        )
        for opened in listed
    ]
