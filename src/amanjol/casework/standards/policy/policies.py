"""A country's policy on a day: which fields may be asked and read, which clocks run, where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.policy.leaving import STRICTEST
from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from amanjol.casework.standards.policy.clocks import Clock
    from amanjol.casework.standards.policy.leaving import Group, LeavingRule


class Subject(StrEnum):
    """What a field can be about that a country's law or danger decides on."""

    CITIZENSHIP = "citizenship"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    FOREIGN_MILITARY_SERVICE = "foreign-military-service"
    SAME_SEX_CONDUCT = "same-sex-conduct"
    HIV = "hiv"
    SEX_WORK = "sex-work"
    HEALTH = "health"


SUBJECT_WORDS: Final = {
    Subject.CITIZENSHIP: Sentence("Citizenship"),
    Subject.ETHNICITY: Sentence("Ethnicity"),
    Subject.RELIGION: Sentence("Religion"),
    Subject.FOREIGN_MILITARY_SERVICE: Sentence("Service in a foreign army"),
    Subject.SAME_SEX_CONDUCT: Sentence("Same-sex relations"),
    Subject.HIV: Sentence("HIV"),
    Subject.SEX_WORK: Sentence("Sex work"),
    Subject.HEALTH: Sentence("Health"),
}
ON_UNLESS_SAID: Final = frozenset({Subject.CITIZENSHIP, Subject.HEALTH})
"""Everything else is off unless a policy switches it on."""

PUNISHABLE: Final = frozenset(
    {Subject.FOREIGN_MILITARY_SERVICE, Subject.SAME_SEX_CONDUCT, Subject.HIV, Subject.SEX_WORK}
)
"""The country can punish her for these: a policy has to switch them on."""

LAWYER_ONLY: Final = PUNISHABLE | {Subject.HEALTH}
"""No policy can open these to anybody but her lawyer. What happened to her, such as forced sex, is none of them."""


class Reader(StrEnum):
    HER_LAWYER = "her-lawyer"
    ANYBODY_ELSE = "anybody-else"


@dataclass(frozen=True, slots=True)
class Basis:
    """A law or a report behind a policy. `checked` says how far it was checked."""

    name: str
    says: Sentence
    checked: str


@dataclass(frozen=True, slots=True)
class Switch:
    subject: str
    state: str
    says: Sentence
    checked: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The policy as it stands from a day on. What may leave, and to where, is asked of `deciding`."""

    since: str
    basis: tuple[Basis, ...]
    clocks: tuple[Clock, ...]
    no_figure: str
    leaving: tuple[LeavingRule, ...]
    switches: tuple[Switch, ...] = ()

    def is_on(self, subject: Subject) -> bool:
        for switch in self.switches:
            if switch.subject == subject:
                return switch.state == "on"
        return subject in ON_UNLESS_SAID

    def keeps(self, group: Group) -> bool:
        """Whether this group leaves for no country at all."""
        return any(rule.keeps(group) for rule in self.leaving)

    def why_not_ask(self, subject: Subject, *, reader: Reader, risk_told: bool) -> Sentence | None:
        """Why this must not be asked or written down by this reader; nothing when it may.

        `risk_told`: she was told, before the question, what the country could do with an answer.
        """
        if not self.is_on(subject):
            return OFF
        if subject in LAWYER_ONLY and reader != Reader.HER_LAWYER:
            return _closed(subject)
        if subject in LAWYER_ONLY and not risk_told:
            return TELL_THE_RISK
        return None

    def why_not_read(self, subject: Subject, *, reader: Reader) -> Sentence | None:
        """Why this reader must not see it. What was written while it was on stays closed to others for ever."""
        return _closed(subject) if subject in LAWYER_ONLY and reader != Reader.HER_LAWYER else None


OFF: Final = Sentence("The policy of this country does not let us ask this.")
FOR_HER_LAWYER: Final = Sentence(
    "Only the person's lawyer may ask, write or read this: the country can punish for it."
)
HEALTH_FOR_HER_LAWYER: Final = Sentence(
    "What the person tells of their health is for a doctor, and for the lawyer alone whom they choose."
)
TELL_THE_RISK: Final = Sentence(
    "First tell the person what the country can do with an answer; then ask whether they wish to answer."
)


def _closed(subject: Subject) -> Sentence:
    return FOR_HER_LAWYER if subject in PUNISHABLE else HEALTH_FOR_HER_LAWYER


NOTHING_SAID: Final = Edition("0001-01-01", (), (), "", STRICTEST)
"""Where a country has no policy: what must be switched on is off, and nobody's identity goes abroad."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A country's editions, oldest first. `country` is an ISO 3166 code in small letters."""

    country: str
    name: Sentence
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """The edition of that day; for days before the first one, the first: nothing older is known here."""
        past = [edition for edition in self.editions if date.fromisoformat(edition.since) <= day]
        return past[-1] if past else self.editions[0]
