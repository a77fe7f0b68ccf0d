"""Files of a case: sealed as they came, opened as copies, gone with the case.

The attacks run as the role of the web server, within the organisation's own rows, and on the folder itself.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import MERET, shows_nobody
from amanjol.casework.support.files import actions, store, views
from amanjol.casework.support.files.contents import pictures
from amanjol.casework.support.files.contents.reading import Why
from amanjol.casework.support.files.forms import NO_ROOM, REFUSED
from amanjol.casework.support.models import CaseFile, StoredFile
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests import office_samples, pdf_samples
from amanjol.casework.support.tests.file_pages import (
    ABOUT,
    address,
    downloaded,
    lying,
    newest,
    seen,
    send,
    take_in,
)
from amanjol.casework.support.tests.test_file_store import age
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytestmark = pytest.mark.django_db


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def test_a_file_is_sealed_as_it_came_and_opens_as_a_copy(people: CaseCast, folder: Path) -> None:
    berk, content = people.keys.berk, samples.jpeg()
    row = take_in(berk, people.case, content)
    file = newest(people.keys.dana, people.case)
    record = file.record
    assert (record.sha256, record.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (record.about, record.giver, record.place) == (ABOUT, "Сама, из сумки", "Приют, комната 3")
    assert (record.by, record.kind) == (keyring_of(berk).person, "jpg")
    assert downloaded(people.keys.dana, people.case, row, "file_original") == content
    copied = downloaded(people.keys.dana, people.case, row)
    assert not any(mark in copied for mark in samples.MARKS)
    assert copied.startswith(b"\xff\xd8")
    page = berk.get(path("case", people.case)).text
    assert all(word in page for word in (ABOUT, "Сама, из сумки", record.sha256))
    request_of(berk)
    assert verbs(berk, "case.file-") == ["case.file-added", "case.file-original-opened", "case.file-opened"]


@pytest.mark.parametrize("ending", samples.TAKEN)
def test_each_kind_is_taken_in_whatever_its_name_says(people: CaseCast, ending: str) -> None:
    content = samples.TAKEN[ending]
    row = take_in(people.keys.berk, people.case, content)
    file = newest(people.keys.berk, people.case)
    assert file.kind.value == ending
    assert downloaded(people.keys.berk, people.case, row, "file_original") == content
    assert (downloaded(people.keys.berk, people.case, row) == content) is not file.kind.has_copy
    assert file.kind.has_copy is (ending != "txt")


def test_nothing_of_it_lies_in_clear(people: CaseCast, folder: Path) -> None:
    content = samples.jpeg()
    row = take_in(people.keys.berk, people.case, content)
    (blob,) = lying(folder)
    assert content[200:232] not in blob
    columns = repr(CaseFile.objects.values().get()) + repr(StoredFile.objects.values().get())
    assert not any(
        word in columns for word in ("фермой", "Аманова", "jpg", hashlib.sha256(content).hexdigest())
    )
    assert row.pk.hex not in path("case", people.case)
    assert [store.path_of(row.pk)] == [path for path in folder.rglob("*") if path.is_file()]
    assert store.path_of(row.pk).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["file_copy", "file_original"])
def test_it_is_given_out_as_something_to_save_that_opens_nothing(people: CaseCast, name: str) -> None:
    row = take_in(people.keys.berk, people.case)
    answer: Any = people.keys.berk.get(address(name, people.case, row))
    assert answer["Content-Disposition"] == f'attachment; filename="{people.case.code}-1.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"] == "image/jpeg"
    whole = b"".join(answer.streaming_content)
    part: Any = people.keys.berk.get(address(name, people.case, row), headers={"range": "bytes=0-9"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (200, len(whole))


def test_what_it_was_called_is_kept_to_read_and_leads_nowhere(people: CaseCast, folder: Path) -> None:
    name = f"../../etc/{'Р' * 200}\u202egpj.html"
    assert send(people.keys.berk, people.case, samples.jpeg(), name=name).status_code == 302
    file = newest(people.keys.berk, people.case)
    assert file.record.name == "Р" * 142 + "gpj.html"
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [file.row.pk.hex]
    answer: Any = people.keys.berk.get(address("file_copy", people.case, file.row))
    assert b"".join(answer.streaming_content)
    assert answer["Content-Disposition"] == f'attachment; filename="{people.case.code}-1.jpg"'
    assert answer["Content-Type"] == "image/jpeg"


def test_the_page_says_first_what_is_never_taken_in(people: CaseCast) -> None:
    page = people.keys.berk.get(address("add_file", people.case)).text
    assert page.index("Never take in a sexual picture of a child") < page.index('type="file"')
    answer = send(people.keys.berk, people.case, samples.jpeg(), is_allowed="")
    assert "tick that no child is shown" in answer.text
    assert not seen(people.keys.berk, people.case).files


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Why.EMPTY),
        (b"MZ" + bytes(90), Why.NOT_TAKEN),
        (samples.huge_png(), Why.TOO_MANY_PIXELS),
        (samples.jpeg() + samples.office(), Why.TWO_IN_ONE),
        (samples.exploding, Why.EXPLODES),
        (bytes(20 * 1024 * 1024 + 1), Why.TOO_LARGE),
    ],
)
def test_what_is_refused_is_told_and_leaves_nothing(
    people: CaseCast, folder: Path, content: bytes | Callable[[], bytes], why: Why
) -> None:
    answer = send(people.keys.berk, people.case, content() if callable(content) else content)
    assert answer.status_code == 200
    assert str(REFUSED[why]) in answer.text
    assert ABOUT in answer.text
    assert lying(folder) == []
    assert not seen(people.keys.berk, people.case).files


def test_nobody_who_is_not_signed_in_puts_a_byte_on_the_disk(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token of the form is looked for first, and for that all that was sent is read."""
    stored: list[str] = []
    monkeypatch.setattr(store, "coming", lambda: stored.append("asked"))
    answer = send(Client(enforce_csrf_checks=True), people.case, samples.jpeg())
    assert answer.status_code == 403
    assert stored == []


def test_a_lock_in_the_middle_keeps_nothing(people: CaseCast, folder: Path) -> None:
    berk = people.keys.berk
    assert berk.post("/account/lock/").status_code == 302
    answer = send(berk, people.case, samples.jpeg())
    assert answer.status_code == 423
    assert ABOUT in answer.text  # to be sent again, with the file chosen anew
    assert lying(folder) == []


def test_where_the_row_cannot_be_written_no_file_stays(
    people: CaseCast, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_columns: Any) -> None:
        raise RuntimeError("no row")

    monkeypatch.setattr(StoredFile.objects, "create", refuse)
    with pytest.raises(RuntimeError, match="no row"):
        send(people.keys.berk, people.case, samples.jpeg())
    assert lying(folder) == []
    request_of(people.keys.berk)
    assert not CaseFile.objects.exists()


@pytest.mark.parametrize(
    "where",
    [
        "amanjol.casework.support.files.receiving.tempfile.TemporaryFile",
        "amanjol.casework.support.files.receiving.Sealer.write",
        "amanjol.casework.support.files.receiving.Sealer.finish",
        "amanjol.foundation.seals.folders.os.fsync",
    ],
)
def test_a_full_disk_is_one_sentence_and_leaves_neither_file_nor_row(
    people: CaseCast, folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(where, Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    answer = send(people.keys.berk, people.case, samples.jpeg())
    assert answer.status_code == 200
    assert str(NO_ROOM) in answer.text
    assert ABOUT in answer.text
    assert lying(folder) == []
    request_of(people.keys.berk)
    assert not CaseFile.objects.exists()


def test_what_was_taken_away_is_gone_and_known(
    people: CaseCast, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    digest = newest(berk, people.case).record.sha256
    assert "Write why it goes" in berk.post(address("take_file_away", people.case, row), {"why": ""}).text
    with django_capture_on_commit_callbacks(execute=True):
        answer = berk.post(address("take_file_away", people.case, row), {"why": "Чужой паспорт"})
    assert answer.status_code == 302
    assert lying(folder) == []
    file = newest(people.keys.dana, people.case)
    assert (file.record.key, file.record.sha256) == ("", digest)
    assert file.record.gone is not None
    assert file.record.gone.why == "Чужой паспорт"
    page = berk.get(path("case", people.case)).text
    assert "Чужой паспорт" in page
    assert address("file_copy", people.case, row) not in page
    assert berk.get(address("file_copy", people.case, row)).status_code == 302
    assert berk.post(address("take_file_away", people.case, row), {"why": "Ещё"}).status_code == 302
    assert not seen(berk, people.case).are_fewer
    assert verbs(berk, "case.file-") == ["case.file-added", "case.file-taken-away"]


@pytest.mark.parametrize("name", ["file_copy", "file_original"])
def test_a_row_without_its_file_says_so(people: CaseCast, name: str) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    store.path_of(row.pk).unlink()
    assert "The file itself is not there any more" in berk.get(path("case", people.case)).text
    answer = berk.get(address(name, people.case, row), follow=True)
    assert "This file is not there any more" in answer.text


def with_another_byte(sealed: bytes, at: int = 300) -> bytes:
    return sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]


@pytest.mark.parametrize("name", ["file_copy", "file_original"])
@pytest.mark.parametrize(
    "attack",
    [
        lambda own, other: shutil.copy(other, own),
        lambda own, _other: own.write_bytes(own.read_bytes()[:-1]),
        lambda own, _other: own.write_bytes(own.read_bytes() + bytes(4112)),
        lambda own, _other: own.write_bytes(with_another_byte(own.read_bytes())),
        lambda own, _other: own.write_bytes(b""),
        lambda own, _other: own.write_bytes(samples.jpeg()),
    ],
    ids=["exchanged", "shorter", "longer", "changed", "empty", "in-clear"],
)
def test_whoever_writes_the_folder_makes_nobody_open_something_false(
    people: CaseCast, attack: Callable[[Path, Path], Any], name: str
) -> None:
    berk = people.keys.berk
    row, other = take_in(berk, people.case), take_in(berk, people.case, samples.png())
    attack(store.path_of(row.pk), store.path_of(other.pk))
    shows_nobody(berk, address(name, people.case, row))


@pytest.mark.parametrize(
    "attack",
    [
        lambda row, other: CaseFile.objects.filter(pk=row.pk).update(case=other.case_id),
        lambda row, other: CaseFile.objects.filter(pk=row.pk).update(
            wrapped_key=other.wrapped_key, sealed=other.sealed
        ),
        lambda row, _other: CaseFile.objects.filter(pk=row.pk).update(sealed=bytes(64)),
    ],
    ids=["of-another-case", "said-twice", "nonsense"],
)
def test_whoever_writes_rows_gives_no_case_a_file_of_another(
    people: CaseCast, attack: Callable[[Any, Any], Any]
) -> None:
    berk, stranger = people.keys.berk, open_case(people.keys.berk, MERET)
    row, other = take_in(berk, people.case), take_in(berk, stranger)
    request_of(berk)
    attack(row, other)
    there = CaseFile.objects.get(pk=row.pk).case_id
    shows_nobody(berk, path("case", stranger if there == stranger.pk else people.case))


def test_a_file_that_was_taken_from_the_database_is_missed(people: CaseCast) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    request_of(berk)
    StoredFile.objects.filter(pk=row.pk).delete()
    CaseFile.objects.filter(pk=row.pk).delete()
    assert seen(berk, people.case).are_fewer
    assert "The journal knows of more files" in berk.get(path("case", people.case)).text


def test_an_older_copy_of_a_row_is_noticed(people: CaseCast) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    request_of(berk)
    before = CaseFile.objects.values("sealed", "wrapped_key").get(pk=row.pk)
    berk.post(address("take_file_away", people.case, row), {"why": "Чужой паспорт"})
    CaseFile.objects.filter(pk=row.pk).update(**before)
    assert seen(berk, people.case).are_fewer


def test_when_it_was_received_is_a_day_that_has_been(people: CaseCast) -> None:
    answer = send(people.keys.berk, people.case, samples.jpeg(), received_on="2999-01-01")
    assert "Choose today or an earlier day" in answer.text
    day = timezone.localdate().replace(day=1)
    take_in(people.keys.berk, people.case, received_on=day.isoformat())
    assert newest(people.keys.berk, people.case).record.received_on == day


def test_of_two_who_take_a_file_away_the_slower_is_told_what_the_first_wrote(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    before = newest(berk, people.case)
    for why in ("Чужой паспорт", "Ошибка"):
        monkeypatch.setattr(views, "_file", lambda *_asked: before)  # as both read it before either wrote
        answer = berk.post(address("take_file_away", people.case, row), {"why": why})
        assert answer.status_code == 302
    gone = newest(berk, people.case).record.gone
    assert gone is not None
    assert gone.why == "Чужой паспорт"
    assert verbs(berk, "case.file-") == ["case.file-added", "case.file-taken-away"]


def test_another_organisation_takes_nothing_back_that_the_sweep_would_remove(people: CaseCast) -> None:
    """The attack: a session of one's own, and statements; at night the sweep comes."""
    rows = [
        take_in(people.keys.berk, people.case),
        take_in(people.gul, open_case(people.gul, MERET)),  # else the folder looked like another database's
    ]
    request_of(people.gul)
    assert [row.pk for row in StoredFile.objects.all()] == [rows[1].pk]
    with connection.cursor() as cursor:
        for statement in (
            "delete from support_storedfile where file_id = %s",
            "update support_storedfile set file_id = gen_random_uuid() where file_id = %s",
        ):
            cursor.execute(statement, [rows[0].pk])
            assert cursor.rowcount == 0
    for row in rows:
        age(store.path_of(row.pk), timedelta(days=2))
    assert actions.sweep() == 0
    assert {*store.lying()} == {row.pk for row in rows}


def test_nobody_says_for_another_organisation_that_a_file_lies_there(people: CaseCast) -> None:
    row = take_in(people.keys.berk, people.case)
    request_of(people.keys.berk)
    StoredFile.objects.filter(pk=row.pk).delete()
    request_of(people.gul)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        StoredFile.objects.create(file_id=row.pk)


def test_three_files_take_as_many_queries_as_one(people: CaseCast) -> None:
    counts = []
    for _more in range(2):
        take_in(people.keys.berk, people.case)
        people.keys.berk.get(path("case", people.case))
        with QueriesOfPage(connection) as queries:
            people.keys.berk.get(path("case", people.case))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "content", [pdf_samples.encrypted(), office_samples.with_reference("pivotTable")], ids=["pdf", "word"]
)
def test_what_no_copy_can_be_made_of_says_so_and_keeps_nothing(
    people: CaseCast, folder: Path, content: bytes
) -> None:
    row = take_in(people.keys.berk, people.case, content)
    before = lying(folder)
    answer = people.keys.berk.get(address("file_copy", people.case, row), follow=True)
    assert "No copy can be made of this file" in answer.text
    assert verbs(people.keys.berk, "case.file-") == ["case.file-added"]
    assert lying(folder) == before
    assert downloaded(people.keys.berk, people.case, row, "file_original") == content


def test_what_no_copy_is_made_of_any_more_says_so(people: CaseCast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = take_in(people.keys.berk, people.case)
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1)
    answer = people.keys.berk.get(address("file_copy", people.case, row), follow=True)
    assert "No copy can be made of this file" in answer.text
    assert downloaded(people.keys.berk, people.case, row, "file_original")
