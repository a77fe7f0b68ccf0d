"""Copies that are posted by hand: the text and the picture of each language, and where copies are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.drawing.asking import DrawingFailed
from amanjol.foundation.once.answers import no_act
from amanjol.public.guide.views.access import for_members, member_here
from amanjol.public.warnings import posting, queries, wording
from amanjol.public.warnings.copy_forms import CopyForm, CorrectionForm, TakenDownForm
from amanjol.public.warnings.models import Copy, PublicWarning, Stage
from amanjol.public.warnings.posts import LONGEST_CAPTION, picture_of, posts_of
from amanjol.public.warnings.views.board import MAY_WRITE

if TYPE_CHECKING:
    from uuid import UUID

    from django.forms import Form
    from django.http import HttpRequest

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def posts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of a warning that was approved. Where nobody has, there is nothing to post."""
    row = get_object_or_404(PublicWarning, pk=pk, approved_at__isnull=False)
    posted = request.POST if request.method == "POST" else None
    form = CopyForm(posted, warning=row)
    if form.is_bound and form.is_valid():
        posting.note_copy(copy=form.filled(), by=member_here(request))
        messages.success(request, _("Written down."))
        return redirect("warnings:posts", pk)
    context = {
        "row": row,
        "title": wording.title_of(row),
        "is_standing": row.stage is Stage.STANDING,
        "posts": posts_of(row),
        "longest_caption": LONGEST_CAPTION,
        "copies": wording.copies_shown(queries.copies_of(row), member_here(request)),
        "form": form,
    }
    return render(request, "warnings/posts.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_members(*MAY_WRITE)
def picture(_request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """To be saved and posted by hand."""
    row = get_object_or_404(PublicWarning, pk=pk, approved_at__isnull=False)
    post = next((post for post in posts_of(row) if post.card.language == language), None)
    if post is None:
        raise Http404
    try:
        png = picture_of(post)
    except DrawingFailed:
        return HttpResponse(status=503)
    name = f'attachment; filename="warning-{language}.png"'
    return HttpResponse(png, content_type="image/png", headers={"Content-Disposition": name})


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def correct_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where it is, typed wrong before. Of one that is taken down nobody looks any more."""
    rows = Copy.objects.select_for_update(of=("self",)) if request.method == "POST" else Copy.objects
    own = queries.own_copies(rows.select_related("warning"), member_here(request))
    copy = get_object_or_404(own, pk=pk)
    if copy.taken_down_on is not None:
        messages.error(request, _("It is written down already that it was taken down."))
        return no_act(redirect("warnings:posts", copy.warning_id))
    form = CorrectionForm.of(copy, request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return _page_of_copy(request, "warnings/correct_copy.html", copy, form)
    try:
        posting.correct_copy(
            pk=pk, name=form.cleaned_data["name"], link=form.cleaned_data["link"], by=member_here(request)
        )
    except posting.SaidSo:
        messages.info(request, _("Nothing was changed."))
        return no_act(redirect("warnings:posts", copy.warning_id))
    messages.success(request, _("Written down."))
    return redirect("warnings:posts", copy.warning_id)


def _page_of_copy(request: HttpRequest, template: str, copy: Copy, form: Form) -> HttpResponse:
    name, link = queries.where_is(copy)
    context = {
        "form": form, "copy": copy, "title": wording.title_of(copy.warning), "where": {"name": name, "link": link},
    }  # fmt: skip
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_http_methods(PAGE)
@for_members(*MAY_WRITE)
def taken_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    own = queries.own_copies(Copy.objects.select_related("warning"), member_here(request))
    copy = get_object_or_404(own, pk=pk)
    if copy.taken_down_on is not None:
        messages.error(request, _("It is written down already that it was taken down."))
        return no_act(redirect("warnings:posts", copy.warning_id))
    posted = request.POST if request.method == "POST" else None
    form = TakenDownForm(posted, copy=copy)
    if not (form.is_bound and form.is_valid()):
        return _page_of_copy(request, "warnings/taken_down.html", copy, form)
    try:
        posting.note_taken_down(pk=pk, on=form.cleaned_data["taken_down_on"], by=member_here(request))
    except posting.TakenDownBefore:
        messages.error(request, _("It is written down already that it was taken down."))
    else:
        messages.success(request, _("Written down."))
    return redirect("warnings:posts", copy.warning_id)
