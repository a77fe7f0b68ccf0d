"""What is said of a need, in the language of whoever reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from amanjol.casework.cases.details import world_names
from amanjol.casework.legal_aid.register.words import spoken
from amanjol.casework.legal_aid.right.words import AGAINST_UNKNOWN, NOTHING_AGAINST, said
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.casework.standards.entitlement.right_files import rights_of
from amanjol.casework.standards.entitlement.rights import (
    AGAINST_WORDS,
    OUTCOME_WORDS,
    PROCEEDING_WORDS,
)
from amanjol.casework.standards.legal_needs.codes import (
    Help,
    LawyerSex,
    NobodyReason,
    Stage,
    Urgency,
    WithdrawReason,
)
from amanjol.casework.standards.legal_needs.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.standards.entitlement.rights import Against
    from amanjol.casework.standards.legal_needs.bodies import Raised

STAGES: Final = {
    Stage.BEFORE_COMPLAINT: gettext_lazy("Before a complaint is made"),
    Stage.INQUIRY: gettext_lazy("An inquiry, before a case is opened"),
    Stage.INVESTIGATION: gettext_lazy("Investigation"),
    Stage.TRIAL: gettext_lazy("In court"),
    Stage.APPEAL: gettext_lazy("Appeal"),
    Stage.ENFORCEMENT: gettext_lazy("Decided, and to be carried out"),
    Stage.NONE: gettext_lazy("None: no criminal case"),
}
URGENCIES: Final = {
    Urgency.NOW: gettext_lazy("Now: life or liberty"),
    Urgency.TODAY: gettext_lazy("Today"),
    Urgency.THIS_WEEK: gettext_lazy("Within a week"),
    Urgency.THIS_MONTH: gettext_lazy("Within a month"),
}
ANSWERED_WITHIN: Final = {
    Urgency.NOW: gettext_lazy("An answer is due within 45 minutes. Call as well."),
    Urgency.TODAY: gettext_lazy("An answer is due within 4 hours. Call as well."),
    Urgency.THIS_WEEK: gettext_lazy("An answer is due within one working day."),
    Urgency.THIS_MONTH: gettext_lazy("An answer is due within three working days."),
}
SEXES: Final = {
    (LawyerSex.WOMAN, False): gettext_lazy("A woman, if it can be"),
    (LawyerSex.WOMAN, True): gettext_lazy("A woman only"),
    (LawyerSex.MAN, False): gettext_lazy("A man, if it can be"),
    (LawyerSex.MAN, True): gettext_lazy("A man only"),
}
ANY_SEX: Final = gettext_lazy("It does not matter")
STATES: Final = {
    State.ASKED: pgettext_lazy("a need for a lawyer", "Asked"),
    State.TAKEN_UP: pgettext_lazy("a need for a lawyer", "Taken up"),
    State.OFFERED: pgettext_lazy("a need for a lawyer", "Advocates are being asked"),
    State.ACCEPTED: pgettext_lazy("a need for a lawyer", "An advocate comes"),
    State.NOBODY: pgettext_lazy("a need for a lawyer", "Nobody can come"),
    State.ENDED: pgettext_lazy("a need for a lawyer", "Ended"),
    State.CLOSED: pgettext_lazy("a need for a lawyer", "Closed"),
    State.WITHDRAWN: pgettext_lazy("a need for a lawyer", "Withdrawn"),
}
LAWYER_GONE: Final = pgettext_lazy("a need for a lawyer", "The lawyer comes no more, another one is sought")
MARKS: Final = {
    State.ASKED: "waiting",
    State.TAKEN_UP: "waiting",
    State.OFFERED: "waiting",
    State.ACCEPTED: "good",
    State.NOBODY: "alarm",
}
REASONS: Final = {
    NobodyReason.NOBODY_THERE: gettext_lazy("No advocate works in this district"),
    NobodyReason.NO_LANGUAGE: gettext_lazy("Nobody speaks the language"),
    NobodyReason.NO_SEX: gettext_lazy("Nobody of the sex that is a condition"),
    NobodyReason.NO_KIND: gettext_lazy("Nobody takes cases of this kind"),
    NobodyReason.ALL_FULL: gettext_lazy("All who fit have no free place this year"),
    NobodyReason.CONFLICT: gettext_lazy("All who fit act for the other side"),
    NobodyReason.ALL_DECLINED: gettext_lazy("All who were asked declined"),
    NobodyReason.NO_TIME: gettext_lazy("Nobody can come so soon"),
}
HELPS: Final = {
    Help.OTHER_DISTRICT: gettext_lazy("An advocate of another district, if the way is paid"),
    Help.INTERPRETER: gettext_lazy("An interpreter"),
    Help.OTHER_SEX: gettext_lazy("If the sex of the lawyer were a wish and no condition"),
    Help.MORE_TIME: gettext_lazy("If it could be later"),
    Help.BY_VIDEO: gettext_lazy("If the lawyer could speak by video"),
    Help.NGO_LAWYER: gettext_lazy("An NGO's lawyer meanwhile"),
}
WITHDRAWALS: Final = {
    WithdrawReason.HAS_A_LAWYER: gettext_lazy("There is a lawyer already"),
    WithdrawReason.NOT_WISHED: gettext_lazy("The person does not wish it any more"),
    WithdrawReason.NO_LONGER: gettext_lazy("It is needed no longer"),
    WithdrawReason.MISTAKE: gettext_lazy("It was asked by mistake"),
}


def district_name(country: str, key: str) -> str:
    """The key itself, where the list of that country does not have it."""
    of_country = districts_of(country)
    for region in of_country.regions if of_country else ():
        for district in region.districts:
            if district.key == key:
                return said(district.name)
    return key


def against_words(against: Iterable[Against], *, is_known: bool) -> list[str]:
    """What is done to the person themselves; that nothing is, or that nobody knew."""
    nothing = NOTHING_AGAINST if is_known else AGAINST_UNKNOWN
    return [said(AGAINST_WORDS[code]) for code in against] or [str(nothing)]


def told_lines(says: Raised) -> list[tuple[str, str]]:
    """Label and text of all that a coordinator reads of a need, and of nothing else."""
    against = against_words(says.against, is_known=says.against_is_known)
    sex = SEXES[says.sex, says.sex_is_condition] if says.sex is not None else ANY_SEX
    outcome = said(OUTCOME_WORDS[says.outcome]) if says.outcome is not None else _("Nobody asked yet")
    lines = [
        (_("What is done to the person themselves"), ", ".join(against)),
        (_("How soon"), str(URGENCIES[says.urgency])),
        (_("For what"), said(PROCEEDING_WORDS[says.proceeding])),
        (_("Stage of the case"), str(STAGES[says.stage])),
        (_("District"), district_name(says.country, says.district) or _("Not told")),
        (_("Language"), world_names.language_name(says.language, spoken())),
        (_("An interpreter is needed"), _yes(is_so=says.interpreter)),
        (_("The lawyer"), str(sex)),
        (_("A child"), _yes(is_so=says.is_child)),
        (_("What the rules say of the right"), outcome),
    ]
    return [*lines, (_("Rules"), "; ".join(_rules(says)))] if says.rules else lines


def _rules(says: Raised) -> list[str]:
    """By their laws; the key itself, where the file of that country does not have it."""
    rights = rights_of(says.country)
    laws = {rule.key.lower(): said(rule.law) for rule in rights.rules} if rights is not None else {}
    return list(dict.fromkeys(laws.get(key, key) for key in says.rules))


def choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    """As a field takes them; the words stay lazy, for the language of whoever reads."""
    return [(str(code), text) for code, text in words.items()]


def _yes(*, is_so: bool) -> str:
    return _("yes") if is_so else _("no")
