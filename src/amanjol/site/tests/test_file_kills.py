"""The server is killed while it takes a file in, at moments between the file and its row: neither stays alone."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from amanjol.casework.cases.models import Case
from amanjol.casework.support.files import store
from amanjol.casework.support.files.queries import content_of, files_of
from amanjol.casework.support.models import CaseFile, StoredFile
from amanjol.site.tests.faults import some
from amanjol.site.tests.file_writer import CONTENT
from amanjol.site.tests.test_archive_erased import supervisor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


KILLS = some(200)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SEALED_FILES_ROOT = tmp_path / "data" / "files"
    return tmp_path / "data" / "files"


def test_neither_a_file_nor_its_row_stays_alone(filled: Callable[[str], str], folder: Path) -> None:
    environment = os.environ | {"DATABASE_URL": filled("app"), "AMANJOL_DATA": str(folder.parent)}
    command = [sys.executable, "-m", "amanjol.site.tests.file_writer", str(KILLS), "20261127"]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    saved, killed = {UUID(value) for word, value in lines if word == "saved"}, lines[-1]
    assert killed[0] == "killed"
    assert 0 < int(killed[1]) <= KILLS
    assert len(saved) >= 2 + KILLS - int(killed[1])
    with supervisor() as keyring:
        rows = {row.pk for row in CaseFile.objects.all()}
        case = Case.objects.select_related("person").get(pk=CaseFile.objects.values("case")[:1])
        of_case = files_of(case, keyring)
        assert {file.row.pk for file in of_case.files} == rows
        assert saved <= rows  # one may be killed after the commit and before it says so
        assert not of_case.are_fewer
        for file in of_case.files:
            with content_of(file, keyring) as content:
                assert content.read() == CONTENT
        assert {*StoredFile.objects.values_list("pk", flat=True)} == rows
        alone = {*store.lying()} - rows
        begun = len([*store.coming().iterdir()])
        assert store.sweep(rows, left_alone=timedelta()) == len(alone) + begun
    assert {*store.lying()} == rows
    assert not [*store.coming().iterdir()]
