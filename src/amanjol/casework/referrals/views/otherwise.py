"""A referral to a partner without Amanjol: asking, writing down what they say, and what is handed over on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import guards, sealing
from amanjol.casework.cases.items import Items
from amanjol.casework.desk import printing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import paper as papers
from amanjol.casework.referrals import showing
from amanjol.casework.referrals.actions import asking, hearing, telling
from amanjol.casework.referrals.otherwise_forms import SAID, OtherwiseForm
from amanjol.casework.referrals.partners import NotAPartner
from amanjol.casework.referrals.views.seeing import acted, seen_in_case
from amanjol.foundation.seals import words
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = guards.with_keys_on("referrals:referral")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guards.with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """`pk` is that of the case."""
    row = guards.case_for(keyring, pk)
    person, record = sealing.open_person_of(row, keyring), sealing.open_case(row, keyring)
    form = OtherwiseForm.of(person, record, request.POST or None)
    if form.is_valid() and isinstance(form, OtherwiseForm):
        try:
            asked = asking.ask_otherwise(
                keyring=keyring, case=row, outside=form.outside, inquiry=form.inquiry
            )
        except NotAPartner:
            form.add_error(
                None, _("First a supervisor begins the key of your organisation, on the page of letters.")
            )
        else:
            messages.success(request, _("Written down. Nothing was sent: now ask them."))
            return redirect("referrals:referral", pk=asked.pk)
    return render(request, "referrals/otherwise/ask.html", {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def said(request: HttpRequest, keyring: Keyring, pk: UUID, what: str) -> HttpResponse:
    """`what` is a key of `SAID`."""
    opened, case = seen_in_case(request, keyring, pk)
    if what not in SAID or opened.row.goes_by_letters:
        raise Http404
    kind, title, form_of = SAID[what]
    form = form_of(opened, request.POST or None)
    if form.is_valid():
        body = form.body(opened.row.referral)
        return acted(
            request,
            pk,
            lambda: hearing.write_down(keyring=keyring, case=case, referral=pk, body=body),
            _("Written down, as what the partner said."),
        )
    context = {
        "case": case,
        "opened": opened,
        "form": form,
        "title": title,
        "may_be_said": opened.may_have_said(kind),
    }
    return render(request, "referrals/otherwise/said.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def paper(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Exactly what was chosen: who it is, and before that the inquiry. Consent and law are asked again each time."""
    opened, case = seen_in_case(request, keyring, pk)
    if opened.row.goes_by_letters or not showing.paper_lines(opened):
        raise Http404
    if not _may_be_told(opened, case, keyring):
        messages.error(
            request, _("What lets it be told counts no more: no paper is made. Take it back, or ask again.")
        )
        return redirect("referrals:referral", pk=pk)
    chosen = papers.language_of(request.POST.get("language") or request.GET.get("language", ""))
    failed = ""
    if printing.is_for_printer(request):
        response, failed = printing.paper_or_reason(papers.document_of(opened, chosen))
        if response is not None:
            record_act("case.partners-paper-printed", keyring.member, "case", case.pk, referral=pk)
            return response
    context = {
        "case": case,
        "opened": opened,
        "lines": papers.lines_in(opened, chosen),
        "is_named": bool(opened.identities),
        "chosen": chosen,
        "languages": papers.LANGUAGES.items(),
        "failed": failed,
    }
    return render(request, "referrals/otherwise/paper.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def card(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """For the person alone. It says nothing of what it is for (docs/decisions/0016)."""
    opened, case = seen_in_case(request, keyring, pk)
    code_word = telling.code_word_of(opened)
    if not code_word or not opened.row.is_ours or opened.is_taken_back:
        raise Http404
    failed = ""
    if printing.is_for_printer(request):
        response, failed = printing.paper_or_reason(papers.card_of(code_word))
        if response is not None:
            record_act("case.card-printed", keyring.member, "case", case.pk, referral=pk)
            return response
    context = {
        "failed": failed,
        "case": case,
        "opened": opened,
        "code_word": code_word,
        "in_cyrillic": words.in_cyrillic(code_word),
    }
    return render(request, "referrals/otherwise/card.html", context)


def _may_be_told(opened: OpenedReferral, case: Case, keyring: Keyring) -> bool:
    """An inquiry tells nothing that leads to anybody."""
    person = sealing.open_person_of(case, keyring)
    written = Items(case, sealing.open_case(case, keyring), keyring)
    groups = [group for _entry, identity in opened.identities[-1:] for group in identity.groups]
    return telling.permission(opened, person, written, groups, keyring).is_given
