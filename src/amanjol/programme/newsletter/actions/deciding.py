"""From a draft to what everybody reads: handed over by one person, approved by another, published, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.drawing.asking import DrawingFailed
from amanjol.foundation.letters.node_folder import NoKeys
from amanjol.foundation.printing.letters import LetterMissing, check_letters, printed
from amanjol.programme.newsletter import composing, queries, rules, stories
from amanjol.programme.newsletter.actions.opening import open_up, shut
from amanjol.programme.newsletter.actions.sending import withdraw_mailings
from amanjol.programme.newsletter.actions.writing import NotNow, TooExact, TooNear
from amanjol.programme.newsletter.kinds import BlockKind, State, TextState
from amanjol.programme.newsletter.plotting import drawings_of, with_drawings
from amanjol.programme.newsletter.rendering.tree import texts_of
from amanjol.programme.newsletter.resolving import resolved
from amanjol.programme.outreach import permits
from amanjol.programme.outreach import queries as outreach
from amanjol.programme.outreach.actions.writing import write_down

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue
    from amanjol.programme.newsletter.plotting import Drawings


class NotWhole(Exception):
    """It has no block, or one that is not ready in English or Russian."""


class FigureGone(Exception):
    """A figure that it quotes cannot be said any more."""


class NotPublic(Exception):
    """A recommendation in it is not shown to everybody."""


class StoryGone(Exception):
    """A story in it was called back, or its consent has ended or does not reach a page."""


class NotSigned(Exception):
    """The node has no keys: nobody could tell the words from those that somebody wrote past the program."""


def hand_over(*, issue: Issue, by: Member) -> None:
    """NotWhole; FigureGone; TooNear; TooExact; NotPublic; StoryGone; DrawingFailed; LetterMissing; NotNow;
    PermissionDenied.
    """
    _hand_over(issue, by, _drawn_ahead(issue, by))


@transaction.atomic
def _hand_over(issue: Issue, by: Member, drawings: Drawings) -> None:
    locked = _locked("newsletter.handed", issue, by, State.DRAFT)
    if not is_whole(locked):
        raise NotWhole
    _check_said(locked, by, drawings)
    locked.state, locked.handed_by, locked.sent_back = State.WAITING, by, ""
    locked.save()


@transaction.atomic
def take_back(*, issue: Issue, by: Member) -> None:
    """To write on: of one that waits, or that was approved and is not out. NotNow; PermissionDenied."""
    locked = _locked("newsletter.taken-back", issue, by, State.WAITING, State.APPROVED)
    _to_draft(locked, "")


def approve(*, issue: Issue, by: Member) -> None:
    """What could be published as it stands. FigureGone; TooNear; TooExact; NotPublic; StoryGone; DrawingFailed;
    LetterMissing; NotNow; PermissionDenied.
    """
    _approve(issue, by, _drawn_ahead(issue, by))


@transaction.atomic
def _approve(issue: Issue, by: Member, drawings: Drawings) -> None:
    locked = _locked("newsletter.approved", issue, by, State.WAITING)
    if not rules.can_decide(by, locked, queries.writers_of(locked)):
        raise PermissionDenied
    _check_said(locked, by, drawings)
    locked.state, locked.decided_by = State.APPROVED, by
    locked.save()


@transaction.atomic
def send_back(*, issue: Issue, why: str, by: Member) -> None:
    """NotNow; PermissionDenied."""
    locked = _locked("newsletter.sent-back", issue, by, State.WAITING)
    if not rules.can_decide(by, locked, queries.writers_of(locked)):
        raise PermissionDenied
    _to_draft(locked, why)


def publish(*, issue: Issue, by: Member) -> None:
    """Everybody reads it from this transaction on, with figures as they are now. FigureGone; TooNear; TooExact;
    NotPublic; StoryGone; DrawingFailed; LetterMissing; NotSigned; NotNow; PermissionDenied.
    """
    _publish(issue, by, _drawn_ahead(issue, by))


@transaction.atomic
def _publish(issue: Issue, by: Member, drawings: Drawings) -> None:
    queries.lock_figures_of(issue, by)  # before the issue, as whoever corrects one
    locked = _locked("newsletter.published", issue, by, State.APPROVED)
    said = _check_said(locked, by, drawings)
    for quote in queries.quotes_of(locked):
        if (reached := said.get(quote.pk)) is not None:
            quote.value, quote.of_organisations = reached.value, reached.organisations
            quote.save(update_fields=["value", "of_organisations"])
    locked.state, locked.published_on = State.PUBLISHED, timezone.localdate()
    locked.save()
    try:
        open_up(locked, drawings)
    except NoKeys as error:
        raise NotSigned from error


@transaction.atomic
def withdraw(*, issue: Issue, why: str, by: Member) -> None:
    """Nobody reads it from this transaction on, and no mail of it goes any more. NotNow; PermissionDenied."""
    locked = _locked("newsletter.withdrawn", issue, by, State.PUBLISHED)
    locked.state, locked.withdrawn_on, locked.withdrawn_why = State.WITHDRAWN, timezone.localdate(), why
    locked.save()
    shut(locked)
    withdraw_mailings(locked, by)


def is_whole(issue: Issue) -> bool:
    """There is something in it, and all of it is ready in both languages. A story has no text here."""
    rows = list(issue.blocks.values_list("kind", "state_en", "state_ru"))
    states = {state for kind, *of_block in rows if kind != BlockKind.STORY for state in of_block}
    return bool(rows) and states <= {TextState.READY}


def refusals_of(issue: Issue, by: Member) -> list[Exception]:
    """All that keep it from being handed over, approved and published, as it stands now."""
    return list(_refusals(issue, by, composing.today_of(issue, by), _drawn_ahead(issue, by)))


def _drawn_ahead(issue: Issue, by: Member) -> Drawings:
    """Before anything is locked: a drawing takes seconds, and the journal of the organisation waits for nobody's. Of
    what says something else by then nothing was drawn.
    """
    try:
        return drawings_of(composing.trees_of(issue, composing.today_of(issue, by)).values())
    except composing.NothingSaid:
        return {}


def _check_said(issue: Issue, by: Member, drawings: Drawings) -> composing.Said:
    """FigureGone; TooNear; TooExact; NotPublic; StoryGone; DrawingFailed; LetterMissing."""
    said = composing.today_of(issue, by)
    for refusal in _refusals(issue, by, said, drawings):
        raise refusal
    return said


def _refusals(issue: Issue, by: Member, said: composing.Said, drawings: Drawings) -> Iterator[Exception]:
    try:
        trees = composing.trees_of(issue, said)
    except composing.NothingSaid:
        trees = {}
        yield FigureGone()
    if queries.lies_too_near(issue, by):
        yield TooNear()
    if queries.tells_what_rounding_hides(issue, by):
        yield TooExact()
    today = timezone.localdate()
    if any(outreach.open_recommendation(pk, today) is None for pk in queries.recommendation_ids(issue)):
        yield NotPublic()
    if any(permits.in_force(pk, stories.PAGE) is None for pk in queries.story_ids(issue)):
        yield StoryGone()
    try:
        for tree in trees.values():
            with_drawings(tree, drawings)
            check_letters(printed(text) for text in texts_of(resolved(tree, stories.PAPER)))
    except (DrawingFailed, LetterMissing) as error:
        yield error


def _to_draft(issue: Issue, why: str) -> None:
    issue.state, issue.handed_by, issue.decided_by, issue.sent_back = State.DRAFT, None, None, why
    issue.save()


def _locked(verb: str, issue: Issue, by: Member, *states: State) -> Issue:
    """NotNow; PermissionDenied."""
    write_down(verb, by, "newsletter", issue.pk, of=issue.organisation_id)
    locked = queries.issues_of(by).select_for_update(of=("self",)).get(pk=issue.pk)
    if locked.state not in states:
        raise NotNow
    return locked
