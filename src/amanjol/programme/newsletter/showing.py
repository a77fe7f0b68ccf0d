"""Rows of the newsletter as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from amanjol.programme.newsletter import composing, queries, stories
from amanjol.programme.newsletter.kinds import BlockKind, State, TextState, figure_key
from amanjol.programme.outreach import permits
from amanjol.programme.outreach import queries as outreach
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.words import measured, period_in_words, span_in_words, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.support.stories.permits import Permit
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Block, Issue, Quote

STATE_BADGES: Final = {
    State.DRAFT: "", State.WAITING: "waiting", State.APPROVED: "waiting", State.PUBLISHED: "good",
    State.WITHDRAWN: "alarm",
}  # fmt: skip
TEXT_BADGES: Final = {
    TextState.EMPTY: "alarm", TextState.DRAFT: "", TextState.READY: "good", TextState.BEHIND: "waiting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IssueLine:
    issue: Issue
    title: str
    quarter: str

    @property
    def badge(self) -> str:
        return STATE_BADGES[State(self.issue.state)]


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a block."""

    code: str
    name: str
    title: str
    text: str
    state: str
    badge: str


@dataclass(frozen=True, slots=True)
class BlockLine:
    """`refers` is what it refers to, in words. A story has no sides: it is bare."""

    block: Block
    refers: str
    sides: list[Side] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """`says` is empty where nothing may be said any more."""

    quote: Quote
    says: str
    about: str

    @property
    def reference(self) -> str:
        return f"{{figure:{self.quote.number}}}"


def line_of(issue: Issue) -> IssueLine:
    return IssueLine(issue, title_of(issue), span_in_words(Length.QUARTER, issue.first_day))


def quote_lines(issue: Issue, said: composing.Said) -> list[QuoteLine]:
    return [
        QuoteLine(quote, composing.wording(quote, said), _about(quote)) for quote in queries.quotes_of(issue)
    ]


def block_lines(issue: Issue) -> list[BlockLine]:
    return [
        BlockLine(block, _refers(block), [_side(block, code) for code in LANGUAGES if block.permit is None])
        for block in queries.blocks_of(issue).select_related("quote__indicator", "quote__period")
    ]


def choices_of(kind: str, issue: Issue, member: Member) -> list[tuple[str, str]]:
    """What a block of a kind may refer to: released figures, events, recommendations that everybody may read."""
    if kind in {BlockKind.FIGURE, BlockKind.PLOT}:
        return released_choices(issue, member)
    if kind == BlockKind.EVENT:
        rows = outreach.events_of(member).order_by("-on", "pk")
        return [(str(row.pk), f"{row.title}, {row.on:%d.%m.%Y}") for row in rows]
    if kind == BlockKind.RECOMMENDATION:
        open_rows = outreach.recommendations_of(member).filter(shown_on__isnull=False)
        return [(str(row.pk), f"№ {row.number}, {row.addressee}") for row in open_rows]
    if kind == BlockKind.STORY:
        return [(str(permit.id), _story(permit)) for permit in permits.offered(stories.PAGE)]
    return []


def released_choices(issue: Issue, member: Member) -> list[tuple[str, str]]:
    return [
        (
            figure_key(indicator.pk, period.pk),
            f"{period_in_words(period)}: {title_of(indicator)}: {measured(indicator, reached)}",
        )
        for indicator, period, reached in queries.released(member, issue.programme)
    ]


def _about(quote: Quote) -> str:
    return f"{title_of(quote.indicator)}, {period_in_words(quote.period)}"


def _refers(block: Block) -> str:
    if block.quote is not None:
        return _about(block.quote)
    if block.plotted_as:
        figures = ", ".join(f"{{figure:{number}}}" for number in block.figures)
        return f"{block.get_plotted_as_display()}: {figures}"
    if block.event is not None:
        return f"{block.event.title}, {block.event.on:%d.%m.%Y}"
    if block.recommendation is not None:
        return f"№ {block.recommendation.number}, {block.recommendation.addressee}"
    if block.permit is not None:
        permit = permits.in_force(block.permit, stories.PAGE)
        return _story(permit) if permit is not None else _("called back, or its consent has ended")
    return ""


def _story(permit: Permit) -> str:
    """Under which name, who published it, in which languages, until when."""
    return _("%(alias)s, %(organisation)s: %(languages)s, until %(day)s") % {
        "alias": permit.alias,
        "organisation": permit.organisation_name,
        "languages": ", ".join(permit.languages),
        "day": f"{permit.valid_until:%d.%m.%Y}",
    }


def _side(block: Block, code: str) -> Side:
    state = TextState(getattr(block, f"state_{code}"))
    return Side(
        code, LANGUAGES[code], getattr(block, f"title_{code}"), getattr(block, f"text_{code}"), str(state.label),
        TEXT_BADGES[state],
    )  # fmt: skip


def numbers_of(quotes: Sequence[QuoteLine]) -> set[int]:
    return {line.quote.number for line in quotes}
