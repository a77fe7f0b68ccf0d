"""What everybody reads of a recommendation passes two people; to show less of it one is enough."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.foundation.once.tests.pressing import form_of, press
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.outreach import opening, queries, witnesses
from amanjol.programme.outreach.actions import deciding, partnering, promising, recommending
from amanjol.programme.outreach.models import OpenRecommendation, Recommendation
from amanjol.programme.outreach.tests.open_reader import read, seen_of, show, written
from amanjol.programme.outreach.tests.outreach_cast import (
    LEDGER,
    PARTNER,
    SAYS,
    ago,
    promise,
    recommended,
    reported,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db
OTHER = "Pay each inspector twice (fictional)."


def page_of(cast: OutreachCast, rest: str = "") -> str:
    return f"{LEDGER}{cast.recommendation.pk}/{rest}"


def rewrite(cast: OutreachCast, by: Member, **other: Any) -> None:
    what = recommended(**{"partner": cast.partner, "text_en": OTHER} | other)
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=by)


def ask(cast: OutreachCast, by: Member) -> None:
    deciding.ask(recommendation=cast.recommendation, seen=seen_of(cast), by=by)


def approve(cast: OutreachCast, by: Member) -> None:
    deciding.approve(recommendation=cast.recommendation, seen=seen_of(cast), by=by)


def stored(cast: OutreachCast) -> Recommendation:
    return Recommendation.objects.get(pk=cast.recommendation.pk)


# --- Two people


def test_one_asks_and_another_shows_by_the_buttons_of_the_page(cast: OutreachCast) -> None:
    page = cast.desk.get(page_of(cast)).text
    assert page.index("As everybody will read it") < page.index("Hand to a second person")
    press(cast.desk, page_of(cast, "ask/"), form_of(page, "seen").filled)
    assert SAYS not in read()
    page = cast.desk.get(page_of(cast)).text
    assert "Waits for a second person" in page
    assert "You are the second person" not in page
    page = cast.second.get(page_of(cast)).text
    assert "You are the second person" in page
    assert "it waits for you, the second person." in cast.second.get(LEDGER).text
    press(cast.second, page_of(cast, "show/"), form_of(page, "seen").filled)
    assert SAYS in read()
    assert entries_seen_by(cast.aidar, "recommendation.asked")
    assert entries_seen_by(cast.aidar, "recommendation.approved")
    assert "Hand to a second person" not in cast.desk.get(page_of(cast)).text


def test_nobody_shows_what_they_asked_for(cast: OutreachCast) -> None:
    ask(cast, cast.begaiym)
    with pytest.raises(PermissionDenied):
        approve(cast, cast.begaiym)


@pytest.mark.parametrize("writes", ["text", "answer", "days", "commitment", "report", "word"])
def test_nobody_shows_what_they_wrote_any_word_of(cast: OutreachCast, writes: str) -> None:
    row = promise(cast)
    show(cast)
    acts: dict[str, Callable[[], object]] = {
        "text": lambda: rewrite(cast, cast.begaiym),
        "answer": lambda: recommending.write_answer(
            recommendation=cast.recommendation, said=recommending.Answered("accepted", ago(9), "Yes."), by=cast.begaiym
        ),
        "days": lambda: recommending.agree_to_days(
            recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.begaiym
        ),
        "commitment": lambda: promising.correct_commitment(
            commitment=row, text_en=OTHER, text_ru="", moved_why="", by=cast.begaiym
        ),
        "report": lambda: promising.report(commitment=row, said=reported(), by=cast.begaiym),
        "word": lambda: partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.begaiym),
    }  # fmt: skip
    acts[writes]()
    ask(cast, cast.aidar)
    with pytest.raises(PermissionDenied):
        approve(cast, cast.begaiym)
    assert cast.second.get(page_of(cast)).text.count("You are the second person") == 0
    assert press(cast.second, page_of(cast, "show/"), {"seen": seen_of(cast)}).status_code == 403


def test_whose_words_were_approved_shows_what_another_changed_since(cast: OutreachCast) -> None:
    show(cast)
    rewrite(cast, cast.begaiym)
    ask(cast, cast.begaiym)
    approve(cast, cast.aidar)
    assert OTHER in read()


def test_without_being_asked_nobody_shows_anything(cast: OutreachCast) -> None:
    with pytest.raises(deciding.NotNow):
        approve(cast, cast.begaiym)
    ask(cast, cast.aidar)
    deciding.take_back(recommendation=cast.recommendation, by=cast.begaiym)
    with pytest.raises(deciding.NotNow):
        approve(cast, cast.begaiym)


def test_alone_in_an_organisation_nobody_shows_anything_and_the_page_says_so(cast: OutreachCast) -> None:
    request_of(cast.elsewhere)
    row = recommending.recommend(what=recommended(), by=cast.asel)
    address = f"{LEDGER}{row.pk}/"
    page = cast.elsewhere.get(address).text
    assert "You are alone here" in page
    seen = form_of(page, "seen").filled
    for act in ("ask/", "show/"):
        press(cast.elsewhere, f"{address}{act}", seen)
    assert "You are alone here" in cast.elsewhere.get(address).text
    assert SAYS not in read()


# --- What was looked at


def test_what_was_changed_between_reading_and_approving_is_refused(cast: OutreachCast) -> None:
    row = promise(cast)
    ask(cast, cast.aidar)
    seen = form_of(cast.second.get(page_of(cast)).text, "seen").filled
    promising.report(commitment=row, said=reported(), by=cast.aidar)
    ask(cast, cast.aidar)
    answer = press(cast.second, page_of(cast, "show/"), seen)
    assert "It was changed since this page was opened" in cast.second.get(answer.headers["location"]).text
    assert SAYS not in read()


def test_what_was_changed_between_reading_and_asking_is_refused_too(cast: OutreachCast) -> None:
    seen = form_of(cast.desk.get(page_of(cast)).text, "seen").filled
    rewrite(cast, cast.begaiym)
    answer = press(cast.desk, page_of(cast, "ask/"), seen)
    assert "It was changed since this page was opened" in cast.desk.get(answer.headers["location"]).text
    assert stored(cast).asked_by is None


def test_a_change_is_asked_for_anew(cast: OutreachCast) -> None:
    ask(cast, cast.aidar)
    rewrite(cast, cast.aidar)
    with pytest.raises(deciding.NotNow):
        approve(cast, cast.begaiym)


def test_of_two_presses_the_second_says_what_stands_there(cast: OutreachCast) -> None:
    ask(cast, cast.aidar)
    seen = form_of(cast.second.get(page_of(cast)).text, "seen").filled
    for says in ("Everybody can read it now.", "look what stands there now"):
        answer = press(cast.second, page_of(cast, "show/"), seen)
        assert says in cast.second.get(answer.headers["location"]).text


# --- What is shown afterwards


def test_what_is_changed_afterwards_is_read_by_nobody_before_it_is_approved(cast: OutreachCast) -> None:
    row = promise(cast)
    show(cast)
    rewrite(cast, cast.aidar, countries=["KG", "KZ"], addressee="Ministry of Health (fictional)")
    said = recommending.Answered("declined", ago(9), "No, says Aygul (fictional).")
    recommending.write_answer(recommendation=cast.recommendation, said=said, by=cast.aidar)
    promising.report(commitment=row, said=reported(text_en="Aygul has it."), by=cast.aidar)
    promise(cast, text_en="Another promise.")
    page = read()
    assert SAYS in page
    waiting = [OTHER, "Health", "Aygul", "Another promise.", "Kazakhstan</dd>", "Not accepted", "with proof"]
    for words in waiting:
        assert words not in page
    assert SAYS not in read("/recommendations/en/kz/")
    assert "Everybody goes on reading" in cast.desk.get(page_of(cast)).text
    show(cast)
    assert OTHER in read("/recommendations/en/kz/")
    assert "Everybody goes on reading" not in cast.desk.get(page_of(cast)).text


def test_what_stays_at_the_desk_waits_for_nobody(cast: OutreachCast) -> None:
    """Where proof lies is not shown: who mends it writes no word of what everybody reads."""
    row = promising.report(commitment=promise(cast), said=reported(), by=cast.aidar)
    show(cast)
    said = reported(proof_text="Order 13")
    promising.correct_report(report=row, said=said, by=cast.begaiym)
    assert stored(cast).writers == []
    assert opening.open_copy(stored(cast)) == opening.copy_of(stored(cast))


def test_to_show_less_one_is_enough_while_another_change_waits(cast: OutreachCast) -> None:
    promise(cast)
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    recommending.agree_to_days(recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.aidar)
    show(cast)
    assert written(ago(10)) in read()
    rewrite(cast, cast.aidar)
    recommending.agree_to_days(recommendation=cast.recommendation, on=None, how="", by=cast.aidar)
    partnering.withdraw_word(partner=cast.partner, country="KG", by=cast.aidar)
    copy = OpenRecommendation.objects.get()
    assert copy.partner is None
    assert str(ago(10)) not in str(copy.shown)
    page = read()
    assert SAYS in page
    for words in (OTHER, PARTNER, written(ago(10)), "Overdue"):
        assert words not in page


def test_what_was_taken_back_and_agreed_to_again_is_shown_once_it_is_approved(cast: OutreachCast) -> None:
    promise(cast)
    agree: dict[str, Any] = {"recommendation": cast.recommendation, "how": "letter 9", "by": cast.aidar}
    recommending.agree_to_days(on=ago(3), **agree)
    show(cast)
    recommending.agree_to_days(on=None, **agree)
    assert stored(cast).writers == []
    recommending.agree_to_days(on=ago(1), **agree)
    assert "Overdue" not in read()
    show(cast)
    assert "Overdue" in read()


def test_an_agreement_of_a_later_day_prolongs_nothing_by_one_person(cast: OutreachCast) -> None:
    promise(cast)
    agree: dict[str, Any] = {"recommendation": cast.recommendation, "how": "letter 9", "by": cast.aidar}
    recommending.agree_to_days(on=ago(200), **agree)
    show(cast)
    approved = opening.open_copy(stored(cast))
    assert approved is not None
    recommending.agree_to_days(on=ago(1), **agree)
    assert opening.open_copy(stored(cast)) == approved
    recommending.agree_to_days(on=ago(300), **agree)
    assert OpenRecommendation.objects.get().shown["days_until"] < str(approved.shown.days_until)


def test_what_somebody_hid_is_shown_again_by_two(cast: OutreachCast) -> None:
    show(cast)
    rewrite(cast, cast.aidar)
    ask(cast, cast.aidar)
    deciding.hide(recommendation=cast.recommendation, by=cast.begaiym)
    with pytest.raises(deciding.NotNow):
        approve(cast, cast.begaiym)
    assert SAYS not in read()
    show(cast)
    assert OTHER in read()


# --- Past the program


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        act()
    return str(raised.value)


def row_of(cast: OutreachCast) -> Any:
    return Recommendation.objects.filter(pk=cast.recommendation.pk)


def planted(cast: OutreachCast, **other: Any) -> OpenRecommendation:
    values: dict[str, Any] = {
        "recommendation": cast.recommendation, "organisation_id": cast.aidar.organisation_id, "countries": ["KG"],
        "made_in": ago(60).replace(day=1), "shown": opening.shown_of(stored(cast)).as_json(),
    }  # fmt: skip
    return OpenRecommendation(**values | other)


def test_the_database_lets_nobody_approve_what_they_wrote_or_asked_for(cast: OutreachCast) -> None:
    steps = {"shown_on": ago(0), "approved_by": cast.aidar}
    assert "Nobody approves" in refused(lambda: row_of(cast).update(**steps))
    ask(cast, cast.begaiym)
    assert "Nobody approves" in refused(lambda: row_of(cast).update(**steps))
    assert "Nobody approves" in refused(lambda: row_of(cast).update(**steps | {"approved_by": cast.begaiym}))
    assert "Nobody approves" in refused(lambda: row_of(cast).update(writers=[]))
    assert "Nobody approves" in refused(lambda: row_of(cast).update(writers=[cast.begaiym.pk]))
    assert "is shown to nobody" in refused(
        lambda: Recommendation.objects.create(
            organisation_id=cast.aidar.organisation_id, number=9, made_on=ago(1), countries=["KG"], addressee="x",
            text_en="x", writers=[cast.aidar.pk], shown_on=ago(0),
        )
    )  # fmt: skip


def test_the_database_takes_no_copy_that_nobody_approved_and_no_earlier_one(cast: OutreachCast) -> None:
    says = "Everybody reads what a second person approved last"
    assert says in refused(lambda: planted(cast).save(force_insert=True))
    show(cast)
    earlier = OpenRecommendation.objects.get()
    deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    assert says in refused(lambda: earlier.save(force_insert=True))
    assert "Editions are counted" in refused(lambda: row_of(cast).update(edition=earlier.edition))
    stays = "A recommendation stays"
    assert stays in refused(lambda: row_of(cast).update(id=uuid.uuid4()))
    assert stays in refused(lambda: row_of(cast).update(organisation=cast.asel.organisation_id))
    rewrite(cast, cast.aidar)
    show(cast)
    assert says in refused(earlier.save)
    assert OTHER in read()


def test_a_copy_that_was_planted_or_changed_is_read_by_nobody(
    cast: OutreachCast, caplog: pytest.LogCaptureFixture
) -> None:
    """As who writes rows: whatever they claim of two people."""
    row_of(cast).update(asked_by=cast.aidar)
    row_of(cast).update(shown_on=ago(0), approved_by=cast.begaiym, asked_by=None, edition=1)
    planted(cast, edition=1).save(force_insert=True)
    assert SAYS not in read()
    assert str(cast.recommendation.pk) in caplog.text
    assert queries.open_recommendation(cast.recommendation.pk, ago(0)) is None
    assert "Everybody can read 0 of them." in cast.desk.get(LEDGER).text
    assert queries.shown_to_everybody(cast.aidar) == []
    assert "does not bear this node’s mark" in cast.desk.get(page_of(cast)).text
    show(cast)
    assert SAYS in read()
    for spoils in ({"countries": ["KG", "KZ"]}, {"partner": cast.partner.pk}, {"made_in": ago(400)}):
        OpenRecommendation.objects.update(**spoils)
        assert SAYS not in read()
        assert "does not bear this node’s mark" in cast.desk.get(page_of(cast)).text
        show(cast)
    copy = OpenRecommendation.objects.get()
    copy.shown["en"] = OTHER
    copy.save()
    assert OTHER not in read()


def test_a_copy_is_read_under_a_secret_that_was_exchanged(cast: OutreachCast, settings: Any) -> None:
    show(cast)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another " * 9
    assert witnesses.is_approved(OpenRecommendation.objects.get())
    settings.SECRET_KEY_FALLBACKS = []
    assert not witnesses.is_approved(OpenRecommendation.objects.get())


def test_what_waits_is_told_to_the_second_person_and_to_no_other_organisation(cast: OutreachCast) -> None:
    ask(cast, cast.aidar)
    waiting = [list(queries.waiting_for(who)) for who in (cast.begaiym, cast.aidar, cast.asel)]
    assert waiting == [[stored(cast)], [], []]
