"""`deploy/check_names.py` finds a name that says nothing wherever a variable can get one, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).parents[4] / "deploy" / "check_names.py"
BAD = """\
from dataclasses import dataclass


def parameters(this: int, *one: int, each: int = 0, **some: int) -> int:
    found = this + each
    kept: int = found
    shown, told = kept, len(one)
    made = 1
    made += 1
    return shown + told + made + len(some)


for known in range(3):
    print([one for one in range(known)], {it: 1 for it in range(2)}, lambda each: each)
with open(__file__) as shown:
    print(this := shown.read())
try:
    pass
except OSError as found:
    print(found)
match [1, 2]:
    case [one, *some]:
        pass
    case {"a": 1, **known}:
        pass
    case int() as told:
        pass


@dataclass
class Holding:
    kept: bytes = b""
    key: object = sorted([], key=lambda one: one)
"""
EXPECTED = [
    (4, "each"), (4, "one"), (4, "some"), (4, "this"), (5, "found"), (6, "kept"), (7, "shown"), (7, "told"),
    (8, "made"), (9, "made"), (13, "known"), (14, "each"), (14, "it"), (14, "one"), (15, "shown"), (16, "this"),
    (19, "found"), (22, "one"), (22, "some"), (24, "known"), (26, "told"), (33, "one"),
]  # fmt: skip
GOOD = """\
def first_words(rows: list[str]) -> dict[str, int]:
    known_words = {row.split()[0]: number for number, row in enumerate(rows)}
    known_words.update(found=len(rows), one=1)
    return known_words
"""


def check(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    """The check in a checkout of these files: `a__b` is `src/amanjol/a/b.py`."""
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    for name, source in files.items():
        file = folder / "src" / "amanjol" / f"{name.replace('__', '/')}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    return subprocess.run([sys.executable, CHECK], cwd=folder, capture_output=True, text=True, check=False)


def test_a_bad_file_is_refused_with_every_line(tmp_path: Path) -> None:
    answer = check(tmp_path, public__bad=BAD, public__good=GOOD)
    assert answer.returncode == 1
    assert answer.stdout.splitlines() == [
        f"src/amanjol/public/bad.py:{line}: a variable `{name}`; name it after what it holds"
        for line, name in EXPECTED
    ]
    assert answer.stderr == ""


def test_a_good_file_passes_whatever_its_keywords_and_longer_names(tmp_path: Path) -> None:
    answer = check(tmp_path, foundation__good=GOOD)
    assert (answer.returncode, answer.stdout) == (0, "1 files, every variable named after what it holds\n")
