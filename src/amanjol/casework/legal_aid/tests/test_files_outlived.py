"""What an attacker, or an older copy, could keep readable of a file after it should be gone."""

from __future__ import annotations

from datetime import timedelta
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
from amanjol.casework.legal_aid.acting import files, queries
from amanjol.casework.legal_aid.acting.files import FileState
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates import files as arriving
from amanjol.casework.legal_aid.mandates import queries as of_mandates
from amanjol.casework.legal_aid.mandates import readers
from amanjol.casework.legal_aid.mandates.records import Closed, ClosingOutcome
from amanjol.casework.legal_aid.models import (
    Advocate,
    AdvocateAccount,
    CaseNeed,
    Mandate,
    MandateReader,
    Need,
)
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.needs import asking as asking_need
from amanjol.casework.legal_aid.needs import filing, filing_told, taking_back
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.tests.file_cast import (
    READ,
    TODAY,
    asked_need,
    begin,
    consent,
    file_at,
    give_file,
    letters,
    withdraw,
)
from amanjol.casework.legal_aid.tests.test_files_for_advocates import give_file_unopened, given, own_act
from amanjol.casework.standards.legal_needs.bodies import File
from amanjol.casework.standards.legal_needs.codes import WithdrawReason
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters.models import OpenedLetter
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

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


def put_back(filed: Filed, came: bytes) -> None:
    act = own_act(filed)
    OpenedLetter.objects.filter(pk=act.letter).update(gone_at=None, kept=came)


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


def test_two_versions_that_nobody_took_back_open_in_one_press(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later one drops what is kept of the earlier one, before anything is kept of either."""
    monkeypatch.setattr(filing, "_without_earlier", lambda _keyring, _case, opened: opened.record)
    filed = begin(asking)
    consent(filed)
    give_file_unopened(filed)
    give_file_unopened(filed)
    letters(asking)
    earlier, _later = asked_need(filed).record.files
    [came] = kept(filed)
    assert File.from_data(canonical.from_bytes(came)).version == 2
    assert OpenedLetter.objects.get(letter=earlier.letter).gone_at is not None
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


def test_with_the_mandate_the_file_ends_and_whoever_asked_takes_it_back(asking: NeedCast) -> None:
    filed = given(asking)
    [came] = kept(filed)
    act = Closed(TODAY, ClosingOutcome.REACHED)
    mandates.write(keyring=keyring_of(filed.gulnaz), mandate=filed.mandate.pk, act=act)
    assert kept(filed) == []
    put_back(filed, came)
    assert file_at(filed.aigul, filed).state is FileState.ENDED
    assert kept(filed) == []
    letters(asking)
    assert is_recalled(filed, asked_need(filed).record.files[0].letter)
    filed.berk.get(filed.page())
    assert asked_need(filed).record.file is None
    assert filed.berk.get(filed.page("file/"))["Location"] == filed.page()
    keyring = keyring_of(filed.berk)
    with pytest.raises((filing.NobodyToSealTo, asking_need.AnotherState)):
        filing.tell(keyring=keyring, case=asking.case, need=filed.sent, chosen=["x"], digests="")


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


def test_where_the_lawyer_is_another_nobody_reads_it_and_nothing_can_be_sealed(asking: NeedCast) -> None:
    filed = given(asking)
    [came] = kept(filed)
    letter = own_act(filed).letter
    keyring = keyring_of(filed.gulnaz)
    readers.shut(keyring, filed.need, register.opened(keyring, TODAY))
    needs.tell_or_keep(keyring=keyring, need=filed.need, progress=Progress(State.TAKEN_UP))
    assert kept(filed) == []
    assert filed.gulnaz.get(f"/desk/mandates/{filed.mandate.pk}/").status_code == 200
    assert queries.opened_mandate(circles_at(filed.aigul), filed.mandate.pk) is None
    request_of(filed.gulnaz)
    OpenedLetter.objects.filter(pk=letter).update(gone_at=None, kept=came)
    assert filed.aigul.get(filed.own("file/")).status_code == 404
    letters(asking)
    assert is_recalled(filed, asked_need(filed).record.files[0].letter)
    with pytest.raises(filing.NobodyToSealTo):
        filing.tell(
            keyring=keyring_of(filed.berk), case=asking.case, need=filed.sent, chosen=["x"], digests=""
        )


def test_whoever_acted_before_an_acceptance_ended_acts_no_more_for_who_asked(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not after the end, and not once somebody else accepted, whose keys nobody has told yet."""
    filed = given(asking)
    assert "Who acts" in filed.berk.get(filed.page()).text
    now = present_moment()
    after = (Progress(State.TAKEN_UP), Progress(State.ACCEPTED, lawyer="Бакыт Небывалов"))
    for minutes, progress in enumerate(after, 1):
        later = now + timedelta(minutes=minutes)
        monkeypatch.setattr(needs, "present_moment", lambda later=later: later)
        needs.record_progress(keyring=keyring_of(filed.gulnaz), need=filed.need, progress=progress)
        letters(asking)
        page = filed.berk.get(filed.page()).text
        assert "Who acts" not in page
        assert "Choose and seal anew" not in page
        assert asked_need(filed).acting_now is None
        assert asked_need(filed).record.file is None
        with pytest.raises(filing.NobodyToSealTo):
            filing.tell(
                keyring=keyring_of(filed.berk), case=asking.case, need=filed.sent, chosen=["x"], digests=""
            )


def test_who_has_an_account_no_more_opens_nothing_at_once(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.gulnaz)
    own = Advocate.objects.get(number="7-001")
    claim = AdvocateAccount.objects.get(advocate=own)
    sealed_before = columns(MandateReader, MandateReader.objects.get().pk)
    accounts.end_account(keyring=keyring_of(filed.gulnaz), advocate=own.pk, today=TODAY)
    assert not MandateReader.objects.exists()
    assert kept(filed) == []
    AdvocateAccount.objects.create(
        organisation_id=claim.organisation_id, advocate=own, member_id=claim.member_id
    )
    MandateReader.objects.create(**sealed_before)
    with pytest.raises(SealBroken):
        queries.opened_mandate(circles_at(filed.aigul), filed.mandate.pk)


def test_an_erased_mandate_takes_the_bytes_along(asking: NeedCast) -> None:
    filed = given(asking)
    assert kept(filed)
    mandates.erase(keyring=keyring_of(filed.gulnaz), mandate=filed.mandate.pk)
    assert kept(filed) == []


# Rows are claims.


def test_taken_back_is_asked_by_the_letter_that_the_seal_names(asking: NeedCast) -> None:
    filed = given(asking)
    [came] = kept(filed)
    withdraw(filed)
    request_of(filed.gulnaz)
    OpenedLetter.objects.filter(pk=own_act(filed).letter).update(letter=uuid4())
    put_back(filed, came)
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK
    assert kept(filed) == []


def test_a_need_that_was_made_anothers_takes_no_file_of_theirs(asking: NeedCast) -> None:
    filed = given(asking)
    [came] = kept(filed)
    other = uuid4()
    Need.objects.filter(pk=filed.need).update(partner=other)
    body = replace(File.from_data(canonical.from_bytes(came)), version=2)
    opened = _Opened(filed, other)
    with pytest.raises(SealBroken):
        arriving.arrived(opened, body)  # type: ignore[arg-type]  # of a letter nothing else is asked


class _Opened:
    """A letter of another organisation of the same node."""

    def __init__(self, filed: Filed, organisation: UUID) -> None:
        self.keyring = keyring_of(filed.gulnaz)
        self.letter = self
        self.consent, self.row = self, self
        self.id = self.pk = uuid4()
        self.issuer = Organisation(self.keyring.organisation.node, str(organisation))


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


def test_a_consent_that_is_withdrawn_in_a_closed_case_takes_the_file_back(asking: NeedCast) -> None:
    filed = given(asking)
    close(asking.dana, asking.case)
    withdraw(filed)
    assert asked_need(filed).record.file is None
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK


def test_a_mandate_that_does_not_open_hides_no_other(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    keyring = keyring_of(filed.gulnaz)
    broken = mandates.begin(keyring=keyring, advocate="7-002", procedure="victim", begins_on=TODAY, need=None)
    Mandate.objects.filter(pk=broken.pk).update(sealed=b"x" * 80)
    assert [there.row.pk for there in of_mandates.opened_each(keyring)] == [filed.mandate.pk]
    give_file(filed)
    assert file_at(filed.aigul, filed).state is FileState.THERE


def test_what_is_missing_is_not_called_taken_back(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.gulnaz)
    OpenedLetter.objects.all().delete()
    page = filed.aigul.get(filed.own()).text
    assert "It is not here any more." in page
    assert "taken back" not in page
    circles = circles_at(filed.aigul)
    own = queries.opened_mandate(circles, filed.mandate.pk)
    assert own is not None
    assert files.open_own(circles, own) is None
