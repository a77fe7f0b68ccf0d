"""Reads `data/<country>.yaml`. Raises `ContentError`, with the line of what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, load
from amanjol.casework.standards.entitlement.rights import (
    EVERYBODY,
    Against,
    FirstStep,
    Paper,
    Proceeding,
    Rights,
    Rule,
    Standing,
)
from amanjol.casework.standards.policy.destinations import COUNTRY
from amanjol.foundation.textfiles.nodes import Listing
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Codes, Day, Words
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.entitlement.rights import Statement
    from amanjol.foundation.textfiles.findings import Findings
    from amanjol.foundation.textfiles.nodes import Node
    from amanjol.foundation.textfiles.shapes import Data

DATA: Final = Path(__file__).with_name("data")
FOREVER: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Editions:
    """A list of dated rules. Of those with one key no two hold on the same day: else which of them is it?"""

    of: Items

    def read(self, node: Node, label: str, findings: Findings) -> tuple[Any, ...]:
        rules: tuple[Rule | None, ...] = self.of.read(node, label, findings)
        if isinstance(node, Listing):
            before: list[tuple[int, Rule]] = []
            for item, rule in zip(node.items, rules, strict=True):
                if rule is None:
                    continue
                for line, other in before:
                    if rule.key == other.key and _overlap(rule, other):
                        findings.report(
                            item.line, f"`{rule.key}` holds on days on which that of line {line} holds, too"
                        )
                before.append((item.line, rule))
        return rules

    def arrange(self, value: tuple[Rule, ...]) -> Data:
        return self.of.arrange(value)


def _overlap(rule: Rule, other: Rule) -> bool:
    """Days of ISO stand in the order of their letters."""
    return rule.since <= (other.until or FOREVER) and other.since <= (rule.until or FOREVER)


def statement_problem(statement: Statement) -> str:
    """What is wrong with its reading, in one sentence; empty where nothing is."""
    if (statement.checked == "in-source") != bool(statement.read_on):
        return "what was read in its source says by whom and on which day, and nothing else does"
    return ""


def _rule_problem(rule: Rule) -> str:
    if rule.until and rule.until < rule.since:
        return "`until` is a day before `since`"
    return statement_problem(rule)


STATEMENT: Final = (
    Field("says", SENTENCE),
    Field("law", SENTENCE),
    Field("article", SENTENCE),
    Field("source", Words(longest=300)),
    Field("checked", CHECKED),
    Field("written_on", Day(has_come=True)),
    Field("read_by", Words(longest=120), required=False),
    Field("read_on", Day(has_come=True), required=False),
)
_READ: Final = ("read_by", "read_on")
RULE: Final = Record(
    Rule,
    (
        Field("key", KEY),
        Field("since", Day()),
        Field("until", Day(), required=False),
        Field("proceedings", Codes(frozenset(Proceeding), "kind of case")),
        Field("standings", Codes(frozenset(Standing), "status of a person")),
        Field("belongings", Codes(EVERYBODY, "kind of citizenship")),
        Field("papers", Codes(frozenset(Paper), "paper"), required=False),
        *STATEMENT,
    ),
    together=_READ,
    problem=_rule_problem,
)
FIRST_STEP: Final = Record(
    FirstStep,
    (
        Field("key", KEY),
        Field("when", Codes(frozenset(Against), "thing that is done to a person")),
        *STATEMENT,
    ),
    together=_READ,
    problem=statement_problem,
)
RIGHTS: Final = Record(
    Rights,
    (
        Field("country", COUNTRY),
        Field("name", SENTENCE),
        Field("says", SENTENCE),
        Field("rules", Editions(Items(RULE)), required=False),
        Field("first_steps", Items(FIRST_STEP, key="key"), required=False),
    ),
)


def read_rights(text: str, name: str) -> Rights:
    """Those of a file shown as `name`. Raises `ContentError`."""
    rights: Rights = read(text, name, RIGHTS).value
    return rights


def countries() -> tuple[str, ...]:
    """The countries that have a file, by code."""
    return tuple(sorted(path.stem for path in DATA.glob("[a-z][a-z].yaml")))


@cache
def rights_of(country: str) -> Rights | None:
    """None for a country of which nobody has written anything down. Raises `ContentError` for a faulty file."""
    if country not in countries():
        return None
    rights: Rights = load(DATA / f"{country}.yaml", RIGHTS)
    if rights.country != country:
        raise ContentError(
            f"data/{country}.yaml", 1, f"the country `{rights.country}` must be the file's own name"
        )
    return rights
