"""A life in danger, by the pages of both sides: who calls back, what is answered, where it stands."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.danger import actions, deciding
from amanjol.casework.referrals.danger.records import CalledBack, CallResult, NumberFrom
from amanjol.casework.referrals.models import Referral, ReferralLetter
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.referrals.tests.danger_pages import (
    CALLED,
    PLACE,
    YES,
    act,
    cannot,
    home,
    post,
    tell,
    told,
    verbs,
)
from amanjol.casework.referrals.tests.test_referrals import MERJEN, REFERRALS, arrived, state_of
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.letters.models import OpenedLetter, Outgoing
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def test_with_a_yes_it_goes_at_once_and_is_answered_after_calling_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, theirs = told(houses, case)
    page = " ".join(houses.selbi.get(theirs).text.split())
    for text in (PLACE, "Is locked in", "Recruiters fake emergencies", "on a number that you had before"):
        assert text in page
    assert "Merjen" not in page
    assert "A life is in danger" in home(houses.selbi)
    assert "life in danger" in houses.selbi.get(REFERRALS).text
    assert "They confirm it" in act(houses.selbi, theirs, "call-back")
    page = act(houses.selbi, theirs, "call-back", **CALLED)
    assert "Called back: they confirm it" in page
    assert carry() == 0, "nothing of a call is sent"
    act(houses.selbi, theirs, "danger-answer", acts=["go-there", "bed"])
    assert carry() == 1
    assert "A life is in danger" not in home(houses.selbi)
    assert arrived(houses.berk) == ours
    page = houses.dana.get(ours).text
    assert "We go there" in page
    assert "A bed is ready tonight" in page
    assert state_of(houses.dana, ours) == state_of(houses.selbi, theirs) == State.ACCEPTED
    assert "identity/" not in page
    assert verbs(houses.dana, ours) == [
        "referral.danger-decided", "referral.danger-sent", "referral.danger-answer-arrived",
    ]  # fmt: skip


def test_a_case_opens_from_it_at_the_meeting_and_without_one_it_goes_on_too(houses: TwoHouses) -> None:
    ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    assert houses.selbi.get(f"{theirs}case/").status_code == 404, "before a yes of ours"
    act(houses.selbi, theirs, "call-back", **CALLED)
    act(houses.selbi, theirs, "danger-answer", acts=["go-there"])
    act(houses.selbi, theirs, "danger-step", state="in-progress")
    assert carry() == 2
    typed = {"names": "Роза", "form": "adult", "next_step": "К врачу"}
    response = houses.selbi.post(f"{theirs}case/", typed)
    assert response.status_code == 302, response.text
    assert PLACE in houses.selbi.get(theirs).text
    act(houses.selbi, theirs, "step", state="completed")
    assert carry() == 1
    open_letters(houses.berk)
    assert state_of(houses.dana, ours) == state_of(houses.selbi, theirs) == State.COMPLETED


def test_nothing_is_promised_before_somebody_has_confirmed_it_by_telephone(houses: TwoHouses) -> None:
    _ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    assert "Nobody there has confirmed it" in act(houses.selbi, theirs, "danger-answer", acts=["go-there"])
    for result in ("not-reached", "nobody-knows"):
        act(houses.selbi, theirs, "call-back", **CALLED | {"result": result})
        act(houses.selbi, theirs, "danger-answer", acts=["go-there"])
    act(houses.selbi, theirs, "call-back", **CALLED)
    act(houses.selbi, theirs, "call-back", **CALLED | {"result": "nobody-knows"})
    body = codes.Acting.GO_THERE
    row = Referral.objects.get(pk=theirs.split("/")[-2])
    with pytest.raises(deciding.NotCalledBack):
        _answer(houses, row, acts=(body,))
    assert carry() == 0
    act(houses.selbi, theirs, "danger-answer", reason="not-confirmed")
    assert carry() == 1
    assert state_of(houses.selbi, theirs) == State.DECLINED
    assert "call-back/" not in houses.selbi.get(theirs).text


def _answer(houses: TwoHouses, row: Referral, *, acts: tuple[codes.Acting, ...]) -> None:
    """By a program that asks nothing."""
    from amanjol.casework.referrals.actions.answering import write_from_inbox  # noqa: PLC0415
    from amanjol.casework.standards.referring.bodies import DangerAnswer  # noqa: PLC0415

    body = DangerAnswer(referral=row.referral, acts=acts, reason=None)
    write_from_inbox(
        keyring=keyring_of(houses.selbi), circles=circles_at(houses.selbi), referral=row.pk, body=body
    )


def test_the_newest_call_counts() -> None:
    earlier = present_moment() - timedelta(minutes=5)
    calls = [(earlier, CallResult.NOBODY_KNOWS), (present_moment(), CallResult.CONFIRMED)]
    for at_first, other in (calls, calls[::-1]):
        assert deciding.is_confirmed(_called(at_first, other))
    assert not deciding.is_confirmed(_called((earlier, CallResult.CONFIRMED), (calls[1][0], calls[0][1])))
    assert not deciding.is_confirmed(_called((earlier, CallResult.NOT_REACHED)))


def _called(*calls: tuple[Any, CallResult]) -> Any:
    """A referral with these calls alone."""
    acts = [
        (
            Crossed(kind="referral.called-back", is_ours=True, at=at, by="x", body={}),
            CalledBack("x", NumberFrom.MET, result),
        )
        for at, result in calls
    ]
    return SimpleNamespace(acts=lambda _kind: acts)


def test_a_danger_is_not_answered_as_an_inquiry(houses: TwoHouses) -> None:
    """By a program that offers the other form: then nobody would have called back."""
    _ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    assert houses.selbi.get(theirs).text.count("reply/") == 0
    act(houses.selbi, theirs, "reply", answer="can", contact="on-duty")
    assert carry() == 0
    assert state_of(houses.selbi, theirs) == State.RECEIVED


def test_a_row_that_says_danger_has_no_mark_of_ours(houses: TwoHouses) -> None:
    ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    for client, page in ((houses.dana, ours), (houses.selbi, theirs)):
        with acting_for(keyring_of(client).member):
            Referral.objects.filter(pk=page.split("/")[-2]).update(is_danger=False)
        assert PLACE not in client.get(page).text


def test_only_receivers_read_it_and_who_does_not_receive_writes_nothing(houses: TwoHouses) -> None:
    _ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    row = Referral.objects.get(pk=theirs.split("/")[-2])
    called = CalledBack("x", NumberFrom.OWN_LIST, CallResult.CONFIRMED)
    with pytest.raises(PermissionDenied):
        actions.call_back(
            keyring=keyring_of(houses.dana), circles=circles_at(houses.dana), referral=row.pk, called=called
        )
    for name in ("call-back", "danger-answer", "danger-step"):
        assert houses.farida.get(f"{theirs}{name}/").status_code == 404


def test_late_it_stands_with_whoever_supervises_on_both_sides(houses: TwoHouses) -> None:
    ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    row = Referral.objects.get(pk=theirs.split("/")[-2])
    assert row.due_at is not None
    assert row.due_at - row.since == timedelta(hours=6)
    assert "A life is in danger" not in home(houses.dana)
    for client, page in ((houses.dana, ours), (houses.selbi, theirs)):
        with acting_for(keyring_of(client).member):
            Referral.objects.filter(pk=page.split("/")[-2]).update(
                due_at=timezone.now() - timedelta(minutes=1)
            )
    assert "Was told and does not answer: call them" in home(houses.dana)
    assert "does not answer: call them" not in home(houses.farida)
    assert "late since" in home(houses.oraz)
    assert "An answer is late since" in houses.selbi.get(theirs).text


def test_taken_back_it_is_gone_there_and_they_say_what_remains(houses: TwoHouses) -> None:
    ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    act(houses.selbi, theirs, "call-back", **CALLED)
    act(houses.dana, ours, "take-back")
    assert carry() == 1
    assert PLACE not in houses.selbi.get(theirs).text
    assert houses.selbi.get(f"{theirs}case/").status_code == 404
    act(houses.selbi, theirs, "remains", remains="erased")
    assert carry() == 1
    assert arrived(houses.berk) == ours
    assert state_of(houses.dana, ours) == State.RECALLED


def test_what_was_told_goes_with_the_case(houses: TwoHouses) -> None:
    from amanjol.casework.referrals.erasing import erase_with  # noqa: PLC0415

    case = open_case(houses.dana, MERJEN)
    tell(houses, case, **YES)
    with acting_for(keyring_of(houses.dana).member):
        erase_with(keyring_of(houses.dana), case)
        assert not Referral.objects.exists()
        assert not ReferralLetter.objects.exists()
        assert not Outgoing.objects.filter(sealed__isnull=False).exists()
        assert not OpenedLetter.objects.filter(kept__isnull=False).exists()
    assert carry() == 0


def test_the_register_says_on_whose_word_and_nothing_of_the_place(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    told(houses, case)
    page = " ".join(houses.dana.get("/desk/referrals/transfers/").text.split())
    for text in ("A life in danger", "what threatens, where, in which language; no name", "asked in Turkmen"):
        assert text in page
    assert PLACE not in page
    assert "None was needed" not in page
    ours = tell(houses, case, **cannot(houses))
    act(houses.berk, ours, "second-word", agrees="yes", says="x")
    assert "two people decided" in houses.dana.get("/desk/referrals/transfers/").text


def test_an_answer_or_a_name_that_is_none_of_a_danger_waits(houses: TwoHouses) -> None:
    from amanjol.casework.referrals.tests.test_whose_letter import _write_unasked  # noqa: PLC0415

    ours, theirs = told(houses, open_case(houses.dana, MERJEN))
    act(houses.selbi, theirs, "call-back", **CALLED)
    act(houses.selbi, theirs, "danger-answer", acts=["go-there"])
    assert carry() == 1
    _write_unasked(houses, ours, "referral.identity")
    assert "Merjen" not in houses.selbi.get(theirs).text


def test_an_inquiry_takes_no_answer_of_a_danger(houses: TwoHouses) -> None:
    from amanjol.casework.referrals.tests.test_referrals import ask  # noqa: PLC0415

    ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    theirs = arrived(houses.selbi)
    for name in ("call-back", "danger-answer", "danger-step"):
        assert houses.selbi.get(f"{theirs}{name}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"partner": "x"}, {"threat": "x"}, {"country": "XX"}, {"place": ""}, {"place": "x"}, {"place": "п" * 121},
        {"place": "a\nb c"}, {"language": "xx"}, {"reach": "+7"}, {"word": ""}, {"word": "yes", "asked_in": ""},
        {"word": "cannot"}, {"word": "cannot", "why": "child", "says": "x", "second": "x"},
    ],
)  # fmt: skip
def test_bad_input_is_said_and_nothing_is_lost(houses: TwoHouses, wrong: dict[str, str]) -> None:
    response = post(houses, open_case(houses.dana, MERJEN), **YES | wrong)
    assert response.status_code == 200
    assert "errorlist" in response.text or "is-invalid" in response.text or "error" in response.text
    assert not Referral.objects.exists()


BESIDE = re.compile(r"life (is )?in danger|locked in|late since|badge-soft alarm", re.IGNORECASE)


def test_beside_somebody_nothing_is_said_of_it(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, theirs = told(houses, case)
    with acting_for(keyring_of(houses.dana).member):
        Referral.objects.filter(pk=ours.split("/")[-2]).update(due_at=timezone.now() - timedelta(hours=1))
    of_case = f"/desk/cases/{case.pk}/"
    pages = [(houses.dana, page) for page in (ours, of_case, f"{of_case}refer/", REFERRALS)]
    pages.append((houses.selbi, theirs))
    assert all(BESIDE.search(_content(client, page)) for client, page in pages)
    houses.dana.post("/desk/cases/discreet/")
    houses.selbi.post("/desk/cases/discreet/")
    for client, page in pages:
        text = _content(client, page)
        assert PLACE not in text
        assert BESIDE.search(text) is None, (page, BESIDE.findall(text))
    assert "wrote in the case" in _content(houses.dana, of_case), "that something was done stays there"
    assert "told a partner that a life is in danger" in _content(houses.dana, f"{of_case}access/")


def _content(client: Client, page: str) -> str:
    return client.get(page).text.partition("<main")[2]
