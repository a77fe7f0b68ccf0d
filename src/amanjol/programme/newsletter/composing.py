"""An issue's rows as a tree of plain values, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from amanjol.programme.newsletter import counting, queries
from amanjol.programme.newsletter.digits import REFERENCE
from amanjol.programme.newsletter.plotting import plot_of
from amanjol.programme.newsletter.rendering.tree import (
    Heading,
    Notice,
    Number,
    Paragraph,
    Quoted,
    Reference,
    Tree,
)
from amanjol.programme.newsletter.resolving import RECOMMENDATION, STORY
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.kinds import Length
from amanjol.programme.results.queries import Reached
from amanjol.programme.results.words import in_language, measured, period_in_words, span_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Block, Erratum, Issue, Quote
    from amanjol.programme.newsletter.rendering.tree import Anything
    from amanjol.programme.outreach.models import Event

    type Said = Mapping[UUID, Reached]
    """Figures by quote; one of which nothing may be said is missing."""


class NothingSaid(ValueError):
    """A figure that the issue quotes cannot be said any more."""


class NotQuoted(LookupError):
    """A tree of before trees knew what they quote."""


def trees_of(issue: Issue, said: Said, errata: Iterable[Erratum] = ()) -> dict[str, Tree]:
    """By language, with references that are resolved when they are read; with these errata. NothingSaid."""
    blocks, quotes = list(queries.blocks_of(issue)), list(queries.quotes_of(issue))
    of_errata = list(errata)
    return {code: _tree(issue, blocks, quotes, of_errata, said, code) for code in LANGUAGES}


def said_last(tree: Tree, quote: Quote) -> Quoted:
    """NotQuoted."""
    for of in tree.quoted:
        if of.number == quote.number:
            return of
    raise NotQuoted


def corrected(tree: Tree, row: Erratum) -> Tree:
    """The same with one sentence more: no word of a row comes into it. NotQuoted."""
    last = said_last(tree, row.quote)
    with translation.override(tree.language):
        now = _value(row, row.value, row.of_organisations)
        notice = Notice(_erratum(row, last.of, last.said, now))
    at = next((at for at, part in enumerate(tree.parts) if not isinstance(part, Notice)), len(tree.parts))
    says = Quoted(last.number, last.of, now, row.value, row.of_organisations)
    quoted = tuple(says if of == last else of for of in tree.quoted)
    parts = (*tree.parts[:at], notice, *tree.parts[at:])
    return msgspec.structs.replace(tree, parts=parts, quoted=quoted)


def today_of(issue: Issue, member: Member) -> Said:
    """What its figures are today: for a preview, and for publication."""
    return queries.reached_by(member, queries.quotes_of(issue))


def at_publication(issue: Issue) -> Said:
    """What its figures were when it was published: the text stands, and errata say what is otherwise since."""
    return {
        quote.pk: Reached(quote.value, quote.of_organisations or 1)
        for quote in queries.quotes_of(issue)
        if quote.value is not None
    }


def _tree(
    issue: Issue,
    blocks: Sequence[Block],
    quotes: Sequence[Quote],
    errata: Sequence[Erratum],
    said: Said,
    language: str,
) -> Tree:
    with translation.override(language):
        words = {quote.number: _words(quote, said) for quote in quotes}
        by_number = {quote.number: quote for quote in quotes}
        parts = [
            part
            for block in blocks
            for part in (_plot(block, by_number, said, words) if block.plotted_as else _block(block, words))
        ]
        under = [span_in_words(Length.QUARTER, issue.first_day), issue.organisation.name]
        if issue.published_on is not None:
            under.append(_("published on %(day)s") % {"day": f"{issue.published_on:%d.%m.%Y}"})
        first: list[Anything] = [Notice(_demo())] if issue.is_demo else []
        first.extend(Notice(_erratum_of(row, said)) for row in errata)
        quoted = tuple(_quoted(quote, said) for quote in quotes)
        return Tree(language, in_language(issue, "title"), " · ".join(under), (*first, *parts), quoted)


def filled_for_staff(text: str, quotes: Iterable[Quote], said: Said) -> str:
    """With what each sign stands for today, in the language of the page; where nothing may be said it says so."""
    by_number = {quote.number: wording(quote, said) for quote in quotes}
    gone = _("cannot be shown any more")
    return REFERENCE.sub(lambda match: by_number.get(int(match[1])) or f"[{gone}]", text)


def wording(quote: Quote, said: Said) -> str:
    """What a figure says in the language of the page; empty where nothing may be said."""
    reached = said.get(quote.pk)
    return _measured(quote, reached) if reached is not None else ""


def _measured(quote: Quote, reached: Reached) -> str:
    """An indicator's sum with what is counted; a released count with how finely."""
    if quote.indicator is None:
        return counting.in_words(reached.value)
    return measured(quote.indicator, reached)


def about(quote: Quote, said: Said) -> str:
    """Of what it is: an indicator in a period, or who stands in a cell of which release. The title of a release of
    which nothing may be said is a claim of whoever wrote it.
    """
    if quote.indicator is not None and quote.period is not None:
        return f"{in_language(quote.indicator, 'title')}, {period_in_words(quote.period)}"
    who = in_language(quote, "title")
    return f"{who}. {in_language(quote.release, 'title')}" if quote.pk in said else who


def _words(quote: Quote, said: Said) -> tuple[str, str]:
    """The figure, and of what it is."""
    return wording(quote, said), about(quote, said)


def _quoted(quote: Quote, said: Said) -> Quoted:
    reached = said.get(quote.pk)
    value, organisations = (reached.value, reached.organisations) if reached is not None else (None, 0)
    return Quoted(quote.number, about(quote, said), wording(quote, said), value, organisations)


def _plot(
    block: Block, quotes: Mapping[int, Quote], said: Said, words: Mapping[int, tuple[str, str]]
) -> Iterator[Anything]:
    """What it says, the plot, and the sentence beside it. NothingSaid."""
    plot = plot_of(block, _filled(in_language(block, "title"), words), quotes, said)
    if plot is None:
        raise NothingSaid
    yield plot
    yield from _paragraphs(block, words)


def _block(block: Block, words: Mapping[int, tuple[str, str]]) -> Iterator[Anything]:
    heading = [Heading(title)] if (title := _filled(in_language(block, "title"), words)) else []
    paragraphs = _paragraphs(block, words)
    if block.permit is not None:
        yield Reference(STORY, block.permit, (Heading(block.get_heading_display()),))
        return
    if block.recommendation_id is not None:
        yield Reference(RECOMMENDATION, block.recommendation_id, (*heading, *paragraphs))
        return
    yield from heading
    if block.quote is not None:
        number, of = words[block.quote.number]
        yield Number(_there(number), of)
    if block.event is not None:
        yield Paragraph(_event(block.event))
    yield from paragraphs


def _paragraphs(block: Block, words: Mapping[int, tuple[str, str]]) -> list[Paragraph]:
    lines = in_language(block, "text").splitlines()
    return [Paragraph(_filled(line.strip(), words)) for line in lines if line.strip()]


def _event(event: Event) -> str:
    """Its kind and its days: its title and its place stand in one language alone."""
    days = f"{event.on:%d.%m.%Y}"
    if event.until is not None and event.until != event.on:
        days = f"{days} – {event.until:%d.%m.%Y}"
    return f"{event.get_kind_display()}, {days}"


def _filled(text: str, words: Mapping[int, tuple[str, str]]) -> str:
    """With what each reference says. NothingSaid."""
    return REFERENCE.sub(lambda match: _there(words.get(int(match[1]), ("", ""))[0]), text)


def _there(number: str) -> str:
    if not number:
        raise NothingSaid
    return number


def errata_in_words(issue: Issue) -> list[str]:
    """In the language of the page, as rows say them."""
    said = at_publication(issue)
    return [_erratum_of(row, said) for row in queries.errata_of(issue)]


def _erratum_of(row: Erratum, said: Said) -> str:
    """As its row says it: for staff."""
    was, now = _value(row, row.was, row.was_of), _value(row, row.value, row.of_organisations)
    return _erratum(row, about(row.quote, said), was, now)


def _erratum(row: Erratum, of: str, was: str, now: str) -> str:
    said = {"day": f"{timezone.localtime(row.made_at):%d.%m.%Y}", "of": of, "was": was, "now": now}
    if row.quote.indicator_id is None:
        return (
            _(
                "Correction of %(day)s. %(of)s: “%(was)s” does not hold any more. The tables that it is from were"
                " withdrawn."
            )
            % said
        )
    return _("Correction of %(day)s. %(of)s: not %(was)s but %(now)s.") % said


def _value(row: Erratum, value: int | None, organisations: int) -> str:
    if value is None:
        return _("a number that is not shown")
    return _measured(row.quote, Reached(value, organisations))


def _demo() -> str:
    return _("This issue is a demonstration. Everything in it is fictional.")
