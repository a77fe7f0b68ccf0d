"""Refuses a Python file over 400 lines, and names that say nothing about what is inside."""

import subprocess
import sys
from pathlib import Path

LONGEST = 400
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "services", "signals"}


def main() -> int:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    files = [Path(line) for line in listed.stdout.splitlines() if Path(line).exists()]
    problems = []
    for file in files:
        length = len(file.read_text(encoding="utf-8").splitlines())
        if length > LONGEST and "migrations" not in file.parts:
            problems.append(f"{file}: {length} lines; split it by subject")
        if EMPTY_NAMES & {file.stem, *file.parts}:
            problems.append(f"{file}: name it after what it owns")
    print("\n".join(problems) or f"{len(files)} files, none over {LONGEST} lines")  # noqa: T201  what a check has to say
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
