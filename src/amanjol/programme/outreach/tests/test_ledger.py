"""The ledger: written down, answered, promised, late, reported with proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.once.tests.pressing import forms_of, press
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.programme.outreach import queries
from amanjol.programme.outreach.actions import deciding, promising, recommending
from amanjol.programme.outreach.models import Commitment, ProofFile, Recommendation, Report
from amanjol.programme.outreach.rules import Promise, Standing, standing_of
from amanjol.programme.outreach.tests.open_reader import seen_of, show
from amanjol.programme.outreach.tests.outreach_cast import (
    ADDRESSEE,
    LEDGER,
    SAYS,
    ago,
    ahead,
    promise,
    recommended,
    reported,
)

if TYPE_CHECKING:
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 nothing more"


def page_of(cast: OutreachCast, rest: str = "") -> str:
    return f"{LEDGER}{cast.recommendation.pk}/{rest}"


def standing(cast: OutreachCast) -> Standing:
    (entry,) = queries.ledger(cast.aidar, timezone.localdate())
    return entry.standing


def typed(**other: Any) -> dict[str, Any]:
    return {
        "source": "survey", "source_name": "Survey of returnees", "made_on": ago(1).isoformat(),
        "addressee": "Migration service", "countries": ["KZ", "UZ"], "text_en": "Open on Saturdays.", "text_ru": "",
        "partner": "",
    } | other  # fmt: skip


# --- Who


def test_only_who_manages_the_programme_comes_in(cast: OutreachCast) -> None:
    assert cast.nargiza.get(LEDGER).status_code == 403
    assert cast.nargiza.get(page_of(cast)).status_code == 403
    assert cast.desk.get(page_of(cast)).status_code == 200


def test_another_organisation_finds_none_of_it(cast: OutreachCast) -> None:
    row = promise(cast)
    for address in (page_of(cast), page_of(cast, "change/"), f"/programme/commitments/{row.pk}/report/"):
        assert cast.elsewhere.get(address).status_code == 404
    assert SAYS not in cast.elsewhere.get(LEDGER).text


def test_an_act_of_another_organisation_is_refused_whatever_page_it_came_by(cast: OutreachCast) -> None:
    row = promise(cast)
    with pytest.raises(PermissionDenied):
        deciding.hide(recommendation=cast.recommendation, by=cast.asel)
    with pytest.raises(PermissionDenied):
        promising.report(commitment=row, said=reported(), by=cast.asel)


# --- How it stands


@pytest.mark.parametrize(
    ("answer", "promises", "stands"),
    [
        ("", [], Standing.UNANSWERED),
        ("accepted", [], Standing.NOT_PROMISED),
        ("declined", [], Standing.DECLINED),
        ("accepted", [(0, False)], Standing.UNDER_WAY),
        ("accepted", [(-1, False)], Standing.OVERDUE),
        ("accepted", [(-1, True)], Standing.DONE),
        ("accepted", [(-1, True), (9, False)], Standing.UNDER_WAY),
        ("accepted", [(-1, False), (9, True)], Standing.OVERDUE),
        ("partly", [(None, False)], Standing.UNDER_WAY),
    ],
)
def test_how_it_stands(answer: str, promises: list[tuple[int | None, bool]], stands: Standing) -> None:
    given = [Promise(None if days is None else ahead(days), is_done) for days, is_done in promises]
    assert standing_of(answer, given, timezone.localdate()) is stands


def test_from_a_recommendation_to_a_report_with_proof(cast: OutreachCast) -> None:
    assert standing(cast) is Standing.UNANSWERED
    said = recommending.Answered("accepted", ago(50), "Agreed.")
    recommending.write_answer(recommendation=cast.recommendation, said=said, by=cast.aidar)
    assert standing(cast) is Standing.NOT_PROMISED
    row = promise(cast)
    assert standing(cast) is Standing.OVERDUE
    promising.report(commitment=row, said=reported(state="begun", proof_text=""), by=cast.aidar)
    assert standing(cast) is Standing.OVERDUE
    promising.report(commitment=row, said=reported(on=ago(1)), by=cast.aidar)
    assert standing(cast) is Standing.DONE
    assert Commitment.objects.get(pk=row.pk).done_on == ago(1)


def test_the_newest_report_by_its_day_says_whether_it_is_kept(cast: OutreachCast) -> None:
    row = promise(cast)
    promising.report(commitment=row, said=reported(on=ago(1)), by=cast.aidar)
    promising.report(
        commitment=row, said=reported(on=ago(5), state="begun"), by=cast.aidar
    )  # of before, later written
    assert standing(cast) is Standing.DONE
    promising.report(commitment=row, said=reported(on=ago(0), state="nothing"), by=cast.aidar)
    assert standing(cast) is Standing.OVERDUE


def test_a_day_that_is_moved_needs_a_reason_and_the_first_one_stays(cast: OutreachCast) -> None:
    row = promise(cast)
    assert (
        press(
            cast.desk, f"/programme/commitments/{row.pk}/move/", {"due_on": ahead(20), "moved_why": ""}
        ).status_code
        == 200
    )
    press(
        cast.desk, f"/programme/commitments/{row.pk}/move/", {"due_on": ahead(20), "moved_why": "Elections"}
    )
    now = Commitment.objects.get(pk=row.pk)
    assert (now.due_on, now.first_due_on) == (ahead(20), ago(10))
    page = cast.desk.get(page_of(cast)).text
    assert f"First promised for {ago(10):%d.%m.%Y}. Moved: Elections" in page
    assert standing(cast) is Standing.UNDER_WAY


# --- What is typed


def test_a_recommendation_is_written_down_with_the_next_number(cast: OutreachCast) -> None:
    response = press(cast.desk, f"{LEDGER}new/", typed())
    row = Recommendation.objects.get(addressee="Migration service")
    assert response["Location"] == f"{LEDGER}{row.pk}/"
    assert (row.number, row.countries, row.text_ru) == (2, ["KZ", "UZ"], "")
    assert str(row.pk) in {entry.subject_id for entry in entries_seen_by(cast.aidar, "recommendation.made")}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text_en": ""}, "Write it in English or in Russian, better in both."),
        ({"countries": []}, "Choose at least one country."),
        ({"countries": ["RU"]}, "Which countries it is about"),
        ({"addressee": " "}, "Write which body is to answer."),
        ({"made_on": str(ahead(1))}, "Choose today or an earlier day"),
        ({"source": "rumour"}, "From what it came"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    cast: OutreachCast, wrong: dict[str, Any], sentence: str
) -> None:
    response = press(cast.desk, f"{LEDGER}new/", typed(**wrong))
    assert response.status_code == 200
    assert sentence in response.text.partition("Please put this right")[2].partition("</ul>")[0]
    assert "Survey of returnees" in response.text
    assert Recommendation.objects.count() == 1


def test_nobody_answers_before_it_was_recommended(cast: OutreachCast) -> None:
    answer = {"answer": "accepted", "answered_on": ago(61).isoformat(), "answer_en": "Yes.", "answer_ru": ""}
    assert (
        "Nobody answers before it was recommended." in press(cast.desk, page_of(cast, "answer/"), answer).text
    )
    press(cast.desk, page_of(cast, "answer/"), answer | {"answered_on": ago(60).isoformat()})
    assert Recommendation.objects.get().answer == "accepted"


def test_it_was_not_recommended_after_it_was_answered(cast: OutreachCast) -> None:
    said = recommending.Answered("accepted", ago(50), "Agreed.")
    recommending.write_answer(recommendation=cast.recommendation, said=said, by=cast.aidar)
    page = press(cast.desk, page_of(cast, "change/"), typed(made_on=ago(49).isoformat())).text
    assert "Nobody answers before it was recommended." in page
    assert press(cast.desk, page_of(cast, "change/"), typed(made_on=ago(50).isoformat())).status_code == 302


def test_of_two_who_change_it_at_once_the_second_sees_what_the_first_saved(cast: OutreachCast) -> None:
    (form,) = (
        of for of in forms_of(cast.desk.get(page_of(cast, "change/")).text) if "addressee" in of.filled
    )
    changed = recommended(addressee="Ministry of Justice (fictional)")
    recommending.change_recommendation(recommendation=cast.recommendation, what=changed, by=cast.aidar)
    response = cast.desk.post(page_of(cast, "change/"), form.but(addressee="Ministry of Health (fictional)"))
    assert response.status_code == 200
    assert "somebody changed this while you wrote." in response.text
    assert Recommendation.objects.get().addressee == "Ministry of Justice (fictional)"


def test_a_text_stands_in_its_paragraphs_and_no_sign_of_it_is_a_tag(cast: OutreachCast) -> None:
    what = recommended(text_en="First <b>line</b>.\n\nSecond line.", text_ru="")
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.aidar)
    page = cast.desk.get(page_of(cast)).text
    assert '<div class="said" lang="en"><p>First &lt;b&gt;line&lt;/b&gt;.</p>' in page
    assert "<p>Second line.</p>" in page


# --- Proof


def send_report(cast: OutreachCast, row: Commitment, **other: Any) -> Any:
    typed = {
        "state": "done",
        "on": ago(1).isoformat(),
        "text_en": "Done.",
        "text_ru": "",
        "proof_text": "",
        "proof_link": "",
    }
    return press(cast.desk, f"/programme/commitments/{row.pk}/report/", typed | other)


def test_what_is_done_has_proof(cast: OutreachCast) -> None:
    row = promise(cast)
    assert "What is done has something that shows it" in send_report(cast, row).text
    assert send_report(cast, row, state="begun").status_code == 302
    assert send_report(cast, row, proof_link="https://example.org/order").status_code == 302
    assert [report.state for report in Report.objects.all()] == ["begun", "done"]


@pytest.mark.parametrize("link", ["http://example.org", "javascript:alert(1)", "https://", "order 12"])
def test_an_address_begins_with_https(cast: OutreachCast, link: str) -> None:
    assert (
        "Write an address that begins with https://."
        in send_report(cast, promise(cast), proof_link=link).text
    )
    assert not Report.objects.exists()


def test_a_file_is_kept_and_comes_back_as_it_was_to_its_organisation_alone(cast: OutreachCast) -> None:
    row = promise(cast)
    send_report(cast, row, proof_file=SimpleUploadedFile("../or der.exe", PDF))
    file = ProofFile.objects.get()
    assert (file.name, file.kind) == ("or der.pdf", "application/pdf")
    response = cast.desk.get(f"/programme/reports/{file.pk}/file/")
    assert response.content == PDF
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''or%20der.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert cast.elsewhere.get(f"/programme/reports/{file.pk}/file/").status_code == 404


@pytest.mark.parametrize("content", [b"", b"MZ a program", b"<html>", PDF + b" " * 2 * 1024 * 1024])
def test_a_file_of_another_kind_or_too_large_is_refused(cast: OutreachCast, content: bytes) -> None:
    row = promise(cast)
    response = send_report(cast, row, proof_file=SimpleUploadedFile("order.pdf", content))
    assert response.status_code == 200
    assert not Report.objects.exists()


def test_the_database_itself_takes_nothing_as_done_without_proof(cast: OutreachCast) -> None:
    row = promise(cast)
    with pytest.raises(IntegrityError, match="outreach_report_proven"), transaction.atomic():
        promising.report(commitment=row, said=reported(proof_text=""), by=cast.aidar)


# --- The list


def test_the_list_begins_with_what_is_overdue_and_the_menu_counts_it(cast: OutreachCast) -> None:
    recommending.recommend(what=recommended(text_en="Unanswered."), by=cast.aidar)
    promise(cast)
    page = cast.desk.get(LEDGER).text
    assert page.index(SAYS) < page.index("Unanswered.")
    assert '<span class="menu-waiting">1<' in page
    assert ADDRESSEE in page


def test_the_menu_counts_what_is_overdue_and_what_waits_for_this_second_person(cast: OutreachCast) -> None:
    promise(cast)
    deciding.ask(recommendation=cast.recommendation, seen=seen_of(cast), by=cast.aidar)
    assert '<span class="menu-waiting">2<' in cast.second.get(LEDGER).text
    assert '<span class="menu-waiting">1<' in cast.desk.get(LEDGER).text


def test_the_list_asks_as_much_for_three_as_for_one(cast: OutreachCast) -> None:
    promise(cast)
    show(cast)
    with QueriesOfPage(connection) as of_one:
        cast.desk.get(LEDGER)
    for _time in range(2):
        show(cast, recommending.recommend(what=recommended(partner=cast.partner), by=cast.aidar))
    with QueriesOfPage(connection) as of_three:
        page = cast.desk.get(LEDGER).text
    assert "Everybody can read 3 of them." in page
    assert len(of_three) == len(of_one)
