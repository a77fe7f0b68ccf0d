"""What is said of a mandate, in the language of whoever reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.casework.legal_aid.mandates.records import (
    Apart,
    Begun,
    Closed,
    ClosingOutcome,
    ContactAnswer,
    ContactAnswered,
    ContactAsked,
    Contacted,
    ContactMade,
    ContactOutcome,
    CourtLevel,
    Extended,
    ExtensionReason,
    FileArrived,
    HandedOver,
    HandOverReason,
    HearingOutcome,
    HearingWritten,
    InterpreterThere,
    Part,
    ReadersNamed,
    Risk,
    StepOutcome,
    StepWritten,
    SumKind,
    SumStage,
    SumWritten,
)
from amanjol.casework.legal_aid.mandates.standing import Refusal
from amanjol.casework.legal_aid.register.words import spoken
from amanjol.casework.standards.legal_procedures.procedure_files import all_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from amanjol.casework.legal_aid.mandates.records import Act

STEP_OUTCOMES: Final = {
    StepOutcome.PLANNED: pgettext_lazy("a step", "planned"),
    StepOutcome.DONE: pgettext_lazy("a step", "done, as was asked"),
    StepOutcome.PARTLY: pgettext_lazy("a step", "done, in part as was asked"),
    StepOutcome.REFUSED: pgettext_lazy("a step", "refused"),
    StepOutcome.DROPPED: pgettext_lazy("a step", "does not come in this case"),
}
LEVELS: Final = {
    CourtLevel.FIRST: _("court of first instance"),
    CourtLevel.APPEAL: _("court of appeal"),
    CourtLevel.CASSATION: _("court of cassation"),
}
INTERPRETERS: Final = {
    InterpreterThere.NOT_NEEDED: _("no interpreter needed"),
    InterpreterThere.THERE: _("interpreter needed, and there"),
    InterpreterThere.MISSING: _("interpreter needed, and not there"),
}
APART: Final = {
    Apart.SCREEN: _("behind a screen"),
    Apart.VIDEO: _("by video"),
    Apart.ANOTHER_ROOM: _("from another room"),
    Apart.ACCUSED_ABSENT: _("the accused is not there"),
    Apart.NOTHING: _("not kept apart from the accused"),
}
HEARING_OUTCOMES: Final = {
    HearingOutcome.PLANNED: pgettext_lazy("a hearing", "planned"),
    HearingOutcome.HEARD: pgettext_lazy("a hearing", "heard, and goes on"),
    HearingOutcome.ADJOURNED: pgettext_lazy("a hearing", "adjourned"),
    HearingOutcome.DECIDED: pgettext_lazy("a hearing", "decided"),
    HearingOutcome.CANCELLED: pgettext_lazy("a hearing", "called off"),
}
SUM_KINDS: Final = {SumKind.WAGES: _("wages"), SumKind.COMPENSATION: _("compensation")}
SUM_STAGES: Final = {
    SumStage.CLAIMED: pgettext_lazy("a sum", "claimed"),
    SumStage.AWARDED: pgettext_lazy("a sum", "awarded"),
    SumStage.RECEIVED: pgettext_lazy("a sum", "received in the hand"),
}
CONTACTED: Final = {
    Contacted.EMPLOYER: _("employer"),
    Contacted.RECRUITER: _("recruiter or agency"),
    Contacted.FAMILY: _("family"),
}
RISKS: Final = {
    Risk.NONE_SAID: _("Asked, and the person names nothing"),
    Risk.LEARNS_WHERE: _("Somebody could learn where the person is"),
    Risk.LEARNS_THAT: _("Somebody could learn that the person speaks with a lawyer"),
    Risk.PRESSURE: _("The person could be put under pressure"),
    Risk.VIOLENCE: _("Somebody could hurt the person"),
    Risk.FAMILY_HARMED: _("Somebody could harm the family"),
    Risk.PROOF_LOST: _("Proof could disappear"),
}
ANSWERS: Final = {
    ContactAnswer.YES: _("Yes to this contact"),
    ContactAnswer.NO: _("No"),
}
CONTACT_OUTCOMES: Final = {
    ContactOutcome.REACHED: pgettext_lazy("a contact", "reached"),
    ContactOutcome.NOT_REACHED: pgettext_lazy("a contact", "not reached"),
    ContactOutcome.AGREED: pgettext_lazy("a contact", "agreed"),
    ContactOutcome.REFUSED: pgettext_lazy("a contact", "refused"),
    ContactOutcome.THREATENED: pgettext_lazy("a contact", "threatened"),
}
EXTENSION_REASONS: Final = {
    ExtensionReason.PROCEEDING_GOES_ON: _("the proceeding goes on"),
    ExtensionReason.APPEAL: _("an appeal"),
    ExtensionReason.ENFORCEMENT: _("what was awarded is not paid yet"),
    ExtensionReason.PERSON_WISHES: _("the person wishes it"),
}
HAND_OVER_REASONS: Final = {
    HandOverReason.PERSON_WISHES: _("the person wishes it"),
    HandOverReason.LAWYER_WISHES: _("the advocate wishes it"),
    HandOverReason.CONFLICT: _("a conflict of interest"),
    HandOverReason.LICENCE: _("the licence ended or is suspended"),
    HandOverReason.AWAY: _("away for long"),
}
CLOSING_OUTCOMES: Final = {
    ClosingOutcome.REACHED: _("what the person wanted was reached"),
    ClosingOutcome.PARTLY: _("reached in part"),
    ClosingOutcome.NOT_REACHED: _("not reached"),
    ClosingOutcome.PERSON_ENDED: _("the person does not wish to go on"),
    ClosingOutcome.PERSON_AWAY: _("nobody reaches the person any more"),
    ClosingOutcome.ENTERED_WRONGLY: _("entered by mistake"),
}
ACTS: Final = {
    Begun: _("Beginning"),
    StepWritten: _("Step"),
    HearingWritten: _("Hearing"),
    SumWritten: _("Sum"),
    ContactAsked: _("Asked before a contact"),
    ContactAnswered: _("Answer to a contact"),
    ContactMade: _("Contact made"),
    Extended: _("Extension"),
    HandedOver: _("Hand-over"),
    Closed: _("Closing"),
    ReadersNamed: _("Who opens it"),
    FileArrived: _("A file for who acts"),
}
PARTS: Final = {Part.ADVOCATE: _("advocate"), Part.DEPUTY: _("deputy")}
REFUSALS: Final = {
    Refusal.CLOSED: _("This mandate is closed: nothing but sums is written into it."),
    Refusal.CLOSED_TO_ADVOCATE: _(
        "This mandate is closed. If money comes late, tell the coordinator, who writes it down."
    ),
    Refusal.TWICE_BEGUN: _("This mandate has begun already."),
    Refusal.ENDS_BEFORE: _("Choose a day that is not before the beginning."),
    Refusal.NOBODY: _("Choose the advocate."),
    Refusal.SAME_PERSON: _("Choose another advocate: this one acts already, or is named twice."),
    Refusal.NOT_COME: _("Choose today or an earlier day: it has not happened yet."),
    Refusal.MINUTES: _("Write minutes from 0 to 1440, and none for what is only planned."),
    Refusal.NEXT_BEFORE: _("The next day must not be before the day itself."),
    Refusal.NO_SUM: _("Write a whole sum above nothing, and its currency."),
    Refusal.NO_ITEM: _("What you correct does not stand here any more. Go back and look."),
    Refusal.NO_RISK: _(
        "Ask what could come of it first, and tick at least one answer; the first stands alone."
    ),
    Refusal.NO_YES: _(
        "Without the person's yes to this very contact nobody gets in touch, and nothing is written."
    ),
    Refusal.ALREADY_MADE: _("This contact was made. For another the person is asked again."),
    Refusal.BEFORE_ASKED: _("Choose a day that is not before the person was asked or answered."),
    Refusal.NO_LATER_END: _("Choose a last day that is later than now and than today, within two years."),
}


def step_name(key: str) -> str:
    """The key itself for a step that is named nowhere any more."""
    step = all_steps().get(key)
    return step.name.in_language(spoken()) if step else key


def numeral(amount: int) -> str:
    """Thousands apart by a narrow space that does not break."""
    return f"{amount:,}".replace(",", "\u202f")


def _of_hearing(act: HearingWritten) -> list[str]:
    return [
        str(LEVELS[act.level]),
        str(HEARING_OUTCOMES[act.outcome]),
        str(APART[act.apart]),
        str(INTERPRETERS[act.interpreter]),
        _minutes(act.minutes),
        _next(act.next_on),
    ]


def _of_step(act: StepWritten) -> list[str]:
    return [
        step_name(act.step),
        str(STEP_OUTCOMES[act.outcome]),
        _minutes(act.minutes),
        _next(act.next_on),
    ]


def _of_sum(act: SumWritten) -> list[str]:
    money = f"{numeral(act.amount)} {act.currency}"
    return [str(SUM_KINDS[act.kind]), str(SUM_STAGES[act.stage]), money]


def _of_contact_asked(act: ContactAsked) -> list[str]:
    return [str(CONTACTED[act.whom]), *(str(RISKS[risk]) for risk in act.risks)]


_PARTS: Final[Mapping[type, Callable[[Any], list[str]]]] = {
    Begun: lambda act: [act.advocate, _until(act.ends_on)],
    StepWritten: _of_step,
    HearingWritten: _of_hearing,
    SumWritten: _of_sum,
    ContactAsked: _of_contact_asked,
    ContactAnswered: lambda act: [str(ANSWERS[act.answer])],
    ContactMade: lambda act: [str(CONTACT_OUTCOMES[act.outcome])],
    Extended: lambda act: [_until(act.ends_on), str(EXTENSION_REASONS[act.reason])],
    HandedOver: lambda act: [act.advocate, str(HAND_OVER_REASONS[act.reason])],
    Closed: lambda act: [str(CLOSING_OUTCOMES[act.outcome])],
    FileArrived: lambda act: [_until(act.until) if act.until else ""],
    ReadersNamed: lambda act: (
        [str(PARTS[reader.part]) for reader in act.readers] or [str(_("the coordinator alone"))]
    ),
}


def parts_of(act: Act) -> list[str]:
    """What an act says, part by part; empty ones are left out. Advocates are named by their number."""
    return [part for part in _PARTS[type(act)](act) if part]


def line_of(act: Act) -> str:
    return " · ".join(parts_of(act))


def minutes_in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return str(_("%(minutes)s min") % {"minutes": rest})
    if not rest:
        return str(_("%(hours)s h") % {"hours": hours})
    return str(_("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest})


def _minutes(minutes: int) -> str:
    return minutes_in_words(minutes) if minutes else ""


def _next(day: date | None) -> str:
    return str(_("goes on %(day)s") % {"day": date_format(day, "d.m.Y")}) if day else ""


def _until(day: date) -> str:
    return str(_("until %(day)s") % {"day": date_format(day, "d.m.Y")})
