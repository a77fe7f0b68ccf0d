"""The process that attacks a release ends by itself, and one that ended so has settled nothing."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from amanjol.programme.releases import asking, examiner

ENDLESS = "while True: pass"
LIMITS = "return [*resource.getrlimit(resource.RLIMIT_CPU), *resource.getrlimit(resource.RLIMIT_DATA)]"


def command(attack: str, seconds: int = examiner.MOST_SECONDS) -> tuple[str, ...]:
    """The examiner with another attack in it."""
    program = (
        f"import resource, sys\nfrom {examiner.__name__} import main\nimport {examiner.__name__} as of\n"
        f"def attack(order, say):\n    {attack}\nof.examined, of.MOST_SECONDS = attack, {seconds}\nsys.exit(main())"
    )
    return (sys.executable, "-I", "-c", program)


def run(attack: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(attack), input=b"{}", capture_output=True, check=False)


def test_an_attack_without_an_end_settles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_COMMAND", command(ENDLESS, seconds=1))
    assert asking.examined({}, lambda _done, _of_all: None) is None


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere only time is limited.")
def test_an_attack_has_so_much_time_and_memory() -> None:
    held = json.loads(run(LIMITS).stdout)["found"]
    assert held == [examiner.MOST_SECONDS] * 2 + [examiner.MOST_MEMORY] * 2
    greedy = run("bytearray(of.MOST_MEMORY)")
    assert (greedy.returncode, greedy.stdout) == (1, b"")
    assert b"MemoryError" in greedy.stderr
