"""The codes of a need. Whoever shows one has the words for it."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far the case is. `NONE` is for what has no criminal proceeding."""

    BEFORE_COMPLAINT = "before-complaint"
    INQUIRY = "inquiry"
    INVESTIGATION = "investigation"
    TRIAL = "trial"
    APPEAL = "appeal"
    ENFORCEMENT = "enforcement"
    NONE = "none"


class Urgency(StrEnum):
    """The most urgent first. `NOW`: life or liberty."""

    NOW = "now"
    TODAY = "today"
    THIS_WEEK = "this-week"
    THIS_MONTH = "this-month"


class LawyerSex(StrEnum):
    WOMAN = "woman"
    MAN = "man"


class NobodyReason(StrEnum):
    """Why no lawyer can come. None of them says that somebody has no right to one."""

    NOBODY_THERE = "nobody-there"
    NO_LANGUAGE = "no-language"
    NO_SEX = "no-sex"
    NO_KIND = "no-kind"
    ALL_FULL = "all-full"
    CONFLICT = "conflict"
    ALL_DECLINED = "all-declined"
    NO_TIME = "no-time"


class Help(StrEnum):
    """What would help where nobody can come."""

    OTHER_DISTRICT = "other-district"
    INTERPRETER = "interpreter"
    OTHER_SEX = "other-sex"
    MORE_TIME = "more-time"
    BY_VIDEO = "by-video"
    NGO_LAWYER = "ngo-lawyer"


class WithdrawReason(StrEnum):
    HAS_A_LAWYER = "has-a-lawyer"
    NOT_WISHED = "not-wished"
    NO_LONGER = "no-longer"
    MISTAKE = "mistake"
