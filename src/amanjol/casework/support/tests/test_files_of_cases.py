"""Files where their case goes: restricted, merged, under new keys, erased, closed, and not there for others."""

from __future__ import annotations

import errno
import uuid
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from django.utils import timezone

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Erased
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.cases.tests.test_restricted import farida_of, restrict, supervisor
from amanjol.casework.support.files import actions, store
from amanjol.casework.support.files.contents import copying
from amanjol.casework.support.files.forms import NO_ROOM
from amanjol.casework.support.files.queries import file_of
from amanjol.casework.support.models import CaseFile, StoredFile
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests import office_samples, pdf_samples
from amanjol.casework.support.tests.file_pages import (
    ABOUT,
    address,
    downloaded,
    lying,
    seen,
    send,
    take_in,
)
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from django.test import Client


pytestmark = pytest.mark.django_db


@pytest.fixture
def people(three_with_keys: CaseCast) -> CaseCast:
    return three_with_keys


def test_who_opened_it_before_it_was_restricted_has_no_row_of_it_afterwards(
    people: CaseCast, folder: Path
) -> None:
    """Its bytes stay as they lie."""
    berk, dana, farida = people.keys.berk, people.keys.dana, farida_of(people)
    content = samples.png()
    row = take_in(berk, people.case, content)
    before, on_disk = bytes(CaseFile.objects.get().wrapped_key), lying(folder)
    restrict(people, berk, work=(dana,))
    request_of(farida)
    assert not CaseFile.objects.exists()
    assert farida.get(address("file_copy", people.case, row)).status_code == 404
    assert downloaded(dana, people.case, row, "file_original") == content
    request_of(berk)
    assert bytes(CaseFile.objects.get().wrapped_key) != before
    assert lying(folder) == on_disk
    restricting.lift(keyring=keyring_of(berk), person=people.case.person)
    assert downloaded(farida, people.case, row, "file_original") == content


def test_a_file_follows_its_case_when_two_people_are_one_and_two_again(people: CaseCast) -> None:
    berk, other = people.keys.berk, open_case(people.keys.berk, MERET)
    content = samples.png()
    row = take_in(berk, other, content)
    merge = merging.merge(keyring=keyring_of(berk), person=people.case.person, other=other.person)
    assert downloaded(berk, other, row, "file_original") == content
    merging.part(keyring=keyring_of(berk), merge=merge)
    assert downloaded(berk, other, row, "file_original") == content


def test_a_new_epoch_leaves_files_as_they_lie(people: CaseCast, folder: Path) -> None:
    content = samples.jpeg()
    row = take_in(people.keys.berk, people.case, content)
    before = lying(folder)
    organisations.remove_member(member=people.keys.farida, by=None)
    for _request in range(3):
        keyring_of(people.keys.berk)
    assert Case.objects.get(pk=people.case.pk).epoch == 2
    assert bytes(CaseFile.objects.get().sealed) == bytes(row.sealed)
    assert lying(folder) == before
    assert downloaded(people.keys.dana, people.case, row, "file_original") == content


def test_an_erased_case_takes_its_files_along_and_only_its_own(
    people: CaseCast, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    berk, selbi = people.keys.berk, supervisor(people)
    other = open_case(berk, MERET)
    gone, staying = take_in(berk, people.case), take_in(berk, other)
    working.close_case(keyring=keyring_of(berk), case=people.case, reason="Просит стереть")
    keyring = keyring_of(selbi)
    case = Case.objects.select_related("person").get(pk=people.case.pk)
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=timezone.localdate())
        assert store.is_there(gone.pk)  # as long as it may be undone
    assert [*store.lying()] == [staying.pk]
    assert [row.pk for row in StoredFile.objects.all()] == [staying.pk]
    assert people.case.pk in Erased.objects.values_list("pk", flat=True)


def test_a_closed_case_takes_no_file_and_shows_those_that_it_has(people: CaseCast, folder: Path) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case)
    working.close_case(keyring=keyring_of(berk), case=people.case, reason="Всё")
    answer = send(berk, people.case, samples.png())
    assert answer.status_code == 302
    assert len(seen(berk, people.case).files) == len(lying(folder)) == 1
    page = berk.get(path("case", people.case)).text
    assert ABOUT in page
    assert f'href="{address("add_file", people.case)}"' not in page
    assert downloaded(berk, people.case, row)


def test_a_file_of_another_case_of_none_or_of_others_is_not_there(people: CaseCast) -> None:
    berk, stranger = people.keys.berk, open_case(people.keys.berk, MERET)
    row = take_in(berk, people.case)
    for name in ("file_copy", "file_original", "take_file_away"):
        assert berk.get(address(name, stranger, row)).status_code == 404
        assert berk.get(address(name, people.case, CaseFile(pk=uuid.uuid4()))).status_code == 404
        assert people.gul.get(address(name, people.case, row)).status_code == 404
        assert people.officer.get(address(name, people.case, row)).status_code == 403
    request_of(people.gul)
    assert not CaseFile.objects.exists()


def observing(people: CaseCast) -> Client:
    """Who reads cases and works on none."""
    member = join("Ogul Chinar", people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    give(people.keys.berk, member)
    accept(observer)
    return observer


def test_only_who_works_on_cases_takes_in_and_sees_originals(people: CaseCast) -> None:
    observer = observing(people)
    row = take_in(people.keys.berk, people.case)
    assert downloaded(observer, people.case, row)
    assert observer.get(address("file_original", people.case, row)).status_code == 403
    assert send(observer, people.case, samples.png()).status_code == 403
    page = observer.get(path("case", people.case)).text
    assert ABOUT in page
    assert address("file_original", people.case, row) not in page


@pytest.mark.parametrize(
    "content",
    [pdf_samples.marked(), office_samples.word(), office_samples.sheet()],
    ids=["pdf", "word", "sheet"],
)
def test_whoever_only_reads_gets_no_original_under_the_name_of_a_copy(
    people: CaseCast, content: bytes
) -> None:
    observer, berk = observing(people), people.keys.berk
    row = take_in(berk, people.case, content)
    copied = downloaded(observer, people.case, row)
    assert copied == downloaded(berk, people.case, row) != content
    assert not any(mark in copied for mark in samples.MARKS)
    row = take_in(berk, people.case, pdf_samples.encrypted())
    answer = observer.get(address("file_copy", people.case, row), follow=True)
    assert "No copy can be made of this file. Whoever works on the case can open the original." in answer.text
    assert verbs(berk, "case.file-opened") == ["case.file-opened", "case.file-opened"]
    row = take_in(berk, people.case, samples.TEXT)
    assert downloaded(observer, people.case, row) == samples.TEXT  # nothing is beside what one sees


def test_while_two_copies_are_made_a_third_person_hears_it_and_waits_for_nobody(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case, pdf_samples.marked())
    monkeypatch.setattr(copying, "PATIENCE", 0)
    with copying._PLACES, copying._PLACES:
        answer = berk.get(address("file_copy", people.case, row), follow=True)
    assert "Two copies are being made already. Try again in a minute." in answer.text
    assert "No copy can be made" not in answer.text
    assert verbs(berk, "case.file-opened") == []
    assert downloaded(berk, people.case, row)


def test_a_copy_for_which_the_disk_has_no_room_is_one_sentence(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    berk = people.keys.berk
    row = take_in(berk, people.case, pdf_samples.marked())
    monkeypatch.setattr(store, "put_aside", Mock(side_effect=OSError(errno.ENOSPC, "The disk is full")))
    answer = berk.get(address("file_copy", people.case, row), follow=True)
    assert answer.status_code == 200
    assert str(NO_ROOM) in answer.text
    assert verbs(berk, "case.file-opened") == []


def test_a_copy_that_nobody_can_keep_takes_no_place(
    people: CaseCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_aside(parts: Iterable[bytes]) -> None:
        next(iter(parts))
        raise OSError(errno.ENOSPC, "The disk is full")

    row = take_in(people.keys.berk, people.case, pdf_samples.marked())
    keyring = keyring_of(people.keys.berk)
    monkeypatch.setattr(store, "put_aside", put_aside)
    monkeypatch.setattr(copying, "PATIENCE", 0)
    with pytest.raises(OSError, match="full") as _kept:  # and with it what was under way
        actions.open_copy(keyring=keyring, file=file_of(people.case, row.pk, keyring))
    with copying._place(), copying._place():
        pass
