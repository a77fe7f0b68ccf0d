"""An issue that is out, to a mailing list: to whom it would go, what exactly they get, and one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.programme.mailings import queries as mailings
from amanjol.programme.mailings.actions.writing import ReadAnew
from amanjol.programme.mailings.mails import RefusedMail, as_sent, digest_of
from amanjol.programme.mailings.previewing import FRAMING, framed
from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.actions import sending
from amanjol.programme.newsletter.actions.writing import NotNow
from amanjol.programme.newsletter.forms.sending import MailForm
from amanjol.programme.newsletter.mailing import NotOut, mails_of
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.rules import is_alone

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.mails import Mail
    from amanjol.programme.newsletter.models import Issue


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@csp_override(FRAMING)
def mail(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """One prepares it here; another one lets it go on the page of the mailing."""
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    try:
        mails = mails_of(issue)
    except NotOut:
        messages.error(request, _("It is not out: what nobody reads is sent to nobody."))
        return redirect("newsletter:issue", pk)
    digest = digest_of(mails)
    form = MailForm(request.POST if request.method == "POST" else None, lists=mailings.counted_lists(member))
    if form.is_bound and form.is_valid():
        if (of := _prepared(form, issue, request.POST.get("digest", ""), member)) is not None:
            messages.success(request, _("Prepared. Another one reads it and lets it go."))
            return redirect("mailings:mailing", of)
        mails = mails_of(issue)
        digest = digest_of(mails)
    return render(request, "newsletter/mail.html", _page(issue, member, form, mails) | {"digest": digest})


@require_safe
@for_managers
def shown(_request: HttpRequest, member: Member, pk: UUID, language: str) -> HttpResponse:
    """The HTML of one language, for the frame."""
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    try:
        return framed(mails_of(issue)[language], language)
    except (NotOut, KeyError):
        raise Http404 from None


def _prepared(form: MailForm, issue: Issue, digest: str, member: Member) -> UUID | None:
    """The mailing; None where the form says why not."""
    try:
        row = sending.prepare(issue=issue, mailing_list=form.chosen, digest=digest[:64], by=member)
    except ReadAnew:
        form.add_error(None, _("The words have changed since this page was opened: read them again."))
    except sending.ThereAlready:
        form.add_error(
            "mailing_list",
            _("It goes to this list already: was sent, is on its way, or waits for the second person."),
        )
    except RefusedMail:
        form.add_error(None, _("The issue is too long for an e-mail: over 100 KB."))
    except NotNow:
        form.add_error(None, _("It is not out: what nobody reads is sent to nobody."))
    else:
        return row.pk
    return None


def _page(issue: Issue, member: Member, form: MailForm, mails: dict[str, Mail]) -> dict[str, Any]:
    sent = [(code, name, as_sent(mails[code], code)) for code, name in LANGUAGES.items()]
    return {
        "issue": issue,
        "form": form,
        "mails": sent,
        "left_out": stories.left_out(queries.story_ids(issue), stories.MAIL, _("E-mail")),
        "is_alone": is_alone(member),
        "goes_out": mailings.goes_out(),
    }
