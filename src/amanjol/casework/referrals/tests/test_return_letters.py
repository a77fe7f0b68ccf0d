"""A return between two organisations: what each tells the other, on whose consent, the clock on both sides, reports."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.actions.telling import NoAgreement, NotAllowed
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.models import Referral
from amanjol.casework.referrals.returning import telling
from amanjol.casework.referrals.tests.return_home import HELP, TELL, shown
from amanjol.casework.referrals.tests.return_pages import LATER, TODAY, page_of, post, record_of
from amanjol.casework.referrals.tests.test_otherwise import agreed as agreed_outside
from amanjol.casework.referrals.tests.test_otherwise import say
from amanjol.casework.referrals.tests.test_referrals import INQUIRY, MERJEN, arrived, consent
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.codes import Role
from amanjol.casework.standards.referring.returning import ReturnReport
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.referrals.tests.return_home import Home
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
HERE = {
    "assessed_on": str(TODAY),
    "level": "low",
    "who": "Бахар у касс",
    "known_by": "зелёный платок",
    "contact": "named-person",
}


def test_the_partner_says_who_waits_and_it_stands_in_the_plan(home: Home) -> None:
    home.back("return-here", HERE)
    page = shown(home.houses.dana, page_of(home.case))
    assert "Бахар у касс" in page
    post(home.houses.dana, page_of(home.case, "take-over"))
    plan = record_of(home.houses.dana, home.case).plan
    assert plan.assessed_there is not None
    assert plan.assessed_there.level == "low"
    assert plan.waiting is not None
    assert (plan.waiting.who, plan.waiting.heard) == ("Бахар у касс", False)
    assert "Put it into the plan" not in shown(home.houses.dana, page_of(home.case))


def test_under_a_code_word_the_way_goes_on_her_consent_and_nothing_that_leads_to_her(home: Home) -> None:
    home.prepare()
    page = shown(home.houses.dana, page_of(home.case, "tell"))
    assert "Before it can be sent" in page
    assert home.houses.dana.post(page_of(home.case, "tell"), TELL).status_code == 200
    assert carry() == 0
    consent(home.houses, home.case, groups=HELP)
    page = shown(home.houses.dana, page_of(home.case, "tell"))
    read = page.partition("This is what they read")[2].partition("</section>")[0]
    assert "Позвонить Бахар" not in read
    home.tell()
    theirs = shown(home.houses.selbi, home.theirs)
    for secret in ("Позвонить Бахар", "Поезд 605", "Merjen", "Ширин"):
        assert secret not in theirs.partition("Step by step")[2]
    assert "There by" in theirs
    register = shown(home.houses.dana, "/desk/referrals/transfers/")
    assert register.count("The way home, if she wishes it") == 2
    assert "They know by when" in shown(home.houses.dana, page_of(home.case))
    assert "On the way here: by" in shown(home.houses.selbi, "/desk/")


def test_the_act_asks_for_consent_and_agreement_too(home: Home) -> None:
    home.prepare()
    with pytest.raises(NotAllowed):
        telling.tell(keyring=keyring_of(home.houses.dana), case=home.case, contact=Role.DEPUTY, digests="")
    consent(home.houses, home.case, groups=HELP)
    listed = home.houses.dana.get("/desk/agreements/").text
    (agreement,) = set(re.findall(r'href="(/desk/agreements/[0-9a-f-]{36}/)"', listed))
    post(home.houses.dana, f"{agreement}end/", {})
    with pytest.raises(NoAgreement):
        telling.tell(keyring=keyring_of(home.houses.dana), case=home.case, contact=Role.DEPUTY, digests="")
    assert "nothing is agreed" in shown(home.houses.dana, page_of(home.case, "tell"))


def test_the_clock_calls_both_sides_until_she_is_there(planned: Home) -> None:
    planned.expected(hours_ago=7)
    planned.tell()
    assert "Should have been there" in shown(planned.houses.dana, "/desk/")
    day = shown(planned.houses.selbi, "/desk/")
    there = shown(planned.houses.selbi, planned.theirs)
    assert "The person should have been here" in there
    assert "they know: tell nobody else" in there
    assert "Should have been here" in day.partition("Do this first")[2].partition("</section>")[0]
    planned.back("arrival", {"arrived": "not-yet"})
    assert "Should have been there" in shown(planned.houses.dana, "/desk/")
    planned.back("arrival", {"arrived": "recognised"})
    assert "Should have been here" not in shown(planned.houses.selbi, "/desk/")
    assert "Should have been there" not in shown(planned.houses.dana, "/desk/")
    assert "Has arrived" in shown(planned.houses.dana, page_of(planned.case))


def test_while_locked_the_clock_calls_and_an_arrival_in_clear_stops_it(planned: Home) -> None:
    planned.expected(hours_ago=7)
    planned.tell()
    for client, page in ((planned.houses.dana, planned.ours), (planned.houses.selbi, planned.theirs)):
        member = keyring_of(client).member
        client.post("/account/lock/")
        assert "Do this first" in shown(client, "/desk/")
        with acting_for(member):
            Referral.objects.filter(pk=page.split("/")[-2]).update(arrived_at=timezone.now())
        assert "Do this first" not in shown(client, "/desk/")


def clock_there(home: Home) -> datetime | None:
    with acting_for(keyring_of(home.houses.selbi).member):
        return Referral.objects.get(pk=home.theirs.split("/")[-2]).calls_at


def bring_and_open(home: Home, *letters: Outgoing) -> None:
    """In this order, whatever was written when; the others wait."""
    member = keyring_of(home.houses.dana).member
    for letter in letters:
        with acting_for(member):
            Outgoing.objects.filter(received_at=None).exclude(pk=letter.pk).update(next_try_at=None)
            Outgoing.objects.filter(pk=letter.pk).update(next_try_at=timezone.now())
        assert carry() == 1
        arrived(home.houses.selbi)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_in_whatever_order_they_come_the_clock_in_clear_is_what_was_said_last(
    planned: Home, order: tuple[int, ...]
) -> None:
    """By when, that she does not go after all, and a later day: written within a second or two."""
    planned.expected(hours_ago=7)
    planned.write()
    post(planned.houses.dana, page_of(planned.case, "stop"))
    post(planned.houses.dana, page_of(planned.case, "go-on"))
    planned.expected(hours_ago=-48)
    planned.write()
    with acting_for(keyring_of(planned.houses.dana).member):
        letters = list(Outgoing.objects.filter(received_at=None).order_by("sequence"))
        ours = Referral.objects.get(pk=planned.ours.split("/")[-2]).calls_at
    assert len(letters) == 3
    bring_and_open(planned, *(letters[number] for number in order))
    assert ours is not None
    assert ours > timezone.now()
    assert clock_there(planned) == ours


def test_what_was_said_at_the_end_is_not_undone_by_what_came_late(planned: Home) -> None:
    planned.expected(hours_ago=7)
    planned.write()
    post(planned.houses.dana, page_of(planned.case, "stop"))
    with acting_for(keyring_of(planned.houses.dana).member):
        plan, stopped = Outgoing.objects.filter(received_at=None).order_by("sequence")
    bring_and_open(planned, stopped, plan)
    assert clock_there(planned) is None


def test_whoever_does_not_go_is_waited_for_no_more(planned: Home) -> None:
    planned.expected(hours_ago=7)
    planned.tell()
    post(planned.houses.dana, page_of(planned.case, "stop"))
    assert carry() == 1
    arrived(planned.houses.selbi)
    assert "Should have been here" not in shown(planned.houses.selbi, "/desk/")
    assert "The person does not go" in shown(planned.houses.selbi, planned.theirs)
    with acting_for(keyring_of(planned.houses.selbi).member):
        assert Referral.objects.get(pk=planned.theirs.split("/")[-2]).calls_at is None


def test_reports_come_one_after_the_other_as_long_as_she_agrees(planned: Home) -> None:
    planned.tell()
    assert planned.houses.selbi.get(f"{planned.theirs}return-report/").status_code == 302
    planned.back("arrival", {"arrived": "recognised"})
    spoke = {"contact": "spoke", "unharmed": "no", "needs": "partly", "wants_contact": "yes"}
    assert "Report after 1 month" in shown(planned.houses.selbi, planned.theirs)
    assert (
        "Choose one."
        in planned.houses.selbi.post(f"{planned.theirs}return-report/", {"contact": "spoke"}).text
    )
    planned.back("return-report", spoke)
    page = shown(planned.houses.dana, planned.ours)
    assert "Threatened or harmed" in page
    assert "Report after 3 months" in shown(planned.houses.selbi, planned.theirs)
    post(planned.houses.selbi, f"{planned.there}close/", {"reason": "x"})
    planned.back("return-report", {"contact": "not-wished"})
    assert "wishes no reports any more" in shown(planned.houses.dana, planned.ours)
    assert planned.houses.selbi.get(f"{planned.theirs}return-report/").status_code == 302


def test_a_no_to_reports_is_an_answer(planned: Home) -> None:
    post(planned.houses.dana, page_of(planned.case, "reports"), {"reports": "no"})
    planned.tell()
    planned.back("arrival", {"arrived": "recognised"})
    assert "Report after" not in shown(planned.houses.selbi, planned.theirs)
    row = UUID(planned.theirs.split("/")[-2])
    with acting_for(keyring_of(planned.houses.selbi).member):
        referral = Referral.objects.get(pk=row)
        case = referral.in_case.case
    data = example("referral.return-report", months=1, referral=str(referral.referral))
    body = kinds.read("referral.return-report", data)
    assert isinstance(body, ReturnReport)
    with pytest.raises(AnotherState):
        telling.report(keyring=keyring_of(planned.houses.selbi), case=case, referral=row, body=body)


@pytest.mark.parametrize(("days", "is_due"), [(5, False), (20, True), (40, True)])
def test_a_report_is_due_on_the_receivers_day_and_missed_on_the_senders(
    planned: Home, monkeypatch: pytest.MonkeyPatch, days: int, is_due: bool
) -> None:
    planned.tell()
    planned.back("arrival", {"arrived": "recognised"})
    really, later = timezone.localdate, timezone.localdate() + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda *at: really(*at) if at else later)
    assert ("how the person is after 1 month" in shown(planned.houses.selbi, "/desk/")) is is_due
    assert ("No report after 1 month" in shown(planned.houses.dana, "/desk/")) is (days > 31)


def test_with_a_partner_without_amanjol_it_is_said_and_written_down(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed_outside(houses, case, purposes=["return"])
    say(houses, page, "return-here", **HERE)
    post(houses.dana, page_of(case, "begin"), {"referral": page.split("/")[-2]})
    post(houses.dana, page_of(case, "take-over"))
    assert "Бахар у касс" in shown(houses.dana, page_of(case))
    assert houses.dana.get(f"{page}said/report/").status_code == 200
    say(houses, page, "arrival", arrived="recognised")
    assert "Has arrived" in shown(houses.dana, page_of(case))
    spoke = {"contact": "spoke", "unharmed": "yes", "needs": "met", "wants_contact": "no"}
    say(houses, page, "report", **spoke)
    assert "Report after 1 month" in shown(houses.dana, page)
    assert carry() == 0


def test_who_waits_is_asked_only_for_the_way_home(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = agreed_outside(houses, case)
    assert "return-here" not in houses.dana.get(page).text
    assert INQUIRY["purposes"] == ["shelter"]
    assert LATER > TODAY
