"""The list of who has looked, on paper for the person: only after a question, in their language, naming nobody here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import merged, queries, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.forms import AccessPaperForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.desk import printing
from amanjol.casework.standards.papers.access import (
    CYRILLIC,
    PaperLine,
    document_of,
    in_language,
    packaged_paper,
)
from amanjol.foundation.journal.vocabulary import on_paper
from amanjol.foundation.organisations.queries import roles_of
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def access_paper(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, paper = case_for(keyring, pk), packaged_paper()
    form = AccessPaperForm(request.POST or None, initial={"language": get_language()})
    unread = [name for language, name in paper.printed_in.items() if not paper.is_read(language)]
    context = {"case": row, "form": form, "unread": unread}
    if not form.is_valid():
        return render(request, "cases/access_ask.html", context)
    if form.cleaned_data["is_safe"] != "yes":
        return render(request, "cases/access_ask.html", context | {"is_kept_here": True})
    language, named = form.cleaned_data["language"], form.cleaned_data["with_name"]
    of = sealing.open_person(row.person, keyring).name if named else ""
    response, context["failed"] = None, ""
    if printing.is_for_printer(request):
        # Before it is written down: while the paper is set, nobody waits for the journal.
        response, context["failed"] = printing.paper_or_reason(
            document_of(_lines(keyring, row, language), language, of=of)
        )
    working.note_list_printed(keyring=keyring, case=row)
    if response is not None:
        return response
    heads = {name: in_language(getattr(paper, name), language) for name in ("title", "keep", "once", "name")}
    columns = [in_language(words, language) for words in (paper.when, paper.who, paper.what)]
    context |= heads | {
        "columns": columns,
        "of": of,
        "lines": _lines(keyring, row, language),
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "is_read": paper.is_read(language),
    }
    return render(request, "cases/access_paper.html", context)


def _lines(keyring: Keyring, row: Case, language: str) -> list[PaperLine]:
    """The newest first; what was done several times on one day stands once."""
    entries, paper = list(merged.timeline(keyring, row)), packaged_paper()
    roles = roles_of({entry.actor_id for entry in entries if entry.actor_id}, keyring.member.organisation)
    lines = dict.fromkeys(
        PaperLine(
            timezone.localtime(entry.at).date(),
            in_language(paper.of_role(roles.get(entry.actor_id, "")), language) if entry.actor_id else "",
            in_language(paper.sentence(on_paper(entry.verb)), language),
        )
        for entry in entries
    )
    return [*_among_others(keyring, row, language), *lines]


def _among_others(keyring: Keyring, row: Case, language: str) -> list[PaperLine]:
    """Lists and searches, however many there were: how often, by whom, from when to when."""
    grouped, paper = queries.lookups(row), packaged_paper()
    roles = roles_of({actor for group in grouped for actor in group.actors}, keyring.member.organisation)
    return [
        PaperLine(
            timezone.localtime(group.first_at).date(),
            ", ".join(
                sorted({in_language(paper.of_role(roles.get(actor, "")), language) for actor in group.actors})
            ),
            f"{in_language(paper.sentence(on_paper(group.verb)), language)} (× {group.times})",
            timezone.localtime(group.last_at).date(),
        )
        for group in grouped
    ]
