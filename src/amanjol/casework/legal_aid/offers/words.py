"""What is said of needs, candidates and offers: what may be said on the telephone, what a choice costs, who cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.legal_aid.needs.words import SEXES, STAGES, URGENCIES, district_name
from amanjol.casework.legal_aid.offers.proposing import FULL, NOT_WHOM_SHE_KNOWS, region_of
from amanjol.casework.legal_aid.offers.records import (
    Chosen,
    Declined,
    Ended,
    OutOfOrder,
    Passed,
    State,
)
from amanjol.casework.legal_aid.register.words import ONE_CASE, spoken
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.casework.standards.legal_needs.codes import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.legal_aid.offers.proposing import Candidate, SoughtBy
    from amanjol.casework.legal_aid.offers.records import OfferRecord
    from amanjol.casework.legal_aid.turns.records import Said
    from amanjol.casework.standards.legal_needs.bodies import Raised

STATES: Final = {
    State.QUEUED: _("comes later, if nobody before accepts"),
    State.ASKED: _("asked, waits for an answer"),
    State.NAMED: _("wishes to accept; is told the names"),
    State.ACCEPTED: _("accepted"),
    State.DECLINED: _("has declined"),
    State.PASSED: _("let pass"),
    State.ENDED: _("is the person's lawyer no more"),
}
TAKEN_OUT: Final = _("taken out of the row")
BADGES: Final = {
    State.ASKED: "waiting",
    State.NAMED: "waiting",
    State.ACCEPTED: "good",
}
DECLINED: Final = {
    Declined.NO_TIME: _("No time"),
    Declined.TOO_FAR: _("Too far"),
    Declined.LANGUAGE: _("Not in this language"),
    Declined.NOT_MY_KIND: _("Does not take this kind of case"),
    Declined.NO_PAY: _("The state paid late or not at all"),
    Declined.NO_REASON: _("Gave no reason"),
}
CONFLICT: Final = _("Conflict of interest")
PASSED: Final = {
    Passed.NOT_REACHED: _("Nobody was reached"),
    Passed.DEADLINE: _("The deadline is over"),
    Passed.TAKEN_BACK: _("We took the question back"),
}
FITS_NO_MORE: Final = _("Does not fit any more, or may be in conflict by now")
ENDED: Final = {
    Ended.PERSON_CHANGES: _("The person wishes another lawyer"),
    Ended.LAWYER_LEAVES: _("The lawyer cannot go on"),
    Ended.CONFLICT: _("A conflict of interest came to light"),
    Ended.CANNOT_ACT: _("Licence over or suspended"),
    Ended.MISTAKE: _("Written down by mistake"),
}
OUT_OF_ORDER: Final = {
    OutOfOrder.KNOWN_TO_PERSON: _("The person knows or wishes this lawyer"),
    OutOfOrder.EXPERIENCE: _("Has had such cases"),
    OutOfOrder.FIRST_BUSY: _("Those before are known to be busy now"),
    OutOfOrder.NEARER: _("Is nearer than the list knows"),
    OutOfOrder.PLANNED: _("So a plan of all needs has it"),
    OutOfOrder.NOBODY_FITS: _("Nobody fits, and a condition is let go"),
}
CHOSEN: Final = {
    Chosen.FIRST: _("first of the proposals"),
    Chosen.IN_ORDER: _("next of the proposals"),
    Chosen.OUT_OF_ORDER: _("out of order"),
    Chosen.KNOWN_TO_NGO: _("known to the NGO, as life is in danger"),
}
CONDITIONS: Final = {
    "conflict": _("conflict of interest"),
    "away": _("away"),
    "licence": _("cannot act today"),
    "asked": _("was asked already"),
    "kind": _("another kind of case"),
    "language": _("another language"),
    "sex": pgettext_lazy("condition of a need", "sex of the lawyer"),
    "training": _("training"),
    "district": _("another district"),
    FULL: _("all places of the year are taken"),
}
_OF_CODES: Final[Mapping[str, Any]] = (
    {str(code): text for code, text in DECLINED.items()}
    | {str(code): text for code, text in PASSED.items()}
    | {str(code): text for code, text in ENDED.items()}
    | {str(Passed.FITS_NO_MORE): FITS_NO_MORE}
)


def may_be_said(says: Raised | Said) -> list[tuple[str, str]]:
    """What a lawyer who is asked may hear before they wish to accept: no name of either side, and nothing of where
    somebody lives.
    """
    district = district_name(says.country, says.district)
    lines = [
        (gettext("Kind of case"), str(ONE_CASE[says.proceeding])),
        *([] if says.stage is Stage.NONE else [(gettext("Stage of the case"), str(STAGES[says.stage]))]),
        (gettext("How soon"), str(URGENCIES[says.urgency])),
        (gettext("District"), district or gettext("not named")),
        (gettext("Language"), language_of(says)),
    ]
    if says.sex is not None:
        lines.append((gettext("The lawyer"), str(SEXES[says.sex, says.sex_is_condition])))
    if says.is_child:
        lines.append((gettext("Age"), gettext("a child")))
    return lines


def language_of(says: Raised | Said) -> str:
    name: str = world_names.language_name(says.language, spoken())
    return gettext("%(language)s, with an interpreter") % {"language": name} if says.interpreter else name


def parts_of(candidate: Candidate, says: Raised) -> list[str]:
    """What the choice costs, part by part. Of a road that nobody has written down its line is told, and called so."""
    parts = candidate.parts
    lines = [_road(candidate, says)]
    if parts.get("wish"):
        lines.append(
            gettext("not the sex that is wished (+%(minutes)s)") % {"minutes": in_hours(parts["wish"])}
        )
    if parts.get("training"):
        lines.append(
            gettext("not trained in our course (+%(minutes)s)") % {"minutes": in_hours(parts["training"])}
        )
    if parts.get(NOT_WHOM_SHE_KNOWS):
        lines.append(
            gettext("not the lawyer whom the person knows (+%(minutes)s)")
            % {"minutes": in_hours(parts[NOT_WHOM_SHE_KNOWS])}
        )
    taken = ngettext(
        "%(taken)s of %(places)s place of the year is taken (+%(minutes)s)",
        "%(taken)s of %(places)s places of the year are taken (+%(minutes)s)",
        candidate.places,
    )
    lines.append(
        taken
        % {"taken": candidate.taken, "places": candidate.places, "minutes": in_hours(parts.get("load", 0))}
    )
    if candidate.sought is not None:
        lines.append(_sought(candidate.sought))
    if candidate.kept_for:
        words = ngettext(
            "only this lawyer fits %(amount)s other need that waits",
            "only this lawyer fits %(amount)s other needs that wait",
            candidate.kept_for,
        )
        lines.append(words % {"amount": candidate.kept_for})
    return lines


def conditions_in_words(conditions: Iterable[str]) -> list[str]:
    return [str(CONDITIONS[name]) for name in CONDITIONS if name in set(conditions)]


def states_of(record: OfferRecord) -> list[str]:
    """Of each step, as it stood then."""
    said = [str(STATES[step.state]) for step in record.steps]
    return [*said[:-1], str(TAKEN_OUT)] if record.is_taken_out else said


def reason_of(record: OfferRecord) -> str:
    """Of the newest step; empty where it needs none."""
    reason = record.steps[-1].reason
    if reason == Declined.CONFLICT and record.state in {State.DECLINED, State.ENDED}:
        return str(CONFLICT)
    return str(_OF_CODES.get(reason, ""))


def _sought(by: SoughtBy) -> str:
    """For whom somebody is better kept free: such needs, how many of them came, and for how many there is a place."""
    says = by.sort.says
    such = [
        str(ONE_CASE[says.proceeding]),
        *([] if says.interpreter else [language_of(says)]),
        *([str(SEXES[says.sex, True])] if says.sex and says.sex_is_condition else []),
        *([district_name(says.country, says.district)] if says.district else []),
    ]
    words = gettext(
        "better kept free for needs such as: %(such)s. Such needs in the past twelve months: %(came)s; "
        "free places of all who fit them: %(places)s"
    )
    return words % {"such": " · ".join(such), "came": by.sort.came, "places": by.places}


def _road(candidate: Candidate, says: Raised) -> str:
    districts = candidate.advocate.says.districts
    if not says.district:
        return gettext("district not named")
    if says.district in districts:
        return gettext("in the same district")
    if candidate.road is not None and candidate.road.kilometres is not None:
        words = gettext(
            "%(kilometres)s km in a straight line, counted as %(hours)s: the road is not written down"
        )
        return words % {
            "kilometres": candidate.road.kilometres,
            "hours": in_hours(candidate.road.minutes),
        }
    if candidate.road is not None:
        words = (
            gettext("%(hours)s on the road in winter")
            if candidate.road.is_winter
            else gettext("%(hours)s on the road in summer")
        )
        return words % {"hours": in_hours(candidate.road.minutes)}
    regions = region_of(says.country)
    own = regions.get(says.district)
    is_near = own is not None and any(regions.get(district) == own for district in districts)
    words = (
        gettext("another district of the region, the road is not known (+%(minutes)s)")
        if is_near
        else gettext("another region, the road is not known (+%(minutes)s)")
    )
    return words % {"minutes": in_hours(candidate.parts.get("road", 0))}
