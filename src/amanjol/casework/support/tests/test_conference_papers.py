"""What a colleague who does not see the case reads of a conference: for days, by the clock, whatever rows say."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from amanjol.casework.cases.actions import working
from amanjol.casework.cases.consents import actions as consenting
from amanjol.casework.cases.models import Purpose
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.desk import closing
from amanjol.casework.support.conferences import actions, papers, queries
from amanjol.casework.support.conferences.actions import Joining
from amanjol.casework.support.models import Conference, ConferenceGuest
from amanjol.casework.support.tests.conference_cast import (
    DAYS,
    DECISION,
    LEYLA,
    PLANNED,
    Scene,
    agree,
    consent,
    create,
    disagree,
    guest,
    opened,
    paper_page,
    path,
    stored,
)
from amanjol.casework.support.tests.plan_cast import TODAY
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.conferences.records import GuestPaper
    from amanjol.foundation.organisations.keys.keyring import Keyring

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _scene(_three_with_keys: CaseCast) -> Scene:
    return create(_three_with_keys)


@pytest.fixture
def people(_scene: Scene, db: None) -> Scene:
    request_of(_scene.berk)
    return deepcopy(_scene)


# A colleague's paper.


def test_a_colleague_reads_what_was_decided_and_nothing_of_the_case(people: Scene) -> None:
    where = paper_page(people)
    assert where in people.maral_there.get("/desk/").text
    page = people.maral_there.get(where).text
    for word in ("Удодовой", "Спросить у Свиязева", "Записать в школу", "Dana Chinar", "Гоголихин"):
        assert word in page
    assert "Аманова" not in page
    assert people.maral_there.get(case_path("case", people.case)).status_code == 403


def test_who_takes_part_without_a_name_stands_by_what_they_are(people: Scene) -> None:
    office = Joining("служба занятости", None, "", LEYLA)
    keyring = keyring_of(people.berk)
    actions.join(keyring=keyring, case=people.case, pk=people.conference.pk, joining=office)
    assert "<li>служба занятости</li>" in people.maral_there.get(paper_page(people)).text
    came = people.berk.get(path(people, "conference")).context["end_form"]["came"]
    assert "служба занятости" in [label for _key, label in came.field.choices]


def test_that_a_guest_read_of_her_stands_on_her_list(people: Scene) -> None:
    for _again in range(2):
        people.maral_there.get(paper_page(people))
    request_of(people.berk)
    (entry,) = Entry.objects.filter(verb="case.conference-read")
    assert (entry.actor_id, entry.subject_type, entry.subject_id) == (
        people.maral.account_id, "case", str(people.case.pk),
    )  # fmt: skip
    assert entry.details == {"conference": str(people.conference.pk)}
    page = people.berk.get(case_path("access", people.case)).text
    assert "Maral Chinar" in page
    assert "read of a case conference as a guest" in page
    paper = people.berk.post(
        case_path("access_paper", people.case), {"is_safe": "yes", "language": "ru"}
    ).text
    assert "<td>юрист</td><td>Мои бумаги прочитали</td>" in " ".join(paper.split()).replace("> <", "><")


def test_a_paper_of_before_that_knows_no_case_still_opens(
    people: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seal(row: ConferenceGuest, paper: GuestPaper, keyring: Keyring) -> None:
        papers.seal_paper(row, replace(paper, case_id=None), keyring)

    monkeypatch.setattr(actions, "seal_paper", seal)
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    assert people.maral_there.get(paper_page(people)).status_code == 200
    request_of(people.berk)
    assert Entry.objects.get(verb="conference.read").subject_id == str(people.conference.pk)


def test_it_says_what_was_decided_since(people: Scene) -> None:
    where = paper_page(people)
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    assert paper_page(people) == where
    assert "Найти школу" in people.maral_there.get(where).text


def test_its_last_day_is_the_last(people: Scene) -> None:
    keyring = keyring_of(people.maral_there)
    row = guest()
    assert row.until == TODAY + timedelta(days=DAYS)
    assert papers.open_paper(row, keyring, row.until).paper.about == PLANNED.about
    with pytest.raises(papers.Ended):
        papers.open_paper(row, keyring, row.until + timedelta(days=1))
    assert queries.papers_for(people.maral, row.until).count() == 1
    assert queries.papers_for(people.maral, row.until + timedelta(days=1)).count() == 0


@pytest.mark.parametrize("days", [1, 400])
def test_nobody_makes_it_last_longer_by_writing_the_row(people: Scene, days: int) -> None:
    where = paper_page(people)
    ConferenceGuest.objects.update(until=TODAY + timedelta(days=DAYS + days))
    keyring = keyring_of(people.maral_there)
    with pytest.raises(SealBroken):
        papers.open_paper(guest(), keyring, TODAY)
    assert people.maral_there.get(where)["Location"] == KEYS


def test_written_anew_it_ends_when_the_conference_says_and_not_when_the_row_does(people: Scene) -> None:
    ConferenceGuest.objects.update(until=TODAY + timedelta(days=14))
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    request_of(people.berk)
    assert guest().until == TODAY + timedelta(days=DAYS)


def test_a_paper_that_was_planted_is_written_anew_for_nobody(people: Scene) -> None:
    """A row for Dana's farther colleague, whom the conference does not name, goes with the next act."""
    row = guest()
    farida = people.cases.keys.farida
    ConferenceGuest.objects.create(
        organisation_id=row.organisation_id, conference_id=row.conference_id, member=farida,
        key=PersonKey.objects.get(account=farida.account), until=row.until, schema=2, sealed=b"x", wrapped_key=b"x",
    )  # fmt: skip
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    request_of(people.berk)
    assert guest().member_id == people.maral.pk


def test_more_than_a_fortnight_is_sealed_for_nobody(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    row = guest()
    paper = papers.open_paper(row, keyring_of(people.maral_there), TODAY).paper
    row.until = TODAY + timedelta(days=15)
    with pytest.raises(ValueError, match="fourteen"):
        papers.seal_paper(row, paper, keyring)
    joining = Joining("", people.cases.keys.farida, days=15)
    with pytest.raises(actions.TooLong):
        actions.join(keyring=keyring, case=people.case, pk=people.conference.pk, joining=joining)


def test_what_nobody_with_the_keys_wrote_opens_as_no_paper(
    people: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guest's public key is no secret: whoever writes rows can seal something to it."""
    row = guest()
    paper = papers.open_paper(row, keyring_of(people.maral_there), TODAY).paper
    monkeypatch.setattr(papers, "_voucher", lambda _row, _data, _epoch: b"x" * 32)
    papers.seal_paper(row, paper, keyring_of(people.berk))
    monkeypatch.undo()
    with pytest.raises(SealBroken):
        papers.open_paper(row, keyring_of(people.maral_there), TODAY)


def test_to_a_key_that_nobody_vouched_for_nothing_is_sealed(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    psychologist = join("Merdan Chinar", people.cases.keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    request_of(people.berk)
    with pytest.raises(actions.NoKey):
        actions.join(
            keyring=keyring,
            case=people.case,
            pk=people.conference.pk,
            joining=Joining("", psychologist, days=3),
        )


def take_off(people: Scene) -> str:
    """Maral takes part no more; her id."""
    maral = opened(people).record.participants[0]
    about = {"pk": people.case.pk, "conference": people.conference.pk, "participant": maral.key}
    people.berk.post(reverse("support:leave_conference", kwargs=about), {})
    return maral.member


def test_without_a_consent_to_support_no_paper_is_given(people: Scene) -> None:
    """It would say what it is about and what was decided, of somebody who agreed to nothing."""
    member = take_off(people)
    disagree(people)
    before = stored(people.berk)
    answer = people.berk.post(path(people, "join_conference"), {"who": member, "days": "3"})
    assert "gave no consent to support from us" in answer.text
    keyring = keyring_of(people.berk)
    with pytest.raises(actions.NoConsent):
        actions.join(
            keyring=keyring, case=people.case, pk=people.conference.pk,
            joining=Joining("", people.maral, days=3),
        )  # fmt: skip
    assert stored(people.berk) == before
    assert people.berk.post(path(people, "join_conference"), {"who": member}).status_code == 302
    assert 'class="conference-paper"' not in people.berk.get(path(people, "conference")).text


def test_it_ends_when_the_consent_is_taken_back_and_stays_so(people: Scene) -> None:
    where = paper_page(people)
    disagree(people)
    assert people.maral_there.get(where).status_code == 404
    request_of(people.maral_there)
    assert not ConferenceGuest.objects.exists()
    assert opened(people).record.participants[0].until is None
    page = people.berk.get(path(people, "conference")).text
    assert 'class="conference-paper"' not in page
    assert "more that was written about conferences" not in page
    agree(people.berk, people.case)  # given anew by hand, or not at all
    assert people.berk.post(path(people, "decide_at_conference"), DECISION).status_code == 302
    request_of(people.maral_there)
    assert not ConferenceGuest.objects.exists()


def test_while_another_consent_lets_them_it_goes_on(people: Scene) -> None:
    where = paper_page(people)
    given = consent(people)
    keyring = keyring_of(people.berk)
    consenting.withdraw_consent(keyring=keyring, case=people.case, consent=given.id, on=TODAY)
    assert people.maral_there.get(where).status_code == 200


def test_it_lasts_no_longer_than_the_consent(people: Scene) -> None:
    member, last = take_off(people), TODAY + timedelta(days=3)
    disagree(people)
    agree(people.berk, people.case, until=str(last))
    assert people.berk.post(path(people, "join_conference"), {"who": member, "days": "9"}).status_code == 302
    request_of(people.berk)
    assert guest().until == last
    assert opened(people).record.participants[-1].until == last
    assert f"{last:%d.%m.%Y}, then it ends by itself" in people.berk.get(path(people, "conference")).text


def test_of_an_older_copy_it_ends_too_and_nothing_is_written_there(people: Scene) -> None:
    then = Conference.objects.values().get()
    people.berk.post(path(people, "decide_at_conference"), DECISION)
    request_of(people.berk)
    Conference.objects.update(**then)
    disagree(people)
    request_of(people.berk)
    assert not ConferenceGuest.objects.exists()
    assert bytes(Conference.objects.get().sealed) == bytes(then["sealed"])


def test_who_sees_the_case_is_given_no_paper(people: Scene) -> None:
    dana = str(people.cases.keys.cast.dana.pk)
    answer = people.berk.post(path(people, "join_conference"), {"who": dana, "days": "3"})
    assert "They see the case anyway" in answer.text
    assert people.berk.post(path(people, "join_conference"), {"who": dana}).status_code == 302


def test_it_can_be_ended_before(people: Scene) -> None:
    where = paper_page(people)
    maral = opened(people).record.participants[0]
    about = {"pk": people.case.pk, "conference": people.conference.pk, "participant": maral.key}
    off = reverse("support:leave_conference", kwargs=about)
    assert people.berk.post(off, {"paper": ""}).status_code == 302
    assert people.maral_there.get(where).status_code == 404
    assert opened(people).record.participants[0].until is None
    assert people.berk.post(off, {}).status_code == 302
    assert opened(people).record.participant(maral.key) is None


def test_it_ends_when_the_case_is_closed_and_stays_so(people: Scene) -> None:
    where = paper_page(people)
    working.close_case(keyring=keyring_of(people.berk), case=people.case, reason="Дома")
    assert people.maral_there.get(where).status_code == 404
    request_of(people.berk)
    assert not ConferenceGuest.objects.exists()
    there = opened(people)
    assert [participant.until for participant in there.record.participants] == [None, None, None]
    page = people.berk.get(path(people, "conference")).text
    assert 'class="conference-paper"' not in page
    assert "more that was written about conferences" not in page
    working.reopen_case(keyring=keyring_of(people.berk), case=people.case)
    assert people.berk.post(path(people, "decide_at_conference"), DECISION).status_code == 302
    assert people.maral_there.get(where).status_code == 404


def test_one_of_a_case_that_was_closed_before_is_ended_by_hand(
    people: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed when nothing ended with it, as by an earlier edition."""
    where, keyring = paper_page(people), keyring_of(people.berk)
    monkeypatch.setattr(closing, "_ends", [])
    working.close_case(keyring=keyring, case=people.case, reason="Дома")
    assert people.maral_there.get(where).status_code == 200
    page = people.berk.get(path(people, "conference")).text
    assert "End it now" in page
    assert "Takes no part" not in page
    maral = opened(people).record.participants[0]
    about = {"pk": people.case.pk, "conference": people.conference.pk, "participant": maral.key}
    off = reverse("support:leave_conference", kwargs=about)
    assert people.berk.post(off, {"paper": ""}).status_code == 302
    assert people.maral_there.get(where).status_code == 404
    people.berk.post(off, {})
    assert opened(people).record.participant(maral.key) is not None


def test_nobody_else_reads_it(people: Scene) -> None:
    where = paper_page(people)
    for client in (people.cases.gul, people.dana, people.berk):
        assert client.get(where).status_code == 404
    assert Client().get(where).headers["Location"] == f"/account/sign-in/?next={where}"
    people.maral_there.post("/account/lock/")
    assert people.maral_there.get(where).status_code == 302


def test_restricted_it_ends_at_once_and_the_conference_goes_along(people: Scene) -> None:
    where, sealed = paper_page(people), bytes(Conference.objects.get().sealed)
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert people.maral_there.get(where).status_code == 404
    request_of(people.berk)
    assert bytes(Conference.objects.get().sealed) != sealed
    assert opened(people).record.about == PLANNED.about
    assert people.dana.get(path(people, "conference")).status_code == 404
    request_of(people.dana)
    assert (Conference.objects.count(), ConferenceGuest.objects.count()) == (0, 0)


def test_what_is_written_after_restricting_brings_no_paper_back(people: Scene) -> None:
    """Who was a guest before stands in the conference, whose papers are written anew with each act."""
    assert 'class="conference-paper"' in people.berk.get(path(people, "conference")).text
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    assert people.berk.post(path(people, "decide_at_conference"), DECISION).status_code == 302
    request_of(people.maral_there)
    assert not ConferenceGuest.objects.exists()
    page = people.berk.get(path(people, "conference")).text
    assert "Maral Chinar" in page
    assert 'class="conference-paper"' not in page
    assert "more that was written about conferences" not in page


def test_of_a_restricted_person_a_colleague_who_was_not_named_can_be_given_one(people: Scene) -> None:
    keyring = keyring_of(people.berk)
    named = {str(pk): Purpose.WORK for pk in (keyring.member.pk, people.cases.keys.farida.pk)}
    restricting.restrict(keyring=keyring, person=people.case.person, named=named)
    dana = str(people.cases.keys.cast.dana.pk)
    answer = people.berk.post(path(people, "join_conference"), {"who": dana, "days": "2"})
    assert answer.status_code == 302
    request_of(people.dana)
    where = reverse("support:conference_paper", args=[ConferenceGuest.objects.get().pk])
    assert "Удодовой" in people.dana.get(where).text
    assert people.dana.get(case_path("case", people.case)).status_code == 404
