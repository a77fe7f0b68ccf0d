"""What the doctor says of the node's keys for letters."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from amanjol.foundation.letters import nameless
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.tests.letters_cast import FAR
from amanjol.foundation.letters.tests.node_cast import card_of_node, far_node
from amanjol.site import worker
from amanjol.site.doctor import letters
from amanjol.site.doctor.findings import State

if TYPE_CHECKING:
    from collections.abc import Callable
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
    monkeypatch.setattr(lying, "_count", lambda _statement: 1)
    finding = letters.files()
    assert finding.state is State.BAD
    assert "1 of letters are gone" in finding.text


def test_what_nobody_signed_and_did_not_arrive_is_told_as_a_count(
    url_as: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By rows of a superuser, who can date them back; nothing of it is committed."""
    organisation = uuid.uuid4()
    add = (
        "insert into letters_outgoing (id, organisation_id, to_node, to_organisation, sealed, digest, sent_at, "
        "expires_at, received_at, tries) values (gen_random_uuid(), %s, 'far-node', 'far-house', 'x', 'x', "
        "now() - %s::interval, now() + %s::interval, %s, 3)"
    )
    with psycopg.connect(url_as("postgres")) as database:
        database.execute("set session_replication_role = replica")
        rows = [
            (None, "25 hours", "9 days", None),
            (None, "26 hours", "9 days", None),
            (None, "23 hours", "9 days", None),  # not late yet
            (None, "25 hours", "9 days", "now"),  # received
            (organisation, "25 hours", "9 days", None),  # of an organisation, which sees it itself
            (None, "40 days", "-1 days", None),  # never
        ]
        for row in rows:
            database.execute(add, row)
        counted = database.execute("select waiting, never from letters_nameless_late()").fetchone()
        database.rollback()
    assert counted == (2, 1)
    monkeypatch.setattr(nameless, "late", lambda: nameless.Late(*counted))
    waits, never = letters.nameless()
    assert (waits.state, never.state) == (State.WARNING, State.BAD)
    assert waits.text.startswith("2 that nobody signed wait")
    assert never.text.startswith("1 that nobody signed never arrived")
    assert not any(word in waits.text + never.text for word in ("far-", str(organisation)))
    monkeypatch.setattr(nameless, "late", lambda: nameless.Late(0, 0))
    assert list(letters.nameless()) == []


def test_the_worker_says_it_in_its_log_once_a_day(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(nameless, "late", lambda: nameless.Late(0, 0))
    nameless.say_late()
    assert not caplog.text
    monkeypatch.setattr(nameless, "late", lambda: nameless.Late(4, 0))
    nameless.say_late()
    assert "4 wait for more than a day" in caplog.text
    assert nameless.say_late in worker._daily_chores()
