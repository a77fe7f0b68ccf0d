"""YAML text as a tree of strings with line numbers; everything beyond that is refused.

Built from parser events and not with `yaml.compose`: nesting and aliases are stopped as they appear,
before anything can recurse or multiply.

Also called: parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from amanjol.foundation.textfiles.problems import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as CMark

DEEPEST = 12
Loader: type[yaml.SafeLoader | yaml.CSafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)


ADVICE = {
    "mapping values are not allowed": "; quote a text that contains a colon and a space",
    "cannot start any token": "; quote a text that begins so",
}
"""What to do about the faults that people make most, by words of both parsers."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string. `line` is where it begins, `literal` whether it is a `|` block below that line."""

    value: str
    line: int
    literal: bool = False

    def line_of(self, offset: int) -> int:
        """The line of the file that holds line `offset` (from 0) of the value, as near as is known."""
        return self.line + 1 + offset if self.literal else self.line


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    line: int

    def get(self, name: str) -> Node | None:
        return next((value for key, value in self.entries if key.value == name), None)


type Node = Scalar | Listing | Mapping


@dataclass(slots=True)
class Tree:
    """The root of a file and the lines on which comments stand."""

    root: Node
    comment_lines: list[int]


def parse(text: str, file: str) -> Tree:
    """Raises `ContentError` for whatever is not plain YAML of strings. Refused characters are gone by now."""
    composer = _Composer(file)
    try:
        root = composer.document(_events(text))
    except ContentError:
        raise
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else composer.line
        raise ContentError(file, line, _sentence(error)) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML without libyaml lets `chr` and `int` fail on escapes and versions that are too large.
        raise ContentError(file, composer.line, "is not valid YAML: it holds an impossible escape") from error
    return Tree(root, _comment_lines(text, composer.spans))


def _sentence(error: yaml.MarkedYAMLError) -> str:
    reason = error.problem or error.context or "unreadable"
    hint = next((advice for words, advice in ADVICE.items() if words in reason), "")
    return f"is not valid YAML: {reason}{hint}"


def _events(text: str) -> Iterator[yaml.Event]:
    loader = Loader(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _mark(mark: yaml.Mark | CMark | None) -> yaml.Mark | CMark:
    """The place of a parsed event; only events made by hand have none."""
    if mark is None:
        raise ValueError("an event without a place in the text")
    return mark


@dataclass(slots=True)
class _Composer:
    file: str
    line: int = 1
    spans: list[tuple[int, int, bool]] = field(default_factory=list)

    def document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            self.line = _mark(event.start_mark).line + 1
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    raise self._refusal("YAML directives (lines with %) are not allowed")
                if root is not None:
                    raise self._refusal("a file holds one document: remove this `---`")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        if root is None:
            raise self._refusal("is empty")
        return root

    def _refusal(self, problem: str) -> ContentError:
        return ContentError(self.file, self.line, problem)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.line = _mark(event.start_mark).line + 1
        if isinstance(event, yaml.AliasEvent):
            raise self._refusal("YAML aliases (*) are not allowed: quote a text that begins with *")
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            raise self._refusal("YAML anchors (&) are not allowed: quote a text that begins with &")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise self._refusal("YAML tags (!) are not allowed: quote a text that begins with !")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEEPEST:
            raise self._refusal(f"is nested deeper than {DEEPEST} levels")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(events, depth)
        return self._mapping(events, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        block = event.style in ("|", ">")
        self.spans.append((_mark(event.start_mark).index, _mark(event.end_mark).index, block))
        return Scalar(event.value, self.line, literal=event.style == "|")

    def _listing(self, events: Iterator[yaml.Event], depth: int) -> Listing:
        line = self.line
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Listing(tuple(items), line)

    def _mapping(self, events: Iterator[yaml.Event], depth: int) -> Mapping:
        line = self.line
        entries: list[tuple[Scalar, Node]] = []
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise ContentError(self.file, key.line, "a key must be a word")
            value = self._node(next(events), events, depth + 1)
            if value == Scalar("", value.line):
                value = Scalar("", key.line)  # an absent value has no place of its own
            entries.append((key, value))
        return Mapping(tuple(entries), line)


def _comment_lines(text: str, spans: list[tuple[int, int, bool]]) -> list[int]:
    """The lines with a `#` that belongs to no string. The header of a block string is outside of it."""
    lines: list[int] = []
    position = 0
    for start, end, block in [*spans, (len(text), len(text), False)]:
        if (mark := text.find("#", position, start)) < 0 and block:
            mark = text.find("#", start, text.find("\n", start, end))
        if mark >= 0:
            lines.append(text.count("\n", 0, mark) + 1)
        position = end
    return lines
