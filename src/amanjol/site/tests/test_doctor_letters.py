"""What the doctor says of the node's keys for letters."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.tests.letters_cast import FAR
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node
from amanjol.site.doctor import letters
from amanjol.site.doctor.findings import State

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.foundation.letters.node_folder import NodeFolder


@pytest.fixture
def folder(tmp_path: Path) -> NodeFolder:
    node = far_node(tmp_path / "letters", FAR)
    node.keep_own(card_of_node(node))
    return node


def _examined(tmp_path: Path, days: int = 0) -> tuple[State, str]:
    configuration: Any = SimpleNamespace(data=tmp_path)
    finding = letters.examine(configuration, datetime.now(UTC) + timedelta(days=days))
    return finding.state, finding.text


def test_no_keys_are_a_hint_and_nothing_worse(tmp_path: Path) -> None:
    state, text = _examined(tmp_path)
    assert state is State.NOTE
    assert "amanjol node init" in text


def test_keys_that_only_we_read_are_well_until_the_card_is_a_year_old(
    folder: NodeFolder, tmp_path: Path
) -> None:
    assert _examined(tmp_path, 364)[0] is State.OK
    state, text = _examined(tmp_path, 366)
    assert state is State.WARNING
    assert "node card --address" in text


@pytest.mark.parametrize(
    ("what", "mode"), [("keys", 0o750), ("keys/1.secret", 0o640), ("keys/1.secret", 0o604)]
)
def test_keys_that_others_read_are_bad(folder: NodeFolder, tmp_path: Path, what: str, mode: int) -> None:
    (folder.root / what).chmod(mode)
    state, text = _examined(tmp_path)
    assert state is State.BAD
    assert str(folder.root / what) in text


def test_a_card_that_is_missing_or_damaged_is_bad(folder: NodeFolder, tmp_path: Path) -> None:
    (folder.root / "own.card").write_bytes(b"rubbish")
    assert _examined(tmp_path)[0] is State.BAD
    (folder.root / "own.card").unlink()
    assert _examined(tmp_path)[0] is State.BAD


@pytest.mark.django_db
def test_files_of_letters_that_are_gone_are_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    assert letters.files().state is State.OK
    monkeypatch.setattr(lying, "named", lambda *, only_whole: {uuid.uuid4()} if only_whole else set())
    finding = letters.files()
    assert finding.state is State.BAD
    assert "1 of letters are gone" in finding.text
