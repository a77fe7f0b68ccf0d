"""The paper that a person leaves with: only after a question, in their language, naming nobody who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for
from amanjol.casework.desk import printing
from amanjol.casework.desk.contacts import offered as offered_contacts
from amanjol.casework.standards.afterwards.paper import Leaving, document_of, packaged_leaving_paper, words_of
from amanjol.casework.standards.papers.access import CYRILLIC
from amanjol.casework.support.followups import actions, contacts
from amanjol.casework.support.followups.forms import LeavingPaperForm, typed_of
from amanjol.casework.support.followups.queries import followup_of
from amanjol.casework.support.followups.views.afterwards import with_keys
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.followups.records import Closing, FollowUpRecord
    from amanjol.foundation.directory.models import Contact
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def paper(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, packaged = case_for(keyring, pk), packaged_leaving_paper()
    record = followup_of(row, keyring).record
    if record is None or record.closing is None:
        raise Http404
    closing, offered = record.closing, offered_contacts()
    chosen = [key for key in closing.contacts if key in offered]
    form = LeavingPaperForm(
        typed_of(request), offered=offered, trusted=closing.trusted,
        initial={"language": get_language(), "contacts": chosen},
    )  # fmt: skip
    unread = [name for language, name in packaged.printed_in.items() if not packaged.is_read(language)]
    context = {"case": row, "form": form, "unread": unread}
    if request.method == "POST" and form.data.get("is_safe") in {"no", "not-sure"}:
        return render(request, "support/followups/paper_ask.html", context | {"is_kept_here": True})
    if not form.is_valid():
        return render(request, "support/followups/paper_ask.html", context)
    language = form.cleaned_data["language"]
    words = words_of(_leaving(keyring, row, record, closing, offered, form), language)
    response, context["failed"] = None, ""
    if printing.is_for_printer(request):
        # Before it is written down: while the paper is set, nobody waits for the journal.
        response, context["failed"] = printing.paper_or_reason(document_of(words, language))
    actions.note_printed(keyring=keyring, case=row)
    if response is not None:
        return response
    context |= {
        "words": words,
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "is_read": packaged.is_read(language),
        "sent": printing.sent_with(request, form),
    }
    return render(request, "support/followups/paper.html", context)


def _leaving(
    keyring: Keyring,
    row: Case,
    record: FollowUpRecord,
    closing: Closing,
    offered: dict[str, Contact],
    form: LeavingPaperForm,
) -> Leaving:
    typed, with_days = form.cleaned_data, form.cleaned_data["with_days"]
    of = sealing.open_person(row.person, keyring).name if typed["with_name"] else ""
    days = sorted(step.due_on for step in record.open_steps) if with_days and not record.wants_none else []
    return Leaving(
        closing.on,
        contacts.on_paper([offered[key] for key in typed.get("contacts", ())], typed["language"]),
        closing.trusted if typed.get("with_trusted") else "",
        tuple(days),
        record.wish.value if with_days and record.wish is not None else "",
        record.whom if with_days else "",
        of,
    )
