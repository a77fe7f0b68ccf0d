"""A referral from the question to what remains of it, by the pages of both sides; nothing leads to her before a yes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents.actions import withdraw_consent
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.cases.tests.pages import written
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.erasing import erase_with
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.records import CaseReferralRecord, Crossed
from amanjol.casework.referrals.tests.two_houses import as_shown, carry, open_letters
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.referring.states import State
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import signing
from amanjol.foundation.letters.models import OpenedLetter
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import KeyPair
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
REFERRALS = "/desk/referrals/"
MERJEN = PersonRecord(names=("Merjen Terekova",), birth_year=1996)
INQUIRY = {
    "purposes": ["shelter"],
    "urgency": "this-week",
    "sex": "Feminine",
    "age": "18-29",
    "language": "tk",
    "interpreter": "on",
    "agreed": "on",
}
NAMED = {"person": "Dana Chinar", "person_reach": "+7", "deputy": "Berk Chinar", "deputy_reach": "+7"}


def ask(houses: TwoHouses, case: Case, **other: Any) -> str:
    """From Yyldyz to Gul. Gives the page of it in Yyldyz."""
    typed = INQUIRY | {"partner": houses.belief_in_gul} | other
    response = houses.dana.post(f"/desk/cases/{case.pk}/refer/", typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def arrived(client: Client) -> str:
    """What was opened just now: the address of its page."""
    match = re.search(rf'href="({REFERRALS}[0-9a-f-]{{36}}/)"', open_letters(client))
    assert match
    return match[1]


def send(client: Client, page: str, act: str, typed: dict[str, Any]) -> None:
    if "send" in typed:
        typed = as_shown(client, f"{page}{act}/", typed)
    response = client.post(f"{page}{act}/", typed)
    assert response.status_code == 302, response.text
    assert carry() == 1


def agree(houses: TwoHouses, *purposes: str) -> None:
    """An agreement in force, for a place to live and legal help where nothing else is named."""
    until = str(timezone.localdate() + timedelta(days=300))
    hours = {"today": "4", "this_week": "24", "planned": "72", "until": until}
    terms = NAMED | hours | {"purposes": purposes or ["shelter", "legal"]}
    offered = houses.dana.post(f"/desk/agreements/offer/{houses.belief_in_gul}/", terms)
    assert offered.status_code == 302, offered.text
    assert carry() == 1
    (theirs,) = set(re.findall(r'href="(/desk/agreements/[0-9a-f-]{36}/)"', open_letters(houses.selbi)))
    named = NAMED | {"person": "Oraz Terek", "deputy": "Selbi Terek"}
    assert houses.oraz.post(f"{theirs}answer/", named).status_code == 302
    assert carry() == 1
    open_letters(houses.berk)


def said_yes(houses: TwoHouses, case: Case) -> tuple[str, str]:
    """Asked and answered. Gives both pages."""
    ours = ask(houses, case)
    assert carry() == 1
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "named-person"})
    assert arrived(houses.berk) == ours
    return ours, theirs


def told_by_code(houses: TwoHouses, case: Case) -> tuple[str, str, str]:
    """Both pages and the code word."""
    ours, theirs = said_yes(houses, case)
    typed = {"purpose": "shelter", "how": "code", "fields_told": [], "send": "yes"}
    send(houses.dana, ours, "identity", typed)
    assert arrived(houses.selbi) == theirs
    words = re.search(r'class="code-word">([a-z]+-[a-z]+)<', houses.dana.get(ours).text)
    assert words
    return ours, theirs, words[1]


def become_case(houses: TwoHouses, theirs: str, code_word: str) -> str:
    """By the page of Selbi. Gives the page of the case in Gul."""
    page = houses.selbi.get(f"{theirs}case/")
    assert code_word in page.text
    typed = {"names": code_word, "form": "adult", "next_step": "Meet her at the station"}
    response = houses.selbi.post(f"{theirs}case/", typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def state_of(client: Client, page: str) -> str:
    with acting_for(keyring_of(client).member):
        return Referral.objects.get(pk=page.split("/")[-2]).state


def test_asked_answered_told_by_a_code_arrived_and_out(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, theirs, code_word = told_by_code(houses, case)
    assert code_word in houses.selbi.get(theirs).text
    become_case(houses, theirs, code_word)
    send(houses.selbi, theirs, "arrival", {"arrived": "recognised", "needs": ["medical"]})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "step", {"state": "in-progress"})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "outcome", {"shelter": "given"})
    assert arrived(houses.berk) == ours
    send(houses.selbi, theirs, "step", {"state": "completed"})
    assert arrived(houses.berk) == ours
    page = houses.dana.get(ours).text
    assert "both knew each other as agreed" in page
    assert "Completed" in page
    assert "Merjen" not in houses.selbi.get(theirs).text
    assert state_of(houses.dana, ours) == state_of(houses.selbi, theirs) == State.COMPLETED


def test_before_a_yes_nobody_is_told_anything(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    assert houses.dana.post(f"{ours}identity/", {"purpose": "shelter", "how": "code"}).status_code == 302
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "cannot", "reason": "no-place", "contact": "on-duty"})
    arrived(houses.berk)
    typed = {"purpose": "shelter", "how": "code", "send": "yes"}
    assert houses.dana.post(f"{ours}identity/", typed).headers["Location"] == ours
    assert carry() == 0
    assert "No place is free" in houses.dana.get(ours).text


def consent(houses: TwoHouses, case: Case, **other: Any) -> None:
    """Hers, that Gul is told her name."""
    gul = keyring_of(houses.oraz).member.organisation
    here = {str(gul.pk): gul.name}
    typed = {"purpose": "sharing", "whom": "here", "organisation": str(gul.pk), "groups": ["name"]}
    answered = read_aloud(typed | {"language": "tk"} | other, organisations=here)
    response = houses.dana.post(f"/desk/cases/{case.pk}/consent/", answered)
    assert response.status_code == 302, response.text


def named(houses: TwoHouses, case: Case) -> tuple[str, str]:
    """Told with her name, on her consent. Gives both pages."""
    agree(houses)
    ours, theirs = said_yes(houses, case)
    consent(houses, case)
    typed = {
        "purpose": "shelter",
        "how": "name",
        "fields_told": ["prs_FirstName-name"],
        "why_more": "To meet her",
    }
    assert "This is what they read" in houses.dana.post(f"{ours}identity/", typed).text
    assert carry() == 0
    send(houses.dana, ours, "identity", typed | {"send": "yes"})
    assert arrived(houses.selbi) == theirs
    return ours, theirs


def test_told_by_her_name_taken_back_and_both_say_what_remains(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, theirs = named(houses, case)
    assert "Merjen Terekova" in houses.selbi.get(theirs).text
    response = houses.selbi.post(
        f"{theirs}case/", {"names": "Merjen Terekova", "form": "adult", "next_step": "Meet her"}
    )
    assert response.status_code == 302, response.text
    send(houses.dana, ours, "take-back", {})
    assert not OpenedLetter.objects.filter(
        organisation=keyring_of(houses.oraz).member.organisation_id, kept__isnull=False
    ).exists()
    page = houses.selbi.get(theirs).text
    assert "Merjen" not in page.split("</nav>")[-1].split("Step by step")[-1]
    assert "The partner has taken back what they told" in page
    listed = houses.selbi.get(REFERRALS).text
    assert "Taken back" in listed
    assert "waits for you" in listed
    send(houses.selbi, theirs, "remains", {"remains": "kept", "reason": "her-claim"})
    assert "waits for you" not in houses.selbi.get(REFERRALS).text
    assert arrived(houses.berk) == ours
    page = houses.dana.get(ours).text
    assert "Something of it is kept" in page
    assert "Erased" not in page
    assert houses.dana.post(f"{ours}take-back/", {}).status_code == 302
    assert carry() == 0


def test_without_her_consent_no_name_goes(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    typed = {"purpose": "shelter", "how": "name", "fields_told": ["prs_FirstName-name"], "why_more": "x"}
    page = houses.dana.post(f"{ours}identity/", typed | {"send": "yes"})
    assert "Before it can be sent" in page.text
    consent(houses, case, groups=["family"])
    assert houses.dana.post(f"{ours}identity/", typed | {"send": "yes"}).status_code == 200
    assert carry() == 0


def test_a_consent_that_is_withdrawn_is_said_in_the_case(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = named(houses, case)
    assert "counts no more" not in houses.dana.get(ours).text
    (given,) = written(houses.dana, case, GivenConsent)
    withdraw_consent(keyring=keyring_of(houses.dana), case=case, consent=given.id, on=timezone.localdate())
    assert "counts no more" in houses.dana.get(ours).text
    assert "take back" in houses.dana.get(f"/desk/cases/{case.pk}/").text
    typed = {"purpose": "shelter", "how": "name", "fields_told": ["prs_FirstName-name"], "why_more": "x"}
    assert houses.dana.post(f"{ours}identity/", typed | {"send": "yes"}).status_code == 200
    assert carry() == 0


def test_without_an_agreement_nobody_is_told_who_it_is(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    page = houses.dana.post(f"{ours}identity/", {"purpose": "shelter", "how": "code", "send": "yes"})
    assert "nothing is agreed" in page.text
    assert carry() == 0


def test_who_is_not_in_the_inbox_and_not_on_the_case_reads_nothing(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    _ours, theirs = said_yes(houses, case)
    leyla = join("Leyla Terek", keyring_of(houses.oraz).member.organisation, RoleKey.CASE_WORKER)
    at = unlocked(leyla.account)
    give(houses.oraz, leyla)
    accept(at)
    page = at.get(theirs).text
    assert "that you do not open" in page
    assert "18 to 29" not in page
    assert at.get(f"{theirs}reply/").status_code == 404
    assert houses.farida.get(theirs).status_code == 404


def test_an_exchanged_half_takes_nothing(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    theirs = arrived(houses.selbi)
    with acting_for(keyring_of(houses.dana).member):
        row = Referral.objects.get(pk=ours.split("/")[-2])
        Referral.objects.filter(pk=row.pk).update(public=keypairs.generate().public)
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "named-person"})
    with acting_for(keyring_of(houses.dana).member):
        before = ReferralLetter.objects.count()
    houses.berk.post("/organisation/letters/arrived/open/")
    with acting_for(keyring_of(houses.dana).member):
        assert ReferralLetter.objects.count() == before


def test_a_yes_that_only_a_row_says_lets_nothing_go(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    organisation = keyring_of(houses.dana).member.organisation_id
    with acting_for(keyring_of(houses.dana).member):
        row = Referral.objects.get(pk=ours.split("/")[-2])
        Referral.objects.filter(pk=row.pk).update(state=State.ACCEPTED)
    typed = {"purpose": "shelter", "how": "code", "send": "yes"}
    assert houses.dana.post(f"{ours}identity/", typed).status_code == 302
    assert carry() == 0
    crossed = Crossed(
        kind="referral.answer",
        is_ours=False,
        at=present_moment(),
        by="",
        body=example("referral.answer", referral=str(row.referral), answer="can", reason=None, from_on=None),
    )
    letter = uuid4()
    place = keyring_of(houses.dana).organisation.place(
        f"referral/{row.pk}/{letter}", "referrals_referralletter.sealed", 1
    )
    data = crossed.as_data() | {"mark": bytes(32).hex()}
    forged = keypairs.seal_to(bytes(row.public), canonical.to_bytes(data), place)
    with acting_for(keyring_of(houses.dana).member):
        ReferralLetter.objects.create(
            organisation_id=organisation, referral=row, letter=letter, sealed=forged
        )
    assert "Step by step" not in houses.dana.get(ours).text


def test_an_answer_that_was_taken_away_is_missed(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    with acting_for(keyring_of(houses.dana).member):
        ReferralLetter.objects.filter(opened__isnull=False).delete()
    assert "put an older copy back" in houses.dana.get(ours).text
    assert houses.dana.get(f"{ours}identity/").status_code == 302


def test_what_was_asked_goes_with_the_case(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    said_yes(houses, case)
    organisation = keyring_of(houses.dana).member.organisation_id
    with acting_for(keyring_of(houses.dana).member):
        ids = erase_with(keyring_of(houses.dana), case)
        assert len(ids) == 2  # of the referral, and of the inquiry
        assert not Referral.objects.exists()
        assert not CaseReferral.objects.exists()
        assert not ReferralLetter.objects.exists()
        assert not OpenedLetter.objects.filter(kept__isnull=False, organisation=organisation).exists()


def _kept(letter: ReferralLetter) -> bytes:
    """What arrived, as it lies here."""
    assert letter.opened is not None
    assert letter.opened.kept is not None
    return bytes(letter.opened.kept)


def test_an_answer_reaches_who_is_named_for_a_restricted_person_alone(houses: TwoHouses) -> None:
    """Berk opens the letter and is not named, Dana and Farida are; the key of before opens nothing that comes after."""
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    assert carry() == 1
    theirs = arrived(houses.selbi)
    pk = UUID(ours.split("/")[-2])
    with acting_for(keyring_of(houses.dana).member):
        row = Referral.objects.get(pk=pk)
        hung = CaseReferral.objects.get(referral=pk)
        keyring = keyring_of(houses.dana)
        before = sealing.open_row(CaseReferralRecord, hung, sealing.key_of_case(case, keyring), keyring).seed
    named_alone = {str(keyring_of(houses.farida).member.pk): "work"}
    response = houses.dana.post(f"/desk/cases/{case.pk}/names/", named_alone)
    assert response.status_code == 302, response.text
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "on-duty"})
    assert arrived(houses.berk) == ours
    assert "that you do not open" in houses.berk.get(ours).text
    page = houses.dana.get(ours).text
    assert "We can" in page
    assert "18 to 29" in page
    with acting_for(keyring_of(houses.dana).member):
        (letter,) = ReferralLetter.objects.filter(referral=pk, opened__isnull=False).select_related("opened")
        opened = signing.opened_signing(keyring_of(houses.dana))
        assert opened is not None
        assert letter.opened is not None
        assert letter.opened.kept
        old = KeyPair(bytes.fromhex(before))
        with pytest.raises(SealBroken):
            keys.unseal(row, letter.letter, _kept(letter), old, opened)


def test_a_consent_is_asked_with_the_name_that_is_compared(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    consents = f"/desk/cases/{case.pk}/consent/"
    assert '<option value="Gul">' not in houses.dana.get(consents).text
    ours = ask(houses, case)
    assert '<option value="Gul">' in houses.dana.get(consents).text
    houses.dana.post(f"{ours}step/", {"state": "cancelled", "reason": "by-mistake"})
    assert '<option value="Gul">' not in houses.dana.get(consents).text


def test_a_referral_that_was_taken_out_of_its_case_is_missed(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    page = f"/desk/cases/{case.pk}/"
    assert "more referrals than stand here" not in houses.dana.get(page).text
    with acting_for(keyring_of(houses.dana).member):
        Referral.objects.filter(pk=ours.split("/")[-2]).delete()
    assert "more referrals than stand here" in houses.dana.get(page).text
