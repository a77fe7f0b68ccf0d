"""Reads `data/<country>.yaml`. Raises `ContentError`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from amanjol.casework.standards.data_files import CHECKED, LINE, SENTENCE, Count, load
from amanjol.casework.standards.policy import telling
from amanjol.casework.standards.policy.clocks import Clock
from amanjol.casework.standards.policy.destinations import COUNTRY
from amanjol.casework.standards.policy.leaving import (
    DATA,
    GROUPS,
    Condition,
    LeavingRule,
    Way,
    gaps,
    rule_problem,
)
from amanjol.casework.standards.policy.policies import Basis, Edition, Policy, Subject, Switch
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Codes, Day, Word
from amanjol.foundation.textfiles.structures import Field, Items, Record

STAGES_WITH_CLOCKS: Final = (
    "safety-and-consent",
    "reflection",
    "identification",
    "support",
    "inclusion",
    "return",
)
"""Each has a figure with a source, or stands under `no_figure`."""


def _edition_problem(edition: Edition) -> str:
    figured = [clock.stage for clock in edition.clocks]
    stages = [*figured, *edition.no_figure.split()]
    for stage in STAGES_WITH_CLOCKS:
        if stages.count(stage) != 1:
            return f"stage `{stage}` must stand once: with a clock, or under `no_figure`"
    subjects = [switch.subject for switch in edition.switches]
    twice = next((subject for subject in subjects if subjects.count(subject) > 1), "")
    if twice:
        return f"`{twice}` is switched twice"
    undecided = gaps(edition.leaving)
    return f"`leaving` has to say for any country what becomes of `{undecided[0]}`" if undecided else ""


def _policy_problem(policy: Policy) -> str:
    days = [edition.since for edition in policy.editions]
    return "" if days == sorted(set(days)) else "editions stand in the order of their days, each day once"


CLOCK: Final = Record(
    Clock,
    (
        Field("stage", Choice(STAGES_WITH_CLOCKS)),
        Field("kind", Choice(("at-least", "at-most"))),
        Field("days", Count()),
        Field("basis", Choice(("law", "benchmark"))),
        Field("says", SENTENCE),
        Field("source", LINE),
        Field("checked", CHECKED),
    ),
)
LEAVING: Final = Record(
    LeavingRule,
    (
        Field("groups", Codes(frozenset(GROUPS), "group of fields")),
        Field(
            "to",
            Word(
                re.compile("any|[a-z]{2}( [a-z]{2})*"), "any, or codes of countries such as tr ru", longest=60
            ),
        ),
        Field("way", Choice(tuple(Way))),
        Field("needs", Codes(frozenset(Condition) - {Condition.HEARD}, "condition"), required=False),
        Field("law", SENTENCE),
        Field("article", SENTENCE, required=False),
        Field("says", SENTENCE),
        Field("checked", CHECKED),
        Field("written_on", Day(has_come=True)),
        Field("tells", Codes(frozenset(telling.KEYS), "sentence of telling.yaml"), required=False),
    ),
    problem=rule_problem,
)
EDITION: Final = Record(
    Edition,
    (
        Field("since", Day()),
        Field(
            "basis",
            Items(Record(Basis, (Field("name", LINE), Field("says", SENTENCE), Field("checked", CHECKED)))),
        ),
        Field("clocks", Items(CLOCK, least=0)),
        Field("no_figure", Codes(frozenset(STAGES_WITH_CLOCKS), "stage with a clock")),
        Field("leaving", Items(LEAVING)),
        Field(
            "switches",
            Items(
                Record(
                    Switch,
                    (
                        Field("subject", Choice(tuple(Subject))),
                        Field("state", Choice(("on", "off"))),
                        Field("says", SENTENCE),
                        Field("checked", CHECKED),
                    ),
                )
            ),
            required=False,
        ),
    ),
    problem=_edition_problem,
)
POLICY: Final = Record(
    Policy,
    (
        Field("country", COUNTRY),
        Field("name", SENTENCE),
        Field("editions", Items(EDITION)),
    ),
    problem=_policy_problem,
)


class NoPolicy(LookupError):
    """There is no file for this country: nothing can be asked there until somebody writes one."""


def read_policy(text: str, name: str) -> Policy:
    """The policy of a file shown as `name`. Raises `ContentError`."""
    policy: Policy = read(text, name, POLICY).value
    return policy


def countries() -> tuple[str, ...]:
    """The countries that have a policy, by code."""
    return tuple(sorted(path.stem for path in DATA.glob("[a-z][a-z].yaml")))


@cache
def policy_of(country: str) -> Policy:
    """Raises `NoPolicy`, or `ContentError` for a faulty file."""
    if country not in countries():
        raise NoPolicy("There is no policy for this country.")
    policy: Policy = load(DATA / f"{country}.yaml", POLICY)
    if policy.country != country:
        raise ContentError(
            f"data/{country}.yaml", 1, f"the country `{policy.country}` must be the file's own name"
        )
    return policy
