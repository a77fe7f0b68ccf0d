"""Refuses a Python file over 400 lines, a line of a template over 140 letters, and names that say nothing."""

import subprocess
import sys
from pathlib import Path

LONGEST = 400
LONGEST_LINE = 140
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "services", "signals"}


def main() -> int:
    files = _listed("*.py")
    problems = []
    for file in files:
        length = len(file.read_text(encoding="utf-8").splitlines())
        if length > LONGEST and "migrations" not in file.parts:
            problems.append(f"{file}: {length} lines; split it by subject")
        if EMPTY_NAMES & {file.stem, *file.parts}:
            problems.append(f"{file}: name it after what it owns")
    templates = _listed("*.html")
    for template in templates:
        problems += _long_lines(template)
    fine = f"{len(files)} files, none over {LONGEST} lines; {len(templates)} templates, no line over {LONGEST_LINE}"
    print("\n".join(problems) or fine)  # noqa: T201  what a check has to say
    return bool(problems)


def _listed(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [Path(line) for line in listed.stdout.splitlines() if Path(line).exists()]


def _long_lines(template: Path) -> list[str]:
    lines = template.read_text(encoding="utf-8").splitlines()
    return [
        f"{template}:{number}: {len(line)} letters; break it where white space does not matter"
        for number, line in enumerate(lines, 1)
        if len(line) > LONGEST_LINE
    ]


if __name__ == "__main__":
    sys.exit(main())
