"""What the pages of warnings show of partners: what waits for a person, and what its sender said of a copy of ours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.partner_warnings import queries, signed
from amanjol.programme.partner_warnings.bodies import Ending
from amanjol.programme.partner_warnings.taking import is_alive, is_begun_from, is_over
from amanjol.public.warnings.kinds import leads_away, seen_alone
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.panels import Panel
from amanjol.public.warnings.wording import ReaderCard, cards_of, place_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.programme.partner_warnings.bodies import Origin, Told
    from amanjol.programme.partner_warnings.models import PartnerTaking

OF_ONE_SENDER: Final = 10
"""Lines of one partner, so that none fills the board; a copy of which it says that it has ended is always one."""
TOLD_OF_END: Final = timedelta(days=14)
"""So long one that nobody took over says that it has ended."""


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is a code for the template: new, taken-over, put-aside, over. `copies` are our own warnings from it.

    `same` are the names of others who told the same one, `is_ours` that it was first told from here; `more` of its
    sender are not listed.
    """

    arrived: signed.Arrived
    title: str
    place: str
    aside: PartnerTaking | None
    copies: tuple[PublicWarning, ...]
    same: tuple[str, ...]
    is_ours: bool
    more: int = 0

    @property
    def is_echo(self) -> bool:
        """Who told it first is counted once."""
        return self.is_ours or bool(self.same) or self.arrived.told.came_from is not None

    @property
    def copy(self) -> PublicWarning | None:
        """The one to look at: one that is not over, where there is one."""
        begun = [copy for copy in self.copies if is_begun_from(copy, self.arrived)]
        return next(filter(is_alive, begun), begun[-1] if begun else None)

    @property
    def may_be_decided(self) -> bool:
        return not is_over(self.arrived) and not (self.copy is not None and is_alive(self.copy))

    @property
    def state(self) -> str:
        if self.copy is not None:
            return "taken-over"
        if self.aside is not None:
            return "put-aside"
        return "over" if is_over(self.arrived) else "new"

    @property
    def is_wrong(self) -> bool:
        ended = self.arrived.ended
        return ended is not None and ended.says is Ending.WRONG

    @property
    def lost(self) -> list[PublicWarning]:
        """Our own that have not ended, where the sender says that it has."""
        return [copy for copy in self.copies if is_alive(copy)] if self.arrived.ended is not None else []

    @property
    def copy_needs_a_look(self) -> bool:
        return bool(self.lost)


def as_warning(body: Told) -> PublicWarning:
    """Not saved: for who looks at what readers there get."""
    return PublicWarning(
        kind=body.kind, country=body.country, region=body.region, trade=body.trade, channel=body.channel,
        month=body.month, advice=list(body.advice), sureness=body.sure, texts=dict(body.texts), days=1,
        ends_on=body.ends_on,
    )  # fmt: skip


def lines() -> list[Line]:
    """Those that a person has to look at first, then the newest; of what is over, what somebody here took over."""
    everything = signed.arrived()
    all_lines = _lines(everything, everything)
    since = timezone.localdate() - TOLD_OF_END
    listed = [
        line
        for line in all_lines
        if line.copy_needs_a_look
        or not is_over(line.arrived)
        or (line.arrived.ended is not None and line.arrived.ended.on >= since)
    ]
    order = sorted(listed, key=lambda line: (not line.copy_needs_a_look, line.state != "new"))
    return _shares(order)


def _shares(order: Iterable[Line]) -> list[Line]:
    """The last line of each sender says how many more there are."""
    listed: list[Line] = []
    places, left = Counter[Organisation](), Counter[Organisation]()
    for line in order:
        sender = line.arrived.sender
        if line.copy_needs_a_look or places[sender] < OF_ONE_SENDER:
            listed.append(line)
            places[sender] += 1
        else:
            left[sender] += 1
    last = {line.arrived.sender: number for number, line in enumerate(listed)}
    return [
        replace(line, more=left[line.arrived.sender]) if last[line.arrived.sender] == number else line
        for number, line in enumerate(listed)
    ]


def line_of(pk: UUID) -> Line | None:
    """By any of its rows; None where a signature does not hold."""
    everything = signed.arrived()
    return next(iter(_lines([there for there in everything if pk in there.ids], everything)), None)


def _lines(listed: Iterable[signed.Arrived], everything: Iterable[signed.Arrived]) -> list[Line]:
    tellers: dict[Origin, list[signed.Arrived]] = {}
    for there in everything:
        tellers.setdefault(there.origin, []).append(there)
    own = node()
    ids = [pk for there in listed for pk in there.ids]
    aside, copies = queries.put_aside(ids), queries.copies_of(ids)
    return [
        _line(
            there,
            aside,
            copies,
            same=tuple(sorted(of.name for of in tellers[there.origin] if of.sender != there.sender)),
            is_ours=own is not None and there.origin.node == str(own.pk),
        )
        for there in listed
    ]


def _line(
    there: signed.Arrived,
    aside: Mapping[UUID, PartnerTaking],
    copies: Mapping[UUID, list[PublicWarning]],
    *,
    same: tuple[str, ...],
    is_ours: bool,
) -> Line:
    theirs = as_warning(there.told)
    answers = sorted((aside[pk] for pk in there.ids & aside.keys()), key=lambda of: (of.taken_on, of.number))
    begun = tuple(copy for pk in sorted(there.ids & copies.keys()) for copy in copies[pk])
    return Line(
        there, title_of(theirs), place_of(theirs), answers[-1] if answers else None, begun, same, is_ours
    )


def cards_here(body: Told) -> list[ReaderCard]:
    """In every language, of the pieces here."""
    return cards_of(as_warning(body))


def on_board(_request: HttpRequest) -> Panel | None:
    there = lines()
    if not there:
        return None
    lost = [line for line in there if line.copy_needs_a_look]
    return Panel("partner_warnings/on_board.html", {"lines": there, "lost": lost})


def on_warning(_request: HttpRequest, row: PublicWarning) -> Panel | None:
    pk = queries.told_behind(row.pk)
    line = line_of(pk) if pk is not None else None
    if line is None:
        return None
    needs_a_look = line.arrived.ended is not None and is_alive(row)
    context = {"line": line, "needs_a_look": needs_a_look} | right_of(line.arrived)
    return Panel("partner_warnings/on_warning.html", context)


def said_of(row: PublicWarning) -> str:
    """What its sender says of a copy meanwhile; empty where nothing is."""
    pk = queries.told_behind(row.pk)
    there = signed.arrived_one(pk) if pk is not None else None
    return str(there.ended.as_data()) if there is not None and there.ended is not None else ""


def right_of(there: signed.Arrived) -> dict[str, Any]:
    """What the sender says is right, by the code of its language; `held_back`: of words that lead away only that there
    are some.
    """
    said = there.ended.right if there.ended is not None else {}
    right = [(code, seen_alone(text)) for code, text in sorted(said.items()) if not leads_away(text)]
    return {"right": right, "held_back": len(right) < len(said)}
