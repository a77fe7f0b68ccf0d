"""Whether groups of fields may leave one country for another today: allowed, needing more, or forbidden, and why.

The law of the country that they leave and what is known of the one to which they go both decide, and the stricter of
them counts. A country that nobody has described is no error: it is the strictest, and says that nobody has read it.

Also called: cross-border transfer, data export control.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup
from amanjol.casework.standards.policy import telling
from amanjol.casework.standards.policy.destinations import packaged_destinations
from amanjol.casework.standards.policy.leaving import (
    LEADING_TO_HER,
    Citation,
    Condition,
    Likeness,
    Way,
)
from amanjol.casework.standards.policy.policies import NOTHING_SAID
from amanjol.casework.standards.policy.policy_files import NoPolicy, policy_of
from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.standards.policy.leaving import Group, LeavingRule
    from amanjol.casework.standards.policy.policies import Edition

NOBODY_HAS_READ: Final = Citation(
    Sentence("Nobody of us has read the law of the country to which it goes: what leads to the person stays here."),
    None, None, "no-source", "",
)  # fmt: skip
STAYS_HERE: Final = Citation(
    Sentence("It stays in the country: a consent is enough."), None, None, "no-source", ""
)
NO_CONSENT_NAMES_IT: Final = Citation(
    Sentence("No consent names a face, a fingerprint or a voice, so none of them is sent."),
    None, None, "no-source", "",
)  # fmt: skip


class Outcome(StrEnum):
    ALLOWED = "allowed"
    NEEDS = "needs"
    FORBIDDEN = "forbidden"


class Heard(NamedTuple):
    """One sentence of `telling`, about one country, that was read out to the person."""

    key: str
    country: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is there before something leaves.

    `consented`: groups that a consent in force lets be told to this recipient, there, for this purpose.
    `assessed`: states that a risk assessment names. `heard`: what was read out to her. `authorised`: states to which
    what the law asks of an authority is there. Countries are ISO 3166 codes in small letters.
    """

    consented: frozenset[FieldGroup] = frozenset()
    assessed: frozenset[str] = frozenset()
    heard: frozenset[Heard] = frozenset()
    authorised: frozenset[str] = frozenset()


NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one group. `forbidden_by` is empty where it may leave on `conditions`, of which `lacking` are not met.

    `tells` are the keys of what she hears before, `untold` those that she has not heard about this country.
    """

    group: Group
    forbidden_by: tuple[Citation, ...]
    rests_on: tuple[Citation, ...]
    conditions: tuple[Condition, ...]
    lacking: tuple[Condition, ...]
    tells: tuple[str, ...]
    untold: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        if self.forbidden_by:
            return Outcome.FORBIDDEN
        return Outcome.NEEDS if self.lacking else Outcome.ALLOWED


@dataclass(frozen=True, slots=True)
class Decision:
    """`origin` and `destination` are ISO 3166 codes in small letters."""

    origin: str
    destination: str
    day: date
    verdicts: tuple[Verdict, ...]

    def of(self, group: Group) -> Verdict:
        """LookupError for a group that was not asked about."""
        for verdict in self.verdicts:
            if verdict.group == group:
                return verdict
        raise LookupError(group)

    def groups(self, outcome: Outcome) -> tuple[Group, ...]:
        return tuple(verdict.group for verdict in self.verdicts if verdict.outcome is outcome)

    @property
    def is_allowed(self) -> bool:
        """All that was asked about, now."""
        return all(verdict.outcome is Outcome.ALLOWED for verdict in self.verdicts)

    @property
    def by_code(self) -> bool:
        """What leads to her was asked about and all of it must stay: she carries a code."""
        asked = IDENTIFYING.intersection(verdict.group for verdict in self.verdicts)
        return bool(asked) and asked <= set(self.groups(Outcome.FORBIDDEN))

    @property
    def tells(self) -> tuple[str, ...]:
        """What is read out to her before: keys of `telling`, in the order of the reading."""
        keys = {key for verdict in self.verdicts for key in verdict.tells}
        if self.by_code:
            keys.add(telling.CODE_INSTEAD)
        return tuple(key for key in telling.KEYS if key in keys)


def may_leave(
    origin: str, destination: str, groups: Iterable[Group], on: date, facts: Facts = NO_FACTS
) -> Decision:
    """By the policy of the country `origin` on that day. Raises nothing for a country that has none."""
    try:
        edition = policy_of(origin.lower()).on(on)
    except NoPolicy:
        edition = NOTHING_SAID
    return decide(edition, origin, destination, groups, on, facts)


def decide(
    edition: Edition,
    origin: str,
    destination: str,
    groups: Iterable[Group],
    on: date,
    facts: Facts = NO_FACTS,
) -> Decision:
    """As `may_leave`, by this edition of the policy of `origin`."""
    origin, destination = origin.lower(), destination.lower()
    verdicts = tuple(
        _at_home(group, facts)
        if origin == destination
        else _abroad(edition.leaving, destination, group, on, facts)
        for group in dict.fromkeys(groups)
    )
    return Decision(origin, destination, on, verdicts)


@dataclass
class _Gathered:
    """What all rules together say of one group."""

    forbidden_by: list[Citation]
    rests_on: list[Citation]
    conditions: set[Condition]
    tells: set[str]


def _at_home(group: Group, facts: Facts) -> Verdict:
    if isinstance(group, Likeness):
        return Verdict(group, (NO_CONSENT_NAMES_IT,), (), (), (), (), ())
    gathered = _Gathered([], [STAYS_HERE], {Condition.CONSENT}, set())
    return _verdict(group, gathered, "", facts)


def _abroad(rules: Iterable[LeavingRule], destination: str, group: Group, on: date, facts: Facts) -> Verdict:
    gathered = _Gathered([], [], {Condition.CONSENT}, {telling.GOES_THERE})
    _leave(gathered, [rule for rule in rules if rule.concerns(group, destination)])
    _arrive(gathered, destination, group, on)
    if isinstance(group, Likeness):
        gathered.forbidden_by.append(NO_CONSENT_NAMES_IT)
    return _verdict(group, gathered, destination, facts)


def _leave(gathered: _Gathered, rules: list[LeavingRule]) -> None:
    """What the country that it leaves asks; one that says nothing of a group lets it nowhere."""
    if not rules:
        gathered.forbidden_by.append(NOBODY_HAS_DECIDED)
    for rule in rules:
        gathered.rests_on.append(rule.citation)
        gathered.conditions |= rule.conditions
        gathered.tells.update(rule.tells.split())
        if rule.way != Way.CONDITIONS:
            gathered.forbidden_by.append(rule.citation)


def _arrive(gathered: _Gathered, destination: str, group: Group, on: date) -> None:
    """What is known of the country to which it goes."""
    described = packaged_destinations().get(destination)
    edition = described.on(on) if described is not None else None
    gathered.rests_on.append(edition.citation if edition is not None else NOBODY_HAS_READ)
    if edition is None and group in LEADING_TO_HER:
        gathered.forbidden_by.append(NOBODY_HAS_READ)
    if edition is None or not edition.is_read:
        gathered.conditions.add(Condition.RISK_ASSESSMENT)
        gathered.tells.add(telling.UNREAD_LAW)
    if group in IDENTIFYING and (edition is None or edition.is_demandable(on)):
        gathered.conditions.add(Condition.RISK_ASSESSMENT)
        gathered.tells.update((telling.DEMANDABLE, telling.UNREAD_NEVER))


def _verdict(group: Group, gathered: _Gathered, destination: str, facts: Facts) -> Verdict:
    """A condition that something is heard stands wherever something has to be told."""
    if gathered.forbidden_by:
        return Verdict(group, tuple(gathered.forbidden_by), tuple(gathered.rests_on), (), (), (), ())
    tells = tuple(key for key in telling.KEYS if key in gathered.tells)
    untold = tuple(key for key in tells if Heard(key, destination) not in facts.heard)
    met = {
        Condition.CONSENT: group in facts.consented,
        Condition.RISK_ASSESSMENT: destination in facts.assessed,
        Condition.HEARD: not untold,
        Condition.AUTHORISATION: destination in facts.authorised,
    }
    wanted = gathered.conditions | ({Condition.HEARD} if tells else set())
    conditions = tuple(condition for condition in Condition if condition in wanted)
    lacking = tuple(condition for condition in conditions if not met[condition])
    return Verdict(group, (), tuple(gathered.rests_on), conditions, lacking, tells, untold)


NOBODY_HAS_DECIDED: Final = Citation(
    Sentence("The policy of this country says nothing of it, so it stays here."), None, None, "no-source", ""
)
