"""The folder of sealed files: what is swept at night and what is left alone. And how an upload reaches the desk."""

from __future__ import annotations

import io
import os
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as conf

from amanjol.casework.support.files import store
from amanjol.casework.support.files.receiving import SealedUpload
from amanjol.foundation.seals.fields import Context
from amanjol.foundation.seals.streams import new_file_key

if TYPE_CHECKING:
    from pathlib import Path


AT_ONCE, KEY = timedelta(), new_file_key()
PLACE = Context("node", "organisation", "record", "table.column", 1)


def put() -> uuid.UUID:
    pk = uuid.uuid4()
    store.put(pk, KEY, PLACE, io.BytesIO(b"content"))
    return pk


def age(path: Path, by: timedelta) -> None:
    moment = path.stat().st_mtime - by.total_seconds()
    os.utime(path, (moment, moment))


def test_what_has_no_row_goes_and_what_has_one_stays() -> None:
    named, nobodys = put(), put()
    assert store.sweep({named}, left_alone=AT_ONCE) == 1
    assert [*store.lying()] == [named]
    assert not store.is_there(nobodys)
    with store.open_content(named, KEY, PLACE) as content:
        assert content.read() == b"content"


def test_what_is_young_may_be_under_way() -> None:
    named, nobodys = put(), put()
    begun = store.coming() / uuid.uuid4().hex
    begun.touch()
    assert store.sweep({named}) == 0
    for path in (store.path_of(nobodys), begun):
        age(path, timedelta(days=1, seconds=5))
    assert store.sweep({named}) == 2
    assert [*store.lying()] == [named]
    assert not begun.exists()


def test_a_folder_of_another_database_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    """As after a restore into the wrong one: nothing of it has a row there."""
    there = {put(), put(), put()}
    assert store.sweep(set(), left_alone=AT_ONCE) == 0
    assert store.sweep({uuid.uuid4()}, left_alone=AT_ONCE) == 0
    assert {*store.lying()} == there
    assert "none is removed" in caplog.text


def test_a_folder_that_was_seen_with_its_rows_is_swept_when_all_of_them_were_erased() -> None:
    """A restore claims it for its node, too: then nothing has to be seen first."""
    there = {put(), put()}
    assert store.sweep(there, node="ours", left_alone=AT_ONCE) == 0
    assert store.sweep(set(), left_alone=AT_ONCE) == 0
    assert store.sweep(set(), node="another", left_alone=AT_ONCE) == 0
    assert store.sweep(set(), node="ours", left_alone=AT_ONCE) == 2
    assert not [*store.lying()]


def test_what_cannot_be_removed_now_is_left_to_the_sweep(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pk = put()

    def refuse(_path: Path, **_options: bool) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.unlink", refuse)
        store.remove(pk)
    assert store.is_there(pk)
    assert pk.hex not in caplog.text
    store.remove(pk)
    store.remove(pk)
    assert not store.is_there(pk)


def test_nothing_is_written_over_and_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    pk = uuid.uuid4()
    (store.coming() / pk.hex).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="exists"):
        store.put(pk, KEY, PLACE, io.BytesIO(b"content"))
    assert not (tmp_path / "elsewhere").exists()


def test_every_upload_meets_the_sealed_one_first() -> None:
    assert conf.FILE_UPLOAD_HANDLERS[0] == f"{SealedUpload.__module__}.{SealedUpload.__qualname__}"
