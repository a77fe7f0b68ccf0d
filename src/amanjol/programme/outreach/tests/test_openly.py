"""What everybody reads: only what was agreed to, and not a moment longer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.programme.outreach import queries
from amanjol.programme.outreach.actions import deciding, partnering, promising, recommending
from amanjol.programme.outreach.models import (
    Commitment,
    OpenPartner,
    OpenRecommendation,
    Partner,
    PartnerWord,
    ProofFile,
)
from amanjol.programme.outreach.proofs import Proof
from amanjol.programme.outreach.tests.open_reader import as_nobody, read, show, shown, written
from amanjol.programme.outreach.tests.outreach_cast import (
    DONOR,
    LEDGER,
    PARTNER,
    PARTNERS,
    SAYS,
    SAYS_RU,
    ago,
    ahead,
    promise,
    reported,
    word,
)

if TYPE_CHECKING:
    from datetime import date

    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db


def test_nothing_is_read_before_it_is_shown_nor_after_it_was_taken_back(cast: OutreachCast) -> None:
    assert SAYS not in read()
    show(cast)
    assert SAYS in read()
    deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    assert SAYS not in read()
    assert not OpenRecommendation.objects.exists()


def test_what_somebody_hid_while_another_reported_stays_hidden(cast: OutreachCast) -> None:
    row = promise(cast)
    show(cast)
    loaded = queries.all_commitments(cast.aidar).get(pk=row.pk)
    deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    assert loaded.recommendation.shown_on is not None  # as it was when that page was sent
    promising.report(commitment=loaded, said=reported(), by=cast.aidar)
    assert SAYS not in read()


def test_it_is_taken_back_by_the_button_of_its_page(cast: OutreachCast) -> None:
    page = f"{LEDGER}{cast.recommendation.pk}/"
    show(cast)
    assert SAYS in read()
    assert press(cast.elsewhere, f"{page}hide/", {}).status_code == 404
    press(cast.desk, f"{page}hide/", {})
    assert SAYS not in read()


def test_in_russian_and_by_country(cast: OutreachCast) -> None:
    show(cast)
    assert SAYS_RU in read("/recommendations/ru/")
    assert SAYS in read("/recommendations/en/kg/")
    assert SAYS not in read("/recommendations/en/kz/")
    assert Client().get("/recommendations/uz/").status_code == 404
    assert Client().get("/recommendations/en/xx/").status_code == 404


@pytest.mark.parametrize("agrees", [False, True])
def test_days_and_that_one_was_missed_are_public_only_where_the_addressee_agreed(
    cast: OutreachCast, agrees: bool
) -> None:
    row = promise(cast)
    promising.report(commitment=row, said=reported(state="begun", on=ago(3)), by=cast.aidar)
    if agrees:
        recommending.agree_to_days(
            recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.aidar
        )
    show(cast)
    page = read()
    assert "A list by the spring." in page
    for telling in ("Overdue", written(row.due_on), written(ago(3))):
        assert (telling in page) is agrees, telling
    assert "letter 9" not in page


def test_an_agreement_that_is_taken_back_takes_the_days_away_at_once(cast: OutreachCast) -> None:
    row = promise(cast)
    recommending.agree_to_days(recommendation=cast.recommendation, on=ago(1), how="letter 9", by=cast.aidar)
    show(cast)
    assert "Overdue" in read()
    press(
        cast.desk,
        f"{LEDGER}{cast.recommendation.pk}/days/",
        {"agreed": "no", "lateness_agreed_how": "letter 9"},
    )
    assert "Overdue" not in read()
    assert str(row.due_on) not in str(OpenRecommendation.objects.get().shown)


def test_an_agreement_without_a_day_or_a_proof_is_none(cast: OutreachCast) -> None:
    address = f"{LEDGER}{cast.recommendation.pk}/days/"
    page = press(
        cast.desk, address, {"agreed": "yes", "lateness_agreed_on": "", "lateness_agreed_how": ""}
    ).text
    assert "Choose the day on which they agreed." in page
    assert "Write how they said so." in page


def test_that_there_is_proof_is_said_and_where_it_lies_is_not(cast: OutreachCast) -> None:
    """The address of a page can be one for which a country punishes whoever reads it."""
    said = reported(proof_text="Order 12", proof_link="https://example.org/order")
    promising.report(commitment=promise(cast), said=said, by=cast.aidar)
    show(cast)
    page = read()
    assert "with proof" in page
    assert "example.org" not in page
    assert "Order 12" not in page
    assert "example.org" not in str(OpenRecommendation.objects.get().shown)


def test_a_name_that_slipped_into_a_report_is_read_until_it_is_hidden_and_then_nowhere(
    cast: OutreachCast,
) -> None:
    said = reported(text_en="Aygul (fictional) was met.", proof_text="Aygul wrote it")
    row = promising.report(
        commitment=promise(cast), said=said, by=cast.aidar, file=Proof("a", "x/y", b"Aygul")
    )
    show(cast)
    assert "Aygul" in read()
    address = f"/programme/reports/{row.pk}/change/"
    typed = {"state": "done", "on": ago(2), "text_en": "She was met.", "text_ru": "", "proof_link": ""}
    assert press(cast.elsewhere, address, typed).status_code == 404
    bare = press(cast.desk, address, typed | {"proof_text": "", "drops_file": "on"})
    assert "What is done has something that shows it" in bare.text
    assert "Aygul" in read()
    press(cast.desk, address, typed | {"proof_text": "Order 12", "drops_file": "on"})
    assert "Aygul" in read()  # as it was approved
    deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    assert "Aygul" not in read()
    show(cast)
    assert "She was met." in read()
    assert "Aygul" not in str(OpenRecommendation.objects.get().shown)
    assert not ProofFile.objects.exists()
    assert "Aygul" not in cast.desk.get(f"{LEDGER}{cast.recommendation.pk}/").text
    assert entries_seen_by(cast.aidar, "commitment.report-corrected")


def test_a_report_that_is_corrected_keeps_its_file_and_says_whether_the_promise_is_kept(
    cast: OutreachCast,
) -> None:
    said, file = reported(proof_text=""), Proof("a", "x/y", b"order")
    row = promising.report(commitment=promise(cast), said=said, by=cast.aidar, file=file)
    typed = {"on": ago(2), "text_en": "The list is out.", "text_ru": "", "proof_text": "", "proof_link": ""}
    press(cast.desk, f"/programme/reports/{row.pk}/change/", typed | {"state": "done"})
    assert ProofFile.objects.get().report_id == row.pk
    press(cast.desk, f"/programme/reports/{row.pk}/change/", typed | {"state": "begun"})
    assert Commitment.objects.get().done_on is None
    with pytest.raises(PermissionDenied):
        promising.correct_report(report=row, said=said, by=cast.asel)


def test_a_name_that_slipped_into_a_commitment_is_read_until_it_is_hidden_and_then_nowhere(
    cast: OutreachCast,
) -> None:
    row = promise(cast, text_en="A list, says Aygul (fictional).")
    promising.move(commitment=row, due_on=ahead(5), why="Aygul is ill", by=cast.aidar)
    show(cast)
    assert "Aygul" in read()
    address = f"/programme/commitments/{row.pk}/change/"
    typed = {"text_en": "A list.", "text_ru": "", "moved_why": "Illness"}
    assert press(cast.elsewhere, address, typed).status_code == 404
    press(cast.desk, address, typed)
    assert "Aygul" in read()  # as it was approved
    deciding.hide(recommendation=cast.recommendation, by=cast.aidar)
    assert "Aygul" not in read()
    show(cast)
    assert "Aygul" not in read()
    assert "Aygul" not in cast.desk.get(f"{LEDGER}{cast.recommendation.pk}/").text
    assert Commitment.objects.get().due_on == ahead(5)


# --- Partners


def test_silence_is_a_no(cast: OutreachCast) -> None:
    shown(cast, ["KG"])
    assert PARTNER not in read("/recommendations/en/kg/")


def test_a_partner_is_named_where_it_said_yes(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True)
    page = read("/recommendations/en/kg/")
    assert page.count(PARTNER) == 2  # beside the recommendation, and among the partners
    assert DONOR not in page


def test_a_partner_that_said_no_is_not_named(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=False)
    assert PARTNER not in read("/recommendations/en/kg/")


def test_in_one_country_it_may_be_named_and_in_another_not(cast: OutreachCast) -> None:
    shown(cast, ["KZ", "KG"], name_may=True)
    assert PARTNER not in read("/recommendations/en/kg/")
    page = read("/recommendations/en/kz/")
    assert page.count(PARTNER) == 1  # among the partners; the recommendation is about Kyrgyzstan too


def test_who_pays_is_told_only_where_it_said_so(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True, donor_may=True)
    assert DONOR in read("/recommendations/en/kg/")
    assert DONOR not in read("/recommendations/en/kz/")


@pytest.mark.parametrize("until", [0, -1])
def test_a_word_ends_by_itself(cast: OutreachCast, until: int) -> None:
    shown(cast, ["KG"], name_may=True, said_on=ago(100), holds_until=ahead(until))
    assert (PARTNER in read("/recommendations/en/kg/")) is (until == 0)


def test_a_word_ends_by_itself_on_the_page_of_its_own_organisation_too(cast: OutreachCast) -> None:
    """Whose session row security shows the row."""
    shown(cast, ["KG"], name_may=True, said_on=ago(100), holds_until=ago(1))
    assert PARTNER not in cast.desk.get("/recommendations/en/kg/").text
    assert "named nowhere" in cast.desk.get(PARTNERS).text
    page = cast.desk.get(f"{PARTNERS}{cast.partner.pk}/").text
    assert "Its word has ended" in page
    assert "Its name is shown" not in page


def test_a_word_that_has_ended_is_hidden_by_the_database_too(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True, said_on=ago(100), holds_until=ago(3))
    assert OpenPartner.objects.count() == 1
    with as_nobody():
        assert OpenPartner.objects.count() == 0
        assert Partner.objects.count() == 0
        assert PartnerWord.objects.count() == 0


def test_a_word_that_is_taken_back_is_obeyed_at_once(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True)
    press(cast.desk, f"{PARTNERS}{cast.partner.pk}/KG/withdraw/", {})
    assert PARTNER not in read("/recommendations/en/kg/")


def test_neither_logo_nor_donor_without_the_name(cast: OutreachCast) -> None:
    typed = {"said_on": ago(1), "said_how": "letter 7", "holds_until": ahead(90), "donor_may": "on"}
    page = press(cast.desk, f"{PARTNERS}{cast.partner.pk}/KG/", typed).text
    assert "A logo says the name, and so does who pays" in page
    with pytest.raises(IntegrityError, match="outreach_word_name_first"), transaction.atomic():
        partnering.give_word(
            partner=cast.partner, country="KG", word=word(name_may=False, logo_may=True), by=cast.aidar
        )


@pytest.mark.parametrize("until", [ago(1), ago(2), ahead(366)])
def test_a_word_holds_for_a_year_at_most(cast: OutreachCast, until: date) -> None:
    typed = {"name_may": "on", "said_on": ago(1), "said_how": "letter 7", "holds_until": until}
    page = press(cast.desk, f"{PARTNERS}{cast.partner.pk}/KG/", typed).text
    assert "Choose a day after it was said, within a year of it." in page
    assert not PartnerWord.objects.exists()


def test_the_page_of_kyrgyzstan_says_what_the_law_makes_of_it(cast: OutreachCast) -> None:
    assert "Law No. 72 of 2 April 2024" in cast.desk.get(f"{PARTNERS}{cast.partner.pk}/KG/").text
    assert "Law No. 72" not in cast.desk.get(f"{PARTNERS}{cast.partner.pk}/KZ/").text
    assert cast.desk.get(f"{PARTNERS}{cast.partner.pk}/XX/").status_code == 404


# --- Logos


def picture(kind: str = "PNG", note: str = "") -> bytes:
    out = io.BytesIO()
    drawn = Image.new("RGB", (800, 400), "teal")
    drawn.save(out, kind, comment=note.encode()) if note else drawn.save(out, kind)
    return out.getvalue()


def test_a_logo_is_drawn_anew_and_shown_only_where_it_may_be(cast: OutreachCast) -> None:
    note = "made by Aidar"
    typed = {"name": PARTNER, "donor": DONOR, "logo_file": SimpleUploadedFile("l.jpg", picture("JPEG", note))}
    press(cast.desk, f"{PARTNERS}{cast.partner.pk}/change/", typed)
    shown(cast, ["KG"], name_may=True)
    assert "/recommendations/logo/" not in read("/recommendations/en/kg/")
    shown(cast, ["KG"], name_may=True, logo_may=True)
    of_country = OpenPartner.objects.get()
    page = read("/recommendations/en/kg/")
    assert f"/recommendations/logo/{of_country.pk}.png" in page
    answer = Client().get(f"/recommendations/logo/{of_country.pk}.png")
    assert answer.content.startswith(b"\x89PNG")
    assert note.encode() not in answer.content
    with Image.open(io.BytesIO(answer.content)) as drawn:
        assert drawn.size == (320, 160)


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\nnothing", b"x" * (1024 * 1024 + 1)]
)
def test_what_is_no_picture_is_no_logo(cast: OutreachCast, content: bytes) -> None:
    typed = {"name": "Another", "donor": "", "logo_file": SimpleUploadedFile("l.png", content)}
    assert press(cast.desk, f"{PARTNERS}new/", typed).status_code == 200
    assert not Partner.objects.filter(name="Another").exists()


def test_two_partners_of_one_name_are_one_too_many(cast: OutreachCast) -> None:
    page = press(cast.desk, f"{PARTNERS}new/", {"name": PARTNER, "donor": ""}).text
    assert "There is a partner of this name." in page
