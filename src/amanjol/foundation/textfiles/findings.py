"""What reading one file brings to light: problems, and references to be looked up elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from amanjol.foundation.textfiles.problems import Problem

MOST_PROBLEMS = 100
"""Per file: more would hide the first ones."""


@dataclass(frozen=True, slots=True)
class Reference:
    """`value` on `line` must exist among what is called `kind`."""

    kind: str
    value: str
    line: int


@dataclass(slots=True)
class Findings:
    """Collects what reading one file brings to light. `language` is that of the text being read."""

    file: str
    language: str = ""
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def report(self, line: int, problem: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.file, line, problem))

    def in_language(self, language: str) -> Findings:
        """The same lists, for a part written in another language."""
        return replace(self, language=language)
