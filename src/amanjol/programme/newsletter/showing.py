"""Rows of the newsletter as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils import translation
from django.utils.translation import gettext as _

from amanjol.programme.newsletter import composing, counting, queries, stories
from amanjol.programme.newsletter.kinds import BlockKind, State, TextState, count_key, figure_key
from amanjol.programme.outreach import permits
from amanjol.programme.outreach import queries as outreach
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.words import measured, period_in_words, span_in_words, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """`says` is empty where nothing may be said any more. `cell` is where a count stands, as its table names it."""

    quote: Quote
    says: str
    about: str
    cell: str = ""

    @property
    def reference(self) -> str:
        return f"{{figure:{self.quote.number}}}"


def line_of(issue: Issue) -> IssueLine:
    return IssueLine(issue, title_of(issue), span_in_words(Length.QUARTER, issue.first_day))


def quote_lines(issue: Issue, said: composing.Said, member: Member) -> list[QuoteLine]:
    quotes = list(queries.quotes_of(issue))
    cells = counting.cells_in_words(member, quotes)
    return [
        QuoteLine(
            quote, composing.wording(quote, said), composing.about(quote, said), cells.get(quote.pk, "")
        )
        for quote in quotes
    ]


def block_lines(issue: Issue, said: composing.Said) -> list[BlockLine]:
    """With figures in their words, as `said`."""
    quotes = list(queries.quotes_of(issue))
    by_number = {quote.number: quote for quote in quotes}
    return [
        BlockLine(
            block,
            _refers(block, by_number, said),
            [_side(block, code, quotes, said) for code in LANGUAGES if block.permit is None],
        )
        for block in queries.blocks_of(issue)
    ]


def choices_of(kind: str, issue: Issue, member: Member) -> list[tuple[str, str]]:
    """What a block of a kind may refer to: released figures and counts, events, recommendations that everybody may
    read.
    """
    if kind in {BlockKind.FIGURE, BlockKind.PLOT}:
        return [*count_choices(issue, member), *released_choices(issue, member)]
    if kind == BlockKind.EVENT:
        rows = outreach.events_of(member).order_by("-on", "pk")
        return [(str(row.pk), f"{row.title}, {row.on:%d.%m.%Y}") for row in rows]
    if kind == BlockKind.RECOMMENDATION:
        open_rows = outreach.shown_to_everybody(member)
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


def count_choices(issue: Issue, member: Member) -> list[tuple[str, str]]:
    """Of counts that the issue quotes."""
    quotes = [quote for quote in queries.quotes_of(issue) if quote.release_id is not None]
    today = queries.reached_by(member, quotes)
    return [
        (count_key(quote.number), f"{composing.about(quote, today)}: {composing.wording(quote, today)}")
        for quote in quotes
        if quote.pk in today
    ]


def _refers(block: Block, quotes: Mapping[int, Quote], said: composing.Said) -> str:
    if block.quote is not None:
        return composing.about(quotes[block.quote.number], said)
    if block.plotted_as:
        figures = "; ".join(composing.about(quotes[at], said) for at in block.figures if at in quotes)
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


def _side(block: Block, code: str, quotes: Sequence[Quote], said: composing.Said) -> Side:
    state = TextState(getattr(block, f"state_{code}"))
    with translation.override(code):
        title, text = (
            composing.filled_for_staff(getattr(block, f"{name}_{code}"), quotes, said)
            for name in ("title", "text")
        )
    return Side(code, LANGUAGES[code], title, text, str(state.label), TEXT_BADGES[state])


def numbers_of(quotes: Sequence[QuoteLine]) -> set[int]:
    return {line.quote.number for line in quotes}
