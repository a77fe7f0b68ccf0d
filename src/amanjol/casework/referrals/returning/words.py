"""The parts of a return, in the order in which they are looked at, and what their codes are called."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.standards.referring.voluntary_return import (
    Consulate,
    Known,
    Level,
    Missing,
    Payer,
    Settled,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

    from amanjol.casework.standards.referring.voluntary_return import ReturnPlan


class Part(StrEnum):
    """Each has an address and a form of its own."""

    HERE = "here"
    THERE = "there"
    WILL = "will"
    WAY = "way"
    CERTIFICATE = "certificate"
    CHILDREN = "children"
    CHARGES = "charges"
    NOT_ARRIVING = "not-arriving"
    WAITING = "waiting"
    CLOCK = "clock"
    REPORTS = "reports"


PARTS: Final[Mapping[Part, _StrPromise]] = {
    Part.HERE: _("The danger, as it is seen here"),
    Part.THERE: _("The danger, as it is seen there"),
    Part.WILL: _("The person's own will"),
    Part.WAY: _("The way"),
    Part.CERTIFICATE: _("Return certificate"),
    Part.CHILDREN: _("Children who were born there"),
    Part.CHARGES: _("Charges that wait at home"),
    Part.NOT_ARRIVING: _("If the person does not arrive"),
    Part.WAITING: pgettext_lazy("a return", "Who waits"),
    Part.CLOCK: _("Arrival clock"),
    Part.REPORTS: _("Reports afterwards"),
}
GROUPS: Final[tuple[tuple[_StrPromise, tuple[Part, ...]], ...]] = (
    (_("Danger and will"), (Part.HERE, Part.THERE, Part.WILL)),
    (_("Papers, and what waits at home"), (Part.CERTIFICATE, Part.CHILDREN, Part.CHARGES)),
    (_("Arriving"), (Part.WAITING, Part.CLOCK, Part.NOT_ARRIVING, Part.REPORTS)),
)
"""As the page shows them; the way stands between."""
_PART_OF: Final[Mapping[Missing, Part]] = {
    Missing.ASSESSED_HERE: Part.HERE,
    Missing.ASSESSED_THERE: Part.THERE,
    Missing.DANGER: Part.WILL,
    Missing.OWN_WILL: Part.WILL,
    Missing.BEST_INTERESTS: Part.WILL,
    Missing.LEGS: Part.WAY,
    Missing.GAP: Part.WAY,
    Missing.PAYER: Part.WAY,
    Missing.CERTIFICATE: Part.CERTIFICATE,
    Missing.WHOM_CONSULATE_TELLS: Part.CERTIFICATE,
    Missing.CHILDREN: Part.CHILDREN,
    Missing.CHARGES: Part.CHARGES,
    Missing.NOT_ARRIVING: Part.NOT_ARRIVING,
    Missing.WHO_WAITS: Part.WAITING,
    Missing.CLOCK: Part.CLOCK,
    Missing.REPORTS: Part.REPORTS,
}
KNOWN: Final[Mapping[Known, _StrPromise]] = {
    Known.YES: pgettext_lazy("a return", "Yes"),
    Known.NO: pgettext_lazy("a return", "No"),
    Known.NOT_KNOWN: pgettext_lazy("a return", "Not known yet"),
}
THREATENED: Final[Mapping[Known, _StrPromise]] = {
    Known.YES: pgettext_lazy("a report", "No, as they say"),
    Known.NO: pgettext_lazy("a report", "Yes"),
    Known.NOT_KNOWN: pgettext_lazy("a report", "They did not say"),
}
"""Whether somebody is in danger, by the codes of whether nobody harms them."""
LEVELS: Final[Mapping[Level, _StrPromise]] = {
    Level.LOW: pgettext_lazy("danger of a return", "Low"),
    Level.SOME: pgettext_lazy("danger of a return", "Some"),
    Level.GREAT: pgettext_lazy("danger of a return", "Great"),
    Level.NOT_KNOWN: pgettext_lazy("danger of a return", "Nobody can say"),
}
PAYERS: Final[Mapping[Payer, _StrPromise]] = {
    Payer.PROGRAMME: _("The programme"),
    Payer.SENDING: _("The organisation here"),
    Payer.RECEIVING: _("The organisation there"),
    Payer.STATE: _("The state"),
    Payer.OTHER: _("Another organisation"),
    Payer.PERSON: _("The person"),
    Payer.NOBODY_YET: _("Nobody yet"),
}
SETTLED: Final[Mapping[Settled, _StrPromise]] = {
    Settled.NONE: _("There are none"),
    Settled.HAVE_PAPERS: _("They have papers to travel with"),
    Settled.PAPERS_ON_THE_WAY: _("Their papers have been asked for"),
    Settled.WITHOUT: _("They have no papers"),
}
CONSULATES: Final[Mapping[Consulate, _StrPromise]] = {
    Consulate.NOBODY: _("Nobody"),
    Consulate.POLICE: _("The police"),
    Consulate.MINISTRY: _("A ministry"),
    Consulate.FAMILY: _("The family"),
    Consulate.NOT_KNOWN: _("Nobody here knows"),
}


def part_of(gap: Missing, plan: ReturnPlan) -> Part:
    """Where what nobody has looked at is looked at. Of what may concern either side, that of this side first."""
    if gap in _PART_OF:
        return _PART_OF[gap]
    here, there = plan.assessed_here, plan.assessed_there
    if here is None:
        return Part.THERE
    if there is None:
        return Part.HERE
    if gap is Missing.ANOTHER_STATE:
        return Part.HERE if here.state != plan.destination else Part.THERE
    return Part.HERE if here.on <= there.on else Part.THERE


def choices(words: Mapping[Any, _StrPromise]) -> list[tuple[str, _StrPromise]]:
    return [(str(code), label) for code, label in words.items()]


def in_line(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)
