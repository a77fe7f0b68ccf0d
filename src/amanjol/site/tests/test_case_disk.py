"""The disk under the database is full while notes are written: a clear page, nothing half stored, and on it goes."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from amanjol.site.tests.browser.node import Node
from amanjol.site.tests.desk_visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTES = 60  # of 10,000 letters each: more than what the last write-ahead segment still holds
CANNOT_SAVE = re.compile("<h1>(We cannot save right now|Сейчас мы не можем сохранять)</h1>")
CASE = {"names": "Айна Бегова", "next_step": "Найти ночлег"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real one of 320 MB; only root may mount it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("No small disk can be mounted here.")
    folder.chmod(0o755)
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_loses_no_note_that_was_acknowledged(small_disk: Path) -> None:
    node = Node(small_disk / "data")
    node.start("--planes", "casework")
    try:
        maral = Visitor(node.address)
        maral.sign_in("maral@demo.example")
        maral.send("/desk/cases/new/", CASE)
        case = maral.path
        token = maral.token(case)
        filler = fill(small_disk)
        acknowledged, refused = [], []
        for number in range(NOTES):
            text = f"Записка №{number:03} " + "ю" * 9_900
            page = maral.post(f"{case}note/", {"text": text}, token)
            if CANNOT_SAVE.search(page):
                refused.append(f"№{number:03} ")
            else:
                acknowledged.append(f"№{number:03} ")
        assert refused
        filler.unlink()
        page = maral.get(case)
        assert all(note in page for note in acknowledged)
        assert not any(note in page for note in refused)
        assert "Записка №999" in maral.send(f"{case}note/", {"text": "Записка №999"}, on=case)
        assert (
            "insert into" not in (node.data / "postgres.log").read_text().lower()
        )  # no statement, so no value of one
    finally:
        node.stop()


def fill(folder: Path) -> Path:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as opened:
        try:
            while True:
                opened.write(bytes(65_536))
        except OSError:
            pass
    return filler
