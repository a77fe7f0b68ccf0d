"""A need from a case to the coordinator and back, between two organisations of one node."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Purpose
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.cases.tests.test_sealed_rows import every_value
from amanjol.casework.legal_aid.models import CaseNeed, Need, SentNeed
from amanjol.casework.legal_aid.needs import actions, asked, forms, queries
from amanjol.casework.legal_aid.needs import asking as asking_acts
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.register import words
from amanjol.casework.legal_aid.tests.need_cast import (
    NAME,
    RIGHT,
    TYPED,
    NeedCast,
    arrive,
    ask,
    raise_page,
    shown_first,
    stored,
    tell,
    the_need,
)
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.legal_needs.codes import Help, NobodyReason, Urgency, WithdrawReason
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

pytestmark = pytest.mark.django_db


def in_case(people: NeedCast) -> asked.AskedNeed:
    keyring = keyring_of(people.berk)
    [need] = asked.in_case(Case.objects.select_related("person").get(pk=people.case.pk), keyring)
    return need


def test_a_need_arrives_without_a_name_and_the_answer_stands_in_the_case(asking: NeedCast) -> None:
    row = ask(asking)
    assert "Somebody needs a lawyer" in open_letters(asking.houses.selbi)
    need = the_need(asking)
    assert (need.row.need, need.state, need.says.urgency) == (row.need, State.ASKED, Urgency.TODAY)
    assert need.record.name == "Yyldyz"
    listed = asking.gulnaz.get("/desk/needs/").text
    page = asking.gulnaz.get(f"/desk/needs/{need.row.pk}/").text
    for text in (listed, page):
        assert need.row.code in text
        assert NAME not in text
    assert "A woman only" in page
    assert tell(asking, need.row.pk, "taken-up").status_code == 302
    carry()
    assert "The coordinator of legal aid answers" in open_letters(asking.berk)
    assert in_case(asking).state is State.TAKEN_UP
    sent = asking.berk.get(f"/desk/lawyers-asked/{row.pk}/").text
    for text in (sent, asking.berk.get(case_path("case", asking.case)).text):
        assert "Taken up" in text
        assert "Gul" in text
    verbs = asking.berk.get(case_path("case", asking.case)).text
    assert verbs.count("opened what the coordinator of legal aid answers") == 1


def test_nothing_goes_before_it_was_shown(asking: NeedCast) -> None:
    page = raise_page(asking.case)
    typed = TYPED | {"partner": asking.houses.belief_in_gul}
    assert asking.berk.post(page, typed | {"send": "yes"}).status_code == 200
    sent = shown_first(asking.berk, page, typed)
    assert "Something in it is other than was shown" in asking.berk.post(page, sent | {"language": "ky"}).text
    assert SentNeed.objects.count() == 0


def test_without_the_wish_of_the_person_nobody_is_asked(asking: NeedCast) -> None:
    typed = {name: value for name, value in TYPED.items() if name != "agreed"}
    text = asking.berk.post(raise_page(asking.case), typed | {"partner": asking.houses.belief_in_gul}).text
    assert "Without their wish nobody is asked" in text


def test_who_is_held_needs_a_lawyer_now_and_is_not_asked_again(asking: NeedCast) -> None:
    asking.berk.post(f"/desk/cases/{asking.case.pk}/right/ask/", RIGHT)
    page = asking.berk.get(raise_page(asking.case)).text
    assert "Non-punishment" in page
    assert 'name="urgency"' not in page
    assert 'name="against"' not in page
    ask(asking)
    open_letters(asking.houses.selbi)
    says = the_need(asking).says
    assert (says.urgency, says.against, says.outcome) == (Urgency.NOW, ("held",), "not-established")
    by = the_need(asking).row.answer_by
    assert by is not None
    assert by < timezone.now() + timedelta(minutes=46)
    assert "Non-punishment" in asking.gulnaz.get(f"/desk/needs/{the_need(asking).row.pk}/").text


def test_nobody_asked_of_the_right_is_told_so(asking: NeedCast) -> None:
    says = arrive(asking).says
    assert (says.outcome, says.rules, says.against_is_known) == (None, (), False)


def test_nobody_can_come_says_why_and_another_version_asks_again(asking: NeedCast) -> None:
    need = arrive(asking)
    refused = tell(asking, need.row.pk, "nobody")
    assert "the person hears a reason" in refused.text
    tell(asking, need.row.pk, "nobody", reason="no-sex", helps=["other-sex"])
    carry()
    open_letters(asking.berk)
    opened = in_case(asking)
    assert opened.answer is not None
    assert (opened.answer.reason, opened.answer.helps) == (NobodyReason.NO_SEX, (Help.OTHER_SEX,))
    page = f"/desk/lawyers-asked/{opened.row.pk}/change/"
    changed = asking.berk.post(page, shown_first(asking.berk, page, TYPED | {"sex": "woman-wish"}))
    assert changed.status_code == 302, changed.text
    assert in_case(asking).state is State.ASKED
    carry()
    open_letters(asking.houses.selbi)
    again = the_need(asking)
    assert (again.state, again.says.version, again.says.sex_is_condition) == (State.ASKED, 2, False)
    assert again.row.answer_by is not None


def test_withdrawn_it_is_sought_no_more(asking: NeedCast) -> None:
    need = arrive(asking)
    opened = in_case(asking)
    page = f"/desk/lawyers-asked/{opened.row.pk}/withdraw/"
    assert asking.berk.post(page, {"reason": "has-a-lawyer"}).status_code == 302
    carry()
    open_letters(asking.houses.selbi)
    assert the_need(asking).state is State.WITHDRAWN
    assert queries.open_needs(keyring_of(asking.gulnaz)) == []
    with pytest.raises(actions.AnotherState):
        actions.record_progress(
            keyring=keyring_of(asking.gulnaz), need=need.row.pk, progress=Progress(State.TAKEN_UP)
        )


def test_withdrawn_before_it_was_opened(asking: NeedCast) -> None:
    row = ask(asking)
    asking.berk.post(f"/desk/lawyers-asked/{row.pk}/withdraw/", {"reason": "mistake"})
    carry()
    open_letters(asking.houses.selbi)
    open_letters(asking.houses.selbi)
    assert the_need(asking).state is State.WITHDRAWN


def test_two_receivers_open_one_letter_once(asking: NeedCast) -> None:
    ask(asking)
    open_letters(asking.houses.selbi)
    before = stored(asking.gulnaz)
    open_letters(asking.houses.oraz)
    assert stored(asking.gulnaz) == before
    assert len(before) == 1


def test_a_lawyer_is_named_once_one_has_accepted(asking: NeedCast) -> None:
    need, keyring = arrive(asking), keyring_of(asking.gulnaz)
    actions.record_progress(
        keyring=keyring,
        need=need.row.pk,
        progress=Progress(State.ACCEPTED, lawyer="Небывалова Айгуль (вымышлена)", reach="через контору"),
    )
    carry()
    open_letters(asking.berk)
    opened = in_case(asking)
    assert opened.state is State.ACCEPTED
    assert "Небывалова Айгуль" in asking.berk.get(f"/desk/lawyers-asked/{opened.row.pk}/").text
    actions.record_progress(
        keyring=keyring_of(asking.gulnaz), need=need.row.pk, progress=Progress(State.ENDED)
    )
    carry()
    open_letters(asking.berk)
    assert in_case(asking).state is State.ENDED


def test_a_late_answer_stands_on_both_sides(asking: NeedCast) -> None:
    arrive(asking)
    past = timezone.now() - timedelta(hours=1)
    request_of(asking.gulnaz)
    Need.objects.update(answer_by=past)
    assert "answer is late" in asking.gulnaz.get("/desk/needs/").text
    assert "late since" in asking.gulnaz.get("/desk/").text
    request_of(asking.berk)
    SentNeed.objects.update(answer_by=past)
    assert "answer is late" in asking.berk.get(case_path("case", asking.case)).text
    assert "No answer yet to the need for a lawyer" in asking.berk.get("/desk/").text


def test_filters_stay_in_the_session_and_in_no_address(asking: NeedCast) -> None:
    need = arrive(asking)
    answer = asking.gulnaz.post("/desk/needs/", {"urgency": "now"})
    assert answer.headers["Location"] == "/desk/needs/"
    assert need.row.code not in asking.gulnaz.get("/desk/needs/").text
    asking.gulnaz.post("/desk/needs/", {"urgency": "today"})
    assert need.row.code in asking.gulnaz.get("/desk/needs/").text


def test_an_erased_case_withdraws_what_it_asked(asking: NeedCast) -> None:
    arrive(asking)
    request_of(asking.berk)
    case = Case.objects.get(pk=asking.case.pk)
    asking.berk.post(case_path("close", asking.case), {"reason": "Всё"})
    erasing.erase_case(
        keyring=keyring_of(asking.dana), case=case, notice=ErasureNotice.ASKED, today=timezone.localdate()
    )
    request_of(asking.dana)
    assert (SentNeed.objects.count(), CaseNeed.objects.count()) == (0, 0)
    carry()
    open_letters(asking.houses.selbi)
    assert the_need(asking).state is State.WITHDRAWN


def test_what_was_not_brought_yet_never_goes_once_the_case_is_erased(asking: NeedCast) -> None:
    page = raise_page(asking.case)
    typed = TYPED | {"partner": asking.houses.belief_in_gul}
    asking.berk.post(page, shown_first(asking.berk, page, typed))
    asking.berk.post(case_path("close", asking.case), {"reason": "Всё"})
    case = Case.objects.get(pk=asking.case.pk)
    erasing.erase_case(
        keyring=keyring_of(asking.dana), case=case, notice=ErasureNotice.ASKED, today=timezone.localdate()
    )
    request_of(asking.dana)
    assert not Outgoing.objects.filter(sealed__isnull=False).exists()


def test_of_a_restricted_case_colleagues_see_neither_need_nor_answer(asking: NeedCast) -> None:
    need = arrive(asking)
    keyring = keyring_of(asking.berk)
    restricting.restrict(
        keyring=keyring,
        person=asking.case.person,
        named={str(keyring.member.pk): Purpose.WORK, str(asking.houses.keys.farida.pk): Purpose.WORK},
    )
    tell(asking, need.row.pk, "taken-up")
    carry()
    assert "answers" in open_letters(asking.dana)
    [row] = SentNeed.objects.all()
    page = asking.dana.get(f"/desk/lawyers-asked/{row.pk}/").text
    assert "It belongs to a case that you do not open" in page
    assert "Taken up" not in page
    assert in_case(asking).state is State.TAKEN_UP


def test_the_coordinator_erases_what_is_over(asking: NeedCast) -> None:
    need = arrive(asking)
    page = f"/desk/needs/{need.row.pk}/erase/"
    asking.gulnaz.post(page, {"code": need.row.code})
    request_of(asking.gulnaz)
    assert Need.objects.count() == 1
    tell(asking, need.row.pk, "closed")
    assert asking.gulnaz.post(page, {"code": "XXXXXX"}).status_code == 200
    asking.gulnaz.post(page, {"code": need.row.code})
    request_of(asking.gulnaz)
    assert Need.objects.count() == 0


def test_who_does_not_coordinate_sees_no_need(asking: NeedCast) -> None:
    need = arrive(asking)
    assert asking.houses.selbi.get("/desk/needs/").status_code == 403
    assert asking.houses.selbi.get(f"/desk/needs/{need.row.pk}/").status_code == 403
    assert asking.berk.get(f"/desk/needs/{need.row.pk}/").status_code == 403
    assert asking.gulnaz.get(f"/desk/lawyers-asked/{in_case(asking).row.pk}/").status_code == 403
    assert "/desk/needs/" not in asking.houses.selbi.get("/desk/").text


def test_a_colleague_who_was_faster_is_not_overwritten(asking: NeedCast) -> None:
    need, keyring = arrive(asking), keyring_of(asking.gulnaz)

    hidden = dict(
        re.findall(
            r'name="(seen-[a-z]+)" value="([^"]*)"', asking.gulnaz.get(f"/desk/needs/{need.row.pk}/").text
        )
    )
    actions.record_progress(keyring=keyring, need=need.row.pk, progress=Progress(State.TAKEN_UP))
    answer = asking.gulnaz.post(f"/desk/needs/{need.row.pk}/progress/", hidden | {"state": "closed"})
    assert "Nothing is saved yet" in answer.text
    assert the_need(asking).state is State.TAKEN_UP


def test_the_district_is_of_the_countrys_list_and_nothing_can_be_typed(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (forms, words):
        monkeypatch.setattr(module, "country_here", lambda: "KG")
    page = raise_page(asking.case)
    text = asking.berk.get(page).text
    main = text.partition("need-form")[2].partition("</form>")[0]
    assert "<textarea" not in main
    assert 'type="text"' not in main
    typed = TYPED | {"partner": asking.houses.belief_in_gul}
    for wrong in ("", "Токтогула 12"):
        assert 'name="seen-need"' not in asking.berk.post(page, typed | {"district": wrong}).text
    ask(asking, district="uzgen")
    open_letters(asking.houses.selbi)
    assert (the_need(asking).says.district, the_need(asking).says.country) == ("uzgen", "kg")
    assert "Uzgen" in asking.gulnaz.get("/desk/needs/").text


def test_a_stolen_database_and_the_queue_say_nothing_of_it(asking: NeedCast) -> None:
    need = arrive(asking)
    tell(asking, need.row.pk, "nobody", reason="all-declined", helps=["by-video"])
    carry()
    open_letters(asking.berk)
    request_of(asking.berk)
    dump = b"\n".join(every_value()).lower()
    assert str(need.row.need).encode() in dump
    for said in (b"woman", b"investigation", b"all-declined", b"by-video", b"today"):
        assert said not in dump, said


def test_a_new_epoch_moves_both_rows(asking: NeedCast) -> None:
    arrive(asking)
    organisations.remove_member(member=asking.houses.keys.farida, by=None)
    for _request in range(3):
        keyring_of(asking.berk)
    request_of(asking.berk)
    assert SentNeed.objects.get().epoch == 2
    assert in_case(asking).state is State.ASKED


def test_an_older_copy_of_a_need_is_told_and_not_written_into(asking: NeedCast) -> None:
    need = arrive(asking)
    before = Need.objects.filter(pk=need.row.pk).values("sealed", "state", "schema").get()
    tell(asking, need.row.pk, "taken-up")
    request_of(asking.gulnaz)
    Need.objects.filter(pk=need.row.pk).update(**before)
    assert the_need(asking).is_older
    assert "put an older copy back" in asking.gulnaz.get(f"/desk/needs/{need.row.pk}/").text.replace(
        "\n", " "
    )
    with pytest.raises(actions.AnotherState):
        actions.record_progress(
            keyring=keyring_of(asking.gulnaz), need=need.row.pk, progress=Progress(State.CLOSED)
        )


def test_a_need_that_was_moved_to_another_partner_opens_nothing(asking: NeedCast) -> None:
    need = arrive(asking)
    request_of(asking.gulnaz)
    Need.objects.filter(pk=need.row.pk).update(partner="another")
    with pytest.raises(SealBroken):
        queries.opened(keyring_of(asking.gulnaz))


def test_an_answer_that_was_taken_away_is_missed(asking: NeedCast) -> None:
    need = arrive(asking)
    request_of(asking.berk)
    before = SentNeed.objects.values("sealed", "state", "schema").get()
    tell(asking, need.row.pk, "taken-up")
    carry()
    open_letters(asking.berk)
    SentNeed.objects.update(**before)
    opened = in_case(asking)
    assert opened.is_older
    with pytest.raises(asking_acts.AnotherState):
        asking_acts.withdraw_need(
            keyring=keyring_of(asking.berk),
            case=asking.case,
            need=opened.row.pk,
            reason=WithdrawReason.MISTAKE,
        )
