"""The list of issues, an issue with its blocks side by side, and how it would look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk import printing
from amanjol.foundation.drawing.asking import DrawingFailed
from amanjol.foundation.printing.letters import LetterMissing
from amanjol.programme.mailings import queries as mailings
from amanjol.programme.newsletter import composing, queries, rules, showing, stories
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.actions.deciding import is_whole, refusals_of
from amanjol.programme.newsletter.actions.sending import mailings_of
from amanjol.programme.newsletter.forms.blocks import QuoteForm
from amanjol.programme.newsletter.forms.issues import IssueForm, ProgrammeForm
from amanjol.programme.newsletter.kinds import BlockKind, State
from amanjol.programme.newsletter.plotting import drawn
from amanjol.programme.newsletter.rendering.paper import as_document
from amanjol.programme.newsletter.resolving import resolved
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.releases import queries as releases
from amanjol.programme.results import queries as results
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.rules import is_alone

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue
    from amanjol.programme.newsletter.rendering.tree import Tree


@require_safe
@for_managers
def issues(request: HttpRequest, member: Member) -> HttpResponse:
    rows = list(queries.issues_of(member))
    lines = [showing.line_of(row) for row in rows]
    unsigned = [
        line for line in lines if line.issue.state == State.PUBLISHED and not queries.is_open(line.issue)
    ]
    context = {"lines": lines, "unsigned": unsigned, "has_programme": results.programmes_of(member).exists()}
    return render(request, "newsletter/issues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    """Of the only programme, or of one that is chosen first."""
    programmes = list(results.programmes_of(member))
    if not programmes:
        return redirect("newsletter:issues")
    which = ProgrammeForm(request.GET if "of" in request.GET else None, programmes=programmes)
    if len(programmes) > 1 and not which.is_valid():
        context = {"form": which, "title": _("New issue"), "is_question": True}
        return render(request, "newsletter/form.html", context)
    programme = which.by_id[which.cleaned_data["of"]] if which.is_valid() else programmes[0]
    form = IssueForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        taken=queries.quarters_of(member, programme),
    )
    if form.is_bound and form.is_valid():
        try:
            row = writing.begin_issue(programme=programme, titles=form.typed, by=member)
        except writing.QuarterTaken:
            form.add_error("first_day", _("There is an issue of this quarter already."))
        else:
            return redirect("newsletter:issue", row.pk)
    return render(request, "newsletter/form.html", {"form": form, "title": _("New issue")})


@require_safe
@for_managers
def issue(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = get_object_or_404(queries.issues_of(member), pk=pk)
    return render(request, "newsletter/issue.html", issue_page(row, member))


def issue_page(row: Issue, member: Member, quote_form: QuoteForm | None = None) -> dict[str, Any]:
    can_write = rules.can_write(member, row)
    said = composing.at_publication(row) if row.published_on else composing.today_of(row, member)
    return {
        "line": showing.line_of(row),
        "issue": row,
        "blocks": showing.block_lines(row, said),
        "quotes": showing.quote_lines(row, said, member),
        "quote_form": quote_form or QuoteForm(released=showing.released_choices(row, member)),
        "has_counts": releases.has_approved(member),
        "errata": composing.errata_in_words(row),
        "kinds": list(BlockKind),
        "languages": LANGUAGES.items(),
        "can_write": can_write,
        "is_whole": is_whole(row),
        "may_decide": row.state == State.WAITING and rules.can_decide(member, row, queries.writers_of(row)),
        "is_alone": is_alone(member),
        "refusals": _refusals(row, member),
        "left_out": stories.left_out(queries.story_ids(row), stories.PAGE, _("Page")),
        "is_unsigned": row.state == State.PUBLISHED and not queries.is_open(row),
        "mailings": mailings.with_progress(mailings_of(row, member)),
        "goes_out": mailings.goes_out(),
    }


def _refusals(row: Issue, member: Member) -> list[str]:
    """What keeps it from the next step, in sentences."""
    if row.state not in {State.WAITING, State.APPROVED} and not (row.state == State.DRAFT and is_whole(row)):
        return []
    return [why_not(error) for error in refusals_of(row, member)]


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Its quarter and its titles."""
    rows = queries.issues_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
    form = IssueForm.of(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            writing.change_issue(issue=row, titles=form.typed, by=member)
        except writing.QuarterTaken:
            form.add_error("first_day", _("There is an issue of this quarter already."))
        except writing.NotNow:
            form.add_error(None, not_now())
        else:
            return redirect("newsletter:issue", pk)
    return render(
        request, "newsletter/form.html", {"form": form, "title": _("Change the issue"), "issue": row}
    )


@require_safe
@for_managers
def preview(request: HttpRequest, member: Member, pk: UUID, language: str) -> HttpResponse:
    """As everybody would read it."""
    row = get_object_or_404(queries.issues_of(member), pk=pk)
    tree = tree_of(row, member, language, stories.PAGE)
    if tree is None:
        messages.error(request, gone())
        return redirect("newsletter:issue", pk)
    context = {
        "issue": row, "tree": tree, "languages": LANGUAGES.items(), "language": language,
        "has_story": row.published_on is not None and bool(queries.story_ids(row)),
    }  # fmt: skip
    return render(request, "newsletter/preview.html", context)


@require_safe
@for_managers
def paper(request: HttpRequest, member: Member, pk: UUID, language: str) -> HttpResponse:
    row = get_object_or_404(queries.issues_of(member), pk=pk)
    tree = tree_of(row, member, language, stories.PAPER)
    response, failed = printing.paper_or_reason(as_document(tree)) if tree is not None else (None, gone())
    if response is None:
        messages.error(request, failed)
        return redirect("newsletter:issue", pk)
    return response


def tree_of(row: Issue, member: Member, language: str, channels: stories.Channels) -> Tree | None:
    """With the figures of its publication, or of today; None where one cannot be said any more. Http404."""
    if language not in LANGUAGES:
        raise Http404
    said = composing.at_publication(row) if row.published_on else composing.today_of(row, member)
    try:
        return resolved(drawn(composing.trees_of(row, said, queries.errata_of(row))[language]), channels)
    except composing.NothingSaid:
        return None


def why_not(error: Exception) -> str:
    match error:
        case deciding.NotWhole():
            says = _(
                "An issue needs at least one block, and each block has to be ready in English and in Russian."
            )
        case deciding.FigureGone():
            says = gone()
        case LetterMissing():
            says = letters_missing(error)
        case writing.TooNear():
            says = too_near()
        case writing.TooExact():
            says = too_exact()
        case deciding.NotPublic():
            says = _(
                "A recommendation in it is not shown to everybody: show it first, or take the block out."
            )
        case DrawingFailed():
            says = _("A plot in it cannot be drawn now. Try once more; else take the block out.")
        case deciding.StoryGone():
            says = _("A story in it was called back, or its consent has ended: take the block out.")
        case deciding.NotSigned():
            says = _(
                "This node has no keys to sign it with. Whoever runs it makes them: `amanjol node init`."
            )
        case _other:
            says = not_now()
    return says


def not_now() -> str:
    return _("The issue was handed over or decided meanwhile: look what stands there now.")


def gone() -> str:
    return _(
        "A figure in it cannot be shown any more: of fewer than ten people, nothing is approved, or its tables were"
        " withdrawn."
    )


def too_near() -> str:
    return _(
        "Figures of people here, or said before, differ by one to nine, one from another or from several added up:"
        " the difference tells of few people. Say fewer of them."
    )


def too_exact() -> str:
    return _(
        "An exact number of people here is about as large as a count in released tables that are quoted, or as several"
        " quoted counts together: beside it what is rounded could tell of few people. Say one of the two."
    )


def letters_missing(error: LetterMissing) -> str:
    says = _(
        "Letters in it are in no font of this node, so there would be no PDF: %(letters)s. Write them otherwise."
    )
    return says % {"letters": " ".join(f"{letter} (U+{ord(letter):04X})" for letter in error.letters[:5])}
