"""What a file may hold, described as data: here the single strings, in `structures` lists and keys.

One shape reads, checks and arranges a value. `read` turns a node into a value and reports what is wrong;
the value means something only when nothing was reported. `arrange` turns a value back into plain strings,
lists and dictionaries in canonical order.

Also called: schema, validation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Protocol

from amanjol.foundation.textfiles.characters import string_problems, words_problems
from amanjol.foundation.textfiles.findings import Reference
from amanjol.foundation.textfiles.nodes import Node, Scalar
from amanjol.foundation.textfiles.problems import quoted

if TYPE_CHECKING:
    from amanjol.foundation.textfiles.findings import Findings

type Data = str | list[Data] | dict[str, Data]


class Shape(Protocol):
    def read(self, node: Node, label: str, findings: Findings) -> Any: ...

    def arrange(self, value: Any) -> Data: ...


def _string(node: Node, label: str, findings: Findings, *, multi_line: bool = False) -> str | None:
    """The string, or nothing when it is none or already faulty."""
    if not isinstance(node, Scalar):
        findings.report(node.line, f"{label} must be a text, not a list or keys")
        return None
    problems = list(string_problems(node.value, multi_line=multi_line))
    for offset, problem in problems:
        findings.report(node.line_of(offset), f"{label} {problem}")
    return None if problems else node.value


@dataclass(frozen=True, slots=True)
class Words:
    """Text for people, at most `longest` characters; `**strong**` is its only markup."""

    multi_line: bool = False
    longest: int = 300

    def read(self, node: Node, label: str, findings: Findings) -> str:
        value = _string(node, label, findings, multi_line=self.multi_line)
        if value is not None and isinstance(node, Scalar):
            if len(value) > self.longest:
                findings.report(node.line, f"{label} is longer than {self.longest} characters")
            for offset, problem in words_problems(value, language=findings.language):
                findings.report(node.line_of(offset), f"{label} {problem}")
        return value or ""

    def arrange(self, value: str) -> Data:
        return value


@dataclass(frozen=True, slots=True)
class Word:
    """A string for the machine that fits `pattern`; `wanted` ends the sentence "it must be …".

    `longest` is in characters. With `refers_to`, the value must exist among what is called so.
    """

    pattern: re.Pattern[str]
    wanted: str
    longest: int = 20
    refers_to: str = ""

    def read(self, node: Node, label: str, findings: Findings) -> str:
        value = _string(node, label, findings)
        if value is None:
            return ""
        if not self.pattern.fullmatch(value):
            findings.report(node.line, f"{label} is {quoted(value)} but must be {self.wanted}")
        elif len(value) > self.longest:
            findings.report(node.line, f"{label} is longer than {self.longest} characters")
        elif self.refers_to:
            findings.references.append(Reference(self.refers_to, value, node.line))
        return value

    def arrange(self, value: str) -> Data:
        return value


@dataclass(frozen=True, slots=True)
class Day:
    """An ISO date that exists, kept as its string. `has_come`: of something that has happened, so not tomorrow."""

    has_come: bool = False

    def read(self, node: Node, label: str, findings: Findings) -> str:
        value = _string(node, label, findings)
        if value is not None and not _is_day(value):
            findings.report(node.line, f"{label} is {quoted(value)}, which is no date like 2027-03-01")
        elif value is not None and self.has_come and value > _latest_day():
            findings.report(node.line, f"{label} is {quoted(value)}, a day that has not come yet")
        return value or ""

    def arrange(self, value: str) -> Data:
        return value


def _either(options: tuple[str, ...]) -> str:
    return " or ".join(options) if len(options) < 3 else f"{', '.join(options[:-1])} or {options[-1]}"


def _latest_day() -> str:
    """The one that has begun furthest east: a file is read under any clock."""
    return datetime.now(timezone(timedelta(hours=14))).date().isoformat()  # not the node's day


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[str, ...]

    def read(self, node: Node, label: str, findings: Findings) -> str:
        value = _string(node, label, findings)
        if value is not None and value not in self.options:
            findings.report(node.line, f"{label} is {quoted(value)} but must be {_either(self.options)}")
        return value or ""

    def arrange(self, value: str) -> Data:
        return value


@dataclass(frozen=True, slots=True)
class YesNo:
    """`yes` or `no` in the file, a boolean outside of it."""

    def read(self, node: Node, label: str, findings: Findings) -> bool:
        return Choice(("yes", "no")).read(node, label, findings) == "yes"

    def arrange(self, value: bool) -> Data:
        return "yes" if value else "no"


@dataclass(frozen=True, slots=True)
class Codes:
    """Several different codes out of a list, parted by single spaces; `what` names one of them."""

    options: frozenset[str]
    what: str

    def read(self, node: Node, label: str, findings: Findings) -> str:
        value = _string(node, label, findings)
        codes = value.split(" ") if value else []
        for code in codes:
            if code not in self.options:
                findings.report(node.line, f"{label} has {quoted(code)}, which is no {self.what}")
        if len(set(codes)) < len(codes):
            findings.report(node.line, f"{label} names a {self.what} twice")
        return value or ""

    def arrange(self, value: str) -> Data:
        return value
