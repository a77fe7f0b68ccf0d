"""The bodies of letters of a referral before anybody's identity goes, and what is answered to them.

No text of these can be typed but one line of a place in danger: what can be typed will sooner or later hold a name. All
fields are there and no others. Which letter goes when: `kinds`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Final, Literal
from uuid import UUID

from msgspec import Meta

from amanjol.casework.standards.htcds.values import COUNTRIES, MORE_LANGUAGES
from amanjol.casework.standards.referring.codes import (
    CHILDS_BANDS,
    DECLINING,
    ENDING,
    NOT_ACTING,
    Acting,
    AgeBand,
    Also,
    Answering,
    Arrived,
    Keeping,
    Purpose,
    Reach,
    Reason,
    Remains,
    Result,
    Role,
    Sex,
    Threat,
    Urgency,
)
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.names.folding import words
from amanjol.foundation.seals.letters.documents import DocumentRecord
from amanjol.foundation.seals.records import DataRecord, Moment
from amanjol.foundation.textfiles.languages import CODES as LANGUAGES

type Language = Annotated[str, Meta(pattern="^[a-z]{2,3}$")]
type Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
LONGEST_PLACE: Final = 120
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_NUMBER: Final = re.compile(r"\d(?:[\s()./+-]*\d){6}")  # seven figures, however they are parted
_SHORTEST_STEM: Final = 3  # letters: what is shorter begins half of all words
_LONGEST_ENDING: Final = 2  # letters, as of Russian cases: Караев-ой


class Body(DocumentRecord, frozen=True, kw_only=True):
    """What every letter of a referral has: the referral's own random id, which leads to nobody."""

    referral: UUID


class Inquiry(Body, frozen=True, kw_only=True):
    """Can you take such a person? With what the answer depends on, and nothing that leads to anybody.

    No name, no day, no place, no citizenship, no text: it goes to an organisation that may say no, perhaps in a country
    where it can be demanded, before the person has been asked about any identity. ValueError where the age and
    `is_child` do not fit.
    """

    purposes: Annotated[tuple[Purpose, ...], Meta(min_length=1, max_length=7)]
    languages: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=3)]
    sex: Sex
    age: AgeBand
    is_child: bool
    urgency: Urgency
    interpreter: bool
    also: Annotated[tuple[Also, ...], Meta(max_length=4)]

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(self.purposes, self.languages, self.also)
        refuse_unknown_languages(self.languages)
        if self.is_child != (self.age in CHILDS_BANDS):
            raise ValueError(
                "Whether it is a child follows from the age; who may be one is protected as one."
            )


class Answer(Body, frozen=True, kw_only=True):
    """Can, cannot for a coded reason, or can from a day on; and whom to ask for. Nothing of the person."""

    answer: Answering
    reason: Reason | None
    from_on: date | None
    contact: Role

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.answer is Answering.CANNOT) != (self.reason is not None):
            raise ValueError("A reason stands with a no, and with nothing else.")
        if self.reason is not None and self.reason not in DECLINING:
            raise ValueError("This is no reason to decline.")
        if (self.answer is Answering.CAN_FROM) != (self.from_on is not None):
            raise ValueError("A day stands with a later yes, and with nothing else.")


class StateChange(Body, frozen=True, kw_only=True):
    """What only its state says. Requests, answers and recalls have letters of their own."""

    state: Literal["in-progress", "completed", "failed", "cancelled"]
    reason: Reason | None
    at: Moment

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.state in {State.FAILED, State.CANCELLED}) != (self.reason is not None):
            raise ValueError("A reason stands with what ends before its time.")
        if self.reason is not None and self.reason not in ENDING:
            raise ValueError("This is no reason to end.")


class Service(DataRecord, frozen=True):
    """One thing that was asked for, and what became of it."""

    purpose: Purpose
    result: Result


class Outcome(Body, frozen=True, kw_only=True):
    """What became of each thing that was asked for, back to who asked. Nothing of how she is: that is hers to tell."""

    services: Annotated[tuple[Service, ...], Meta(min_length=1, max_length=7)]
    on: date

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(tuple(service.purpose for service in self.services))


class Arrival(Body, frozen=True, kw_only=True):
    """Whether she arrived, and whether both knew each other as agreed; not where. `needs` are urgent ones."""

    arrived: Arrived
    at: Moment
    needs: Annotated[tuple[Purpose, ...], Meta(max_length=7)]

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(self.needs)


class TakenBack(Body, frozen=True, kw_only=True):
    """What remains with whoever had been told, once the other side took it back: nobody reads "erased" where it is not.

    The letters themselves went at once; this is of what people wrote because of them. ValueError where something is
    kept without a reason, or erased with one.
    """

    remains: Remains
    reason: Keeping | None
    at: Moment

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.remains is Remains.KEPT) != (self.reason is not None):
            raise ValueError("A reason stands with what is kept, and with nothing else.")


class Danger(Body, frozen=True, kw_only=True):
    """Somebody's life is in danger, to a pinned organisation with which there is no agreement. Never the name.

    `place` is one line, such as a street or a station, and the only text; who writes asks `names_in_place` first.
    The partner calls back by the number that it already has: recruiters fake emergencies. ValueError.
    """

    threat: Threat
    country: Country
    place: Annotated[str, Meta(min_length=3, max_length=LONGEST_PLACE)]
    languages: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=3)]
    reach: Reach
    is_child: bool
    at: Moment

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(self.languages)
        refuse_unknown_languages(self.languages)
        if self.country not in COUNTRIES:
            raise ValueError("There is no such country.")
        refuse_unclean(self.place)


class DangerAnswer(Body, frozen=True, kw_only=True):
    """What is done about a danger, after calling back; or nothing, for a coded reason. An `Answer` speaks of a place
    that may be free on a later day, and cannot say what is done now. ValueError unless it is one of the two.
    """

    acts: Annotated[tuple[Acting, ...], Meta(max_length=5)]
    reason: Reason | None

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_repeated(self.acts)
        if bool(self.acts) == (self.reason is not None):
            raise ValueError("Either something is done, or a reason says why not.")
        if self.reason is not None and self.reason not in NOT_ACTING:
            raise ValueError("This is no reason to do nothing.")


def number_in_place(place: str) -> bool:
    """Whether a place holds what may be a number of a telephone: that is said when the partner calls back."""
    return _NUMBER.search(place) is not None


def names_in_place(place: str, names: tuple[str, ...]) -> bool:
    """Whether a word of a place looks like one of her names, in whichever script and case either is written.

    It may be wrong: then whoever writes says the place in other words.
    """
    in_place = words(place)
    stems = {
        stem for name in names for word in words(name) if len(stem := word.rstrip("aeiouy")) >= _SHORTEST_STEM
    }
    return any(
        word.startswith(stem) and len(word) <= len(stem) + _LONGEST_ENDING
        for stem in stems
        for word in in_place
    )


def refuse_repeated(*lists: tuple[object, ...]) -> None:
    """ValueError where one of them names something twice."""
    if any(len(set(listed)) < len(listed) for listed in lists):
        raise ValueError("Something is named twice.")


def refuse_unknown_languages(languages: tuple[str, ...]) -> None:
    """ValueError for what is no language of ISO 639."""
    if not set(languages) <= LANGUAGES | MORE_LANGUAGES:
        raise ValueError("There is no such language.")


def refuse_unclean(line: str) -> None:
    """ValueError for a text of more than one line, with spaces around it, or with letters that nobody sees."""
    is_clean = line == line.strip() and not _CONTROL.search(line) and unicodedata.is_normalized("NFC", line)
    if not is_clean:
        raise ValueError("One line, as it is read.")
