"""An agreement of two organisations, from the offer to its end, by the pages of both."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.referrals.agreements import actions, forms, queries
from amanjol.casework.referrals.models import Agreement
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.referrals.words import purposes_in_words
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.foundation.letters.models import Incoming, OpenedLetter, Outgoing
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.agreements.records import AgreementRecord
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db
AGREEMENTS = "/desk/agreements/"
NAMED = {
    "person": "Dana Chinar",
    "person_reach": "by the telephone of the house",
    "deputy": "Berk Chinar",
    "deputy_reach": "by the telephone of the office",
}


def _offer(**changed: object) -> dict[str, Any]:
    typed: dict[str, Any] = NAMED | {
        "purposes": ["shelter", "medical"],
        "today": "4",
        "this_week": "24",
        "planned": "72",
        "until": str(timezone.localdate() + timedelta(days=300)),
    }
    return typed | changed


def _offered(houses: TwoHouses) -> str:
    """By Yyldyz to Gul, and brought there. Gives the page of it in Yyldyz."""
    response = houses.dana.post(f"{AGREEMENTS}offer/{houses.belief_in_gul}/", _offer())
    assert response.status_code == 302, response.text
    assert carry() == 1
    return str(response.headers["Location"])


def _arrived(client: Client) -> str:
    """What was opened just now: the address of its page."""
    match = re.search(r'href="(/desk/agreements/[0-9a-f-]{36}/)"', open_letters(client))
    assert match
    return match[1]


def _accept(houses: TwoHouses) -> tuple[str, str]:
    ours = _offered(houses)
    theirs = _arrived(houses.selbi)
    accepted = houses.oraz.post(f"{theirs}answer/", NAMED | {"person": "Oraz Terek", "deputy": "Selbi Terek"})
    assert accepted.status_code == 302, accepted.text
    assert carry() == 1
    assert _arrived(houses.berk) == ours
    return ours, theirs


def _record(client: Client) -> AgreementRecord:
    (entry,) = queries.opened(keyring_of(client))
    return entry.record


def _in_force(client: Client, other: Client, purpose: Purpose, days: int = 0) -> bool:
    partner = place_of(keyring_of(other).member.organisation_id)
    today = timezone.localdate() + timedelta(days=days)
    return queries.in_force_with(keyring_of(client), partner, purpose, today) is not None


@pytest.mark.parametrize(
    ("today", "latest"),
    [("2027-01-31", "2030-01-31"), ("2028-02-29", "2031-02-28"), ("2027-02-28", "2030-02-28")],
)
def test_it_may_hold_for_three_whole_years(today: str, latest: str) -> None:
    assert str(forms.latest(date.fromisoformat(today))) == latest


def test_offered_read_accepted_and_in_force_on_both_sides(houses: TwoHouses) -> None:
    ours, theirs = _accept(houses)
    for client, other, page in ((houses.dana, houses.oraz, ours), (houses.oraz, houses.dana, theirs)):
        text = client.get(page).text
        assert "in force until" in text
        assert {"Dana Chinar", "Berk Chinar", "Oraz Terek", "Selbi Terek"} <= set(
            re.findall(r"[A-Z]\w+ (?:Chinar|Terek)", text)
        )
        assert _in_force(client, other, Purpose.MEDICAL)
        assert not _in_force(client, other, Purpose.RETURN)
        assert not _in_force(client, other, Purpose.MEDICAL, days=301)
    assert _record(houses.dana).theirs == _record(houses.oraz).ours


def test_an_offer_alone_is_no_agreement(houses: TwoHouses) -> None:
    _offered(houses)
    _arrived(houses.selbi)
    assert not _in_force(houses.dana, houses.oraz, Purpose.SHELTER)
    assert not _in_force(houses.oraz, houses.dana, Purpose.SHELTER)
    assert "waits for your answer" in houses.selbi.get(AGREEMENTS).text


def test_declined_and_taken_back_and_ended(houses: TwoHouses) -> None:
    ours = _offered(houses)
    theirs = _arrived(houses.selbi)
    assert houses.oraz.post(f"{theirs}answer/", {"decline": "yes"}).status_code == 302
    carry()
    _arrived(houses.dana)
    assert "declined" in houses.dana.get(ours).text
    assert "Partners without an agreement" in houses.dana.get(AGREEMENTS).text
    assert houses.dana.post(f"{ours}end/").headers["Location"] == ours
    assert _record(houses.dana).state == "declined"


def test_either_side_ends_it_and_the_other_learns_of_it(houses: TwoHouses) -> None:
    ours, theirs = _accept(houses)
    assert houses.oraz.post(f"{theirs}end/").status_code == 302
    assert not _in_force(houses.oraz, houses.dana, Purpose.SHELTER)
    assert _in_force(houses.dana, houses.oraz, Purpose.SHELTER)
    carry()
    _arrived(houses.dana)
    assert not _in_force(houses.dana, houses.oraz, Purpose.SHELTER)
    assert "ended" in houses.dana.get(ours).text


def test_an_answer_to_an_offer_that_was_taken_back_changes_nothing(houses: TwoHouses) -> None:
    ours = _offered(houses)
    theirs = _arrived(houses.selbi)
    houses.dana.post(f"{ours}end/")
    houses.oraz.post(f"{theirs}answer/", NAMED | {"person": "Oraz Terek", "deputy": "Selbi Terek"})
    carry()
    open_letters(houses.dana)
    assert _record(houses.dana).state == "ended"
    open_letters(houses.selbi)
    assert _record(houses.oraz).state == "ended"


def test_only_a_supervisor_acts_and_only_who_works_on_cases_reads(houses: TwoHouses) -> None:
    ours = _offered(houses)
    theirs = _arrived(houses.selbi)
    offer = f"{AGREEMENTS}offer/{houses.belief_in_gul}/"
    assert houses.berk.get(offer).status_code == 403
    assert houses.berk.post(offer, _offer()).status_code == 403
    assert houses.berk.post(f"{ours}end/").status_code == 403
    assert houses.selbi.post(f"{theirs}answer/", NAMED).status_code == 403
    assert houses.farida.get(ours).status_code == 200
    assert houses.oraz.get(ours).status_code == 404
    assert houses.dana.get(theirs).status_code == 404
    assert houses.dana.get(f"{AGREEMENTS}offer/{houses.belief_in_yyldyz}/").status_code == 404
    with acting_for(houses.keys.cast.ayna):
        assert not queries.visible_to(houses.keys.cast.ayna).exists()


def test_who_is_no_receiver_opens_nothing(houses: TwoHouses) -> None:
    _offered(houses)
    houses.oraz.post(f"{_arrived(houses.selbi)}answer/", {"decline": "yes"})
    carry()
    text = open_letters(houses.farida)
    assert "None of them could be opened now" in text
    assert "Nothing new has arrived" in text
    assert _record(houses.dana).state == "offered"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"purposes": []}, "Tick at least one."),
        ({"until": "2020-01-01"}, "That day is over."),
        ({"until": "2099-01-01"}, "Choose a day within three years."),
        ({"today": "30"}, "What is more urgent is answered no later than the rest."),
        ({"today": "0"}, "1"),
        ({"planned": "99999"}, "1440"),
        ({"deputy": "dana chinar"}, "A deputy is somebody else."),
        ({"person": ""}, "Write who answers."),
        ({"person_reach": "x" * 500}, "300"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_sent(
    houses: TwoHouses, changed: dict[str, object], says: str
) -> None:
    response = houses.dana.post(f"{AGREEMENTS}offer/{houses.belief_in_gul}/", _offer(**changed))
    assert response.status_code == 200
    assert says in response.text
    assert "by the telephone of the office" in response.text
    keyring_of(houses.dana)
    assert not Agreement.objects.exists()
    assert not Outgoing.objects.exists()


def test_an_answer_of_another_organisation_counts_for_nothing(houses: TwoHouses) -> None:
    """Who has learned the id of an agreement cannot answer it: the writer stands inside the seal."""
    _offered(houses)
    keyring = keyring_of(houses.dana)
    row = Agreement.objects.get()
    Agreement.objects.update(partner=str(uuid4()))
    with pytest.raises(SealBroken):
        queries.opened_row(Agreement.objects.get(), keyring)
    Agreement.objects.update(partner=row.partner)
    other = keyring_of(houses.oraz)
    with pytest.raises(PermissionDenied):
        actions.end(keyring=other, agreement=row.pk)


def test_an_older_copy_that_was_put_back_is_not_in_force(houses: TwoHouses) -> None:
    ours, _theirs = _accept(houses)
    keyring_of(houses.dana)
    before = bytes(Agreement.objects.get().sealed)
    houses.dana.post(f"{ours}end/")
    keyring_of(houses.dana)
    Agreement.objects.update(sealed=before)
    assert not _in_force(houses.dana, houses.oraz, Purpose.SHELTER)
    assert "somebody has put an older copy back" in houses.dana.get(ours).text
    assert houses.dana.post(f"{ours}end/").headers["Location"] == ours
    assert _record(houses.dana).state == "in-force"


def test_nothing_of_it_lies_in_clear(houses: TwoHouses) -> None:
    _accept(houses)
    for member in (houses.keys.cast.dana,):
        with acting_for(member):
            rows = [*Agreement.objects.values_list(), *Outgoing.objects.values_list()]
            rows += [*Incoming.objects.values_list(), *OpenedLetter.objects.values_list()]
    written = repr(
        [[bytes(value) if isinstance(value, memoryview) else value for value in row] for row in rows]
    )
    assert "telephone" not in written
    assert "Oraz" not in written


def test_purposes_stand_in_one_sentence() -> None:
    in_words = purposes_in_words([Purpose.SHELTER, Purpose.RETURN, Purpose.DOCUMENTS])
    assert in_words == "A safe place to live; the way home, if she wishes it; papers"
    assert purposes_in_words([Purpose.RETURN]) == "The way home, if she wishes it"
