"""A file that lies still is read once; one that somebody wrote to, and each after a day, is read again."""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs import still_files
from amanjol.public.packs.still_files import StillFiles

if TYPE_CHECKING:
    from pathlib import Path

AN_HOUR_AGO = 60 * 60 * 1_000_000_000  # nanoseconds


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that was read, in turn."""
    files: list[Path] = []
    truly_read = still_files.sha256_of

    def noting(file: Path) -> str:
        files.append(file)
        return truly_read(file)

    monkeypatch.setattr(still_files, "sha256_of", noting)
    return files


def write(file: Path, content: bytes, *, ago: int = AN_HOUR_AGO) -> Path:
    file.write_bytes(content)
    then = time.time_ns() - ago
    os.utime(file, ns=(then, then))
    return file


def test_what_lies_still_is_read_once_under_whatever_name(tmp_path: Path, read: list[Path]) -> None:
    file, still = write(tmp_path / "000001", b"page"), StillFiles()
    (tmp_path / "000002").hardlink_to(file)  # as the next pack has it
    digests = [still.sha256(path) for path in (file, file, tmp_path / "000002")]
    assert digests == [hashlib.sha256(b"page").hexdigest()] * 3
    assert read == [file]


@pytest.mark.parametrize("content", [b"longer page", b"pagf"])
def test_what_was_written_to_is_read_again(tmp_path: Path, read: list[Path], content: bytes) -> None:
    file, still = write(tmp_path / "page", b"page"), StillFiles()
    still.sha256(file)
    write(file, content, ago=AN_HOUR_AGO // 2)
    assert still.sha256(file) == hashlib.sha256(content).hexdigest()
    assert len(read) == 2


def test_another_file_in_its_place_is_read(tmp_path: Path) -> None:
    file, still = write(tmp_path / "page", b"page"), StillFiles()
    still.sha256(file)
    then = file.stat().st_mtime_ns
    other = write(tmp_path / "other", b"pagf")
    os.utime(other, ns=(then, then))
    other.replace(file)
    assert still.sha256(file) == hashlib.sha256(b"pagf").hexdigest()


def test_what_was_written_just_now_is_not_taken_to_lie_still(tmp_path: Path, read: list[Path]) -> None:
    """Whoever writes twice within one step of the disk's clock leaves the same time."""
    file, still = write(tmp_path / "page", b"page", ago=0), StillFiles()
    still.sha256(file)
    then = file.stat().st_mtime_ns
    file.write_bytes(b"pagf")
    os.utime(file, ns=(then, then))
    assert still.sha256(file) == hashlib.sha256(b"pagf").hexdigest()
    assert len(read) == 2


def test_after_a_day_it_is_read_again(
    tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, still, clock = write(tmp_path / "page", b"page"), StillFiles(), time.monotonic()
    still.sha256(file)
    monkeypatch.setattr(time, "monotonic", lambda: clock + still_files.READ_AGAIN_AFTER - 60)
    still.sha256(file)
    assert len(read) == 1
    monkeypatch.setattr(time, "monotonic", lambda: clock + still_files.READ_AGAIN_AFTER + 60)
    still.sha256(file)
    assert len(read) == 2


def test_it_forgets_before_it_fills_the_memory(
    tmp_path: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still_files, "_MOST", 2)
    files, still = [write(tmp_path / str(number), b"page") for number in range(3)], StillFiles()
    for file in [*files, files[2], files[0]]:
        still.sha256(file)
    assert read == [*files, files[0]]
