"""Killed while a letter with a file leaves, and while one is fetched: neither a file nor its row stays alone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.models import ArrivingFile, Outgoing, SentFile
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals.letters import pieces
from amanjol.site.tests.faults import some
from amanjol.site.tests.test_archive_erased import supervisor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = some(100)


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    settings.LETTERS_ROOT = tmp_path / "data" / "letters"
    return tmp_path / "data"


def test_neither_a_file_nor_its_row_stays_alone(filled: Callable[[str], str], data: Path) -> None:
    environment = os.environ | {"DATABASE_URL": filled("app"), "AMANJOL_DATA": str(data)}
    command = [sys.executable, "-m", "amanjol.site.tests.letter_file_writer", str(KILLS), "20261128"]
    with supervisor():
        before = set(Outgoing.objects.values_list("pk", flat=True))  # the demo's own
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    sent, killed = {UUID(value) for word, value, *_ in lines if word == "sent"}, lines[-1]
    assert killed[0] == "killed"
    assert int(killed[1]) > 0
    assert int(killed[2]) > 0
    folder = lying.folder()
    with supervisor():
        rows = list(SentFile.objects.all())
        assert sent <= {row.pk for row in rows}  # one may be killed after the commit and before it says so
        assert {row.letter_id for row in rows} == set(Outgoing.objects.values_list("pk", flat=True)) - before
        arrived = list(ArrivingFile.objects.all())
        assert len(arrived) == len(rows)
        assert all(row.arrived_at is not None and row.next_try_at is None for row in arrived)
        manifests = {bytes(row.address): bytes(row.manifest) for row in rows}
        lie = [(row.pk, bytes(row.address)) for row in rows]
        lie += [(row.pk, bytes(row.address)) for row in arrived]
        for pk, address in lie:
            manifest = pieces.read_manifest(manifests[address], address)
            whole = folder.path_of(pk).read_bytes()
            assert len(whole) == manifest.size
            for number in range(len(manifest.pieces)):
                piece = whole[number * pieces.PIECE_BYTES :][: pieces.PIECE_BYTES]
                assert pieces.is_piece(manifest, number, piece)
    name_session("")
    alone = lying.nobodys({*folder.lying()})
    begun = len([*folder.coming().iterdir()])
    assert lying.sweep(left_alone=timedelta()) == len(alone) + begun
    assert {*folder.lying()} == {pk for pk, _address in lie}
    assert lying.lost() == 0
