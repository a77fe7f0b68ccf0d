"""On whose word a partner is told of a life in danger: the person's, or that of two people; and never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import day as day_of_referrals
from amanjol.casework.referrals.danger import actions, deciding
from amanjol.casework.referrals.danger.records import Seconded, Yes
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.partners import own_signing
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.referrals.tests.danger_pages import (
    PLACE,
    SAYS,
    YES,
    act,
    cannot,
    home,
    opened,
    post,
    tell,
    verbs,
)
from amanjol.casework.referrals.tests.test_referrals import MERJEN, arrived, state_of
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals import canonical, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def test_who_cannot_be_asked_has_two_people_who_decide(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    assert carry() == 0, "one person tells nobody"
    assert "Nothing has gone yet" in houses.dana.get(ours).text
    assert "decide as the second person" in home(houses.berk)
    assert "a second person decides whether Gul is told" in home(houses.dana)
    assert SAYS in houses.berk.get(f"/desk/cases/{case.pk}/").text or SAYS in houses.berk.get(ours).text
    act(houses.berk, ours, "second-word", agrees="yes", says="Слышала сама")
    assert carry() == 1
    assert arrived(houses.selbi)
    assert "decide as the second person" not in home(houses.berk)
    assert "The person does not know it yet" in houses.dana.get(ours).text
    assert "Tell the person that Gul was told of the danger" in home(houses.dana)
    assert "does not know yet that Gul was told" in houses.dana.get(f"/desk/cases/{case.pk}/close/").text
    act(houses.dana, ours, "person-told", told="no", says="Телефон у него")
    assert "Tell the person that Gul was told of the danger" in home(houses.dana)
    act(houses.dana, ours, "person-told", told="yes", says="Рада")
    assert "Tell the person that Gul was told of the danger" not in home(houses.dana)
    assert "The person knows that the partner was told" in houses.dana.get(ours).text
    act(houses.dana, ours, "person-told", told="yes", says="Ещё раз")
    assert verbs(houses.dana, ours).count("referral.person-told") == 2


def test_one_person_does_not_decide_twice(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    response = post(houses, case, **cannot(houses) | {"second": str(keyring_of(houses.dana).member.pk)})
    assert response.status_code == 200
    assert not Referral.objects.exists()
    ours = tell(houses, case, **cannot(houses))
    assert "I decide it, too" not in houses.dana.get(f"{ours}second-word/").text
    assert houses.dana.post(f"{ours}second-word/", {"agrees": "yes", "says": "x"}).status_code == 200
    with pytest.raises(actions.NotAnother):
        actions.give_second_word(
            keyring=keyring_of(houses.dana),
            case=case,
            referral=opened(houses.dana, ours).row.pk,
            agrees=True,
            says="x",
        )
    assert carry() == 0


def test_a_second_word_of_the_same_account_lets_nothing_go(houses: TwoHouses) -> None:
    """Even where it lies inside the seal, with our mark: by a program that asks nothing."""
    from amanjol.casework.referrals.actions import writing  # noqa: PLC0415

    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    keyring = keyring_of(houses.dana)
    with acting_for(keyring.member):
        row = Referral.objects.get(pk=ours.split("/")[-2])
        writing.keep_act(row, Seconded(agrees=True, says="x"), keyring, own_signing(keyring))
    stands = opened(houses.dana, ours)
    deciding_now = deciding.deciding_of(stands)
    assert deciding_now is not None
    assert not deciding_now.lets_go
    with acting_for(keyring.member), pytest.raises(deciding.NotDecided):
        writing.write(
            keyring, own_signing(keyring), stands, deciding_now.decided.letter(row.referral, present_moment())
        )
    assert carry() == 0


def test_who_sees_it_otherwise_ends_it(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    act(houses.berk, ours, "second-word", agrees="no", says="Я с ней говорила, она дома")
    assert carry() == 0
    assert state_of(houses.dana, ours) == State.CANCELLED
    assert "second-word/" not in houses.dana.get(ours).text
    assert "take-back/" not in houses.dana.get(ours).text, "nothing was told"
    act(houses.farida, ours, "second-word", agrees="yes", says="x")
    act(houses.farida, ours, "second-word", agrees="no", says="x")
    assert verbs(houses.dana, ours).count("referral.danger-seconded") == 1
    assert carry() == 0


def test_who_began_it_can_end_it(houses: TwoHouses) -> None:
    ours = tell(houses, open_case(houses.dana, MERJEN), **cannot(houses))
    assert "It is not needed any more" in houses.dana.get(ours).text
    act(houses.dana, ours, "second-word", agrees="no", says="Её нашли")
    assert state_of(houses.dana, ours) == State.CANCELLED
    assert carry() == 0


@pytest.mark.parametrize("form", [Form.CHILD_ALONE, Form.CHILD_WITH_GUARDIAN])
def test_a_childs_yes_alone_tells_nobody(houses: TwoHouses, form: Form) -> None:
    case = open_case(houses.dana, PersonRecord(("Керим",), form=form))
    assert post(houses, case, **YES).status_code == 200
    with pytest.raises(actions.TwoDecide):
        _decide(houses, case, PLACE)
    ours = tell(houses, case, **cannot(houses) | {"why": "child"})
    act(houses.berk, ours, "second-word", agrees="yes", says="x")
    assert carry() == 1
    assert "A child, or may be one" in houses.selbi.get(arrived(houses.selbi)).text


def _decide(houses: TwoHouses, case: Case, place: str, keyring: Any = None) -> None:
    """Dana's yes from the person, by a program that asks nothing."""
    from amanjol.casework.referrals.partners import believed  # noqa: PLC0415

    keyring = keyring or keyring_of(houses.dana)
    with acting_for(keyring.member):
        (partner,) = [entry.partner for entry in believed(keyring)]
        situation = actions.Situation(
            codes.Threat.VIOLENCE, "KZ", place, ("tk",), codes.Reach.GO_THERE, is_child=False
        )
        actions.decide(
            keyring=keyring, case=case, partner=partner, situation=situation, word=Yes("tk", keyring.person)
        )


@pytest.mark.parametrize(
    "place", ["Дом Мерджен за рынком", "У Терековой, зелёные ворота", "За рынком, +993 65 00 00 00"]
)
def test_a_place_holds_no_name_and_no_number(houses: TwoHouses, place: str) -> None:
    case = open_case(houses.dana, PersonRecord(names=("Мерджен Терекова",), birth_year=1996))
    response = post(houses, case, **YES | {"place": place})
    assert response.status_code == 200
    assert "Say it in other words" in response.text
    with pytest.raises(actions.PlaceTells):
        _decide(houses, case, place)
    assert not Referral.objects.exists()


def test_a_name_that_the_case_learns_before_the_second_word_stops_it(houses: TwoHouses) -> None:
    """What was decided is looked at again in the transaction that seals it."""
    from amanjol.casework.cases.actions.working import add_to_person  # noqa: PLC0415

    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses) | {"place": "Двор Огулджан, синяя дверь"})
    keyring = keyring_of(houses.dana)
    with acting_for(keyring.member):
        case.refresh_from_db()
        add_to_person(keyring=keyring, person=case.person, typed=PersonRecord(names=("Огулджан",)))
    act(houses.berk, ours, "second-word", agrees="yes", says="x")
    assert carry() == 0
    assert state_of(houses.dana, ours) == State.DRAFT


def test_a_planted_second_word_makes_it_open_no_more(houses: TwoHouses) -> None:
    """Whoever writes rows seals to the public half, and has no mark."""
    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    organisation = keyring_of(houses.dana).member.organisation_id
    with acting_for(keyring_of(houses.dana).member):
        row = Referral.objects.get(pk=ours.split("/")[-2])
    crossed = Crossed(
        kind="referral.danger-seconded",
        is_ours=True,
        at=present_moment(),
        by=str(houses.keys.cast.berk.account_id),
        body=Seconded(agrees=True, says="x").as_data(),
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
    assert PLACE not in houses.dana.get(ours).text
    response = houses.berk.post(f"{ours}second-word/", {"agrees": "yes", "says": "x"})
    assert response.headers["Location"] == "/organisation/keys/", "a seal that does not open is told there"
    assert carry() == 0


def test_an_objection_that_was_taken_away_is_missed(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    act(houses.berk, ours, "second-word", agrees="no", says="x")
    with acting_for(keyring_of(houses.dana).member):
        newest = ReferralLetter.objects.filter(referral__pk=ours.split("/")[-2]).order_by("letter").last()
        assert newest is not None
        newest.delete()
        Referral.objects.filter(pk=ours.split("/")[-2]).update(state=State.DRAFT)
    assert "put an older copy back" in houses.dana.get(ours).text
    act(houses.farida, ours, "second-word", agrees="yes", says="x")
    assert carry() == 0


def test_a_restricted_case_keeps_its_decision_under_a_new_key(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours = tell(houses, case, **cannot(houses))
    response = houses.dana.post(
        f"/desk/cases/{case.pk}/names/",
        {str(keyring_of(client).member.pk): "work" for client in (houses.dana, houses.berk)},
    )
    assert response.status_code == 302
    assert SAYS in houses.dana.get(ours).text
    assert "that you do not open" in houses.farida.get(ours).text
    assert houses.farida.get(f"{ours}second-word/").status_code == 404
    act(houses.berk, ours, "second-word", agrees="yes", says="x")
    assert carry() == 1


def test_a_danger_that_does_not_open_hides_no_other_and_its_case_is_named(houses: TwoHouses) -> None:
    broken, whole = open_case(houses.dana, MERJEN), open_case(houses.dana, MERJEN)
    pages = [tell(houses, case, **cannot(houses)) for case in (broken, whole)]
    assert all(page in home(houses.dana) for page in pages)
    keyring_of(houses.dana)
    CaseReferral.objects.filter(case=broken).update(sealed=b"0" * 80)
    day = home(houses.dana)
    assert [page in day for page in pages] == [False, True]
    assert "a second person decides whether Gul is told" in day
    assert broken.code in day.partition("does not open as it should")[2].partition("</div>")[0]


def test_what_else_does_not_open_hides_no_danger(houses: TwoHouses, monkeypatch: pytest.MonkeyPatch) -> None:
    def consents(*_asked: object) -> None:
        raise SealBroken

    ours = tell(houses, open_case(houses.dana, MERJEN), **cannot(houses))
    monkeypatch.setattr(day_of_referrals, "_consents", consents)
    day = home(houses.dana)
    assert ours in day
    assert "does not open as it should" in day
