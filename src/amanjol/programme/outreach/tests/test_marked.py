"""What somebody with SQL does to a recommendation, and what the program makes of it: nothing that everybody reads.

Tests connect as `amanjol_app`, as whoever runs SQL with a manager's session does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, connection, transaction

from amanjol.programme.mailings import witnesses as of_mailings
from amanjol.programme.outreach import opening, witnesses
from amanjol.programme.outreach.actions import deciding, partnering, promising, recommending
from amanjol.programme.outreach.models import (
    Commitment,
    OpenPartner,
    OpenRecommendation,
    Partner,
    PartnerWord,
    Recommendation,
)
from amanjol.programme.outreach.tests.open_reader import read, seen_of, show
from amanjol.programme.outreach.tests.outreach_cast import (
    LEDGER,
    PARTNER,
    SAYS,
    ago,
    ahead,
    promise,
    recommended,
    reported,
    word,
)

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db
FORGED = "Pay nobody (fictional)."
OTHER_NAME = "Kara Jol (fictional)"


def of(cast: OutreachCast) -> Any:
    return Recommendation.objects.filter(pk=cast.recommendation.pk)


def ask(cast: OutreachCast, by: Member) -> None:
    deciding.ask(recommendation=cast.recommendation, seen=seen_of(cast), by=by)


def approve(cast: OutreachCast, by: Member) -> None:
    deciding.approve(recommendation=cast.recommendation, seen=seen_of(cast), by=by)


def page_of(cast: OutreachCast) -> str:
    return cast.second.get(f"{LEDGER}{cast.recommendation.pk}/").text


def execute(statement: str, values: tuple[Any, ...]) -> None:
    """Where it is let through, nothing of it stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        transaction.set_rollback(True)


def refused(statement: str, *values: Any) -> str:
    with pytest.raises(Error) as raised:
        execute(statement, values)
    return str(raised.value)


# --- What was asked for


def test_a_text_that_was_changed_in_the_rows_after_it_was_handed_over_is_shown_by_nobody(
    cast: OutreachCast,
) -> None:
    ask(cast, cast.aidar)
    of(cast).update(text_en=FORGED)
    page = page_of(cast)
    assert "You are the second person" not in page
    assert "other since" in page
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)
    deciding.take_back(recommendation=cast.recommendation, by=cast.begaiym)
    of(cast).update(text_en=SAYS)
    show(cast)
    assert SAYS in read()


@pytest.mark.parametrize("mark", ["", "0" * 64, "я" * 64])
def test_who_asked_is_no_row_that_somebody_plants(cast: OutreachCast, mark: str) -> None:
    of(cast).update(asked_by=cast.aidar, asked_mark=mark)
    assert "You are the second person" not in page_of(cast)
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)


def test_a_mark_holds_for_who_asked_and_for_who_had_written(cast: OutreachCast) -> None:
    ask(cast, cast.aidar)
    of(cast).update(writers=[cast.aidar.pk, cast.asel.pk])
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)
    deciding.take_back(recommendation=cast.recommendation, by=cast.aidar)
    ask(cast, cast.begaiym)
    of(cast).update(asked_by=cast.aidar)
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)


@pytest.mark.parametrize("ends", ["taken back", "hidden", "shown", "rewritten"])
def test_what_was_asked_for_once_is_not_put_back(cast: OutreachCast, ends: str) -> None:
    ask(cast, cast.aidar)
    asked = of(cast).values("asked_by", "asked_mark", "writers", "text_en").get()
    if ends == "taken back":
        deciding.take_back(recommendation=cast.recommendation, by=cast.aidar)
    elif ends == "hidden":
        deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    elif ends == "shown":
        approve(cast, cast.begaiym)
    else:
        what = recommended(partner=cast.partner, text_en=FORGED)
        recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.aidar)
    of(cast).update(**asked)
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)


def test_what_stays_at_the_desk_is_written_while_it_waits(cast: OutreachCast) -> None:
    row = promising.report(commitment=promise(cast), said=reported(), by=cast.aidar)
    ask(cast, cast.aidar)
    promising.correct_report(report=row, said=reported(proof_text="Order 13"), by=cast.aidar)
    approve(cast, cast.begaiym)
    assert SAYS in read()


def test_what_is_written_for_everybody_is_what_was_looked_at(
    cast: OutreachCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that change between the second person's look and the server's mark."""
    promise(cast)
    ask(cast, cast.aidar)
    seen, is_asked = seen_of(cast), witnesses.is_asked

    def meanwhile(row: Recommendation, digest: str) -> bool:
        Commitment.objects.update(text_en=FORGED)
        return is_asked(row, digest)

    monkeypatch.setattr(witnesses, "is_asked", meanwhile)
    deciding.approve(recommendation=cast.recommendation, seen=seen, by=cast.begaiym)
    page = read()
    assert SAYS in page
    assert FORGED not in page


# --- Editions, and rows that no copy is


def test_no_edition_is_skipped_and_no_recommendation_begun_anew(cast: OutreachCast) -> None:
    pk = cast.recommendation.pk
    show(cast)
    says = refused("update outreach_recommendation set edition = edition + 2 where id = %s", pk)
    assert "one by one" in says
    assert "permission denied" in refused("delete from outreach_recommendation where id = %s", pk)
    assert "permission denied" in refused("truncate outreach_recommendation cascade")
    says = refused("update outreach_recommendation set id = gen_random_uuid() where id = %s", pk)
    assert "stays" in says


def test_a_writer_is_somebody(cast: OutreachCast) -> None:
    ask(cast, cast.aidar)
    says = refused(
        "update outreach_recommendation set writers = writers || null::uuid where id = %s", cast.recommendation.pk
    )  # fmt: skip
    assert "outreach_writers_are_members" in says


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("made_in", "infinity"), ("made_in", "0044-03-15 BC"), ("mark", "я" * 64),
        ("shown", f'{{"en": {"9" * 5001}}}'), ("shown", "[" * 900 + "]" * 900),
    ],
)  # fmt: skip
def test_no_copy_that_cannot_be_read_takes_the_page_down(cast: OutreachCast, column: str, value: str) -> None:
    show(cast)
    statement = f"update outreach_openrecommendation set {column} = %s where recommendation_id = %s"  # noqa: S608  the column is one of the cases above
    assert "outreach_open_" in refused(statement, value, cast.recommendation.pk)
    assert SAYS in read()


def test_no_partner_is_named_for_ever(cast: OutreachCast) -> None:
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    says = refused("update outreach_openpartner set holds_until = 'infinity'")
    assert "outreach_open_partner_ends" in says


def test_letters_that_no_mark_has_are_no_mark(cast: OutreachCast) -> None:
    show(cast)
    row = OpenRecommendation.objects.get()
    row.mark = "я" * 64
    assert not witnesses.is_approved(row)
    assert not of_mailings._is_one("я" * 64, ["0" * 64])


def test_a_copy_that_was_taken_away_is_not_put_back_after_somebody_wrote(cast: OutreachCast) -> None:
    """By who took it away meanwhile, so that no act could take anything out of it."""
    recommending.agree_to_days(recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.aidar)
    show(cast)
    copy = OpenRecommendation.objects.get()
    OpenRecommendation.objects.all().delete()
    recommending.agree_to_days(recommendation=cast.recommendation, on=None, how="", by=cast.aidar)
    with pytest.raises(Error), transaction.atomic():
        copy.save(force_insert=True)
    assert not OpenRecommendation.objects.exists()


# --- Who made it


def test_a_partner_whose_word_had_ended_is_not_named_again_by_one_person(cast: OutreachCast) -> None:
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    show(cast)
    PartnerWord.objects.update(said_on=ago(300), holds_until=ago(3))
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    assert PARTNER not in read()
    assert OpenRecommendation.objects.get().partner is None
    show(cast)
    assert PARTNER in read()


def test_a_partner_is_named_no_longer_than_a_second_person_approved(cast: OutreachCast) -> None:
    partnering.give_word(partner=cast.partner, country="KG", word=word(holds_until=ahead(30)), by=cast.aidar)
    show(cast)
    partnering.give_word(partner=cast.partner, country="KG", word=word(holds_until=ahead(300)), by=cast.aidar)
    copy = OpenRecommendation.objects.get()
    assert copy.shown["partner_until"] == ahead(30).isoformat()
    approved = opening.Shown.of_json(copy.shown)
    assert approved.as_of(ahead(30)).partner == PARTNER
    assert approved.as_of(ahead(31)).partner == ""
    partnering.give_word(partner=cast.partner, country="KG", word=word(holds_until=ahead(20)), by=cast.aidar)
    assert OpenRecommendation.objects.get().shown["partner_until"] == ahead(20).isoformat()


def test_beside_a_recommendation_stands_the_name_that_was_approved(cast: OutreachCast) -> None:
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    show(cast)
    assert PARTNER in read()
    Partner.objects.update(name=OTHER_NAME)
    OpenPartner.objects.update(name=OTHER_NAME)
    page = read()
    assert SAYS in page
    assert PARTNER not in page
    assert OTHER_NAME not in page
    ask(cast, cast.aidar)
    Partner.objects.update(name=PARTNER)
    with pytest.raises(deciding.ChangedSince):
        approve(cast, cast.begaiym)


# --- Who wrote


def test_who_moved_a_day_that_nobody_reads_yet_has_written_it(cast: OutreachCast) -> None:
    row = promise(cast)
    show(cast)
    promising.move(commitment=row, due_on=ahead(9), why="They asked.", by=cast.begaiym)
    recommending.agree_to_days(recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.aidar)
    ask(cast, cast.aidar)
    with pytest.raises(PermissionDenied):
        approve(cast, cast.begaiym)


def test_who_named_a_partner_that_nobody_reads_yet_has_written_it(cast: OutreachCast) -> None:
    show(cast)
    other = partnering.add_partner(name=OTHER_NAME, donor="", logo=None, by=cast.begaiym)
    what = recommended(partner=other)
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.begaiym)
    assert of(cast).get().writers == [cast.begaiym.pk]


# --- The page


def test_what_everybody_reads_is_hidden_by_the_page_whatever_its_row_claims(cast: OutreachCast) -> None:
    show(cast)
    of(cast).update(shown_on=None)
    assert SAYS in read()
    assert "Show it to nobody" in page_of(cast)
