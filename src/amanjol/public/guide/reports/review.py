"""What waits for a second person: articles in review, and changes of contacts and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import Page, WorkflowState

from amanjol.public.guide import rules
from amanjol.public.guide.models import authors_of
from amanjol.public.guide.waiting import Outcome, Proposal

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


_DEPTH_OF_COUNTRIES = 3  # root, home of the language, country


@dataclass(frozen=True, slots=True)
class Review:
    """An article that waits. `country` is the title of a topic's country, empty for others; `submission` numbers it."""

    submission: int
    page: int
    title: str
    country: str
    language: str
    submitted_by: str
    submitted_at: datetime
    authors: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class ArticleInReview:
    """As one member sees it."""

    review: Review
    can_approve: bool


def articles_in_review(member: Member) -> list[ArticleInReview]:
    """The longest waiting first; always the same few queries."""
    return [ArticleInReview(row, rules.can_approve_article(member, row.authors)) for row in reviews()]


def reviews() -> list[Review]:
    """Every article that waits for a second person, the longest waiting first; always the same few queries."""
    rows = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    states = list(rows.select_related("requested_by", "current_task_state").order_by("created_at"))
    pages = {
        str(page.pk): page
        for page in Page.objects.filter(pk__in=[int(state.object_id) for state in states]).select_related(
            "locale", "live_revision"
        )
    }
    above = {page.path[: -Page.steplen] for page in pages.values() if page.depth > _DEPTH_OF_COUNTRIES}
    countries = dict(Page.objects.filter(path__in=above).values_list("path", "title"))
    authors = authors_of(pages.values())
    return [
        Review(
            submission=state.current_task_state_id or 0,
            page=page.pk,
            title=page.draft_title,
            country=countries.get(page.path[: -Page.steplen], ""),
            language=page.locale.get_display_name(),
            submitted_by=state.requested_by.name if state.requested_by else "",
            submitted_at=state.current_task_state.started_at
            if state.current_task_state
            else state.created_at,
            authors=frozenset(authors[page.pk]),
        )
        for state in states
        if (page := pages.get(state.object_id)) is not None
    ]


def changes_for(member: Member) -> int:
    """How many of both the member may approve."""
    proposals = Proposal.objects.filter(outcome=Outcome.WAITING)
    return sum(rules.can_decide(member, proposal) for proposal in proposals) + sum(
        article.can_approve for article in articles_in_review(member)
    )


def changes_in_review(member: Member) -> int:
    """How many of both wait, whoever may approve them."""
    return Proposal.objects.filter(outcome=Outcome.WAITING).count() + len(articles_in_review(member))
