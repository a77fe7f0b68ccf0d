"""The page of what changed in an article, with approving and sending back at its foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page, TaskState, WorkflowState

from amanjol.foundation.directory import queries as directory
from amanjol.public.guide import conversion, queries, rules
from amanjol.public.guide.comparing import actions
from amanjol.public.guide.comparing.forms import DecisionForm
from amanjol.public.guide.comparing.parts import Names, parts_of
from amanjol.public.guide.models import GuidePage, NativeReading, TranslationState, authors_since_published
from amanjol.public.guide.saving import version_of
from amanjol.public.guide.translation.alignment import is_parallel
from amanjol.public.guide.translation.originals import document_at, translated_from, versions_of
from amanjol.public.guide.translation.texts import texts_of
from amanjol.public.guide.views.access import WORKS_ON_GUIDE, for_members, member_here

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide import documents as d


@require_http_methods(["GET", "HEAD", "POST"])
@for_members(*WORKS_ON_GUIDE)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    page = _page(pk)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "guide/compare.html", _context(request, page, form), status=status)
    chosen, by = form.cleaned_data, member_here(request)
    try:
        if chosen["decision"] == "approve":
            actions.approve(page=page, revision=chosen["revision"], by=by)
            messages.success(request, _("Approved: readers see it with the next pack."))
        else:
            actions.send_back(page=page, revision=chosen["revision"], words=chosen["words"], by=by)
            messages.success(request, _("Sent back: whoever wrote it is told, readers keep the old text."))
    except actions.NotWaiting:
        form.add_error(None, _how_decided(page, by))
    except actions.ChangedSince:
        form.add_error(None, _("Another text waits now than the one you looked at: look again."))
    else:
        return redirect("guide_changes")
    return render(request, "guide/compare.html", _context(request, _page(pk), form), status=422)


def _how_decided(page: GuidePage, member: Member) -> str:
    """To who came too late, that they were it themselves, too."""
    decision = queries.last_decision(page)
    if decision is None or decision.finished_by is None:
        return _("Somebody decided about this already.")
    says = {
        TaskState.STATUS_APPROVED: (
            _("You approved this already, on %(day)s. Nothing was done now."),
            _("%(name)s approved this already, on %(day)s. Nothing was done now."),
        ),
        TaskState.STATUS_REJECTED: (
            _("You sent this back already, on %(day)s. Nothing was done now."),
            _("%(name)s sent this back already, on %(day)s. Nothing was done now."),
        ),
    }
    taken_back = (
        _("You took this back, on %(day)s: it does not wait any more."),
        _("%(name)s took this back, on %(day)s: it does not wait any more."),
    )
    by_oneself, by_another = says.get(decision.status, taken_back)
    sentence = by_oneself if decision.finished_by_id == member.account_id else by_another
    day = f"{timezone.localtime(decision.finished_at):%d.%m.%Y %H:%M}"
    return sentence % {"name": decision.finished_by.name, "day": day}


def _page(pk: int) -> GuidePage:
    row = Page.objects.filter(pk=pk).select_related("latest_revision", "live_revision", "locale").first()
    page = row.specific if row is not None else None
    if not isinstance(page, GuidePage) or page.latest_revision is None:
        raise Http404(str(pk))
    return page


def _context(request: HttpRequest, page: GuidePage, form: DecisionForm) -> dict[str, Any]:
    media = conversion.media_names()
    new = _newest(page, media)
    old = conversion.document_of(page, media) if page.live else None
    state = page.current_workflow_state
    is_waiting = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    member = member_here(request)
    return {
        "page": page,
        "country": page.get_parent().title if page.kind == "topic" else "",
        "title": new.title,
        "language": new.language,
        "is_new": old is None,
        "parts": parts_of(old, new, _names(page, new, media)),
        "revision": version_of(page.latest_revision),
        "state": state if is_waiting else None,
        "sent_back": queries.sent_back(page),
        "may_decide": is_waiting and rules.can_approve_article(member, authors_since_published(page)),
        "may_approve_others": member.may("guide.approve"),
        "form": form,
        "reading": NativeReading.objects.filter(revision=page.latest_revision_id).first(),
    }


def _newest(page: GuidePage, media: conversion.MediaNames) -> d.Document:
    """What approving would publish, its address in the guide too."""
    revision = page.latest_revision
    above, slash, _slug = page.key.rpartition("/")
    return replace(document_at(revision, page, media), key=f"{above}{slash}{revision.content['slug']}")


def _names(page: GuidePage, new: d.Document, media: conversion.MediaNames) -> Names:
    language = get_language() or "en"
    return Names(
        sources={key: source.title for key, source in queries.sources().items()},
        contacts={
            key: f"{contact.number} · {contact.service.get(language) or contact.service.get('en', '')}"
            for key, contact in directory.all_contacts().items()
        },
        states={value: str(label) for value, label in TranslationState.choices},
        original=_texts_of_original(page, new, media),
    )


def _texts_of_original(page: GuidePage, new: d.Document, media: conversion.MediaNames) -> dict[str, str]:
    """Beside a translation what it translates, where both have the same blocks."""
    original = translated_from(versions_of(page.translation_key), new.language)
    if original is None or original.live_revision is None or new.translation == "original":
        return {}
    document = document_at(original.live_revision, original, media)
    return texts_of(document) if is_parallel(document, new) else {}
