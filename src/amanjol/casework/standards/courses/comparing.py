"""Whether the files of a course agree: outline and words, one language and another, statements and their sources.

What is compared is the tree of a file and not its value, so that every difference has its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.foundation.textfiles.nodes import Listing, Mapping, Node, Scalar
from amanjol.foundation.textfiles.problems import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.casework.standards.courses.course_files import CourseWords, Outline
    from amanjol.foundation.textfiles.reading import Reading

MARK: Final = re.compile(r"\[([A-Z]{2}-[0-9]{2})( NR)?\]")
"""Stands behind a statement of law: the id of its source, and NR where nobody has checked that one."""

_GROUPS: Final = re.compile(r"(?<=[0-9])[ ,\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
NOT_IN_A_TITLE: Final = re.compile(
    r"traffick|exploit|slave|торговл[а-яё]+ людьми|эксплуат|рабств|adam söwda|ekspluat|gulçulyk"
    r"|odam savdo|ekspluat|адам сауда|қанау|адам соода",
    re.IGNORECASE,
)
"""A title stands on a certificate, which an employer or a relative reads."""


def twins(reading: Reading) -> Iterator[Problem]:
    """Every key that stands twice in one list."""
    for listing in _listings(reading.root):
        lines: dict[str, int] = {}
        for item in listing.items:
            key = _text(item, "key") or _text(item, "id") or _text(item, "profession")
            if key in lines:
                yield Problem(
                    reading.file,
                    item.line,
                    f"{quoted(key)} stands already on line {lines[key]} of the same list",
                )
            elif key:
                lines[key] = item.line


def unknown_modules(outline: Reading) -> Iterator[Problem]:
    """Questions about a module that the course does not have, and modules that no question is about."""
    value: Outline = outline.value
    asked = {
        reference.value: reference.line for reference in outline.references if reference.kind == "module"
    }
    modules = [module.key for module in value.modules]
    for key, line in asked.items():
        if key not in modules:
            yield Problem(outline.file, line, f"there is no module {quoted(key)}")
    for key, line in zip(modules, outline.item_lines("modules"), strict=True):
        if key not in asked:
            yield Problem(outline.file, line, f"no question of the test is about the module {quoted(key)}")


def outline_differences(words: Reading, outline: Reading) -> Iterator[Problem]:
    """Modules, parts and questions of the words that are not those of the outline, in the same order."""
    value: Outline = outline.value
    yield from _order(words, words.root, "modules", [module.key for module in value.modules])
    yield from _order(words, words.root, "test", [question.key for question in value.test])
    for module, node in zip(value.modules, _items(words.root, "modules"), strict=False):
        if _text(node, "key") == module.key:
            yield from _order(words, node, "parts", [part.key for part in module.parts])
    texts: CourseWords = words.value
    for question, text, line in zip(value.test, texts.test, words.item_lines("test"), strict=False):
        if question.right not in text.answers:
            yield Problem(words.file, line, f"the right answer is {question.right}, which is not there")


def _order(words: Reading, node: Node, name: str, wanted: Sequence[str]) -> Iterator[Problem]:
    """The first that differs: all behind it would differ too."""
    items = _items(node, name)
    keys = [_text(item, "key") for item in items]
    for item, key, right in zip(items, keys, wanted, strict=False):
        if key != right:
            yield Problem(
                words.file, item.line, f"{quoted(key)} stands where course.yaml has {quoted(right)}"
            )
            return
    if len(keys) < len(wanted):
        line = items[-1].line if items else node.line
        yield Problem(words.file, line, f"{name} lacks {quoted(wanted[len(keys)])}, which course.yaml has")
    elif len(keys) > len(wanted):
        yield Problem(
            words.file, items[len(wanted)].line, f"course.yaml has no {quoted(keys[len(wanted)])} in {name}"
        )


def language_differences(words: Reading, original: Reading, language: str) -> Iterator[Problem]:
    """Where a translation has more or less than what it translates (`language`), other figures or other marks."""
    for line, problem in _differences(words.root, original.root, "the file", language):
        yield Problem(words.file, line, problem)


def _differences(ours: Node, theirs: Node, label: str, language: str) -> Iterator[tuple[int, str]]:
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        yield from _key_differences(ours, theirs, label, language)
    elif isinstance(ours, Listing) and isinstance(theirs, Listing):
        if len(ours.items) != len(theirs.items):
            counts = f"{len(ours.items)} in its list, but {len(theirs.items)} in `{language}`"
            yield ours.line, f"{label} has {counts}"
            return
        for item, other in zip(ours.items, theirs.items, strict=True):
            yield from _differences(item, other, label, language)
    elif isinstance(ours, Scalar) and isinstance(theirs, Scalar):
        yield from _text_differences(ours, theirs, label, language)


def _key_differences(ours: Mapping, theirs: Mapping, label: str, language: str) -> Iterator[tuple[int, str]]:
    for key, value in theirs.entries:
        if (own := ours.get(key.value)) is None:
            yield ours.line, f"{label} lacks the key {quoted(key.value)}, which is there in `{language}`"
        else:
            yield from _differences(own, value, key.value, language)
    for key, _ in ours.entries:
        if theirs.get(key.value) is None:
            yield key.line, f"{label} has the key {quoted(key.value)}, which is not there in `{language}`"


def _text_differences(ours: Scalar, theirs: Scalar, label: str, language: str) -> Iterator[tuple[int, str]]:
    if label == "key" and ours.value != theirs.value:
        yield ours.line, f"the key is {quoted(ours.value)}, but {quoted(theirs.value)} in `{language}`"
    for what, own, other in (
        ("marks", marks(ours.value), marks(theirs.value)),
        ("figures", figures(ours.value), figures(theirs.value)),
    ):
        if sorted(own) != sorted(other):
            yield (
                ours.line,
                f"{label} has the {what} {_listed(own)}, but {_listed(other)} in `{language}`",
            )


def figures(text: str) -> list[str]:
    """The numbers written in digits, with no space or comma between thousands. Those of marks are no figures."""
    return re.findall(r"[0-9]+", _GROUPS.sub("", MARK.sub("", text)))


def marks(text: str) -> list[str]:
    return [match.group() for match in MARK.finditer(text)]


def _listed(texts: Sequence[str]) -> str:
    return " ".join(texts) or "none"


def mark_problems(words: Reading, outline: Outline) -> Iterator[Problem]:
    """Marks of no source of the course, and marks that say NR wrongly or do not say it."""
    sources = {source.id: source for source in outline.sources}
    for scalar in _scalars(words.root):
        for source_id, review in MARK.findall(scalar.value):
            if source_id not in sources:
                yield Problem(words.file, scalar.line, f"course.yaml has no source {source_id}")
            elif bool(review) != sources[source_id].needs_review:
                right = f"[{source_id}{' NR' if sources[source_id].needs_review else ''}]"
                yield Problem(words.file, scalar.line, f"the mark of {source_id} must be {right}")
        if "[" in MARK.sub("", scalar.value):
            yield Problem(words.file, scalar.line, "has a `[` that is no mark like [LA-01] or [LA-08 NR]")


def unused_sources(outline: Reading, words: Reading) -> Iterator[Problem]:
    value: Outline = outline.value
    used = {source_id for scalar in _scalars(words.root) for source_id, _ in MARK.findall(scalar.value)}
    for source, line in zip(value.sources, outline.item_lines("sources"), strict=True):
        if source.id not in used:
            yield Problem(outline.file, line, f"no sentence of the course has the mark of {source.id}")


def title_problems(words: Reading) -> Iterator[Problem]:
    """Titles of the course and of its modules, which stand on certificates and on lists at a door."""
    for node in (words.root, *_items(words.root, "modules")):
        title = node.get("title") if isinstance(node, Mapping) else None
        if isinstance(title, Scalar) and (match := NOT_IN_A_TITLE.search(title.value)):
            yield Problem(
                words.file, title.line, f"a title that others read must not speak of {quoted(match.group())}"
            )


def handout_problems(words: Reading, outline: Outline) -> Iterator[Problem]:
    """What goes home on paper out of a course for anybody: at some homes others read it, as they read a certificate."""
    if outline.for_whom != "anybody":
        return
    for module in _items(words.root, "modules"):
        handout = module.get("handout") if isinstance(module, Mapping) else None
        for scalar in _scalars(handout) if handout is not None else ():
            if match := NOT_IN_A_TITLE.search(scalar.value):
                yield Problem(
                    words.file,
                    scalar.line,
                    f"a handout that goes home must not speak of {quoted(match.group())}",
                )


def _text(node: Node, name: str) -> str:
    value = node.get(name) if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) else ""


def _items(node: Node, name: str) -> tuple[Node, ...]:
    value = node.get(name) if isinstance(node, Mapping) else None
    return value.items if isinstance(value, Listing) else ()


def _listings(node: Node) -> Iterator[Listing]:
    if isinstance(node, Listing):
        yield node
    for child in _children(node):
        yield from _listings(child)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for child in _children(node):
        yield from _scalars(child)


def _children(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Listing):
        return node.items
    return tuple(value for _, value in node.entries) if isinstance(node, Mapping) else ()
