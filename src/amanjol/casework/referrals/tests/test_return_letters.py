"""A return between two organisations: what each tells the other, on whose consent, the clock on both sides, reports."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.actions.telling import NoAgreement, NotAllowed
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.models import Referral
from amanjol.casework.referrals.returning import telling
from amanjol.casework.referrals.tests.return_pages import (
    LATER,
    PARTS,
    TODAY,
    page_of,
    post,
    record_of,
    typed_at,
)
from amanjol.casework.referrals.tests.test_otherwise import agreed as agreed_outside
from amanjol.casework.referrals.tests.test_otherwise import say
from amanjol.casework.referrals.tests.test_referrals import (
    INQUIRY,
    MERJEN,
    agree,
    arrived,
    ask,
    become_case,
    consent,
    send,
)
from amanjol.casework.referrals.tests.two_houses import as_shown, carry
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.codes import Role
from amanjol.casework.standards.referring.returning import ReturnReport
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from datetime import datetime

    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
HERE = {
    "assessed_on": str(TODAY),
    "level": "low",
    "who": "Бахар у касс",
    "known_by": "зелёный платок",
    "contact": "named-person",
}
TELL = {"contact": "on-duty"}
HELP = ["help", "danger"]


def shown(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200
    return html.unescape(response.text)


class Home:
    """Merjen goes home under a code word from Yyldyz to Gul, who have a case of her as well."""

    def __init__(self, houses: TwoHouses) -> None:
        self.houses = houses
        agree(houses, "return")
        self.case = open_case(houses.dana, MERJEN)
        self.ours = ask(houses, self.case, purposes=["return"])
        assert carry() == 1
        self.theirs = arrived(houses.selbi)
        send(houses.selbi, self.theirs, "reply", {"answer": "can", "contact": "named-person"})
        arrived(houses.berk)
        typed = {"purpose": "return", "how": "code", "fields_told": [], "send": "yes"}
        send(houses.dana, self.ours, "identity", typed)
        arrived(houses.selbi)
        self.code_word = houses.dana.get(self.ours).text.partition('class="code-word">')[2].partition("<")[0]
        self.there = become_case(houses, self.theirs, self.code_word)
        post(houses.dana, page_of(self.case, "begin"), {"referral": self.ours.split("/")[-2]})

    def prepare(self, **parts: dict[str, Any]) -> None:
        for part, typed in (PARTS | parts).items():
            post(self.houses.dana, page_of(self.case, part), typed)

    def expected(self, *, hours_ago: int) -> None:
        at = typed_at(timezone.now() - timedelta(hours=hours_ago))
        post(self.houses.dana, page_of(self.case, "clock"), PARTS["clock"] | {"expected_at": at})

    def write(self) -> None:
        """The plan, as the page has shown it, into the outbox."""
        page = page_of(self.case, "tell")
        post(self.houses.dana, page, as_shown(self.houses.dana, page, TELL))

    def tell(self) -> None:
        self.write()
        assert carry() == 1
        assert arrived(self.houses.selbi) == self.theirs

    def back(self, act: str, typed: dict[str, Any]) -> None:
        send(self.houses.selbi, self.theirs, act, typed)
        assert arrived(self.houses.berk) == self.ours


@pytest.fixture
def home(houses: TwoHouses) -> Home:
    return Home(houses)


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


def test_the_clock_calls_both_sides_until_she_is_there(home: Home) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.expected(hours_ago=7)
    home.tell()
    assert "Should have been there" in shown(home.houses.dana, "/desk/")
    day = shown(home.houses.selbi, "/desk/")
    there = shown(home.houses.selbi, home.theirs)
    assert "The person should have been here" in there
    assert "they know: tell nobody else" in there
    assert "Should have been here" in day.partition("Do this first")[2].partition("</section>")[0]
    home.back("arrival", {"arrived": "not-yet"})
    assert "Should have been there" in shown(home.houses.dana, "/desk/")
    home.back("arrival", {"arrived": "recognised"})
    assert "Should have been here" not in shown(home.houses.selbi, "/desk/")
    assert "Should have been there" not in shown(home.houses.dana, "/desk/")
    assert "Has arrived" in shown(home.houses.dana, page_of(home.case))


def test_while_locked_the_clock_calls_and_an_arrival_in_clear_stops_it(home: Home) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.expected(hours_ago=7)
    home.tell()
    for client, page in ((home.houses.dana, home.ours), (home.houses.selbi, home.theirs)):
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
    home: Home, order: tuple[int, ...]
) -> None:
    """By when, that she does not go after all, and a later day: written within a second or two."""
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.expected(hours_ago=7)
    home.write()
    post(home.houses.dana, page_of(home.case, "stop"))
    post(home.houses.dana, page_of(home.case, "go-on"))
    home.expected(hours_ago=-48)
    home.write()
    with acting_for(keyring_of(home.houses.dana).member):
        letters = list(Outgoing.objects.filter(received_at=None).order_by("sequence"))
        ours = Referral.objects.get(pk=home.ours.split("/")[-2]).calls_at
    assert len(letters) == 3
    bring_and_open(home, *(letters[number] for number in order))
    assert ours is not None
    assert ours > timezone.now()
    assert clock_there(home) == ours


def test_what_was_said_at_the_end_is_not_undone_by_what_came_late(home: Home) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.expected(hours_ago=7)
    home.write()
    post(home.houses.dana, page_of(home.case, "stop"))
    with acting_for(keyring_of(home.houses.dana).member):
        planned, stopped = Outgoing.objects.filter(received_at=None).order_by("sequence")
    bring_and_open(home, stopped, planned)
    assert clock_there(home) is None


def test_whoever_does_not_go_is_waited_for_no_more(home: Home) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.expected(hours_ago=7)
    home.tell()
    post(home.houses.dana, page_of(home.case, "stop"))
    assert carry() == 1
    arrived(home.houses.selbi)
    assert "Should have been here" not in shown(home.houses.selbi, "/desk/")
    assert "The person does not go" in shown(home.houses.selbi, home.theirs)
    with acting_for(keyring_of(home.houses.selbi).member):
        assert Referral.objects.get(pk=home.theirs.split("/")[-2]).calls_at is None


def test_reports_come_one_after_the_other_as_long_as_she_agrees(home: Home) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.tell()
    assert home.houses.selbi.get(f"{home.theirs}return-report/").status_code == 302
    home.back("arrival", {"arrived": "recognised"})
    spoke = {"contact": "spoke", "unharmed": "no", "needs": "partly", "wants_contact": "yes"}
    assert "Report after 1 month" in shown(home.houses.selbi, home.theirs)
    assert "Choose one." in home.houses.selbi.post(f"{home.theirs}return-report/", {"contact": "spoke"}).text
    home.back("return-report", spoke)
    page = shown(home.houses.dana, home.ours)
    assert "Threatened or harmed" in page
    assert "Report after 3 months" in shown(home.houses.selbi, home.theirs)
    post(home.houses.selbi, f"{home.there}close/", {"reason": "x"})
    home.back("return-report", {"contact": "not-wished"})
    assert "wishes no reports any more" in shown(home.houses.dana, home.ours)
    assert home.houses.selbi.get(f"{home.theirs}return-report/").status_code == 302


def test_a_no_to_reports_is_an_answer(home: Home) -> None:
    home.prepare(reports={"reports": "no"})
    consent(home.houses, home.case, groups=HELP)
    home.tell()
    home.back("arrival", {"arrived": "recognised"})
    assert "Report after" not in shown(home.houses.selbi, home.theirs)
    row = UUID(home.theirs.split("/")[-2])
    with acting_for(keyring_of(home.houses.selbi).member):
        referral = Referral.objects.get(pk=row)
        case = referral.in_case.case
    data = example("referral.return-report", months=1, referral=str(referral.referral))
    body = kinds.read("referral.return-report", data)
    assert isinstance(body, ReturnReport)
    with pytest.raises(AnotherState):
        telling.report(keyring=keyring_of(home.houses.selbi), case=case, referral=row, body=body)


@pytest.mark.parametrize(("days", "is_due"), [(5, False), (20, True), (40, True)])
def test_a_report_is_due_on_the_receivers_day_and_missed_on_the_senders(
    home: Home, monkeypatch: pytest.MonkeyPatch, days: int, is_due: bool
) -> None:
    home.prepare()
    consent(home.houses, home.case, groups=HELP)
    home.tell()
    home.back("arrival", {"arrived": "recognised"})
    really, later = timezone.localdate, timezone.localdate() + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda *at: really(*at) if at else later)
    assert ("how the person is after 1 month" in shown(home.houses.selbi, "/desk/")) is is_due
    assert ("No report after 1 month" in shown(home.houses.dana, "/desk/")) is (days > 31)


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
