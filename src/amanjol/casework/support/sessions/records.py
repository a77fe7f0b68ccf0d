"""What is inside the seals of a client, of a session, and of the one line that leaves a circle."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
LONGEST_SESSION: Final = 600  # minutes


class Basis(StrEnum):
    """Why the circle may be told of somebody."""

    AGREED = "agreed"
    CANNOT_WAIT = "cannot-wait"


class Standing(StrEnum):
    """What the circle said of somebody whom it was asked to take on."""

    TAKEN_ON = "taken-on"
    DECLINED = "declined"
    ENDED = "ended"


class WhyNot(StrEnum):
    """Why somebody is not taken on, or why it ended. No free text leaves the circle."""

    FULL = "full"
    KNOWS_SOMEBODY = "knows-somebody"
    OTHER_HELP = "other-help"
    HER_WISH = "her-wish"
    DONE = "done"
    MOVED_AWAY = "moved-away"


class Kind(StrEnum):
    FIRST = "first"
    TALK = "talk"
    CRISIS = "crisis"
    FAMILY = "family"
    GROUP = "group"
    EXAMINATION = "examination"
    TREATMENT = "treatment"
    ADVICE = "advice"
    DOCUMENT = "document"
    HEARING = "hearing"


class Way(StrEnum):
    IN_PERSON = "in-person"
    TELEPHONE = "telephone"
    VIDEO = "video"


class Outcome(StrEnum):
    """Whether it took place. Of what did not, nobody is blamed: these say what to do next, not whose fault it was."""

    TOOK_PLACE = "took-place"
    COULD_NOT_COME = "could-not-come"
    WE_COULD_NOT = "we-could-not"
    PUT_OFF = "put-off"


class DangerKind(StrEnum):
    OWN_LIFE = "own-life"
    THREATENED = "threatened"
    ILLNESS = "illness"
    CHILD_HURT = "child-hurt"
    CHILD_TAKEN = "child-taken"
    OTHERS_LIFE = "others-life"


class TonightStep(StrEnum):
    """What is to be done tonight. None of them calls the police: that is hers to say."""

    NOT_ALONE = "not-alone"
    SAFE_BED = "safe-bed"
    AMBULANCE = "ambulance"
    DOCTOR = "doctor"
    CALL_HER = "call-her"
    FETCH_CHILD = "fetch-child"
    WARN_HOUSE = "warn-house"


class ClientRecord(TimedRecord, frozen=True):
    """Beneath the case. `bridge` is the key of the bridge in hexadecimal, `anchor` the one that the circle was given
    before, where it may not have followed yet; else it is the same.
    """

    at: Moment
    by: str
    bridge: str
    anchor: str


class Earlier(TimedRecord, frozen=True):
    """What stood there before, by the names of the fields, until `by` put other words there at `at`."""

    at: Moment
    by: str
    was: dict[str, str]


class AskingRecord(TimedRecord, frozen=True):
    """Who she is and how to reach her safely, as the case tells the circle.

    `by` is the account that wrote it last. `is_over`: who works on the case has ended it. `version` counts writings.
    """

    at: Moment
    by: str
    name: str
    how: str
    when: str
    never: str
    telephone: str
    language: str
    asks: str
    basis: Basis
    is_over: bool = False
    version: Number = 1
    changes: tuple[Earlier, ...] = ()


class Heard(TimedRecord, frozen=True):
    """That she heard what stays between her and the circle, and what does not: the text of `edition`, in
    `language`, whose SHA-256 is `digest`.
    """

    at: Moment
    by: str
    language: str
    edition: str
    digest: str


class AnswerRecord(TimedRecord, frozen=True):
    """What the circle says back: codes alone. `by` wrote it last; `version` counts the writings."""

    at: Moment
    by: str
    standing: Standing
    why: WhyNot | None = None
    heard: tuple[Heard, ...] = ()
    version: Number = 1


class Facts(DataRecord, frozen=True):
    """What of a session both sides know."""

    on: date
    minutes: Annotated[int, Meta(ge=0, le=LONGEST_SESSION)]
    kind: Kind
    way: Way
    outcome: Outcome


class EarlierFacts(TimedRecord, frozen=True):
    at: Moment
    by: str
    facts: Facts


class FactsRecord(TimedRecord, frozen=True):
    """`by` was there, and wrote it at `at`. `version` counts the writings; `changes` are what stood there, the oldest
    first.
    """

    at: Moment
    by: str
    facts: Facts
    version: Number = 1
    changes: tuple[EarlierFacts, ...] = ()


class EarlierSaid(TimedRecord, frozen=True):
    at: Moment
    by: str
    text: str


class WordsRecord(TimedRecord, frozen=True):
    """What was said, for the circle alone. `version` is that of the facts beside it: both are written together."""

    text: str
    version: Number = 1
    earlier: tuple[EarlierSaid, ...] = ()


class TakenUp(TimedRecord, frozen=True):
    at: Moment
    by: str


class DangerRecord(TimedRecord, frozen=True):
    """The coded line: which danger, which step tonight. No word of what was said."""

    at: Moment
    by: str
    danger: DangerKind
    step: TonightStep
    taken_up: TakenUp | None = None
    version: Number = 1
