"""A yes ends with what it was given for, and after a year; a copy holds no more than was agreed to."""

from __future__ import annotations

import io
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from PIL import Image

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.outreach import witnesses
from amanjol.programme.outreach.actions import partnering, recommending
from amanjol.programme.outreach.models import OpenPartner, OpenRecommendation, PartnerWord, Recommendation
from amanjol.programme.outreach.proofs import logo_of
from amanjol.programme.outreach.tests.open_reader import as_nobody, read, show, shown, written
from amanjol.programme.outreach.tests.outreach_cast import (
    DONOR,
    LEDGER,
    PARTNER,
    PARTNERS,
    SAYS,
    ago,
    ahead,
    promise,
    recommended,
    word,
)

if TYPE_CHECKING:
    from datetime import date

    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db


# --- Another addressee, and the year


def agreed(cast: OutreachCast, on: date) -> None:
    """A promise that is overdue, shown with its days."""
    promise(cast)
    recommending.agree_to_days(recommendation=cast.recommendation, on=on, how="letter 9", by=cast.aidar)
    show(cast)


def test_another_addressee_has_agreed_to_nothing(cast: OutreachCast) -> None:
    agreed(cast, ago(1))
    assert "Overdue" in read()
    typed = {
        "source": "council", "source_name": "Council", "made_on": ago(60).isoformat(), "countries": ["KG"],
        "addressee": "Border service (fictional)", "text_en": SAYS, "text_ru": "", "partner": "",
    }  # fmt: skip
    address = f"{LEDGER}{cast.recommendation.pk}/change/"
    answer = cast.desk.get(press(cast.desk, address, typed).headers["location"])
    assert "the addressee did not agree to it" in answer.text
    assert "Overdue" not in read()
    show(cast)
    page = read()
    assert "Border service" in page
    assert "Overdue" not in page
    row = Recommendation.objects.get(pk=cast.recommendation.pk)
    assert (row.lateness_agreed_on, row.lateness_agreed_how) == (None, "")


def test_the_same_addressee_has_agreed_still(cast: OutreachCast) -> None:
    agreed(cast, ago(1))
    what = recommended(partner=cast.partner, source_name="Council, its fourth meeting")
    recommending.change_recommendation(recommendation=cast.recommendation, what=what, by=cast.aidar)
    assert "Overdue" in read()


@pytest.mark.parametrize("is_over", [False, True])
def test_an_agreement_to_days_holds_for_a_year_when_a_copy_is_written(
    cast: OutreachCast, is_over: bool
) -> None:
    agreed(cast, ago(367 if is_over else 366))
    assert ("Overdue" in read()) is not is_over
    assert (written(ago(10)) in read()) is not is_over
    assert (ago(10).isoformat() in str(OpenRecommendation.objects.get().shown)) is not is_over
    page = cast.desk.get(f"{LEDGER}{cast.recommendation.pk}/").text
    assert ("ended, ask again" in page) is is_over


def test_an_agreement_to_days_ends_on_the_page_with_nobody_writing(cast: OutreachCast) -> None:
    agreed(cast, ago(1))
    copy = OpenRecommendation.objects.get()
    copy.shown["days_until"] = ago(1).isoformat()
    copy.mark = witnesses.of_copy(copy)
    copy.save()
    page = read()
    assert "A list by the spring." in page
    assert "Overdue" not in page
    assert written(ago(10)) not in page


# --- Copies of others, and copies that nobody can read


@pytest.mark.parametrize(
    "spoils",
    [{"source": "rumour"}, {"source": []}, {"commitments": None}, {"commitments": ["three"]}, {"days_until": True},
     {"of tomorrow": "new"}, {"addressee": {}}],
)  # fmt: skip
def test_a_copy_that_cannot_be_read_takes_no_other_with_it(
    cast: OutreachCast, caplog: pytest.LogCaptureFixture, spoils: dict[str, Any]
) -> None:
    whole = recommending.recommend(what=recommended(text_en="The other one."), by=cast.aidar)
    for row in (whole, cast.recommendation):
        show(cast, row)
    copy = OpenRecommendation.objects.get(pk=cast.recommendation.pk)
    copy.shown |= spoils
    copy.mark = witnesses.of_copy(copy)
    copy.save()
    page = read()
    assert "The other one." in page
    assert SAYS not in page
    assert str(copy.pk) in caplog.text


def test_a_copy_that_is_no_mapping_is_left_out_too(cast: OutreachCast) -> None:
    show(cast)
    copy = OpenRecommendation.objects.get()
    copy.shown = []
    copy.mark = witnesses.of_copy(copy)
    copy.save()
    assert SAYS not in read()


def refused(table: str) -> Any:
    return pytest.raises(IntegrityError, match=table)


def test_nobody_names_a_partner_of_another_organisation(cast: OutreachCast) -> None:
    request_of(cast.elsewhere)
    row = OpenPartner(
        organisation_id=cast.asel.organisation_id, partner=cast.partner, country="KG", name=PARTNER,
        holds_until=ahead(9),
    )  # fmt: skip
    with refused("outreach_openpartner_own_partner"), transaction.atomic():
        row.save(force_insert=True)
        check_now()


def test_nobody_says_what_a_partner_of_another_organisation_lets_be_shown(cast: OutreachCast) -> None:
    request_of(cast.elsewhere)
    says = asdict(word()) | {"organisation_id": cast.asel.organisation_id}
    with refused("outreach_partnerword_own_partner"), transaction.atomic():
        PartnerWord.objects.create(partner=cast.partner, country="KG", **says)
        check_now()


def test_nobody_keeps_what_another_organisation_hid(cast: OutreachCast) -> None:
    request_of(cast.elsewhere)
    row = OpenRecommendation(
        recommendation=cast.recommendation, organisation_id=cast.asel.organisation_id, countries=["KG"],
        made_in=ago(9), shown={},
    )  # fmt: skip
    with refused("Everybody reads what a second person approved last"), transaction.atomic():
        row.save(force_insert=True)
        check_now()


def check_now() -> None:
    """What the database would look at when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize(
    "spoils", [{"name_may": False}, {"ended_on": ago(0)}, {"country": "KZ"}, {"holds_until": ago(2)}]
)
def test_a_copy_without_a_word_behind_it_is_read_by_nobody(
    cast: OutreachCast, spoils: dict[str, Any]
) -> None:
    shown(cast, ["KG"], name_may=True)
    assert PARTNER in read("/recommendations/en/kg/")
    PartnerWord.objects.update(**spoils)
    assert PARTNER not in read("/recommendations/en/kg/")
    with as_nobody():
        assert not OpenPartner.objects.exists()


# --- A word, and what it was given for


def test_another_donor_is_not_published_under_the_yes_for_the_one_before(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True, donor_may=True)
    partnering.give_word(partner=cast.partner, country="KZ", word=word(), by=cast.aidar)
    typed = {"name": PARTNER, "donor": "Fund of the Mountain (fictional)"}
    address = press(cast.desk, f"{PARTNERS}{cast.partner.pk}/change/", typed).headers["location"]
    page = cast.desk.get(address).text
    assert "Kyrgyzstan: ended, ask again" in page
    assert page.count("ended, ask again") == 2  # said once, and standing there
    for country in ("kg", "kz"):
        assert "Mountain" not in read(f"/recommendations/en/{country}/")
    assert PARTNER not in read("/recommendations/en/kg/")
    assert PARTNER in read("/recommendations/en/kz/")  # of who pays it said nothing there
    partnering.give_word(partner=cast.partner, country="KG", word=word(donor_may=True), by=cast.aidar)
    assert "Mountain" in read("/recommendations/en/kg/")


def test_another_name_ends_each_yes_and_no_no(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True)
    partnering.give_word(partner=cast.partner, country="KZ", word=word(name_may=False), by=cast.aidar)
    change: dict[str, Any] = {"partner": cast.partner, "donor": DONOR, "logo": None, "by": cast.aidar}
    assert partnering.change_partner(name="Ak Kol (fictional)", **change) == ["KG"]
    page = read("/recommendations/en/kg/")
    assert PARTNER not in page
    assert "Ak Kol" not in page
    assert PartnerWord.objects.get(country="KZ").ended_on is None


def test_another_logo_ends_the_yes_to_the_one_before_and_the_same_ends_none(cast: OutreachCast) -> None:
    change: dict[str, Any] = {"partner": cast.partner, "name": PARTNER, "donor": DONOR, "by": cast.aidar}
    partnering.change_partner(logo=b"one", **change)
    shown(cast, ["KG"], name_may=True, logo_may=True)
    assert partnering.change_partner(logo=b"one", **change) == []
    assert partnering.change_partner(logo=None, **change) == []
    assert partnering.change_partner(logo=b"another", **change) == ["KG"]
    assert not OpenPartner.objects.exists()


def test_the_journal_keeps_what_was_said_when_another_word_stands_in_its_place(cast: OutreachCast) -> None:
    about: dict[str, Any] = {"partner": cast.partner, "country": "KG", "by": cast.aidar}
    partnering.give_word(word=word(donor_may=True), **about)
    partnering.give_word(word=word(name_may=False), **about)
    partnering.withdraw_word(**about)
    yes = {"country": "KG", "name_may": True, "logo_may": False, "donor_may": True}
    no = {"country": "KG", "name_may": False, "logo_may": False, "donor_may": False}
    given = [entry.details for entry in entries_seen_by(cast.aidar, "partner.word-given")]
    assert given == [yes, no]
    taken = entries_seen_by(cast.aidar, "partner.word-withdrawn")
    assert [entry.details for entry in taken] == [no]
    assert all(entry.subject_id == str(cast.partner.pk) for entry in taken)


def test_a_word_of_another_organisation_is_not_withdrawn(cast: OutreachCast) -> None:
    shown(cast, ["KG"], name_may=True)
    with pytest.raises(PermissionDenied):
        partnering.withdraw_word(partner=cast.partner, country="KG", by=cast.asel)
    assert PartnerWord.objects.exists()


def test_a_copy_tells_nothing_of_a_partner_that_is_not_named(cast: OutreachCast) -> None:
    shown(cast, ["KZ", "KG"], name_may=True)
    copy = OpenRecommendation.objects.get()
    assert copy.partner is None
    assert not {"number", "made_on"} & copy.shown.keys()
    assert copy.made_in == ago(60).replace(day=1)
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    assert OpenRecommendation.objects.get().partner is None
    show(cast)
    assert OpenRecommendation.objects.get().partner == cast.partner.pk
    partnering.withdraw_word(partner=cast.partner, country="KG", by=cast.aidar)
    assert OpenRecommendation.objects.get().partner is None


def test_a_partner_is_named_beside_it_until_the_first_of_its_words_ends(cast: OutreachCast) -> None:
    shown(cast, ["KZ", "KG"], name_may=True)
    partnering.give_word(partner=cast.partner, country="KG", word=word(), by=cast.aidar)
    show(cast)
    assert read("/recommendations/en/kz/").count(PARTNER) == 2
    OpenPartner.objects.filter(country="KG").update(holds_until=ago(1))
    assert read("/recommendations/en/kz/").count(PARTNER) == 1


# --- Logos


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_keeps_no_profile_of_its_maker(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (80, 40), "teal").save(out, kind, icc_profile=b"profile of Aidar")
    drawn = logo_of(SimpleUploadedFile("l", out.getvalue()))
    assert b"iCCP" not in drawn
    with Image.open(io.BytesIO(drawn)) as picture:
        assert not picture.info
