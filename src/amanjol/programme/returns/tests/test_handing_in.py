"""A return from the desk of one organisation to the figures of another: sealed, opened, taken over, approved."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import partners
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.support.tests.quarter_cast import BEFORE, NOW, TODAY
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters.models import Belief
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace as changed
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Decision, Length
from amanjol.programme.results.models import Figure, Indicator
from amanjol.programme.returns import actions, queries, taking_over
from amanjol.programme.returns.bodies import BySex
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.models import ArrivedReturn, CountedQuarter
from amanjol.programme.returns.records import ArrivedRecord
from amanjol.programme.returns.tests.return_cast import DESK, PROGRAMME, proposed, sums
from amanjol.programme.returns.views import programme as views

if TYPE_CHECKING:
    from amanjol.programme.returns.tests.return_cast import ReturnCast

pytestmark = pytest.mark.django_db
OF = f"?of={BEFORE.year}-{BEFORE.number}"


def figures(cast: ReturnCast) -> list[Figure]:
    request_of(cast.aidar_at)
    return list(Figure.objects.order_by("fact__indicator__code", "number"))


def approve(cast: ReturnCast) -> None:
    for figure in figures(cast):
        if figure.decision == Decision.WAITING:
            assert cast.aidar_at.post(f"/programme/figures/{figure.pk}/approve/").status_code == 302


def test_from_the_desk_to_what_counts(returning: ReturnCast) -> None:
    row = returning.arrive(40, survivors=12)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert "<dd>40</dd>" in page
    assert returning.take_over().status_code == 302
    assert [(figure.value, figure.decision) for figure in figures(returning)] == [(40, ""), (12, "")]
    approve(returning)
    assert {figure.decision for figure in figures(returning)} == {"approved"}
    answer = returning.selbi.post(f"{PROGRAMME}{row.pk}/approved/", {"revision": "1"})
    assert answer.status_code == 302
    carry()
    open_letters(returning.dana)
    assert "approved" in returning.dana.get(f"{DESK}{OF}").text
    keyring_of(returning.dana)


def test_by_the_page_whole_numbers_go_as_they_were_shown(returning: ReturnCast) -> None:
    page = f"{DESK}hand-in/{OF}"
    text = returning.dana.get(page).text
    assert "<dd>0</dd>" in text
    seen = re.findall(r'name="seen-return" value="([^"]+)"', text)
    typed = {"partner": returning.houses.belief_in_gul}
    zeros = returning.dana.post(page, typed | {"seen-return": seen[0]})
    assert "Nothing at all was counted" in zeros.text
    assert "Look at the numbers, and say that they are right." in zeros.text
    keyring_of(returning.dana)
    assert not CountedQuarter.objects.exists()
    typed |= {"is_sure": "on"}
    unseen = returning.dana.post(page, typed)
    assert "Meanwhile the numbers changed" in unseen.text
    assert returning.dana.post(page, typed | {"seen-return": seen[0]}).status_code == 302
    assert "on its way" in returning.dana.get(f"{DESK}{OF}").text
    carry()
    assert "arrived there" in returning.dana.get(f"{DESK}{OF}").text
    again = returning.dana.post(page, typed | {"seen-return": seen[0]})
    assert "These very numbers were handed in already" in again.text


def test_who_hands_in_and_which_quarter(returning: ReturnCast) -> None:
    counted = Return.of_sums(BEFORE, sums(40))
    gul = returning.gul
    with pytest.raises(PermissionDenied):
        actions.hand_in(keyring=keyring_of(returning.houses.berk), partner=gul, counted=counted)
    assert returning.houses.berk.get(f"{DESK}hand-in/{OF}").status_code == 403
    with pytest.raises(actions.NotOver):
        actions.hand_in(
            keyring=keyring_of(returning.dana), partner=gul, counted=Return.of_sums(NOW, sums(40))
        )
    assert returning.dana.get(f"{DESK}hand-in/?of={NOW.year}-{NOW.number}").status_code == 404


def test_the_numbers_lie_sealed_on_both_sides(returning: ReturnCast) -> None:
    returning.arrive(4711)
    for client, model in ((returning.dana, CountedQuarter), (returning.selbi, ArrivedReturn)):
        request_of(client)
        row = model.objects.get()
        assert b"4711" not in bytes(row.sealed)
        assert {row.year, row.quarter} == {BEFORE.year, BEFORE.number}


def test_managers_see_that_it_came_and_no_number(returning: ReturnCast) -> None:
    row = returning.arrive(4711)
    page = returning.aidar_at.get(PROGRAMME).text
    assert "Yyldyz" in page
    assert f"{PROGRAMME}{row.pk}/" not in page
    assert "new" in page
    assert "4711" not in page
    for address in ("", "take-over/", "send-back/"):
        assert returning.aidar_at.get(f"{PROGRAMME}{row.pk}/{address}").status_code == 403


def test_who_does_not_receive_answers_nothing(returning: ReturnCast) -> None:
    """An observer of the programme's organisation, who holds its keys."""
    row = returning.arrive()
    member = join("Umyt Terek", returning.houses.keys.cast.gul, RoleKey.OBSERVER)
    umyt = unlocked(member.account)
    give(returning.houses.oraz, member)
    accept(umyt)
    assert umyt.get(f"{PROGRAMME}{row.pk}/").status_code == 403
    assert umyt.get(PROGRAMME).status_code == 403
    with pytest.raises(PermissionDenied):
        taking_over.tell_opened(keyring=keyring_of(umyt), pk=row.pk, revision=1)
    with pytest.raises(PermissionDenied):
        views._opened(keyring_of(umyt), row.pk)
    assert returning.row().state == "new"


def test_another_receiver_does_not_approve(returning: ReturnCast) -> None:
    returning.arrive()
    returning.take_over()
    figure, _survivors = figures(returning)
    assert returning.houses.oraz.post(f"/programme/figures/{figure.pk}/approve/").status_code == 403
    request_of(returning.houses.oraz)
    with pytest.raises(PermissionDenied):
        results.decide_figure(figure=figure, approves=True, by=keyring_of(returning.houses.oraz).member)


def test_nobody_takes_over_what_arrived_elsewhere(returning: ReturnCast) -> None:
    row = returning.arrive()
    for address in ("", "take-over/", "send-back/"):
        assert returning.dana.get(f"{PROGRAMME}{row.pk}/{address}").status_code == 404
    with pytest.raises(PermissionDenied):
        taking_over.send_back(keyring=keyring_of(returning.dana), pk=row.pk, revision=1, reason="No")


def test_opened_and_sent_back_is_read_at_the_desk(returning: ReturnCast) -> None:
    row = returning.arrive()
    assert returning.selbi.post(f"{PROGRAMME}{row.pk}/opened/", {"revision": "1"}).status_code == 302
    carry()
    open_letters(returning.dana)
    assert ">opened<" in returning.dana.get(f"{DESK}{OF}").text
    empty = returning.selbi.post(f"{PROGRAMME}{row.pk}/send-back/", {"revision": "1", "reason": ""})
    assert empty.status_code == 200
    typed = {"revision": "1", "reason": "The services stand twice."}
    assert returning.selbi.post(f"{PROGRAMME}{row.pk}/send-back/", typed).status_code == 302
    carry()
    open_letters(returning.dana)
    page = returning.dana.get(f"{DESK}{OF}").text
    assert ">sent back<" in page
    assert "The services stand twice." in page
    assert returning.take_over().status_code == 200  # what went back is not taken over
    assert not figures(returning)
    returning.hand_in(40)  # the same numbers may go again
    open_letters(returning.selbi)
    assert returning.row().state == "new"


def test_whoever_took_it_over_does_not_approve_it(returning: ReturnCast) -> None:
    returning.arrive()
    assert returning.take_over().status_code == 302
    figure, _survivors = figures(returning)
    assert returning.selbi.post(f"/programme/figures/{figure.pk}/approve/").status_code == 403
    pk = returning.row().pk
    answer = returning.selbi.post(f"{PROGRAMME}{pk}/approved/", {"revision": "1"}, follow=True)
    assert "Meanwhile something changed here" in answer.text
    assert returning.row().state == "taken-over"


def test_a_corrected_return_corrects_the_figures(returning: ReturnCast) -> None:
    returning.arrive(40, survivors=12)
    returning.take_over()
    approve(returning)
    returning.hand_in(41, survivors=12)
    open_letters(returning.selbi)
    row = returning.row()
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert "<dd>41</dd>" in page
    assert f"replaces the return of {TODAY:%d.%m.%Y}" in page
    without = returning.take_over(reason="")
    assert without.status_code == 200
    assert returning.take_over().status_code == 302
    numbers = [(figure.value, figure.number, bool(figure.reason)) for figure in figures(returning)]
    assert numbers == [(40, 1, False), (41, 2, True), (12, 1, False)]  # what says the same is no correction
    assert returning.take_over().status_code == 200  # it waits for the second person
    assert len(figures(returning)) == 3


def test_what_another_saw_is_not_taken_over(returning: ReturnCast) -> None:
    returning.arrive(40)
    page = returning.selbi.get(f"{PROGRAMME}{returning.row().pk}/take-over/").text
    returning.hand_in(41)
    open_letters(returning.selbi)
    answer = returning.selbi.post(f"{PROGRAMME}{returning.row().pk}/take-over/", proposed(page))
    assert "Meanwhile something changed here" in answer.text
    assert not figures(returning)


def test_parts_go_along_unless_one_is_of_few(returning: ReturnCast) -> None:
    returning.arrive(40, sex=BySex(36, 4, 0))
    assert (
        "Not taken over as parts" in returning.selbi.get(f"{PROGRAMME}{returning.row().pk}/take-over/").text
    )
    assert returning.take_over().status_code == 302
    [figure, _survivors] = figures(returning)
    assert figure.parts == {"age": {"child": 0, "adult": 40, "unknown": 0}}


def test_a_partner_takes_nobody_elses_name(returning: ReturnCast) -> None:
    row = returning.arrive()
    returning.take_over()
    approve(returning)
    request_of(returning.selbi)
    source = returning.row().source
    assert source
    other: dict[str, Any] = {
        "name": source,
        "partner_node": row.partner_node,
        "partner": str(uuid4()),
        "year": BEFORE.year,
        "quarter": BEFORE.number,
    }
    keyring = keyring_of(returning.selbi)
    here = queries.opened_returns([returning.row()], keyring)[0].record.newest
    stranger = ArrivedReturn(organisation_id=keyring.member.organisation_id, **other)
    sealed_rows.seal_new(stranger, ArrivedRecord(revisions=(here,), **other), keyring)
    stranger.save(force_insert=True)
    lines = {"people": taking_over.Line(returning.indicator("2.2"), 40, {})}
    for name in (source, source.upper()):
        chosen = taking_over.Chosen(1, returning.period, name, lines, "Return", "Corrected")
        with pytest.raises(taking_over.SourceOfAnother):
            taking_over.take_over(keyring=keyring_of(returning.selbi), pk=stranger.pk, chosen=chosen)
    moved = taking_over.Chosen(1, returning.period, "Another name", lines, "Return", "Corrected")
    with pytest.raises(taking_over.SourceOfAnother):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=moved)


def test_a_name_beside_the_seal_is_believed_by_nobody(returning: ReturnCast) -> None:
    """A row of another quarter that somebody with the rights of the application wrote the name of another into."""
    returning.hand_in(quarter=BEFORE.before)
    open_letters(returning.selbi)
    request_of(returning.aidar_at)
    results.write_figure(
        indicator=Indicator.objects.get(code="2.2"), period=returning.period, source="Shelter of another",
        values=_values(50), by=returning.aidar,
    )  # fmt: skip
    request_of(returning.selbi)
    ArrivedReturn.objects.update(source="Shelter of another")
    returning.hand_in()
    open_letters(returning.selbi)
    request_of(returning.selbi)
    pk = ArrivedReturn.objects.get(quarter=BEFORE.number, year=BEFORE.year).pk
    page = f"{PROGRAMME}{pk}/take-over/"
    with pytest.raises(SealBroken):
        queries.sources(keyring_of(returning.selbi))
    assert "Shelter of another" not in returning.selbi.get(page).text
    line = {"people": str(returning.indicator("2.2").pk), "revision": "1", "reason": "Corrected"}
    assert returning.selbi.post(page, line)["Location"] == "/organisation/keys/"  # that a seal did not open
    assert [figure.value for figure in figures(returning)] == [50]


def test_a_name_with_figures_is_asked_about_once(returning: ReturnCast) -> None:
    returning.arrive()
    request_of(returning.aidar_at)
    results.write_figure(
        indicator=Indicator.objects.get(code="2.1"), period=returning.period, source="Yyldyz",
        values=_values(50), by=returning.aidar,
    )  # fmt: skip
    asked = returning.take_over(source="Yyldyz")
    assert "Is it the same organisation?" in asked.text
    assert returning.take_over(source="Yyldyz", is_same="on").status_code == 302


def test_another_period_is_refused(returning: ReturnCast) -> None:
    row = returning.arrive()
    request_of(returning.aidar_at)
    earlier = results.add_period(
        programme=returning.programme, length=Length.QUARTER,
        first_day=BEFORE.before.first_day, last_day=BEFORE.before.last_day, by=returning.aidar,
    )  # fmt: skip
    chosen = taking_over.Chosen(1, earlier, "Yyldyz", {}, "Return", "")
    with pytest.raises(taking_over.OtherDays):
        taking_over.take_over(keyring=keyring_of(returning.selbi), pk=row.pk, chosen=chosen)


def test_of_a_locked_period_it_says_why_it_came_later(returning: ReturnCast) -> None:
    request_of(returning.aidar_at)
    results.lock_period(period=returning.period, by=returning.aidar)
    returning.arrive()
    assert returning.take_over(reason="").status_code == 200
    assert returning.take_over(reason="It came late.").status_code == 302
    assert {figure.reason for figure in figures(returning)} == {"It came late."}


def test_who_is_late_is_named_and_who_handed_in_before_is_reminded(returning: ReturnCast) -> None:
    two_before = BEFORE.before
    request_of(returning.aidar_at)
    assert "Handed in before" not in returning.aidar_at.get(PROGRAMME).text
    returning.hand_in(quarter=two_before)
    open_letters(returning.selbi)
    for client in (returning.aidar_at, returning.selbi):
        assert "Handed in before" in client.get(PROGRAMME).text
    assert PROGRAMME in returning.aidar_at.get("/desk/").text
    assert PROGRAMME not in returning.dana.get("/desk/").text
    first_page = returning.dana.get("/desk/").text
    assert "The return of a quarter is not handed in" in first_page
    assert "is not handed in" not in returning.houses.berk.get("/desk/").text
    returning.hand_in(quarter=BEFORE)
    open_letters(returning.selbi)
    assert "Handed in before" not in returning.aidar_at.get(PROGRAMME).text
    assert "is not handed in" not in returning.dana.get("/desk/").text


def test_an_older_copy_at_the_programme_takes_nothing_over(returning: ReturnCast) -> None:
    row = returning.arrive(40)
    request_of(returning.selbi)
    older = ArrivedReturn.objects.values("sealed").get()
    returning.hand_in(41)
    open_letters(returning.selbi)
    request_of(returning.selbi)
    ArrivedReturn.objects.update(**older)
    page = returning.selbi.get(f"{PROGRAMME}{row.pk}/").text
    assert "an older copy" in page
    assert "take-over" not in page
    assert returning.take_over().status_code == 200
    assert not figures(returning)


def test_a_return_that_is_begun_anew_is_an_older_copy(returning: ReturnCast) -> None:
    """Its row is not there, and the journal knows that it came."""
    returning.hand_in(40)
    with transaction.atomic():
        open_letters(returning.selbi)
        earlier = returning.row().pk
        transaction.set_rollback(True)
    keyring = keyring_of(returning.selbi)
    record_act(queries.ARRIVED, keyring.member, queries.OF_ARRIVED, earlier, revision=1)
    open_letters(returning.selbi)
    assert "an older copy" in returning.selbi.get(f"{PROGRAMME}{returning.row().pk}/").text
    assert returning.take_over().status_code == 200
    assert not figures(returning)


def test_under_new_keys_everything_opens(returning: ReturnCast) -> None:
    returning.arrive(40)
    keyring = keyring_of(returning.selbi)
    assert queries.left_to_rewrap(keyring) == 0
    request_of(returning.selbi)
    ArrivedReturn.objects.update(epoch=2)
    assert queries.left_to_rewrap(keyring_of(returning.selbi)) == 1


def _values(value: int) -> dict[str, Any]:
    return {"value": value, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "", "reason": ""}


def test_nobody_is_chosen_before_whose_name_comes_first(
    returning: ReturnCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shelter whose name comes before all others is believed here as well."""
    [gul] = partners.believed(keyring_of(returning.dana))
    assert gul.card is not None
    shelter = replace(
        gul,
        row=Belief(pk=uuid4()),
        partner=Organisation("elsewhere", str(uuid4())),
        card=changed(gul.card, name="Aaa shelter (fictional)"),
    )
    monkeypatch.setattr(partners, "believed", lambda _keyring: [shelter, gul])
    page = f"{DESK}hand-in/{OF}"
    assert " checked" not in returning.dana.get(page).text
    returning.hand_in(quarter=BEFORE.before)
    text = returning.dana.get(page).text
    assert re.findall(r'value="([^"]+)"[^>]* checked', text) == [returning.houses.belief_in_gul]
    choices = re.findall(r'name="partner" value="([^"]+)"', text)
    assert choices == [str(gul.row.pk), str(shelter.row.pk)]
