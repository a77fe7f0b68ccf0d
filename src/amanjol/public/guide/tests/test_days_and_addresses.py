"""What has happened was not tomorrow, an address is of the web, days are shown and typed as our pages write them."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.textfiles.problems import ContentErrors
from amanjol.foundation.textfiles.reading import read
from amanjol.public.guide.blocks import LawyerMarkBlock
from amanjol.public.guide.content_shapes import SOURCES
from amanjol.public.guide.models import Proposal, Source, WatchedPage
from amanjol.public.guide.tests.content_samples import SOURCE_TEXT
from amanjol.public.guide.tests.test_standings import FORM, form

if TYPE_CHECKING:
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]
SOURCE = "/cms/snippets/guide/source/"
WATCHED = "/cms/snippets/guide/watchedpage/"
ADDRESSES = [
    "javascript:alert(1)",
    "ftp://example.org/a",
    "data:text/html,a",
    "example.org",
    "https://",
    "https://a b",
]


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _source_form(**changes: str) -> dict[str, str]:
    values = {
        "key": "a-paper", "title": "A paper", "publisher": "An office", "address": "https://example.org/a",
        "year": "2026", "confidence": "high", "needs_review": "on", "as_of": "", "kind": "", "checked_by": "",
        "checked_on": "",
    }  # fmt: skip
    return values | changes


@pytest.mark.parametrize("written", ["%Y-%m-%d", "%d.%m.%Y"])
def test_no_body_is_listed_from_tomorrow_on(people: People, written: str) -> None:
    lola = browser(people.lola)
    page = lola.post(f"{FORM}add/", form(since=_day(1).strftime(written))).text
    assert "This day has not come yet" in page
    assert not Proposal.objects.exists()
    lola.post(f"{FORM}add/", form(since=_day(0).strftime(written)))
    assert Proposal.objects.get().values["since"] == _day(0).isoformat()


def test_no_source_was_checked_tomorrow_or_read_next_month(people: People) -> None:
    lola = browser(people.lola)
    checked = _source_form(checked_by="Lola", checked_on=_day(1).isoformat())
    assert "This day has not come yet" in lola.post(f"{SOURCE}add/", checked).text
    month = _source_form(as_of=_day(40).isoformat()[:7])
    assert "This month has not come yet" in lola.post(f"{SOURCE}add/", month).text
    assert not Source.objects.filter(key="a-paper").exists()


def test_no_lawyer_read_it_tomorrow() -> None:
    block = LawyerMarkBlock()
    for days in (0, 1):
        value = block.to_python(
            {"country": "RU", "marked_by": "Bar", "marked_on": _day(days).isoformat(), "marked_words": ""}
        )
        if not days:
            assert block.clean(value)["marked_on"] == _day(0)
            continue
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        assert "has not come yet" in str(refused.value.block_errors["marked_on"])


def test_no_file_holds_a_day_to_come_of_what_has_happened() -> None:
    tomorrow = SOURCE_TEXT.rstrip("\n") + f"\n  checked_by: Lola\n  checked_on: {_day(2).isoformat()}\n"
    with pytest.raises(ContentErrors) as refused:
        read(tomorrow, "sources.yaml", SOURCES)
    assert "a day that has not come yet" in str(refused.value)
    today = tomorrow.replace(_day(2).isoformat(), _day(0).isoformat())
    assert read(today, "sources.yaml", SOURCES).value


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_another_kind_is_refused_in_form_model_and_database(
    people: People, address: str
) -> None:
    lola = browser(people.lola)
    page = lola.post(f"{SOURCE}add/", _source_form(address=address)).text
    assert "Write an address of the web" in page
    assert not Source.objects.filter(key="a-paper").exists()
    source = Source.objects.get(key="ministry")
    source.address = address
    with pytest.raises(ValidationError, match="Write an address of the web"):
        source.full_clean()
    if address != "https://a b":  # what follows the host is the form's to say
        with pytest.raises(IntegrityError), transaction.atomic():
            source.save()
    watched = WatchedPage(key="kr-news", country="KR", kind="news", name="News", address=address)
    with pytest.raises(ValidationError):
        watched.full_clean()
    if address != "https://a b":
        with pytest.raises(IntegrityError), transaction.atomic():
            watched.save()


def test_our_own_advice_has_no_address(people: People) -> None:
    browser(people.lola).post(f"{SOURCE}add/", _source_form(address="none"))
    assert Source.objects.get(key="a-paper").address == "none"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://example.org/a?b", "https://example.org/a?b"),
        ("HTTP://example.org", "http://example.org"),
        ("example.org/a", "https://example.org/a"),
        ("example.org:8000/a", "https://example.org:8000/a"),
        ("ftp://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", "none"),
        ("mailto:a@example.org", "none"),
        ("two words", "none"),
        ("", "none"),
        ("example.org/" + "a" * 495, "none"),
    ],
)
def test_what_was_stored_before_is_mended(before: str, after: str) -> None:
    mending = import_module("amanjol.public.guide.migrations.0021_mend_addresses_of_sources")
    assert mending.of_the_web(before) == after


def test_days_are_shown_as_our_pages_write_them(people: People) -> None:
    lola = browser(people.lola)
    lola.post(f"{FORM}add/", form(since="2024-02-20"))
    page = browser(people.timur).get("/cms/changes/").text
    assert "20.02.2024" in page
    assert "2024-02-20" not in page
    Source.objects.filter(key="ministry").update(checked_by="Lola", checked_on="2026-11-01")
    assert 'value="01.11.2026"' in lola.get(f"{SOURCE}edit/ministry/").text
