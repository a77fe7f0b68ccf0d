"""What the pages of warnings show of observations: those that arrived, and the one on which a warning rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.programme.observations import queries, signed, wording
from amanjol.programme.observations.kinds import HOLDS_DAYS
from amanjol.programme.observations.models import Outcome, Taking
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.panels import Panel
from amanjol.public.warnings.wording import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpRequest

ENDED = (Stage.WITHDRAWN, Stage.WRONG, Stage.OVER)


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is a code for the template's words: new, taken-up, put-aside."""

    arrived: signed.Arrived
    title: str
    place: str
    known: str
    taking: Taking | None

    @property
    def state(self) -> str:
        return self.taking.outcome if self.taking is not None else "new"


def lines() -> list[Line]:
    """The newest first, as long as they hold. An observation nobody answered in that time is no news any more."""
    least = timezone.localdate() - timedelta(days=HOLDS_DAYS)
    there = [arrived for arrived in signed.arrived() if arrived.sent_on >= least]
    takings = _of_warnings_there(queries.takings_of([arrived.id for arrived in there]))
    return [line_of(arrived, takings.get(arrived.id)) for arrived in there]


def line_of(arrived: signed.Arrived, taking: Taking | None) -> Line:
    codes = arrived.codes
    return Line(
        arrived, wording.title_of(codes), wording.place_of(codes), str(wording.KNOWN[codes.known]), taking
    )


def taking_of(pk: UUID) -> Taking | None:
    """The newest answer that still says something: of a warning that was thrown away none."""
    return _of_warnings_there(queries.takings_of([pk])).get(pk)


def _of_warnings_there(takings: Mapping[UUID, Taking]) -> dict[UUID, Taking]:
    wanted = [row.warning for row in takings.values() if row.warning]
    there = set(PublicWarning.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return {
        pk: row for pk, row in takings.items() if row.outcome == Outcome.PUT_ASIDE or row.warning in there
    }


def on_board(_request: HttpRequest) -> Panel | None:
    """What is new stands first; warnings whose observation was taken back, before all."""
    ordered = sorted(lines(), key=lambda line: line.state != "new")
    lost = [warning for warning in _not_ended() if _is_taken_back(warning)]
    if not ordered and not lost:
        return None
    titles = [(warning.pk, title_of(warning)) for warning in lost]
    return Panel("observations/on_board.html", {"lines": ordered, "lost": titles})


def on_warning(_request: HttpRequest, row: PublicWarning) -> Panel | None:
    sent = queries.behind_warning(row.pk)
    if sent is None:
        return None
    context = {"pk": sent.pk, "recalled_on": sent.recalled_on, "is_ended": row.stage in ENDED}
    return Panel("observations/on_warning.html", context)


def _not_ended() -> list[PublicWarning]:
    """Those that came of an observation and that readers see, or will."""
    wanted = Taking.objects.filter(warning__isnull=False).values("warning")
    rows = PublicWarning.objects.filter(pk__in=wanted, ended_at=None)
    return [row for row in rows if row.stage not in ENDED]


def _is_taken_back(warning: PublicWarning) -> bool:
    sent = queries.behind_warning(warning.pk)
    return sent is not None and sent.recalled_on is not None
