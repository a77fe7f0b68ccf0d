"""The page of a story with its gate, and the pages where each of its refusals is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.guards import case_for, case_to_change
from amanjol.casework.desk.interpreters import offers
from amanjol.casework.support.stories import actions, gate, looking, queries, showing, words
from amanjol.casework.support.stories.forms import (
    CopyForm,
    LawyerForm,
    ReadForm,
    StoryForm,
    TraitsForm,
    WouldKnowForm,
)
from amanjol.casework.support.stories.views.guarding import in_story
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.stories.records import StoryRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_http_methods(["GET", "HEAD"])
@in_story
def story(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return story_page(request, keyring, case_for(keyring, pk))


def story_page(request: HttpRequest, keyring: Keyring, row: Case, **more: Any) -> HttpResponse:
    opened = queries.story_of(row, keyring)
    context: dict[str, Any] = {"case": row, "are_fewer": opened.are_fewer, "record": opened.record}
    if opened.record is not None:
        record = opened.record
        facts = looking.facts_of(row, record, keyring, is_older=opened.are_fewer)
        permits = queries.permits_of(record)
        context |= {
            "refusals": gate.refusals(facts),
            "texts": showing.texts_of(record),
            "decided": showing.decided_of(record),
            "own_language": words.language_name(facts.own_language) if facts.own_language else "",
            "consent": facts.consent,
            "permits": permits,
            "in_force": next((issued for issued in permits if issued.permit is not None), None),
            "may_approve": keyring.person not in record.writers,
            "has_approved": any(
                (entry.by, entry.digest) == (keyring.person, record.whole_digest)
                for entry in record.approvals
            ),
            "approvals": showing.approvals_of(record, keyring),
            "digest": record.whole_digest,
            "copy_form": CopyForm(),
            "earlier": earlier_of(
                record.changes, words.LABELS, keyring.member.organisation, words.earlier_value
            ),
        }
    return render(request, "support/stories/story.html", context | more)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_story
def write(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    form = StoryForm.of(queries.story_of(row, keyring).record, _typed(request))
    if form.is_valid():
        is_changed = actions.write_story(
            keyring=keyring, case=row, alias=form.cleaned_data["alias"], texts=form.texts
        )
        return _back(request, pk, is_changed=is_changed)
    return render(request, "support/stories/text.html", {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_story
def traits(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    record = _record(keyring, row)
    form = TraitsForm.of(record, keyring.person, _typed(request))
    if form.is_valid():
        is_changed = actions.declare(keyring=keyring, case=row, declared=form.declared)
        return _back(request, pk, is_changed=is_changed)
    context = {"case": row, "form": form, "rows": showing.traits_of(form)}
    return render(request, "support/stories/traits.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_story
def read(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """In her language, the text as it stands now."""
    row = case_for(keyring, pk)
    record = _record(keyring, row)
    facts = looking.facts_of(row, record, keyring, is_older=False)
    if not facts.own_language or facts.own_language not in record.texts:
        messages.error(request, _("Write the text in her language first."))
        return no_act(redirect("support:story", pk=pk))
    interpreter = sealing.open_case(row, keyring).interpreter
    form = ReadForm(
        _typed(request),
        interpreters=offers(keyring),
        initial={"digest": record.digest, "interpreter": interpreter},
    )
    if form.is_valid():
        actions.note_reading(
            keyring=keyring, case=row, digest=form.cleaned_data["digest"], read=form.read(facts.own_language)
        )
        return _back(request, pk, is_changed=True)
    context = {
        "case": row,
        "form": form,
        "alias": record.alias,
        "text": record.texts[facts.own_language],
        "language": words.language_name(facts.own_language),
        "tag": "uz-Cyrl" if facts.own_language == "uz-cyrl" else facts.own_language,
    }
    return render(request, "support/stories/read.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_story
def lawyer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    record = _record(keyring, row)
    form = LawyerForm(_typed(request), initial={"digest": record.digest})
    if form.is_valid():
        digest = form.cleaned_data["digest"]
        actions.note_lawyer(keyring=keyring, case=row, digest=digest, said=form.said)
        return _back(request, pk, is_changed=True)
    context = {"case": row, "form": form, "record": record, "texts": showing.texts_of(record)}
    return render(request, "support/stories/lawyer.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@in_story
def known(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    record = _record(keyring, row)
    form = WouldKnowForm.of(record, _typed(request))
    if form.is_valid():
        digest = request.POST.get("digest", "")[:64]
        actions.say_who_would_know(keyring=keyring, case=row, digest=digest, says=form.cleaned_data["says"])
        return _back(request, pk, is_changed=True)
    return _known_page(request, row, record, form)


@require_POST
@in_story
def count(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The number stands on this answer alone."""
    row = case_for(keyring, pk)
    try:
        number = actions.count(keyring=keyring, case=row)
    except actions.Undecided:
        messages.error(request, _("Decide first about each word that tells of her; then they are counted."))
        return no_act(redirect("support:story_traits", pk=pk))
    record = _record(keyring, row)
    form = WouldKnowForm.of(record)
    said = ngettext(
        "%(number)s of your own people shares what is kept, herself among them.",
        "%(number)s of your own people share what is kept, herself among them.",
        number,
    ) % {"number": number}
    return _known_page(request, row, record, form, said=said, is_enough=number >= gate.ENOUGH)


@require_POST
@in_story
def approve(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    actions.approve(keyring=keyring, case=row, digest=request.POST.get("digest", "")[:64])
    return _back(request, pk, is_changed=True)


@require_POST
@in_story
def open_gate(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    try:
        actions.open_gate(keyring=keyring, case=row)
    except actions.GateShut:
        messages.error(
            request, _("The gate stays shut. What is missing stands below; nothing was published.")
        )
        return no_act(redirect("support:story", pk=pk))
    messages.success(
        request, _("The permit is signed. The programme can publish these words until its last day.")
    )
    return redirect("support:story", pk=pk)


def _known_page(
    request: HttpRequest, row: Case, record: StoryRecord, form: WouldKnowForm, **more: Any
) -> HttpResponse:
    context = {"case": row, "form": form, "kept": showing.kept_of(record), "digest": record.digest}
    context["is_decided"] = record.is_decided
    return render(request, "support/stories/known.html", context | more)


def _record(keyring: Keyring, row: Case) -> StoryRecord:
    record = queries.story_of(row, keyring).record
    if record is None:
        raise Http404
    return record


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _back(request: HttpRequest, pk: UUID, *, is_changed: bool) -> HttpResponse:
    if is_changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("Nothing was different, so nothing was changed."))
    return redirect("support:story", pk=pk)
