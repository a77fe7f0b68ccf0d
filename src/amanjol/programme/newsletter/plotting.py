"""A block's figures as a plot of the tree, and whether they go together."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from django.utils.translation import gettext as _

from amanjol.foundation.drawing.asking import DrawingFailed, drawing_of
from amanjol.programme.insights.release_files import EVERY
from amanjol.programme.newsletter import counting
from amanjol.programme.newsletter.kinds import MOST_IN_LINE, PlotKind
from amanjol.programme.newsletter.rendering.tree import Plot, Row, Tree
from amanjol.programme.releases.records import BASE
from amanjol.programme.results.kinds import Kind, Length
from amanjol.programme.results.spans import spans
from amanjol.programme.results.words import in_language, number, period_in_words, span_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from amanjol.programme.newsletter.models import Block, Quote
    from amanjol.programme.results.models import Indicator, Period
    from amanjol.programme.results.queries import Reached

    type Drawings = Mapping[Plot, str]
    """By the plot before it was drawn."""


def what_is_wrong(form: str, chosen: Sequence[tuple[Indicator, Period]]) -> str:
    """Why these figures make no such plot, in a sentence; empty where they do."""
    indicators = {indicator.pk for indicator, _period in chosen}
    periods = {period.pk: period for _indicator, period in chosen}
    kinds = {(indicator.kind, indicator.currency) for indicator, _period in chosen}
    lengths = {period.length for period in periods.values()}
    wrong = {
        _("These figures count different things, which nobody can compare: choose figures of one kind."): len(
            kinds
        )
        > 1,
        _("A quarter beside a year cannot be compared: choose periods of one length."): len(lengths) > 1,
        _("A line is of one indicator over several periods."): form == PlotKind.LINE and len(indicators) > 1,
        _("Bars are of one indicator over periods, or of several in one period; else choose groups."): (
            form == PlotKind.BARS and len(indicators) > 1 and len(periods) > 1
        ),
        _("Groups are of several indicators, each in the same periods."): (
            form == PlotKind.GROUPED
            and (min(len(indicators), len(periods)) < 2 or len(chosen) < len(indicators) * len(periods))
        ),
    }
    if says := next((says for says, is_so in wrong.items() if is_so), ""):
        return says
    if len(indicators) == 1 and len(_between(list(periods.values()))) > MOST_IN_LINE:
        return _("More than eight periods are too many beside one another: choose fewer.")
    return ""


def plot_of(
    block: Block, title: str, quotes: Mapping[int, Quote], said: Mapping[UUID, Reached]
) -> Plot | None:
    """In the language of the page; None where one of its figures cannot be said."""
    rows = [(quotes[at], said.get(quotes[at].pk)) for at in block.figures if at in quotes]
    there = [(quote, reached) for quote, reached in rows if reached is not None]
    if len(there) < len(block.figures):
        return None
    first = there[0][0]
    if first.release_id is not None:
        return _plot_of_counts(block, title, there)
    indicators = {quote.indicator_id for quote, _reached in there}
    periods = {quote.period_id for quote, _reached in there}
    heads: tuple[str, ...]
    if len(indicators) == 1:
        of, heads, shown_rows = (
            in_language(first.indicator, "title"),
            (_("Period"),),
            _by_period(block, there),
        )
    elif len(periods) == 1:
        of, heads, shown_rows = period_in_words(first.period), (_("What is counted"),), _by_indicator(there)
    else:
        of, heads, shown_rows = "", (_("What is counted"), _("Period")), _by_both(there)
    counted = first.currency or str(Kind(first.kind).label)
    about = [part for part in (of, _several(first.kind, [reached for _quote, reached in there])) if part]
    return Plot(
        form=block.plotted_as, title=title, about="; ".join(about) or counted, heads=(*heads, counted),
        rows=tuple(shown_rows), not_shown=not_shown(),
    )  # fmt: skip


def what_is_wrong_of_counts(form: str, quotes: Sequence[Quote]) -> str:
    """As `what_is_wrong`, of released counts."""
    tables = {(quote.release_id, quote.of_table) for quote in quotes}
    cells = [quote.codes for quote in quotes]
    place = counting.column_told_apart(cells)
    if form != PlotKind.BARS:
        return _("Counts of released tables are drawn as bars.")
    if len(tables) > 1 or place is None:
        return _("Counts of one plot stand in one table, and differ in one of its columns.")
    if any(codes[place] == EVERY for codes in cells):
        return _("All of them beside a part of them would be counted twice: draw the parts alone.")
    return ""


def _plot_of_counts(block: Block, title: str, there: Sequence[tuple[Quote, Reached]]) -> Plot:
    """What the table hides beside them is not shown, all of it in one place."""
    quotes = [quote for quote, _reached in there]
    rows = [_row((in_language(quote, "title"),), reached.value) for quote, reached in there]
    if counting.hides_others(quotes):
        rows.append(_row((_("Others"),), None))
    rounded = _("each number is rounded to %(base)s") % {"base": BASE}
    return Plot(
        form=block.plotted_as, title=title, about=f"{in_language(quotes[0].release, 'title')}; {rounded}",
        heads=(_("Who is counted"), str(Kind.PEOPLE.label)), rows=tuple(rows), not_shown=not_shown(),
    )  # fmt: skip


def not_shown() -> str:
    return _("not shown")


def drawings_of(trees: Iterable[Tree]) -> Drawings:
    """Of all plots; one that cannot be drawn is missing, with those after it. Slow: nobody holds a lock meanwhile."""
    drawings: dict[Plot, str] = {}
    with suppress(DrawingFailed):
        for plot in (part for tree in trees for part in tree.parts if isinstance(part, Plot)):
            drawings[plot] = drawing_of(plot)
    return drawings


def drawn(tree: Tree) -> Tree:
    """With each plot drawn. One that cannot be drawn stays a table."""
    drawings = drawings_of([tree])
    return _with(tree, lambda plot: drawings.get(plot, ""))


def with_drawings(tree: Tree, drawings: Drawings) -> Tree:
    """With what was drawn before, of plots that say the same. Nothing is drawn. DrawingFailed."""

    def of(plot: Plot) -> str:
        if plot not in drawings:
            raise DrawingFailed
        return drawings[plot]

    return _with(tree, of)


def _with(tree: Tree, drawing: Callable[[Plot], str]) -> Tree:
    parts = tuple(
        msgspec.structs.replace(part, drawing=drawing(part)) if isinstance(part, Plot) else part
        for part in tree.parts
    )
    return msgspec.structs.replace(tree, parts=parts)


def _by_period(block: Block, there: Sequence[tuple[Quote, Reached]]) -> list[Row]:
    """Each period from the first to the last; one in between that was not chosen is not shown."""
    values = {quote.period.first_day: reached.value for quote, reached in there}
    is_line = block.plotted_as == PlotKind.LINE
    return [
        _row(
            (span_in_words(length, first),), values.get(first), _tick(length, first) if is_line else ("", "")
        )
        for length, first in _between([quote.period for quote, _reached in there])
    ]


def _by_indicator(there: Sequence[tuple[Quote, Reached]]) -> list[Row]:
    return [_row((in_language(quote.indicator, "title"),), reached.value) for quote, reached in there]


def _by_both(there: Sequence[tuple[Quote, Reached]]) -> list[Row]:
    """Beneath each indicator its periods, the first one first."""
    order = list(dict.fromkeys(quote.indicator_id for quote, _reached in there))
    rows = sorted(there, key=lambda row: (order.index(row[0].indicator_id), row[0].period.first_day))
    return [
        _row((in_language(quote.indicator, "title"), period_in_words(quote.period)), reached.value)
        for quote, reached in rows
    ]


def _row(labels: tuple[str, ...], value: int | None, tick: tuple[str, str] = ("", "")) -> Row:
    return Row(labels, value, not_shown() if value is None else number(value), tick)


def _between(periods: Sequence[Period]) -> list[tuple[Length, date]]:
    length = Length(periods[0].length)
    first, last = min(period.first_day for period in periods), max(period.last_day for period in periods)
    return sorted((of, day) for of, day, _last in spans(first, last) if of is length)


def _tick(length: Length, first: date) -> tuple[str, str]:
    year = str(first.year)
    if length is Length.MONTH:
        return f"{first:%m}", year
    if length is Length.QUARTER:
        return _("Q%(number)s") % {"number": first.month // 3 + 1}, year
    if length is Length.HALF_YEAR:
        return _("H%(number)s") % {"number": first.month // 6 + 1}, year
    return year, ""


def _several(kind: str, reached: Sequence[Reached]) -> str:
    if kind == Kind.PEOPLE and any(of.organisations > 1 for of in reached):
        return _("several organisations may have counted the same people")
    if kind == Kind.ORGANISATIONS and any(of.organisations > 1 for of in reached):
        return _("the same ones may be counted twice")
    return ""
