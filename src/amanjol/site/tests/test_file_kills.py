"""The server is killed while it takes a file in, takes one away or erases a case with one: neither row nor file stays
alone, however far it was.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from amanjol.casework.cases.models import Case
from amanjol.casework.support.files import store
from amanjol.casework.support.files.queries import content_of, files_of
from amanjol.casework.support.models import CaseFile, StoredFile
from amanjol.site.tests.faults import some
from amanjol.site.tests.file_writer import AFTER, ANY, BEFORE, CONTENT, planned
from amanjol.site.tests.test_archive_erased import supervisor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from amanjol.foundation.organisations.keys.keyring import Keyring


KILLS = some(200)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.SEALED_FILES_ROOT = tmp_path / "data" / "files"
    return tmp_path / "data" / "files"


def killed_often(environment: dict[str, str]) -> dict[str, list[list[str]]]:
    """What was said by each word."""
    command = [sys.executable, "-m", "amanjol.site.tests.file_writer", str(KILLS), "20261127"]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    said: defaultdict[str, list[list[str]]] = defaultdict(list)
    for word, *rest in map(str.split, done.stdout.splitlines()):
        said[word].append(rest)
    return said


def opened_files(keyring: Keyring) -> tuple[set[UUID], set[UUID]]:
    """Those that open, as they came, and those that were taken away. No row is missed."""
    there, gone = set(), set()
    for case in Case.objects.select_related("person").filter(pk__in=CaseFile.objects.values("case")):
        of_case = files_of(case, keyring)
        assert not of_case.are_fewer
        for file in of_case.files:
            if file.record.gone is not None:
                gone.add(file.row.pk)
                continue
            with content_of(file, keyring) as content:
                assert content.read() == CONTENT
            there.add(file.row.pk)
    assert there | gone == {*CaseFile.objects.values_list("pk", flat=True)}
    return there, gone


def test_neither_a_file_nor_its_row_stays_alone(filled: Callable[[str], str], folder: Path) -> None:
    said = killed_often(os.environ | {"DATABASE_URL": filled("app"), "AMANJOL_DATA": str(folder.parent)})
    before, after, saved, taken = (
        {UUID(pk) for (pk,) in said[word]} for word in (BEFORE, AFTER, "saved", "taken")
    )
    by_their_own = sum(moment != ANY for _act, moment in planned(KILLS))
    assert len(before) + len(after) == by_their_own
    assert before
    assert after
    assert by_their_own < int(said["killed"][0][0]) <= KILLS
    with supervisor() as keyring:
        there, gone = opened_files(keyring)
        cases = {*Case.objects.values_list("pk", flat=True)}
        kept_with = {UUID(file): UUID(case) for case, file in said["case"]}
        erased = {file for file, case in kept_with.items() if case not in cases}
        assert {UUID(case) for (case,) in said["erased"]} <= {kept_with[file] for file in erased}
        assert not erased & (there | gone)
        assert saved <= there | gone | erased  # one may be killed after the commit and before it says so
        assert taken <= gone
        assert before | after <= gone | erased
        assert {*StoredFile.objects.values_list("pk", flat=True)} == there
        alone = {*store.lying()} - there
        assert before <= alone
        assert not after & alone
        begun = len([*store.coming().iterdir()])
        assert store.sweep(there, left_alone=timedelta()) == len(alone) + begun
    assert {*store.lying()} == there
    assert not [*store.coming().iterdir()]
