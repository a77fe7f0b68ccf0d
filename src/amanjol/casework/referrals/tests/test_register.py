"""The register of transfers and its file, late answers, and what stands on the day of who works on the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from amanjol.casework.cases.consents.actions import withdraw_consent
from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions.restricting import restrict
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.referrals.actions.telling import ForRecipient, Permission
from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.referrals.records import Ground
from amanjol.casework.referrals.register import late
from amanjol.casework.referrals.register.queries import register_of
from amanjol.casework.referrals.register.words import shown
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    ask,
    named,
    said_yes,
    send,
    told_by_code,
)
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.people.terms import FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.deciding import may_leave
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.casework.standards.policy.deciding import Decision

pytestmark = pytest.mark.django_db
TRANSFERS = "/desk/referrals/transfers/"
ANSWERS = "/desk/referrals/answers/"


def _cells(data: bytes) -> list[str]:
    """All texts of a spreadsheet, once each."""
    with ZipFile(BytesIO(data)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314  written here a moment ago
    return ["".join(entry.itertext()) for entry in shared]


def _home(client: Client) -> str:
    return client.get(reverse("web:home")).text


def _change(client: Client, page: str, **columns: object) -> None:
    with acting_for(keyring_of(client).member):
        assert Referral.objects.filter(pk=page.split("/")[-2]).update(**columns) == 1


def test_the_register_says_what_was_told_and_no_word_of_it(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    assert "nobody was told anything" in houses.dana.get(TRANSFERS).text
    ours, _theirs = named(houses, case)
    (given,) = written(houses.dana, case, GivenConsent)
    assert given.terms is not None
    page = houses.dana.get(TRANSFERS).text
    gul = keyring_of(houses.oraz).member.organisation.name
    for text in (gul, "sealed letter", "A safe place to live", given.id[:12], given.terms.digest[:12]):
        assert text in page
    assert "Dana Chinar" in page
    assert "Merjen" not in page
    assert (
        "nobody was told anything"
        in houses.dana.get(f"{TRANSFERS}?year={timezone.localdate().year - 1}").text
    )
    assert not Entry.objects.filter(verb="transfers.exported").exists()
    response = houses.dana.get(f"{TRANSFERS}file/")
    cells = _cells(response.content)
    assert {gul, given.id[:12], given.terms.digest[:12]} <= set(cells)
    assert not [cell for cell in cells if "Merjen" in cell or "Dana" in cell]
    keyring_of(houses.dana)
    entry = Entry.objects.get(verb="transfers.exported")
    assert entry.details == {"year": timezone.localdate().year, "transfers": 1}
    assert "taken back on" not in page
    send(houses.dana, ours, "take-back", {})
    assert "taken back on" in houses.dana.get(TRANSFERS).text


def test_only_a_supervisor_reads_it_and_of_restricted_people_who_is_named(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    named(houses, case)
    for page in (TRANSFERS, f"{TRANSFERS}file/", ANSWERS):
        assert houses.farida.get(page).status_code == 403
    leyla = join("Leyla Terek", keyring_of(houses.dana).member.organisation, RoleKey.SUPERVISOR)
    at = unlocked(leyla.account)
    give(houses.dana, leyla)
    accept(at)
    assert "sealed letter" in at.get(TRANSFERS).text
    keyring = keyring_of(houses.dana)
    names = {str(member.pk): Purpose.WORK for member in (keyring.member, houses.keys.cast.berk)}
    case.refresh_from_db()
    restrict(keyring=keyring, person=case.person, named=names)
    assert "sealed letter" in houses.dana.get(TRANSFERS).text
    assert "nobody was told anything" in at.get(TRANSFERS).text
    assert len(_cells(at.get(f"{TRANSFERS}file/").content)) == 11
    with acting_for(leyla):
        assert not CaseReferral.objects.exists()


def test_an_inquiry_is_no_transfer_and_a_code_word_one_without_a_consent(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    _ours, _theirs, code_word = told_by_code(houses, case)
    ask(houses, case)
    year = timezone.localdate().year
    (entry,) = register_of(keyring_of(houses.dana), year).entries
    assert (entry.by_code, entry.groups, entry.consents) == (True, (), ())
    page = houses.dana.get(TRANSFERS).text
    assert "a code word" in page
    assert code_word not in page


def test_what_a_partner_told_us_stands_in_their_register(houses: TwoHouses) -> None:
    _ours, theirs = named(houses, open_case(houses.dana, MERJEN))
    typed = {"names": "Merjen Terekova", "form": "adult", "next_step": "Meet her"}
    assert houses.selbi.post(f"{theirs}case/", typed).status_code == 302
    year = timezone.localdate().year
    assert not register_of(keyring_of(houses.oraz), year).entries
    assert len(register_of(keyring_of(houses.dana), year).entries) == 1


def test_what_the_policy_cited_is_kept_with_its_article() -> None:
    decision = may_leave("kz", "kg", [FieldGroup.NAME], date(2026, 11, 28))
    cited = [entry for verdict in decision.verdicts for entry in verdict.rests_on]
    laws = _permission(decision).laws
    assert laws
    assert set(laws) == {entry.named_in("en") for entry in cited if entry.law}
    assert not _permission(may_leave("kz", "kz", [FieldGroup.NAME], date(2026, 11, 28))).laws


def test_the_law_stands_in_the_register_in_the_language_of_who_reads_it(houses: TwoHouses) -> None:
    named(houses, open_case(houses.dana, MERJEN))
    (entry,) = register_of(keyring_of(houses.dana), timezone.localdate().year).entries
    cited = _permission(may_leave("kz", "kg", [FieldGroup.NAME], date(2026, 11, 28))).laws
    entry = replace(entry, ground=Ground(laws=cited))
    assert any("Law of 21 May 2013" in law for law in shown(entry).laws)
    with translation.override("ru"):
        laws = shown(entry).laws
    assert "Закон от 21 мая 2013 года № 94-V «О персональных данных и их защите», ст. 16" in laws
    assert not any("Law" in law for law in laws)


def _permission(decision: Decision) -> Permission:
    return Permission(ForRecipient(Recipient(RecipientKind.OUTSIDE, "Ак-Бата", country="KG"), decision, {}))


def test_answers_in_time_late_and_missing_by_pair_of_countries(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    second, now = ask(houses, case), timezone.now()
    member = keyring_of(houses.dana).member

    def pair() -> tuple[int, int, int, int, int]:
        with acting_for(member):
            (of_all,) = late.pairs(member, now)
        return of_all.in_time, of_all.late, of_all.waiting, of_all.overdue, of_all.withdrawn

    assert pair() == (1, 0, 1, 0, 0)
    _change(houses.dana, ours, answer_by=now - timedelta(days=1), answered_at=now)
    asked_at = now - timedelta(days=200)
    _change(houses.dana, second, answer_by=now - timedelta(hours=1), made_at=asked_at)
    assert pair() == (0, 1, 0, 1, 0)
    assert timezone.localtime(asked_at).strftime("%d.%m.%Y") in houses.dana.get(ANSWERS).text
    _change(houses.dana, second, state="cancelled")
    assert pair() == (0, 1, 0, 0, 0)
    _change(houses.dana, second, made_at=now)
    assert pair() == (0, 1, 0, 0, 1)
    with acting_for(keyring_of(houses.oraz).member):
        (of_gul,) = late.pairs(keyring_of(houses.oraz).member, timezone.now())
    assert (of_gul.in_time, of_gul.asked) == (1, 1)


def test_on_the_day_stands_who_waits_and_what_is_to_be_taken_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    gul = keyring_of(houses.oraz).member.organisation.name
    assert "tell them whom to expect" not in _home(houses.dana)
    theirs = arrived(houses.selbi)
    assert "Partners wait for an answer" in _home(houses.selbi)
    assert "Partners wait for an answer" not in _home(houses.berk)
    _change(houses.dana, ours, due_at=timezone.now() - timedelta(days=1))
    assert f"Nothing comes from {gul}: call them" in _home(houses.dana)
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "named-person"})
    assert "Partners wait for an answer" not in _home(houses.selbi)
    assert arrived(houses.berk) == ours
    assert f"{gul} said yes: tell them whom to expect" in _home(houses.dana)


def test_a_consent_that_ends_leads_to_taking_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = named(houses, case)
    gul = keyring_of(houses.oraz).member.organisation.name
    consents, to_do = f"/desk/cases/{case.pk}/consent/", f"Take back from {gul} what was told"
    assert to_do not in _home(houses.dana)
    assert "tell them whom to expect" not in _home(houses.dana)
    page = houses.dana.get(consents).text
    assert f"{gul} was told something on it" in page
    assert f"{ours}take-back/" not in page
    (given,) = written(houses.dana, case, GivenConsent)
    withdraw_consent(keyring=keyring_of(houses.dana), case=case, consent=given.id, on=timezone.localdate())
    assert f"{ours}take-back/" in houses.dana.get(consents).text
    assert to_do in _home(houses.dana)
    closing = houses.dana.get(f"/desk/cases/{case.pk}/close/").text
    assert f"The referral with {gul} goes on." in closing
    send(houses.dana, ours, "take-back", {})
    assert to_do not in _home(houses.dana)
    assert f"{ours}take-back/" not in houses.dana.get(consents).text
