"""What an attacker, or an older copy, could keep readable of a file after it should be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amanjol.casework.cases.consents import actions as consents
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.sealing import open_case
from amanjol.casework.cases.tests.test_erasing import close
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.acting.files import FileState
from amanjol.casework.legal_aid.models import (
    CaseNeed,
)
from amanjol.casework.legal_aid.needs import asking as asking_need
from amanjol.casework.legal_aid.needs import filing, filing_told, taking_back
from amanjol.casework.legal_aid.tests.file_cast import (
    READ,
    TODAY,
    asked_need,
    begin,
    consent,
    file_at,
    give_file,
)
from amanjol.casework.legal_aid.tests.test_files_for_advocates import given
from amanjol.casework.standards.legal_needs.codes import WithdrawReason
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters.models import OpenedLetter
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from django.db.models import Model

    from amanjol.casework.legal_aid.tests.file_cast import Filed
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]


def kept(filed: Filed) -> list[bytes]:
    """What lies with the coordinator, version by version."""
    request_of(filed.gulnaz)
    rows = OpenedLetter.objects.filter(kept__isnull=False).order_by("opened_at")
    return [bytes(row.kept or b"") for row in rows]


def is_recalled(filed: Filed, letter: UUID) -> bool:
    request_of(filed.berk)
    return Entry.objects.filter(verb="letters.recalled", subject_id=str(letter)).exists()


def columns(model: type[Model], pk: UUID) -> dict[str, object]:
    names = [field.attname for field in model._meta.concrete_fields]
    return dict(model._default_manager.filter(pk=pk).values(*names).get())


# Versions.


def test_a_new_version_takes_the_earlier_one_back(asking: NeedCast) -> None:
    filed = given(asking)
    give_file(filed)
    record = asked_need(filed).record
    assert is_recalled(filed, record.files[0].letter)
    assert not is_recalled(filed, record.files[1].letter)
    assert [entry.version for entry in record.taken_back] == [1]
    assert record.standing == record.files[1:]
    assert READ in filed.aigul.get(filed.own("file/")).text


def test_every_version_that_an_older_program_left_rests_on_its_consents(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = begin(asking)
    consent(filed, groups=("name",))
    give_file(filed)
    monkeypatch.setattr(filing, "_without_earlier", lambda _keyring, _case, opened: opened.record)
    opened = asked_need(filed)
    keyring = keyring_of(filed.berk)
    said = Items(asking.case, open_case(asking.case, keyring), keyring).of(GivenConsent)
    # The second version tells another group alone, as if on a consent of its own.
    last = replace(opened.record.files[0], version=2, letter=uuid4(), groups=(), consents=())
    asking_need.save(opened, replace(opened.record, files=(*opened.record.files, last)), asking.case, keyring)
    record_act(filing.TOLD, keyring.member, "case", asking.case.pk, need=opened.row.pk)
    assert said[0].id in filing_told.partners(keyring, asking.case).told
    consents.withdraw_consent(keyring=keyring, case=asking.case, consent=said[0].id, on=TODAY)
    assert is_recalled(filed, opened.record.files[0].letter)
    assert asked_need(filed).record.file is None


# Who acts acts no more.


def test_a_need_that_is_withdrawn_takes_its_file_along(asking: NeedCast) -> None:
    filed = given(asking)
    keyring = keyring_of(filed.berk)
    asking_need.withdraw_need(
        keyring=keyring, case=asking.case, need=filed.sent, reason=WithdrawReason.NO_LONGER
    )
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK
    request_of(filed.berk)
    assert asked_need(filed).record.file is None
    assert not asked_need(filed).is_older


# Rows are claims.


def test_an_older_copy_silences_no_withdrawal(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    hung = asked_need(filed).hung.pk
    before = columns(CaseNeed, hung)
    give_file(filed)
    letter = asked_need(filed).record.files[0].letter
    CaseNeed.objects.filter(pk=hung).update(**before)
    assert asked_need(filed).is_older
    keyring = keyring_of(filed.berk)
    with pytest.raises(asking_need.AnotherState):
        asking_need.locked(keyring, asking.case, filed.sent)
    assert taking_back.letters_of(keyring, asked_need(filed)) == [letter]
    with CaptureQueriesContext(connection) as asked:
        filing.recheck(keyring, asking.case)
    assert any("FOR UPDATE" in query["sql"] and "sentneed" in query["sql"] for query in asked)
    assert is_recalled(filed, letter)
    assert columns(CaseNeed, hung) == before
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK


def test_in_a_closed_case_it_is_taken_back_too(asking: NeedCast) -> None:
    filed = given(asking)
    close(asking.dana, asking.case)
    request_of(filed.berk)
    assert "Take the file back" in filed.berk.get(filed.page()).text
    assert filed.berk.post(filed.page("file/take-back/"), {}).headers["Location"] == filed.page()
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK
