"""Watching the law: who looked at what when, what came of it, and what is overdue."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.foundation.textfiles.problems import ContentError
from amanjol.public.guide.watching import actions, queries
from amanjol.public.guide.watching.files import read_watched, write_watched
from amanjol.public.guide.watching.models import Finding, Look, WatchedPage

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.guide.tests.small_guide import People

pytestmark = pytest.mark.django_db
PAGE = "/cms/watching/"
TEXT = """\
- key: kr-gazette
  country: KR
  kind: gazette
  name: Gwanbo
  address: https://example.org/gazette
"""


@pytest.fixture
def gazette() -> WatchedPage:
    return WatchedPage.objects.create(
        key="kr-gazette", country="KR", kind="gazette", name="Gwanbo", address="https://example.org/gazette"
    )


def _days_ago(look: Look, days: int) -> None:
    Look.objects.filter(pk=look.pk).update(looked_at=timezone.now() - timedelta(days=days))


def test_where_a_change_is_written_a_field_is_seen(people: People, gazette: WatchedPage) -> None:
    """Wagtail takes the borders of fields away; the class brings them back."""
    fields = re.findall(r'<input[^>]*name="words"[^>]*>', browser(people.lola).get(PAGE).text)
    assert ["desk-input" in field for field in fields] == [True]


def test_a_country_without_a_page_of_the_guide_is_named(people: People, gazette: WatchedPage) -> None:
    for code in ("KG", "TJ", "ZZ", "QX"):
        address = f"https://example.org/{code}"
        WatchedPage.objects.create(key=code.lower(), country=code, kind="news", name=code, address=address)
    lola = browser(people.lola)
    headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", lola.get(PAGE).text)
    assert {"Kyrgyzstan", "Tajikistan", "QX"} <= set(headings)
    lola.cookies["django_language"] = "ru"
    headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", lola.get(PAGE, headers={"accept-language": "ru"}).text)
    assert {"Кыргызстан", "Таджикистан"} <= set(headings)


def test_a_look_is_noted_by_who_writes_or_approves(people: People, gazette: WatchedPage) -> None:
    for member in (people.gulnara, people.berk):
        with pytest.raises(PermissionDenied):
            actions.note_look(page=gazette, finding=Finding.NOTHING, words="", by=member, press=uuid4())
        assert browser(member).get(PAGE).status_code == 403
        form = {"finding": "nothing", "press": str(uuid4())}
        assert browser(member).post(f"{PAGE}kr-gazette/", form).status_code == 403
    assert not Look.objects.exists()
    actions.note_look(page=gazette, finding=Finding.NOTHING, words="", by=people.lola, press=uuid4())
    [entry] = entries_seen_by(people.lola, "law.looked-at")
    assert (entry.actor_id, entry.details) == (people.lola.account_id, {"finding": "nothing"})


def test_thirty_days_after_the_last_look_a_page_is_overdue(people: People, gazette: WatchedPage) -> None:
    assert [watched.due_on for watched in queries.overdue_pages()] == [None]
    look = actions.note_look(page=gazette, finding=Finding.NOTHING, words="", by=people.lola, press=uuid4())
    assert queries.overdue_pages() == []
    _days_ago(look, 30)
    assert queries.overdue_pages() == []
    _days_ago(look, 31)
    assert [watched.page.key for watched in queries.overdue_pages()] == ["kr-gazette"]
    actions.note_look(
        page=gazette, finding=Finding.CHANGE, words="Order 12 is new.", by=people.lola, press=uuid4()
    )
    assert queries.overdue_pages() == []
    assert [row.words for row in queries.changes_seen(limit=5)] == ["Order 12 is new."]


def test_what_came_of_a_look_is_said_on_the_page_and_on_the_first_one(
    people: People, guide: None, gazette: WatchedPage
) -> None:
    lola = browser(people.lola)
    assert "nobody has looked yet" in lola.get(PAGE).text
    assert f'href="{PAGE}"' in lola.get("/cms/").text
    page = lola.post(
        f"{PAGE}kr-gazette/",
        {"finding": "change", "words": "Order 12 is new.", "press": str(uuid4())},
        follow=True,
    ).text
    assert "“Order 12 is new.”" in page
    assert "Everything was looked at within a month." in page


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"words": "Order 12"}, "Say what came of it"),
        ({"finding": "change", "words": " "}, "Write in one sentence what changed"),
        ({"finding": "nothing", "words": "Order 12"}, "press “Something changed”"),
        ({"finding": "other"}, "Select a valid choice"),
    ],
)
def test_half_an_answer_is_asked_again_and_keeps_what_was_written(
    people: People, gazette: WatchedPage, form: dict[str, str], says: str
) -> None:
    response = browser(people.lola).post(f"{PAGE}kr-gazette/", form | {"press": str(uuid4())})
    assert response.status_code == 422
    assert says in response.text
    assert f'value="{form.get("words", "").strip()}"' in response.text or not form.get("words", "").strip()
    assert not Look.objects.exists()


def test_a_double_press_is_one_look(people: People, gazette: WatchedPage) -> None:
    lola, address = browser(people.lola), f"{PAGE}kr-gazette/"
    press = re.search(r'name="press" value="([^"]+)"', lola.get(PAGE).text)
    assert press is not None
    for _press in range(2):
        form = {"finding": "change", "words": "Order 12 is new.", "press": press[1]}
        assert lola.post(address, form).status_code == 302
    assert Look.objects.count() == 1
    assert len(entries_seen_by(people.lola, "law.looked-at")) == 1
    again = re.search(r'name="press" value="([^"]+)"', lola.get(PAGE).text)
    assert again is not None
    lola.post(address, {"finding": "nothing", "press": again[1]})  # a page opened anew is another look
    assert Look.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(page=gazette, looked_by=people.lola.account, finding="nothing", press=press[1])


@pytest.mark.parametrize("press", [{}, {"press": "x"}])
def test_a_page_from_before_is_opened_again(
    people: People, gazette: WatchedPage, press: dict[str, str]
) -> None:
    response = browser(people.lola).post(f"{PAGE}kr-gazette/", {"finding": "nothing", **press})
    assert response.status_code == 422
    assert "This page is old: open it again" in response.text
    assert not Look.objects.exists()


def test_the_database_refuses_a_change_without_words(people: People, gazette: WatchedPage) -> None:
    for finding, words in (("change", ""), ("nothing", "x")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Look.objects.create(page=gazette, looked_by=people.lola.account, finding=finding, words=words)


def test_the_file_is_read_loaded_and_written_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "watched.yaml").write_text(TEXT, encoding="utf-8")
    actions.load_watched(folder=tmp_path)
    assert WatchedPage.objects.get().name == "Gwanbo"
    actions.export_watched(folder=tmp_path)
    assert (tmp_path / "watched.yaml").read_text(encoding="utf-8") == TEXT
    assert write_watched(read_watched(TEXT, "watched.yaml")) == TEXT


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: gazette", "kind: blog", "watched.yaml:3"),
        ("country: KR", "country: Korea", "watched.yaml:2"),
        ("https://example.org/gazette", "javascript:alert(1)", "watched.yaml:5"),
    ],
)
def test_a_faulty_line_is_named(old: str, new: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read_watched(TEXT.replace(old, new), "watched.yaml")
