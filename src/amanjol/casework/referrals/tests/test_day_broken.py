"""Among what stands on a member's day one that does not open costs no more than any other, and hides none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.consents.actions import withdraw_consent
from amanjol.casework.cases.models import Case, CaseItem, ItemKind, Person
from amanjol.casework.cases.record_parts.vital_interest import WhyNobody
from amanjol.casework.cases.tests.case_cast import NEXT, open_case
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.referrals import day, keys
from amanjol.casework.referrals.danger import actions
from amanjol.casework.referrals.models import CaseReferral, ReferralLetter
from amanjol.casework.referrals.partners import believed
from amanjol.casework.referrals.records import CaseReferralRecord
from amanjol.casework.referrals.tests.danger_pages import PLACE, SAYS, home
from amanjol.casework.referrals.tests.test_referrals import MERJEN, named
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.referring import codes
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from amanjol.casework.desk.due import DueOfRoom
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
MANY = 50
DOES_NOT_OPEN = "does not open as it should"
BROKEN = b"0" * 80
TAKE_BACK = "Take back from Gul what was told: the consent counts no more"


class Counted:
    """A function that counts how often it is asked, of records of one kind where that is named."""

    def __init__(self, does: Callable[..., Any], kind: type | None = None) -> None:
        self._does, self._kind, self.times = does, kind, 0

    def __call__(self, *asked: Any) -> Any:
        self.times += self._kind is None or asked[0] is self._kind
        return self._does(*asked)


def dangers_of(houses: TwoHouses) -> tuple[list[Case], list[str]]:
    """Of which each waits for Berk. Gives their cases, and the pages of these dangers."""
    keyring, today = keyring_of(houses.dana), timezone.localdate()
    (partner,) = [entry.partner for entry in believed(keyring)]
    situation = actions.Situation(
        codes.Threat.LOCKED_IN, "KZ", PLACE, ("tk",), codes.Reach.CALL_US_BACK, is_child=False
    )
    word = actions.CannotAsk(WhyNobody.CANNOT_ANSWER, SAYS, houses.keys.cast.berk)
    cases, pages = [], []
    for _number in range(MANY):
        person = creating.create_person(keyring=keyring, person=MERJEN)
        case = creating.create_case(keyring=keyring, person=person, beginning=NEXT, today=today)
        row = actions.decide(keyring=keyring, case=case, partner=partner, situation=situation, word=word)
        cases.append(case)
        pages.append(reverse("referrals:referral", args=[row.pk]))
    return cases, pages


def looked_at(houses: TwoHouses, monkeypatch: pytest.MonkeyPatch) -> tuple[DueOfRoom, int, int, int]:
    """Dana's day, how many referrals and how many letters were opened for it, and how many queries were asked."""
    keyring = keyring_of(houses.dana)
    with monkeypatch.context() as patched, QueriesOfPage(connection) as asked:
        rows = Counted(sealing.open_row, CaseReferralRecord)
        letters = Counted(keys.unseal)
        patched.setattr(sealing, "open_row", rows)
        patched.setattr(keys, "unseal", letters)
        room = day.due(keyring.member, list(Case.objects.select_related("person")), keyring)
    return room, rows.times, letters.times, len(asked)


def test_each_of_fifty_is_opened_once_also_where_one_does_not_open(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases, pages = dangers_of(houses)
    room, *before = looked_at(houses, monkeypatch)
    assert (len(room.danger), room.broken) == (MANY, {})
    assert before[:2] == [MANY, MANY]

    CaseReferral.objects.filter(case=cases[0]).update(sealed=BROKEN)
    room, rows, letters, asked = looked_at(houses, monkeypatch)
    assert {line.case.pk for line in room.danger} == {case.pk for case in cases[1:]}
    assert (set(room.broken), room.is_broken) == ({cases[0].pk}, False)
    assert (rows, letters) == (MANY, MANY - 1)
    assert asked <= before[2]

    ReferralLetter.objects.filter(referral__in_case__case=cases[-1].pk).update(sealed=BROKEN)
    room, rows, letters, asked = looked_at(houses, monkeypatch)
    assert {line.case.pk for line in room.danger} == {case.pk for case in cases[1:-1]}
    assert (set(room.broken), room.is_broken) == ({cases[0].pk, cases[-1].pk}, False)
    assert (rows, letters) == (MANY, MANY - 1)
    assert asked <= before[2]

    page = home(houses.dana)
    assert [where in page for where in pages] == [False] + [True] * (MANY - 2) + [False]
    notice = page.partition(DOES_NOT_OPEN)[2].partition("</div>")[0]
    assert [case.code in notice for case in cases] == [True] + [False] * (MANY - 2) + [True]


@pytest.mark.parametrize(
    "breaks",
    [
        lambda case: Person.objects.filter(pk=case.person_id),
        lambda case: Case.objects.filter(pk=case.pk),
        lambda case: CaseItem.objects.filter(case=case, kind=ItemKind.CONSENT),
    ],
    ids=["person", "case", "consent"],
)
def test_whoever_does_not_open_hides_nothing_of_others(
    houses: TwoHouses, breaks: Callable[[Case], QuerySet[Any]]
) -> None:
    """What was told of both is to be taken back: the consents count no more."""
    cases, pages = [], []
    for _number in range(2):
        case = open_case(houses.dana, MERJEN)
        pages.append(named(houses, case)[0])
        cases.append(case)
        (given,) = written(houses.dana, case, GivenConsent)
        on = timezone.localdate()
        withdraw_consent(keyring=keyring_of(houses.dana), case=case, consent=given.id, on=on)
    assert home(houses.dana).count(TAKE_BACK) == 2
    broken, whole = cases
    keyring = keyring_of(houses.dana)
    breaks(broken).update(sealed=BROKEN)
    room = day.due(keyring.member, list(Case.objects.select_related("person")), keyring)
    assert [(line.case.pk, line.page) for line in room.lines if TAKE_BACK in line.text] == [
        (whole.pk, pages[1])
    ]
    assert (set(room.broken), room.is_broken) == ({broken.pk}, False)
    page = home(houses.dana)
    assert page.count(TAKE_BACK) == 1
    assert broken.code in page.partition(DOES_NOT_OPEN)[2].partition("</div>")[0]
