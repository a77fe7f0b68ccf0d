"""The coded lists of letters of referrals, with their words: what a code cannot say, no letter says before acceptance.

None of them is in HTCDS, which has no exchange of referrals; sex has the codes of its `prs_Gender`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from amanjol.casework.standards.sentences import Sentence


class Purpose(StrEnum):
    """What is asked for. One referral may ask for several."""

    SHELTER = "shelter"
    MEDICAL = "medical"
    PSYCHOLOGICAL = "psychological"
    LEGAL = "legal"
    RETURN = "return"
    WORK = "work"
    DOCUMENTS = "documents"


class Sex(StrEnum):
    """Codes of HTCDS. Others of the standard are told on no consent."""

    FEMININE = "Feminine"
    MASCULINE = "Masculine"
    NOT_SAID = "NonSpecifiedUnknown"


class AgeBand(StrEnum):
    """Wide, so that few are told apart by it. A band below 18 is a child's; who is `NOT_KNOWN` is protected as one."""

    UNDER_14 = "under-14"
    FROM_14_TO_17 = "14-17"
    FROM_18_TO_29 = "18-29"
    FROM_30_TO_59 = "30-59"
    FROM_60 = "60-and-over"
    NOT_KNOWN = "not-known"


class Urgency(StrEnum):
    TODAY = "today"
    THIS_WEEK = "this-week"
    PLANNED = "planned"


class Also(StrEnum):
    """What decides whether a place fits. Each tells people apart a little: name only what the answer depends on."""

    WITH_CHILDREN = "with-children"
    NO_STAIRS = "no-stairs"
    DAILY_MEDICINE = "daily-medicine"
    WOMEN_STAFF = "women-staff"


class Answering(StrEnum):
    CAN = "can"
    CANNOT = "cannot"
    CAN_FROM = "can-from"


class Reason(StrEnum):
    """Why something was declined, did not work out or was cancelled. None says anything of the person."""

    NO_PLACE = "no-place"
    NOT_OUR_HELP = "not-our-help"
    NO_LANGUAGE = "no-language"
    NO_MONEY = "no-money"
    CANNOT_PROTECT = "cannot-protect"
    ANOTHER_AREA = "another-area"
    NO_AGREEMENT = "no-agreement"
    NO_LONGER_WISHED = "no-longer-wished"
    HELPED_ELSEWHERE = "helped-elsewhere"
    DID_NOT_COME = "did-not-come"
    BY_MISTAKE = "by-mistake"
    NOT_CONFIRMED = "not-confirmed"


class Role(StrEnum):
    """Whom to ask for there. Names and numbers stand in the agreement of the two organisations, never in a letter."""

    NAMED_PERSON = "named-person"
    DEPUTY = "deputy"
    ON_DUTY = "on-duty"


class Result(StrEnum):
    """What became of one thing that was asked for."""

    GIVEN = "given"
    PARTLY = "partly"
    NOT_GIVEN = "not-given"
    GOES_ON = "goes-on"
    NOT_WISHED = "not-wished"


class Arrived(StrEnum):
    """`RECOGNISED` both ways: they knew her, and she knew them, by what was agreed."""

    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not-recognised"
    NOT_YET = "not-yet"
    ELSEWHERE = "elsewhere"


class Remains(StrEnum):
    """What became of what was taken back, with those who had been told."""

    ERASED = "erased"
    KEPT = "kept"


class Keeping(StrEnum):
    """Why something stays after it was taken back."""

    LAW = "law"
    HER_CLAIM = "her-claim"
    HER_WISH = "her-wish"
    OWN_NOTES = "own-notes"


class Threat(StrEnum):
    LOCKED_IN = "locked-in"
    VIOLENCE = "violence"
    DEATH_THREAT = "death-threat"
    BEING_MOVED = "being-moved"
    HEALTH = "health"
    SELF_HARM = "self-harm"


class Reach(StrEnum):
    """How somebody can be reached at a place; the number itself is said by telephone, when the partner calls back."""

    CALL_US_BACK = "call-us-back"
    GO_THERE = "go-there"
    SOMEBODY_WITH_THEM = "somebody-with-them"


class Acting(StrEnum):
    """What whoever was told of a danger does about it. Who goes, when and with whom is said by telephone."""

    GO_THERE = "go-there"
    WITH_OFFICERS = "with-officers"
    IN_TOUCH = "in-touch"
    DOCTOR = "doctor"
    BED = "bed"


PURPOSE_WORDS: Final = {
    Purpose.SHELTER: Sentence("A place to sleep"),
    Purpose.MEDICAL: Sentence("A doctor"),
    Purpose.PSYCHOLOGICAL: Sentence("Psychological help"),
    Purpose.LEGAL: Sentence("A lawyer"),
    Purpose.RETURN: Sentence("A voluntary return"),
    Purpose.WORK: Sentence("Work or training"),
    Purpose.DOCUMENTS: Sentence("Papers"),
}
SEX_WORDS: Final = {
    Sex.FEMININE: Sentence("A woman or girl"),
    Sex.MASCULINE: Sentence("A man or boy"),
    Sex.NOT_SAID: Sentence("Not said", context="sex"),
}
AGE_WORDS: Final = {
    AgeBand.UNDER_14: Sentence("Younger than 14"),
    AgeBand.FROM_14_TO_17: Sentence("14 to 17"),
    AgeBand.FROM_18_TO_29: Sentence("18 to 29"),
    AgeBand.FROM_30_TO_59: Sentence("30 to 59"),
    AgeBand.FROM_60: Sentence("60 or older"),
    AgeBand.NOT_KNOWN: Sentence("Age not known"),
}
ALSO_WORDS: Final = {
    Also.WITH_CHILDREN: Sentence("Comes with children"),
    Also.NO_STAIRS: Sentence("Cannot climb stairs"),
    Also.DAILY_MEDICINE: Sentence("Needs a medicine every day"),
    Also.WOMEN_STAFF: Sentence("Needs to be helped by women"),
}
ANSWERING_WORDS: Final = {
    Answering.CAN: Sentence("We can"),
    Answering.CANNOT: Sentence("We cannot"),
    Answering.CAN_FROM: Sentence("We can, from a later day"),
}
REASON_WORDS: Final = {
    Reason.NO_PLACE: Sentence("No place is free"),
    Reason.NOT_OUR_HELP: Sentence("We do not offer this help"),
    Reason.NO_LANGUAGE: Sentence("Nobody here speaks the language"),
    Reason.NO_MONEY: Sentence("There is no money for it"),
    Reason.CANNOT_PROTECT: Sentence("We cannot protect the person here"),
    Reason.ANOTHER_AREA: Sentence("We do not work in that area"),
    Reason.NO_AGREEMENT: Sentence("There is no agreement between us"),
    Reason.NO_LONGER_WISHED: Sentence("The person no longer wishes it"),
    Reason.HELPED_ELSEWHERE: Sentence("Help was found elsewhere"),
    Reason.DID_NOT_COME: Sentence("The person did not come"),
    Reason.BY_MISTAKE: Sentence("It was sent by mistake"),
    Reason.NOT_CONFIRMED: Sentence("We called back, and nobody confirmed it"),
}
ROLE_WORDS: Final = {
    Role.NAMED_PERSON: Sentence("The person named in the agreement"),
    Role.DEPUTY: Sentence("The deputy named in the agreement"),
    Role.ON_DUTY: Sentence("Whoever is on duty"),
}
RESULT_WORDS: Final = {
    Result.GIVEN: Sentence("Given", context="help"),
    Result.PARTLY: Sentence("Given in part"),
    Result.NOT_GIVEN: Sentence("Not given"),
    Result.GOES_ON: Sentence("Goes on", context="help"),
    Result.NOT_WISHED: Sentence("The person did not wish it"),
}
ARRIVED_WORDS: Final = {
    Arrived.RECOGNISED: Sentence("Has arrived, and both knew each other as agreed"),
    Arrived.NOT_RECOGNISED: Sentence("Somebody has come whom we did not know as agreed"),
    Arrived.NOT_YET: Sentence("Has not arrived yet"),
    Arrived.ELSEWHERE: Sentence("Has let us know that they are elsewhere"),
}
REMAINS_WORDS: Final = {
    Remains.ERASED: Sentence("Erased, also what had been written because of it"),
    Remains.KEPT: Sentence("Something of it is kept"),
}
KEEPING_WORDS: Final = {
    Keeping.LAW: Sentence("A law says that it has to be kept"),
    Keeping.HER_CLAIM: Sentence("The person needs it for a claim or in court"),
    Keeping.HER_WISH: Sentence("The person wishes that it stays here"),
    Keeping.OWN_NOTES: Sentence("We helped here, and what we did then stays in our own file"),
}
THREAT_WORDS: Final = {
    Threat.LOCKED_IN: Sentence("Is locked in"),
    Threat.VIOLENCE: Sentence("Is being beaten or hurt"),
    Threat.DEATH_THREAT: Sentence("Is threatened with death"),
    Threat.BEING_MOVED: Sentence("Is being taken elsewhere"),
    Threat.HEALTH: Sentence("Needs a doctor at once"),
    Threat.SELF_HARM: Sentence("Wants to hurt themselves"),
}
REACH_WORDS: Final = {
    Reach.CALL_US_BACK: Sentence("Call us back, by the number that you already have"),
    Reach.GO_THERE: Sentence("Only by going there"),
    Reach.SOMEBODY_WITH_THEM: Sentence("Through somebody who is with them: call us back"),
}
ACTING_WORDS: Final = {
    Acting.GO_THERE: Sentence("We go there"),
    Acting.WITH_OFFICERS: Sentence("We go there with officers, as agreed with you by telephone"),
    Acting.IN_TOUCH: Sentence("We are in touch with the person"),
    Acting.DOCTOR: Sentence("We bring a doctor"),
    Acting.BED: Sentence("A bed is ready tonight"),
}

CHILDS_BANDS: Final = frozenset({AgeBand.UNDER_14, AgeBand.FROM_14_TO_17, AgeBand.NOT_KNOWN})
DECLINING: Final = frozenset(
    {
        Reason.NO_PLACE, Reason.NOT_OUR_HELP, Reason.NO_LANGUAGE, Reason.NO_MONEY, Reason.CANNOT_PROTECT,
        Reason.ANOTHER_AREA, Reason.NO_AGREEMENT,
    }
)  # fmt: skip
"""Reasons for which who is asked says no."""
NOT_ACTING: Final = frozenset(
    {
        Reason.NOT_CONFIRMED, Reason.CANNOT_PROTECT, Reason.ANOTHER_AREA, Reason.NO_LANGUAGE, Reason.NOT_OUR_HELP,
        Reason.HELPED_ELSEWHERE,
    }
)  # fmt: skip
"""Reasons for which nothing is done about a danger."""
ENDING: Final = frozenset(set(Reason) - {Reason.NO_AGREEMENT, Reason.NOT_CONFIRMED})
"""Reasons for which what was agreed does not go on."""
