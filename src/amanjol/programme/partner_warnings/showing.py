"""What the pages of warnings show of partners: what waits for a person, and what its sender said of a copy of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.programme.partner_warnings import queries, signed
from amanjol.programme.partner_warnings.bodies import Ending
from amanjol.programme.partner_warnings.taking import is_over
from amanjol.public.warnings.kinds import leads_away, seen_alone
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.panels import Panel
from amanjol.public.warnings.wording import ReaderCard, cards_of, place_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from amanjol.programme.partner_warnings.bodies import Told
    from amanjol.programme.partner_warnings.models import PartnerTaking

LISTED: Final = 30
TOLD_OF_END: Final = timedelta(days=14)
"""So long one that nobody took over says that it has ended."""
_OVER: Final = (Stage.WITHDRAWN, Stage.WRONG, Stage.OVER)


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is a code for the template: new, taken-over, put-aside, over. `copy` is our own warning from it."""

    arrived: signed.Arrived
    title: str
    place: str
    aside: PartnerTaking | None
    copy: PublicWarning | None

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
    def copy_needs_a_look(self) -> bool:
        """The sender says that it has ended, and our own copy has not."""
        return self.arrived.ended is not None and self.copy is not None and self.copy.stage not in _OVER


def as_warning(body: Told) -> PublicWarning:
    """Not saved: for who looks at what readers there get."""
    return PublicWarning(
        kind=body.kind, country=body.country, region=body.region, trade=body.trade, channel=body.channel,
        month=body.month, advice=list(body.advice), sureness=body.sure, texts=dict(body.texts), days=1,
        ends_on=body.ends_on,
    )  # fmt: skip


def lines() -> list[Line]:
    """Those that a person has to look at first, then the newest; of what is over, what somebody here took over."""
    all_lines = _lines(signed.arrived())
    since = timezone.localdate() - TOLD_OF_END
    listed = [
        line
        for line in all_lines
        if line.copy_needs_a_look
        or not is_over(line.arrived)
        or (line.arrived.ended is not None and line.arrived.ended.on >= since)
    ]
    order = sorted(listed, key=lambda line: (not line.copy_needs_a_look, line.state != "new"))
    return order[:LISTED]


def line_of(there: signed.Arrived) -> Line:
    return _lines([there])[0]


def _lines(arrived: Iterable[signed.Arrived]) -> list[Line]:
    listed = list(arrived)
    ids = [there.id for there in listed]
    aside, drafts = queries.put_aside(ids), queries.drafts_of(ids)
    return [_line(there, aside.get(there.id), drafts.get(there.id)) for there in listed]


def _line(there: signed.Arrived, aside: PartnerTaking | None, copy: PublicWarning | None) -> Line:
    theirs = as_warning(there.told)
    return Line(there, title_of(theirs), place_of(theirs), aside, copy)


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
    there = signed.arrived_one(pk) if pk is not None else None
    if there is None:
        return None
    return Panel("partner_warnings/on_warning.html", {"line": line_of(there)} | right_of(there))


def right_of(there: signed.Arrived) -> dict[str, Any]:
    """What the sender says is right, by the code of its language; `held_back`: of words that lead away only that there
    are some.
    """
    said = there.ended.right if there.ended is not None else {}
    right = [(code, seen_alone(text)) for code, text in sorted(said.items()) if not leads_away(text)]
    return {"right": right, "held_back": len(right) < len(said)}
