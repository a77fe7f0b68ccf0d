"""Shapes made of other shapes: lists, keys with values, one text in several languages."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from amanjol.foundation.textfiles.findings import MOST_PROBLEMS, Reference
from amanjol.foundation.textfiles.languages import CODES, in_order
from amanjol.foundation.textfiles.nodes import Listing, Mapping, Node
from amanjol.foundation.textfiles.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Mapping as AnyMapping

    from amanjol.foundation.textfiles.findings import Findings
    from amanjol.foundation.textfiles.shapes import Data, Shape


@dataclass(frozen=True, slots=True)
class Items:
    """A list of at least so many. With `key`, items are told apart and sorted by that attribute."""

    of: Shape
    key: str = ""
    least: int = 1

    def read(self, node: Node, label: str, findings: Findings) -> tuple[Any, ...]:
        if not isinstance(node, Listing):
            findings.report(node.line, f"{label} must be a list: each item begins with `- `")
            return ()
        if len(node.items) < self.least:
            findings.report(node.line, f"{label} needs at least {self.least} in its list")
        values = tuple(self.of.read(item, label, findings) for item in node.items)
        if self.key:
            self._refuse_twins(node, values, findings)
        return values

    def _refuse_twins(self, node: Listing, values: tuple[Any, ...], findings: Findings) -> None:
        lines: dict[str, int] = {}
        for item, value in zip(node.items, values, strict=True):
            key = getattr(value, self.key, None)
            if key in lines:
                findings.report(item.line, f"{self.key} {quoted(key)} is already used on line {lines[key]}")
            elif key is not None:
                lines[key] = item.line

    def arrange(self, value: Iterable[Any]) -> Data:
        ordered = sorted(value, key=lambda item: str(getattr(item, self.key))) if self.key else value
        return [self.of.arrange(item) for item in ordered]


@dataclass(frozen=True, slots=True)
class PerLanguage:
    """The same text in one or more of our languages, by language code."""

    of: Shape

    def read(self, node: Node, label: str, findings: Findings) -> dict[str, Any]:
        entries = _entries(node, label, findings)
        if isinstance(node, Mapping) and not entries:
            findings.report(node.line, f"{label} must be given in at least one language")
        for code, (line, _) in entries.items():
            if code not in CODES:
                findings.report(line, f"{label} has {quoted(code)}, which is no ISO 639-1 code of a language")
            findings.references.append(Reference("language", code, line))
        return {
            code: self.of.read(entries[code][1], f"{label} ({code})", findings.in_language(code))
            for code in in_order(entries)
        }

    def arrange(self, value: AnyMapping[str, Any]) -> Data:
        return {code: self.of.arrange(value[code]) for code in in_order(value)}


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    shape: Shape
    required: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """Keys with values, in this order. `make` builds the value from what is given, by name.

    Fields named `together` are given all or none. `problem` says what is wrong with a finished value, if
    anything is.
    """

    make: Callable[..., Any]
    fields: tuple[Field, ...]
    together: tuple[str, ...] = ()
    problem: Callable[[Any], str] | None = None

    def read(self, node: Node, label: str, findings: Findings) -> Any:
        before = len(findings.problems)
        entries = _entries(node, label, findings)
        names = [field.name for field in self.fields]
        for name, (line, _) in entries.items():
            if name not in names:
                findings.report(line, f"unknown key {quoted(name)}{_suggestion(name, names)}")
        if isinstance(node, Mapping):
            self._report_missing(node, entries, label, findings)
        values = {
            field.name: field.shape.read(entries[field.name][1], field.name, findings)
            for field in self.fields
            if field.name in entries
        }
        sound = before == len(findings.problems) < MOST_PROBLEMS
        if not sound:
            return None
        record = self.make(**values)
        if self.problem and (wrong := self.problem(record)):
            findings.report(node.line, wrong)
        return record

    def _report_missing(
        self, node: Mapping, entries: AnyMapping[str, object], label: str, findings: Findings
    ) -> None:
        for field in self.fields:
            if field.required and field.name not in entries:
                findings.report(node.line, f"{label} needs the key `{field.name}`")
        missing = [name for name in self.together if name not in entries]
        if 0 < len(missing) < len(self.together):
            findings.report(node.line, f"{_all_of(self.together)} belong together: give all or none")

    def arrange(self, value: Any) -> Data:
        arranged: dict[str, Data] = {}
        for field in self.fields:
            part = getattr(value, field.name)
            if field.required or part is False or part:
                arranged[field.name] = field.shape.arrange(part)
        return arranged


@dataclass(frozen=True, slots=True)
class Single:
    """A record of one field that is written as its bare value."""

    make: Callable[..., Any]
    field: Field

    def read(self, node: Node, label: str, findings: Findings) -> Any:
        return self.make(**{self.field.name: self.field.shape.read(node, label, findings)})

    def arrange(self, value: Any) -> Data:
        return self.field.shape.arrange(getattr(value, self.field.name))


@dataclass(frozen=True, slots=True)
class OneOf:
    """One key that says what kind of thing follows, such as `- text: …`."""

    kinds: AnyMapping[str, Record | Single]

    def read(self, node: Node, label: str, findings: Findings) -> Any:
        entries = _entries(node, label, findings)
        if not isinstance(node, Mapping):
            return None
        if len(entries) != 1:
            findings.report(
                node.line, f"each item of {label} has exactly one key, such as `{next(iter(self.kinds))}`"
            )
            return None
        [(name, (line, value))] = entries.items()
        if name not in self.kinds:
            findings.report(line, f"unknown key {quoted(name)}{_suggestion(name, list(self.kinds))}")
            return None
        return self.kinds[name].read(value, name, findings)

    def arrange(self, value: Any) -> Data:
        name = next(name for name, kind in self.kinds.items() if kind.make is type(value))
        return {name: self.kinds[name].arrange(value)}


def _entries(node: Node, label: str, findings: Findings) -> dict[str, tuple[int, Node]]:
    """Line and value by key; a second value for the same key is reported."""
    if not isinstance(node, Mapping):
        findings.report(node.line, f"{label} must be keys with values, such as `key: value`")
        return {}
    entries: dict[str, tuple[int, Node]] = {}
    for key, value in node.entries:
        if key.value in entries:
            findings.report(key.line, f"key {quoted(key.value)} is already on line {entries[key.value][0]}")
        entries.setdefault(key.value, (key.line, value))
    return entries


def _suggestion(name: str, names: list[str]) -> str:
    near = get_close_matches(name[:40], names, n=1)
    return f": did you mean `{near[0]}`?" if near else f": known here are {', '.join(names)}"


def _all_of(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
