"""The pages: chosen, written, seen in every language, approved by another, ended; what is wrong is said beside it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide import home_panel
from amanjol.public.guide.models import Source
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.guide.tests.banned_news import ban
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.forms import TranslationForm
from amanjol.public.warnings.kinds import leads_away
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.tests.warning_cast import FIELDS, LEADING_AWAY, TEXTS, approved, written

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
NEW = "/cms/warnings/new/false-agency/"


def address(row: PublicWarning, rest: str = "") -> str:
    return f"/cms/warnings/{row.pk}/{rest}"


def typed(**changes: Any) -> dict[str, Any]:
    return FIELDS | {f"text_{code}": text for code, text in TEXTS.items()} | changes


def pressed(client: Client, row: PublicWarning, act: str) -> Any:
    """What the form of this act sends from the page as it stands."""
    page = client.get(address(row)).text
    form = re.search(rf'<form[^>]*action="{re.escape(address(row, act))}".*?</form>', page, re.DOTALL)
    assert form is not None
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[0]))
    return client.post(address(row, act), fields, follow=True)


def test_written_seen_in_every_language_and_approved_by_another(cast: WarningCast) -> None:
    lola, timur = browser(cast.lola), browser(cast.timur)
    assert "An agency without a licence" in lola.get("/cms/warnings/new/").text
    page = lola.get(NEW).text
    assert re.search(r'value="check-firm"[^>]*checked', page)  # the advice that fits
    assert re.search(r'name="days" value="14"', page)
    lola.post(NEW, typed())
    row = PublicWarning.objects.get()
    page = lola.get(address(row)).text
    for title in (
        "Агентство без лицензии",
        "Litsenziyasiz agentlik",
        "Лицензиясиз агентлик",
        "Ygtyýarnamasy ýok",
    ):
        assert title in page
    assert page.count('class="own-words"') == 3  # Russian and both scripts of Uzbek
    assert "Об этом нам рассказали несколько человек" in page
    assert "You are the second person" not in page
    assert "readers see it" in pressed(timur, row, "approve/").text
    assert [part["id"] for part in warnings_document()["warnings"]] == [str(row.pk)]


def test_the_second_person_reads_first_what_people_alone_wrote(cast: WarningCast) -> None:
    row = written(cast.lola, sureness="official", source="a-report")
    Source.objects.create(
        key="a-report", title="A report", publisher="A ministry", address="https://example.org", year="2026",
        confidence="high",
    )  # fmt: skip
    page = browser(cast.timur).get(address(row)).text
    checks = page[page.index("Check first") : page.index("As readers get it")]
    assert re.search(r'<a href="https://example.org"[^>]*>A ministry:\s+A report \(2026\)</a>', checks)
    for text in TEXTS.values():
        assert f"“{text}”" in checks
    lacking = ", ".join(name for code, name in written_languages() if code not in TEXTS)
    assert f"{lacking}. Their readers see which languages have them." in checks
    assert row.would_end_on().strftime("%d.%m.%Y").lstrip("0") in checks
    assert page.index("As readers get it") < page.index("You are the second person")
    assert "Check first" not in browser(cast.lola).get(address(row)).text


def test_the_first_page_counts_what_waits_for_this_person(cast: WarningCast) -> None:
    written(cast.lola)
    written(cast.timur)

    def counted(member: Member) -> list[int]:
        return [item.count for item in home_panel._waiting(member) if item.address == "/cms/warnings/"]

    assert (counted(cast.timur), counted(cast.bahar), counted(cast.lola)) == ([1], [2], [])


def test_a_long_list_of_sources_is_searched(cast: WarningCast) -> None:
    page = browser(cast.lola).get(NEW).text
    assert re.search(r'<select[^>]*name="source"[^>]*data-narrowing="Search: publisher, title or year"', page)
    assert "warnings/narrowing" in page


def test_no_word_of_ones_own_is_needed(cast: WarningCast) -> None:
    empty = {name: "" for name in typed() if name.startswith("text_")}
    assert browser(cast.lola).post(NEW, typed(**empty)).status_code == 302
    assert PublicWarning.objects.get().texts == {}


def test_what_was_changed_meanwhile_is_not_approved(cast: WarningCast) -> None:
    row, timur = written(cast.lola), browser(cast.timur)
    seen = re.search(r'name="seen" value="([^"]+)"', timur.get(address(row)).text)
    assert seen is not None
    browser(cast.dilnoza).post(address(row, "change/"), typed(country="KR", region=""))
    page = timur.post(address(row, "approve/"), {"seen": seen[1]}, follow=True).text
    assert "not what you looked at any more" in page
    assert warnings_document()["warnings"] == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"advice": []}, "What to do"),
        (
            {"advice": ["check-firm", "stop-and-ask", "keep-proof", "courier"]},
            "choose something that is offered",
        ),
        ({"advice": ["check-firm", "stop-and-ask", "keep-proof", "lawyer-first"]}, "Choose three at most"),
        ({"days": "31"}, "30"),
        ({"country": "KR"}, "This region lies in another country"),
        ({"sureness": "official"}, "Choose the source that says so"),
        ({"text_ru": "Я" * 301}, "300"),
        ({"text_uz": "Telefon: +998 90 123-45-67"}, "Write no telephone number"),
        ({"month": "2026-13"}, "Write a month, such as 2026-03."),
        ({"month": f"{timezone.localdate().year + 1}-12"}, "This month has not come yet"),
        ({"kind": "weather"}, "choose something that is offered"),
        ({"contact": "nobody"}, "choose something that is offered"),
    ],
)
def test_what_is_missing_or_wrong_is_said(cast: WarningCast, changes: dict[str, Any], says: str) -> None:
    response = browser(cast.lola).post(NEW, typed(**changes))
    assert response.status_code == 422
    assert says in response.text
    assert not PublicWarning.objects.exists()


@pytest.mark.parametrize("text", LEADING_AWAY)
def test_nothing_typed_leads_away(text: str) -> None:
    form = TranslationForm({"text_tk": text}, lacking=["tk"])
    assert "Write no telephone number and no link" in str(form.errors)
    assert leads_away(text)  # where no form has taken out what nobody sees, too


def test_what_nobody_sees_is_not_kept(cast: WarningCast) -> None:
    browser(cast.lola).post(NEW, typed(text_ru="Не сей\u202eчас\u200b."))
    assert PublicWarning.objects.get().texts["ru"] == "Не сейчас."


def test_no_address_for_which_a_reader_can_be_punished(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur, texts={"ru": "См. banned-news.example", "en": "Look."})
    ban()
    assert warnings_document()["warnings"][0]["texts"] == {
        "en": "Look."
    }  # said before it was such an address
    page = browser(cast.lola).post(NEW, typed(text_ru="См. banned-news.example")).text
    assert "Names banned-news.example: a reader can be punished for it (RU)." in page
    assert PublicWarning.objects.get() == row


def test_an_editor_sends_it_back_nobody_and_a_reviewer_says_why(cast: WarningCast) -> None:
    row, timur = written(cast.lola), browser(cast.timur)
    assert (
        "Say in one sentence what is to change."
        in timur.post(address(row, "send-back/"), {"words": " "}).text
    )
    timur.post(address(row, "send-back/"), {"words": "Назовите город."})
    assert "Назовите город." in browser(cast.lola).get(address(row)).text
    assert browser(cast.dilnoza).post(address(row, "send-back/"), {"words": "x"}).status_code == 403


def test_more_days_are_asked_by_one_and_agreed_by_another(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    lola, bahar = browser(cast.lola), browser(cast.bahar)
    until = timezone.localdate() + timedelta(days=25)
    assert "Say until when." in lola.post(address(row, "more-days/"), {"until": ""}).text
    far = (until + timedelta(days=9)).isoformat()
    assert "within thirty days" in lola.post(address(row, "more-days/"), {"until": far}, follow=True).text
    lola.post(address(row, "more-days/"), {"until": until.isoformat()})
    assert "Another person has to agree." in lola.get(address(row)).text
    assert "Agreed: it holds longer." in pressed(bahar, row, "more-days/agree/").text
    row.refresh_from_db()
    assert row.ends_on == until


def test_one_person_withdraws_or_says_that_it_was_wrong(cast: WarningCast) -> None:
    first, second = approved(cast.lola, cast.timur), approved(cast.lola, cast.timur, kind="courier")
    dilnoza = browser(cast.dilnoza)
    assert "withdrawn" in pressed(dilnoza, first, "withdraw/").text
    page = dilnoza.post(address(second, "wrong/"), {"text_ru": "Номер: 8 800 555 35 35"}).text
    assert "Write no telephone number" in page
    page = dilnoza.post(address(second, "wrong/"), {"text_ru": "Это была ошибка."}, follow=True).text
    assert "Это было неверно" in page
    second.refresh_from_db()
    assert second.stage is Stage.WRONG
    page = dilnoza.get(address(second, "wrong/"), follow=True).text
    assert "It does not stand any more." in page


def test_what_was_approved_is_changed_on_no_page(cast: WarningCast) -> None:
    row, lola = approved(cast.lola, cast.timur), browser(cast.lola)
    assert "It was approved already" in lola.post(address(row, "change/"), typed(days=3), follow=True).text
    assert "meanwhile" in lola.post(address(row, "remove/"), follow=True).text
    assert PublicWarning.objects.get().days == 14


def test_who_gets_in(cast: WarningCast) -> None:
    row = written(cast.lola)
    for nobody in (cast.ogul, cast.berk):
        for path in ("/cms/warnings/", "/cms/warnings/new/", NEW, address(row), address(row, "change/")):
            assert browser(nobody).get(path).status_code == 403
        assert browser(nobody).post(address(row, "remove/")).status_code == 403
    assert browser(cast.lola).get("/cms/warnings/new/weather/").status_code == 404


def test_the_board_says_what_waits_for_whom(cast: WarningCast) -> None:
    written(cast.lola)
    assert "waits for you" not in browser(cast.lola).get("/cms/warnings/").text
    assert "waits for you" in browser(cast.timur).get("/cms/warnings/").text
    [thing] = [thing for thing in changes_that_wait() if thing.about.startswith("warning:")]
    assert thing.title == "Warning: An agency without a licence"
    assert [thing.is_for(member) for member in (cast.lola, cast.timur, cast.ogul)] == [False, True, False]
