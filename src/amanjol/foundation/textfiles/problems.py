"""What is wrong with a text file, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file as shown to people, the line (from 1) and one clear sentence."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}"


class ContentError(ValueError):
    """A text that is no content file. Shown as `content/guide/kr/country.uz.yaml:12: sentence`."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(file, line, problem)
        self.file = file
        self.line = line
        self.problem = problem
        self.problems: tuple[Problem, ...] = (Problem(file, line, problem),)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class ContentErrors(ContentError):
    """All problems found, at least one. `file`, `line` and `problem` are those of the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(first.file, first.line, first.problem)
        self.problems = tuple(problems)


def printable(text: str) -> str:
    """The text with everything that a terminal or a page might obey written as an escape."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in text
    )


def quoted(text: str) -> str:
    """A value as it may stand in an error sentence: short and harmless."""
    excerpt = text if len(text) <= QUOTED_LENGTH else text[:QUOTED_LENGTH] + "…"
    return f"`{printable(excerpt)}`"
