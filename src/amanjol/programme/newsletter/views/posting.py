"""What is posted by hand, and where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.drawing.asking import DrawingFailed
from amanjol.programme.newsletter import queries, stories
from amanjol.programme.newsletter.actions import posting
from amanjol.programme.newsletter.actions.writing import NotNow
from amanjol.programme.newsletter.forms.issues import DeletionForm, PostingForm
from amanjol.programme.newsletter.kinds import State
from amanjol.programme.newsletter.mailing import address_of, list_address
from amanjol.programme.newsletter.pictures import as_png, pictures_of
from amanjol.programme.newsletter.rendering.plain import as_post
from amanjol.programme.newsletter.views.issues import not_now, tree_of
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue
    from amanjol.programme.newsletter.pictures import PostPicture

LONGEST: Final = {"Telegram": 4096, "Instagram": 2200}
"""Letters of a message, and of the words beneath a picture."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def posts(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    if issue.published_on is None:
        return redirect("newsletter:issue", pk)
    form = PostingForm(request.POST if request.method == "POST" else None, published_on=issue.published_on)
    if form.is_bound and form.is_valid():
        posting.note_posting(issue=issue, posted=form.typed, by=member)
        messages.success(request, _("Written down."))
        return redirect("newsletter:posts", pk)
    context = {
        "issue": issue,
        "form": form,
        "texts": _texts(issue, member) if issue.state == State.PUBLISHED else [],
        "left_out": stories.left_out(queries.story_ids(issue), stories.POST, _("Posts")),
        "pictures": _pictures(issue, member) if may_be_drawn(issue) else [],
        "is_corrected": queries.errata_of(issue).exists(),
        "postings": queries.postings_of(issue),
        "is_withdrawn": issue.state == State.WITHDRAWN,
    }
    return render(request, "newsletter/posts.html", context)


@require_safe
@for_managers
def picture(_request: HttpRequest, member: Member, pk: UUID, language: str, number: int) -> HttpResponse:
    """To be saved and posted by hand."""
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    tree = tree_of(issue, member, language, stories.POST) if may_be_drawn(issue) else None
    pictures = pictures_of(tree) if tree is not None else []
    if tree is None or not 1 <= number <= len(pictures):
        raise Http404
    try:
        png = as_png(pictures[number - 1], tree, list_address(language))
    except DrawingFailed:
        return HttpResponse(status=503)
    name = f'attachment; filename="newsletter-{language}-{number}.png"'
    return HttpResponse(png, content_type="image/png", headers={"Content-Disposition": name})


def may_be_drawn(issue: Issue) -> bool:
    return issue.state == State.PUBLISHED and not queries.errata_of(issue).exists()


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def deleted(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = get_object_or_404(queries.all_postings(member), pk=pk)
    form = DeletionForm(request.POST if request.method == "POST" else None, posting=row)
    if form.is_bound and form.is_valid():
        try:
            posting.note_deletion(posting=row, on=form.cleaned_data["deleted_on"], by=member)
        except NotNow:
            form.add_error(None, not_now())
        else:
            return redirect("newsletter:posts", row.issue_id)
    context = {"form": form, "issue": row.issue, "title": _("Deleted there: %(name)s") % {"name": row.name}}
    return render(request, "newsletter/form.html", context | {"today": timezone.localdate()})


def _pictures(issue: Issue, member: Member) -> list[tuple[str, str, list[PostPicture]]]:
    """By code and name of a language."""
    trees = {code: tree_of(issue, member, code, stories.POST) for code in LANGUAGES}
    return [
        (code, LANGUAGES[code], pictures_of(tree))
        for code, tree in trees.items()
        if tree and pictures_of(tree)
    ]


def _texts(issue: Issue, member: Member) -> list[tuple[str, str, str, str]]:
    """Place, code and name of a language, and what is posted there."""
    texts: list[tuple[str, str, str, str]] = []
    for code, name in LANGUAGES.items():
        tree = tree_of(issue, member, code, stories.POST)
        if tree is not None:
            texts.extend(
                (place, code, name, as_post(tree, address_of(issue.pk, code), longest))
                for place, longest in LONGEST.items()
            )
    return texts
