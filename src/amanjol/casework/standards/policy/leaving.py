"""What of a person may leave a country: a group of fields, to where, on which conditions, by which article.

Rules add up: where several name a group, the strictest counts and the conditions of all of them hold. So a line more in
a file never lets more leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")


class Likeness(StrEnum):
    """Face, fingerprints, voice. No group of a consent names them, so no consent lets them go."""

    LIKENESS = "likeness"


type Group = FieldGroup | Likeness
GROUPS: Final[tuple[Group, ...]] = (*FieldGroup, Likeness.LIKENESS)
LEADING_TO_HER: Final[frozenset[Group]] = IDENTIFYING | {Likeness.LIKENESS}
"""What a code stands for where it must not leave."""


class Way(StrEnum):
    """`CODE`: it stays here, and a code goes in its place."""

    CONDITIONS = "conditions"
    CODE = "code"
    NEVER = "never"


class Condition(StrEnum):
    """What has to be there before something leaves.

    `CONSENT`: in force, for this recipient, purpose and country. `RISK_ASSESSMENT`: one that names the other state.
    `HEARD`: she heard what is read out about that country. `AUTHORISATION`: what the law asks of an authority, such as
    a state that it recognised or clauses that it approved.
    """

    CONSENT = "consent"
    RISK_ASSESSMENT = "risk-assessment"
    HEARD = "heard"
    AUTHORISATION = "authorisation"


CONDITION_WORDS: Final = {
    Condition.CONSENT: Sentence("A consent for this one recipient, purpose and country"),
    Condition.RISK_ASSESSMENT: Sentence("A risk assessment that names the other state"),
    Condition.HEARD: Sentence("That the person has heard what can happen to it there"),
    Condition.AUTHORISATION: Sentence("What the law asks of an authority before it leaves"),
}
WAY_WORDS: Final = {
    Way.CONDITIONS: Sentence("May leave on conditions"),
    Way.CODE: Sentence("Stays here; a code goes in its place"),
    Way.NEVER: Sentence("Never leaves"),
}
EVERYWHERE: Final = "any"


@dataclass(frozen=True, slots=True)
class Citation:
    """On what something rests. `checked` says how far it was read, `written_on` when somebody wrote it down here.

    `law` and `article` are None where there is none.
    """

    says: Sentence
    law: Sentence | None
    article: Sentence | None
    checked: str
    written_on: str

    def named_in(self, language: str) -> str:
        """Law and article; empty where there is no law."""
        return ", ".join(part.in_language(language) for part in (self.law, self.article) if part is not None)


@dataclass(frozen=True, slots=True)
class LeavingRule:
    """`groups`, `needs` and `tells` are codes with spaces between them, `to` the countries or `any`.

    `tells` are sentences that she hears before (`telling.py`).
    """

    groups: str
    to: str
    way: str
    says: Sentence
    checked: str
    written_on: str
    law: Sentence | None = None
    article: Sentence | None = None
    needs: str = ""
    tells: str = ""

    def concerns(self, group: Group, destination: str) -> bool:
        return group in self.groups.split() and (self.to == EVERYWHERE or destination in self.to.split(" "))

    def keeps(self, group: Group) -> bool:
        """Whether it lets this group leave for no country."""
        return self.to == EVERYWHERE and self.way != Way.CONDITIONS and group in self.groups.split()

    @property
    def citation(self) -> Citation:
        return Citation(self.says, self.law, self.article, self.checked, self.written_on)

    @property
    def conditions(self) -> frozenset[Condition]:
        heard = {Condition.HEARD} if self.tells else set()
        return frozenset(map(Condition, self.needs.split())) | heard


def rule_problem(rule: LeavingRule) -> str:
    if (rule.way == Way.CONDITIONS) != bool(rule.needs):
        return "a rule has `needs` if and only if its way is `conditions`"
    if rule.way == Way.CONDITIONS and Condition.CONSENT not in rule.needs.split():
        return "nothing leaves without `consent` among its `needs`"
    if rule.way == Way.CODE and not set(rule.groups.split()) <= LEADING_TO_HER:
        return "a code stands for what leads to the person and for nothing else"
    return ""


def gaps(rules: tuple[LeavingRule, ...]) -> list[Group]:
    """Groups about which no rule decides for every country."""
    decided = {group for rule in rules if rule.to == EVERYWHERE for group in rule.groups.split()}
    return [group for group in GROUPS if group not in decided]


UNWRITTEN: Final = Sentence("Nobody has written down the rules of this country yet.")
STRICTEST: Final = (
    LeavingRule(" ".join(sorted(LEADING_TO_HER)), EVERYWHERE, Way.CODE, UNWRITTEN, "no-source", ""),
    LeavingRule(
        " ".join(group for group in GROUPS if group not in LEADING_TO_HER),
        EVERYWHERE, Way.CONDITIONS, UNWRITTEN, "no-source", "",
        needs=f"{Condition.CONSENT} {Condition.RISK_ASSESSMENT}",
    ),
)  # fmt: skip
"""Of a country that has no policy: nobody's identity goes abroad from there."""
