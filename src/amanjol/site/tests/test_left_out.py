"""What a machine could not try is named at the end of a run: a test that nobody ran is no test."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from amanjol import conftest


def test_each_test_that_was_left_out_is_named_with_its_reason() -> None:
    reports = [
        SimpleNamespace(
            nodeid="test_nginx.py::test_a", longrepr=("test_nginx.py", 9, "Skipped: nginx is missing")
        ),
        SimpleNamespace(
            nodeid="test_disk.py::test_b", longrepr=("test_disk.py", 3, "Skipped: no small disk")
        ),
    ]
    written: list[str] = []
    kinds = {"skipped": reports, "passed": [SimpleNamespace(nodeid="test_c", longrepr=None)]}
    reporter: Any = SimpleNamespace(getreports=kinds.__getitem__, write_line=written.append)
    conftest.pytest_terminal_summary(reporter)
    assert written == [
        "left out, nginx is missing: test_nginx.py::test_a",
        "left out, no small disk: test_disk.py::test_b",
    ]
