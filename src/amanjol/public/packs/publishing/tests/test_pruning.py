"""What nobody fetches any more goes after 30 days; what a channel shows, or showed of late, stays."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from amanjol.public.packs.publishing import publication
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.tests.stage import (
    DAY,
    Node,
    device_at,
    node_in,
    put_pack,
    reader_of,
    whole,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@pytest.fixture
def node(tmp_path: Path) -> Node:
    return node_in(tmp_path / "node")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


def written(folder: Path, at: datetime, before: set[Path] | None = None) -> set[Path]:
    """Say of all files but those before that they were written at a time. Gives all."""
    files = {file for file in folder.rglob("*") if file.is_file()}
    for file in files - (before or set()):
        os.utime(file, (at.timestamp(), at.timestamp()))
    return files


def publish_days(node: Node, stick: Path, numbers: range, days: int) -> None:
    """One pack after another, so many days apart."""
    there: set[Path] = set()
    here: set[Path] = set()
    for number in numbers:
        put_pack(node.packs, number, **{"en/index.html": b"<p>%d</p>" % number})
        node.publish(stick)
        there, here = written(stick, node.now, there), written(node.repository, node.now, here)
        node.now += days * DAY


def test_old_packs_go(node: Node, stick: Path, tmp_path: Path) -> None:
    publish_days(node, stick, range(2, 5), 40)  # days 0, 40, 80; it is day 120
    before = len(written(stick, node.now, set(stick.rglob("*"))))
    removed = publication.prune(signing=node.signing, to=str(stick), now=node.now)
    # Of pack 2 its page, its manifest, both packed too, its target; its targets and snapshot, and those of pack 3.
    assert removed == 5 + 4
    assert len([file for file in stick.rglob("*") if file.is_file()]) == before - removed
    for place in (stick, node.repository):
        names = {path.name for path in place.rglob("*")}
        assert {"1.root.json", "timestamp.json"} <= names
        assert "1.targets.json" not in names
        device = device_at(node, tmp_path / f"device-{place.name}", place)
        assert whole(reader_of(place), device.look()) == 4
    assert publication.prune(signing=node.signing, to=str(stick), now=node.now) == 0


def test_what_was_shown_just_before_stays_however_old(node: Node, stick: Path) -> None:
    publish_days(node, stick, range(2, 4), 100)
    before = {file for file in (stick / "blobs").rglob("*") if file.is_file()}
    publication.prune(signing=node.signing, to=str(stick), now=node.now)
    assert {file for file in (stick / "blobs").rglob("*") if file.is_file()} == before


def test_what_was_shown_within_thirty_days_stays(node: Node, stick: Path) -> None:
    """A device on a slow line may still be fetching it, though two newer ones have come since."""
    publish_days(node, stick, range(2, 6), 7)
    before = {file for file in stick.rglob("*") if file.is_file()}
    assert publication.prune(signing=node.signing, to=str(stick), now=node.now) == 0
    assert {file for file in stick.rglob("*") if file.is_file()} == before


def test_the_daily_signature_clears_here_and_at_every_place(node: Node, stick: Path) -> None:
    publish_days(node, stick, range(2, 5), 40)
    publication.sign_again(signing=node.signing, clear=True, now=node.now)
    for place in (stick, node.repository):
        assert not (place / "metadata/1.targets.json").exists()


def test_a_place_that_could_not_be_brought_up_to_date_is_not_cleared(node: Node, stick: Path) -> None:
    publish_days(node, stick, range(2, 5), 40)
    page = next(
        file
        for file in (node.repository / "blobs").rglob("*")
        if file.is_file() and file.read_bytes() == b"<p>4</p>"
    )
    (stick / page.relative_to(node.repository)).unlink()
    page.unlink()
    before = {file for file in stick.rglob("*") if file.is_file()}
    outcomes = publication.sign_again(signing=node.signing, clear=True, now=node.now)
    assert "cannot be read" in outcomes[str(stick)]
    assert {file for file in stick.rglob("*") if file.is_file()} == before


def test_half_written_files_go(node: Node, stick: Path) -> None:
    node.publish(stick)
    for place in (stick, node.repository):
        (place / "blobs/.part-0011").write_bytes(b"half")
    publication.prune(signing=node.signing, to=str(stick), now=node.now)
    assert [*stick.rglob(".part-*"), *node.repository.rglob(".part-*")] == []


def test_before_the_first_publication_there_is_nothing_to_prune(node: Node, stick: Path) -> None:
    with pytest.raises(CannotPublish, match="Nothing has been published yet"):
        publication.prune(signing=node.signing, to=str(stick), now=node.now)
