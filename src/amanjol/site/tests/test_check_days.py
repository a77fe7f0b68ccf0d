"""`deploy/check_days.py` finds the day of a moment in UTC, and a leap day that fails, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).parents[4] / "deploy" / "check_days.py"
BAD = """\
today = timezone.now().date()
today = (now - timedelta(days=1)).date()
today = (now or present_moment()).date()
today = datetime.now(UTC).date()
words = f"{entry.at:%d.%m.%Y} {row.opened_at:%d.%m.%Y %H:%M}"
words = row.made_at.strftime("%d.%m.%Y")
words = date_format(entry.at, "d.m.Y")
before = today.replace(year=today.year - 1)
"""
GOOD = """\
today = timezone.localdate()
today = timezone.localtime(entry.at).date()
today = value.date()
today = timezone.now().date()  # not the node's day: packs go by UTC
words = f"{timezone.localtime(entry.at):%d.%m.%Y} {entry.on:%d.%m.%Y} {now:%Y-%m-%dT%H:%M:%SZ}"
words = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
words = date_format(timezone.localtime(entry.at), "d.m.Y")
before = today.replace(year=today.year - 1, day=1), entry.replace(year=2027, month=1, day=2), replace(entry, year=1)
"""


def check(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    (folder / "days.py").write_text(source, encoding="utf-8")
    return subprocess.run([sys.executable, CHECK], cwd=folder, capture_output=True, text=True, check=False)


def test_the_day_of_a_moment_is_refused_with_every_line(tmp_path: Path) -> None:
    answer = check(tmp_path, BAD)
    assert answer.returncode == 1
    lines = [int(line.split(":")[1]) for line in answer.stdout.splitlines()]
    assert sorted(lines) == [1, 2, 3, 4, 5, 5, 6, 7, 8]
    assert answer.stderr == ""


def test_days_of_the_node_pass_and_others_that_say_so(tmp_path: Path) -> None:
    answer = check(tmp_path, GOOD)
    assert (answer.returncode, answer.stdout) == (0, "1 files, every day the node's own\n")
