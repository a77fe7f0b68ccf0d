"""What remains of what was taken back: nobody reads that it is erased where something was kept, and who says nothing is
called.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.desk import attachments
from amanjol.casework.referrals import pending
from amanjol.casework.referrals.actions import going_on
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.referrals.passed_on import SILENT_FOR
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    become_case,
    send,
    told_by_code,
)
from amanjol.casework.referrals.tests.test_taken_back import told_on
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.referring.bodies import TakenBack
from amanjol.casework.standards.referring.codes import Remains
from amanjol.foundation.letters.models import OpenedLetter
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def erased_with_its_case(houses: TwoHouses, case: str) -> None:
    """Closed by who works on it, and erased: by the same member here, whose keyring it takes."""
    keyring = keyring_of(houses.selbi)
    with acting_for(keyring.member):
        row = Case.objects.get(pk=case.rstrip("/").split("/")[-1])
        attachments.erase(keyring, row)


def test_that_nothing_remains_is_said_when_the_case_is_erased_and_not_before(houses: TwoHouses) -> None:
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    send(houses.dana, ours, "take-back", {})
    assert houses.selbi.post(f"{theirs}remains/", {"remains": "erased"}).status_code == 200
    keyring = keyring_of(houses.selbi)
    with acting_for(keyring.member):
        row = Case.objects.get(pk=case.rstrip("/").split("/")[-1])
        body = TakenBack(
            referral=UUID(theirs.rstrip("/").split("/")[-1]),
            remains=Remains.ERASED,
            reason=None,
            at=present_moment(),
        )
        with pytest.raises(AnotherState):
            going_on.go_on(keyring=keyring, case=row, referral=body.referral, body=body)
    erased_with_its_case(houses, case)
    assert carry() == 1
    assert arrived(houses.berk) == ours
    assert "Erased, also what had been written because of it" in houses.dana.get(ours).text


def test_a_row_that_does_not_open_keeps_no_case_from_being_erased(houses: TwoHouses) -> None:
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    send(houses.dana, ours, "take-back", {})
    with acting_for(keyring_of(houses.selbi).member):
        CaseReferral.objects.filter(referral_id=theirs.split("/")[-2]).update(sealed=b"x" * 200)
    erased_with_its_case(houses, case)
    with acting_for(keyring_of(houses.selbi).member):
        assert not Referral.objects.filter(pk=theirs.split("/")[-2]).exists()


def test_what_was_said_to_be_kept_is_not_said_to_be_erased_later(houses: TwoHouses) -> None:
    """One word of each side: who erases later calls."""
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    send(houses.dana, ours, "take-back", {})
    send(houses.selbi, theirs, "remains", {"remains": "kept", "reason": "her-claim"})
    carry()
    erased_with_its_case(houses, case)
    assert carry() == 0


def test_nobody_is_told_it_is_erased_as_long_as_a_third_has_it(houses: TwoHouses) -> None:
    ours, _theirs, _second, case = told_on(houses)
    send(houses.dana, ours, "take-back", {})
    erased_with_its_case(houses, case)
    assert carry() == 0


def test_a_partner_who_does_not_say_what_remains_is_called_and_then_a_supervisor_knows(
    houses: TwoHouses,
) -> None:
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    send(houses.dana, ours, "take-back", {})
    call = "Gul does not say what remains of what you took back: call them"
    late, tell = "A partner does not say what remains there", "Nobody has told the partner what remains here"
    assert call not in houses.dana.get("/desk/").text
    page = houses.dana.get(ours).text
    assert "they say what remains there of their own notes; after that, call them" in page
    say = "has taken back what they told. Say what remains here, or erase the case."
    assert say in houses.selbi.get(case).text
    assert 'class="code-word"' not in page, "at the partner it is gone: by it nobody is known any more"

    def since(moment: timedelta) -> None:
        with acting_for(keyring_of(houses.dana).member):
            Referral.objects.filter(pk=ours.split("/")[-2]).update(due_at=timezone.now() - moment)
        with acting_for(keyring_of(houses.selbi).member):
            gone = OpenedLetter.objects.filter(gone_at__isnull=False)
            gone.update(gone_at=timezone.now() - moment)

    since(timedelta(minutes=5))
    assert call in houses.dana.get("/desk/").text
    assert "of their own notes, and have not: call them" in houses.dana.get(ours).text
    with acting_for(keyring_of(houses.dana).member):
        assert not pending.unsaid(keyring_of(houses.dana).member, before=timezone.now() - SILENT_FOR).exists()
    since(SILENT_FOR * 2)
    for client, text in ((houses.dana, late), (houses.selbi, tell)):
        member = keyring_of(client).member
        with acting_for(member):
            assert pending.unsaid(member, before=timezone.now() - SILENT_FOR).count() == 1, text
    send(houses.selbi, theirs, "remains", {"remains": "kept", "reason": "her-claim"})
    assert arrived(houses.berk) == ours
    assert call not in houses.dana.get("/desk/").text
    assert "they say what remains there" not in houses.dana.get(ours).text
    assert say not in houses.selbi.get(case).text
    for client in (houses.dana, houses.selbi):
        member = keyring_of(client).member
        with acting_for(member):
            assert not pending.unsaid(member, before=timezone.now() - SILENT_FOR).exists()
