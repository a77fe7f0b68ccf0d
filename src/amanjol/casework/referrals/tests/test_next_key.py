"""Referrals under the next signing key: they go on for both sides, and who has the earlier key writes nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import keys
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    ask,
    become_case,
    named,
    said_yes,
    send,
    told_by_code,
)
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.letters import inboxes, signing
from amanjol.foundation.letters.models import Card, OpenedLetter
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.foundation.letters.signing import Signing

pytestmark = pytest.mark.django_db
LETTERS = "/organisation/letters/"


def signing_of(client: Client) -> Signing:
    opened = signing.opened_signing(keyring_of(client))
    assert opened is not None
    return opened


def begin_next(supervisor: Client, reason: str = "change") -> None:
    number = signing_of(supervisor).number + 1
    response = supervisor.post(f"{LETTERS}next-key/", {"reason": reason, "number": str(number)})
    assert response.status_code == 302, response.text


def compare_anew(supervisor: Client, first: Client, second: Client) -> None:
    """Two of the partner hear the words of the supervisor's organisation."""
    opened = signing_of(supervisor)
    card = inboxes.own_card(opened)
    assert card is not None
    row = Card.objects.filter(organisation=card.organisation).order_by("-serial")[0]
    page = f"{LETTERS}partners/{row.pk}/"
    assert "signed it with the earlier one" in first.get(page).text
    for client in (first, second):
        typed = {"typed": keypairs.fingerprint(opened.key.public)}
        assert client.post(page, typed).status_code == 302


def test_what_was_asked_answered_and_agreed_goes_on(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, theirs, code_word = told_by_code(houses, case)
    for reason in ("change", "theft"):
        begin_next(houses.dana, reason)
        page = houses.dana.get(ours).text
        assert code_word in page
        assert "We can" in page
    become_case(houses, theirs, code_word)
    send(houses.selbi, theirs, "arrival", {"arrived": "recognised", "needs": ["medical"]})
    assert arrived(houses.berk) == ours
    assert "both knew each other as agreed" in houses.dana.get(ours).text
    begin_next(houses.oraz)
    assert code_word in houses.selbi.get(theirs).text
    assert "both knew each other as agreed" in houses.dana.get(ours).text


def test_the_partner_reads_on_once_two_have_heard_the_new_words(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    begin_next(houses.dana)
    ask(houses, case)
    assert carry() == 1
    assert "A partner asks" not in open_letters(houses.selbi)
    compare_anew(houses.dana, houses.oraz, houses.selbi)
    assert "A partner asks" in open_letters(houses.selbi, even_held=True)


def test_what_was_taken_back_under_the_new_key_goes_there_too(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, theirs = named(houses, case)
    begin_next(houses.dana)
    send(houses.dana, ours, "take-back", {})
    gul = keyring_of(houses.oraz).member.organisation_id
    assert OpenedLetter.objects.filter(organisation=gul, kept__isnull=False).exists()
    compare_anew(houses.dana, houses.oraz, houses.selbi)
    keyring_of(houses.oraz)
    assert not OpenedLetter.objects.filter(organisation=gul, kept__isnull=False).exists()
    assert "The partner has taken back what they told" in houses.selbi.get(theirs).text


def test_a_restricted_person_s_referral_goes_on_though_no_supervisor_opens_it(houses: TwoHouses) -> None:
    """Farida and Dana are named; Berk, a supervisor now, is not, and begins the key."""
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    named_alone = {str(keyring_of(houses.farida).member.pk): "work"}
    response = houses.dana.post(f"/desk/cases/{case.pk}/names/", named_alone)
    assert response.status_code == 302, response.text
    with acting_for(houses.keys.cast.dana):
        type(houses.keys.cast.berk).objects.filter(pk=houses.keys.cast.berk.pk).update(role="supervisor")
    assert "that you do not open" in houses.berk.get(ours).text
    begin_next(houses.berk)
    assert "We can" in houses.dana.get(ours).text


def _forged(houses: TwoHouses, row: Referral, earlier: Signing) -> ReferralLetter:
    """A yes that nobody said, sealed and marked by who has the earlier signing key and writes rows."""
    body = example("referral.answer", referral=str(row.referral), answer="can", reason=None, from_on=None)
    crossed = Crossed(kind="referral.answer", is_ours=False, at=present_moment(), by="", body=body)
    letter = uuid4()
    sealed = keys.seal(row, letter, crossed, earlier)
    organisation = keyring_of(houses.dana).member.organisation_id
    with acting_for(houses.keys.cast.dana):
        return ReferralLetter.objects.create(
            organisation_id=organisation, referral=row, letter=letter, sealed=sealed
        )


def _row(houses: TwoHouses, ours: str) -> Referral:
    with acting_for(houses.keys.cast.dana):
        return Referral.objects.get(pk=UUID(ours.split("/")[-2]))


@pytest.mark.parametrize("changes", [1, 2])
def test_who_has_the_earlier_key_says_no_yes_for_a_partner(houses: TwoHouses, changes: int) -> None:
    """Nor does another key after that make true what was planted between the two."""
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    earlier, row = signing_of(houses.dana), _row(houses, ours)
    begin_next(houses.dana, "theft")
    assert "18 to 29" in houses.dana.get(ours).text
    forged = _forged(houses, row, earlier)
    with acting_for(houses.keys.cast.dana):
        inquiry = ReferralLetter.objects.exclude(pk=forged.pk).get(referral=row)
        ReferralLetter.objects.filter(pk=forged.pk).update(carried=inquiry.carried)
    if changes == 2:
        begin_next(houses.dana)
    page = houses.dana.get(ours).text
    assert "We can" not in page
    assert "18 to 29" not in page  # it says instead that a seal does not open


def test_who_has_the_earlier_key_exchanges_no_half(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = ask(houses, case)
    earlier, row = signing_of(houses.dana), _row(houses, ours)
    begin_next(houses.dana, "theft")
    carried = _row(houses, ours).carried
    keys.begin(row, earlier)
    with acting_for(houses.keys.cast.dana):
        Referral.objects.filter(pk=row.pk).update(public=row.public, mark=row.mark, carried=carried)
    exchanged = _row(houses, ours)
    with pytest.raises(SealBroken):
        keys.check(exchanged, signing_of(houses.dana))
    begin_next(houses.dana)
    with pytest.raises(SealBroken):
        keys.check(_row(houses, ours), signing_of(houses.dana))


def test_the_page_says_how_many_marks_go_on(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ask(houses, case)
    page = houses.dana.get(f"{LETTERS}next-key/").text
    assert "Gul" in page
    assert "1 letter is still on its way" in page
    organisation = keyring_of(houses.dana).member.organisation_id
    assert keys.marks_of(organisation) == 2  # of the referral, and of the inquiry
