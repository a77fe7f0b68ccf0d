"""Why something of a person or a case stands on no paper for a court or an office."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    TALK = "was said in confidence in a talk, or written by us about it"
    OTHERS = "is of other people: family, a group, witnesses, staff, who did it"
    PLACE = "says where somebody stays or stayed"
    CONTACT = "says how to reach the person"
    DANGER = "is of danger or of the plan for safety"
    HEALTH = "is of health or of violence of which only the person and the lawyer speak"
    LAWYER = "is for the lawyer: the country can punish for it, or somebody can accuse by it"
    IDENTITY = "lets somebody find or follow the person, and the office has it or has no need of it"
    SUPPORT = "is of help, which depends on no court"
    WORK = "is of how we work"
