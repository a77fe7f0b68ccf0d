"""Copies that people post by hand: text and picture of each language, where they are, and who takes them down."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from PIL import Image

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.drawing import notices, posters
from amanjol.foundation.drawing.outlines import bold, regular
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import home_panel
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.warnings import actions, posting, queries
from amanjol.public.warnings.models import Copy, PublicWarning
from amanjol.public.warnings.posts import Post, posts_of
from amanjol.public.warnings.tests.copies import TAKES_DOWN, WHERE, address, copied, to_take_down
from amanjol.public.warnings.tests.warning_cast import approved, written

if TYPE_CHECKING:
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db


def typed(**changes: Any) -> dict[str, Any]:
    return WHERE | {"posted_on": timezone.localdate().isoformat(), "takes_down": TAKES_DOWN} | changes


def in_language(row: PublicWarning, code: str) -> Post:
    [post] = [post for post in posts_of(row) if post.card.language == code]
    return post


@pytest.fixture
def row(cast: WarningCast) -> PublicWarning:
    return approved(cast.lola, cast.timur)


def test_the_text_says_what_to_do_how_sure_it_is_and_until_when(row: PublicWarning) -> None:
    text = in_language(row, "ru").text
    assert text.startswith("Предупреждение:\nАгентство без лицензии\n")
    for part in (
        "Обещают место в отеле", "Что делать", "Об этом нам рассказали несколько человек", "Последний день: ",
        "Страна: Турция", "/ru/index.html", "Носитель языка этот перевод ещё не читал.",
    ):  # fmt: skip
        assert part in text
    turkmen = in_language(row, "tk").text
    assert "Обещают" not in turkmen
    assert "Redaksiýanyň düşündirişi diňe şu dillerde bar: " in turkmen  # what is not translated is said
    assert in_language(row, "uz-cyrl").text.startswith("Огоҳлантириш:\nЛицензиясиз агентлик")
    assert [post.card.language for post in posts_of(row)] == ["uz", "uz-cyrl", "ru", "kk", "ky", "tk", "en"]


def test_of_what_was_wrong_it_says_so_and_gives_no_advice(cast: WarningCast, row: PublicWarning) -> None:
    actions.say_wrong(pk=row.pk, right={"ru": "Лицензия у фирмы есть."}, by=cast.lola)
    row.refresh_from_db()
    text = in_language(row, "ru").text
    assert text.startswith("Это было неверно:\nАгентство без лицензии\n")
    assert "Лицензия у фирмы есть." in text
    said = queries.catalogue().kinds[row.kind].says["ru"]
    for gone in (said, "Что делать", "Обещают место", "Последний день"):
        assert gone not in text


def test_of_what_is_over_or_withdrawn_it_says_that_it_holds_no_longer(
    cast: WarningCast, row: PublicWarning
) -> None:
    other = approved(cast.lola, cast.timur, kind="courier")
    actions.withdraw(pk=other.pk, by=cast.lola)
    other.refresh_from_db()
    row.ends_on = timezone.localdate() - timedelta(days=2)
    for ended in (row, other):
        text = in_language(ended, "uz").text
        assert text.startswith("Bu ogohlantirish endi amal qilmaydi:\n")
        assert "Nima qilish kerak" not in text


def test_the_picture_is_loaded_by_staff_alone(cast: WarningCast, row: PublicWarning) -> None:
    answer = browser(cast.lola).get(address(row, "posts/tk.png"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="warning-tk.png"'
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (posters.WIDTH, posters.HEIGHT)
    assert browser(cast.ogul).get(address(row, "posts/tk.png")).status_code == 403
    assert browser(cast.lola).get(address(row, "posts/xx.png")).status_code == 404
    waiting = written(cast.lola)
    for rest in ("posts/", "posts/tk.png"):
        assert browser(cast.lola).get(address(waiting, rest)).status_code == 404  # nobody has approved it


def test_every_letter_of_every_language_is_drawn(row: PublicWarning) -> None:
    for post in posts_of(row):
        drawn = {letter for _style, text in post.parts for letter in text} | set(post.tag)
        for face in (bold(), regular()):
            assert {letter for letter in drawn if ".notdef" in face._names(letter)} == set(), (
                post.card.language
            )


def test_what_does_not_fit_the_picture_is_never_what_to_do_or_how_sure(cast: WarningCast) -> None:
    texts = {"ru": "Очень длинное слово. " * 14}
    row = approved(cast.lola, cast.timur, texts=texts, advice=["check-firm", "stop-and-ask", "keep-proof"])
    for post in posts_of(row):
        fitted, scale = notices._fitted(post.parts, 1000)
        assert scale >= min(notices._SCALES), post.card.language
        least = [part for part in post.parts if part[0] not in notices.LEFT_OUT]
        assert [part for part in fitted if part[0] not in notices.LEFT_OUT] == least
        assert {"item", "sure", "title"} <= {style for style, _text in least}
    crowded = [("title", "а" * 400), ("item", "слово " * 300), ("sure", "а")]
    assert notices._fitted(crowded, 1000)[0] == crowded


def test_a_copy_is_written_down_and_has_to_go_when_the_warning_ends(
    cast: WarningCast, row: PublicWarning
) -> None:
    lola = browser(cast.lola)
    assert lola.post(address(row), typed(), follow=True).status_code == 200
    page = lola.get(address(row, "")).text
    assert "Safe road, Antalya" in page
    assert TAKES_DOWN in page
    assert "has to be taken down" not in page
    assert to_take_down() == []
    actions.withdraw(pk=row.pk, by=cast.lola)
    [copy] = to_take_down()
    for path in ("/cms/warnings/", address(row, ""), address(row)):
        page = browser(cast.dilnoza).get(path).text
        assert "has to be taken down" in page
        assert TAKES_DOWN in page
    assert [thing.about for thing in changes_that_wait() if thing.is_for(cast.dilnoza)] == [
        f"copies:{row.pk}"
    ]
    for member, count in ((cast.dilnoza, [1]), (cast.ogul, [])):
        counted = [item.count for item in home_panel._waiting(member) if "to take down" in item.words]
        assert counted == count
    assert TAKES_DOWN in browser(cast.dilnoza).get("/desk/").text
    there = f"/cms/warnings/copies/{copy.pk}/taken-down/"
    browser(cast.dilnoza).post(there, {"taken_down_on": timezone.localdate().isoformat()})
    copy.refresh_from_db()
    assert (copy.taken_down_by_id, to_take_down()) == (cast.dilnoza.account_id, [])
    assert "has to be taken down" not in browser(cast.dilnoza).get(address(row)).text
    assert "written down already" in browser(cast.dilnoza).get(there, follow=True).text


@pytest.mark.parametrize("end", ["wrong", "over"])
def test_a_correction_and_the_clock_end_it_too(cast: WarningCast, row: PublicWarning, end: str) -> None:
    copy = copied(row, cast.lola)
    if end == "wrong":
        actions.say_wrong(pk=row.pk, right={}, by=cast.lola)
        assert to_take_down() == [copy]
        return
    later = timezone.localdate() + timedelta(days=40)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(timezone, "localdate", lambda *_moment: later)
        assert to_take_down() == [copy]
        [thing] = [thing for thing in changes_that_wait() if thing.about == f"copies:{row.pk}"]
        assert row.ends_on is not None
        assert timezone.localtime(thing.since).date() == row.ends_on + timedelta(days=1)


def test_a_copy_that_says_that_it_ended_may_stay(cast: WarningCast, row: PublicWarning) -> None:
    early = copied(row, cast.lola, says_end=True)
    assert not early.says_end  # it stands: nothing says that it ended
    posting.note_taken_down(pk=early.pk, on=timezone.localdate(), by=cast.lola)
    actions.say_wrong(pk=row.pk, right={}, by=cast.lola)
    lola = browser(cast.lola)
    assert "Choose what was posted." in lola.post(address(row), typed()).text
    lola.post(address(row), typed(said="end"))
    assert to_take_down() == []
    lola.post(address(row), typed(said="warning"))  # somebody had forgotten to write it down
    assert len(to_take_down()) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"link": "http://t.me/x"}, "begins with https://"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"takes_down": " "}, "Write who takes it down."),
        ({"name": ""}, "Write which channel or group it is."),
        ({"language": "xx"}, "Choose the language."),
        ({"posted_on": (timezone.localdate() - timedelta(days=3)).isoformat()}, "It was not approved yet"),
        ({"posted_on": (timezone.localdate() + timedelta(days=3)).isoformat()}, "has not come yet"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    cast: WarningCast, row: PublicWarning, changes: dict[str, str], says: str
) -> None:
    answer = browser(cast.lola).post(address(row), typed(**changes))
    assert (answer.status_code, says in answer.text) == (422, True)
    assert not Copy.objects.exists()


def test_who_may_not_write_warnings_writes_down_no_copy(cast: WarningCast, row: PublicWarning) -> None:
    copy = copied(row, cast.timur)
    for nobody in (cast.ogul, cast.berk):
        with pytest.raises(PermissionDenied):
            copied(row, nobody)
        with pytest.raises(PermissionDenied):
            posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=nobody)
        assert browser(nobody).post(address(row), typed()).status_code == 403
    with pytest.raises(posting.NotYet):
        copied(written(cast.lola), cast.timur)
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    with pytest.raises(posting.TakenDownBefore):
        posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)


def test_the_journal_holds_ids_and_kinds_of_a_copy(cast: WarningCast, row: PublicWarning) -> None:
    copy = copied(row, cast.lola)
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    for verb in ("warning.copy-noted", "warning.copy-taken-down"):
        [entry] = entries_seen_by(cast.lola, verb)
        assert entry.subject_id == str(row.pk)
        assert entry.details == {"copy": str(copy.pk), "place": "telegram", "language": "uz-cyrl"}


def test_the_database_knows_no_copy_without_somebody_who_takes_it_down(
    cast: WarningCast, row: PublicWarning
) -> None:
    values: dict[str, Any] = WHERE | {
        "posted_on": timezone.localdate(),
        "takes_down": TAKES_DOWN,
        "noted_by": cast.lola.account,
    }
    for change in ({"takes_down": ""}, {"name": ""}, {"link": "http://x.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Copy.objects.create(warning=row, **values | change)
    copied(row, cast.lola)
    for taken_down in (
        {"taken_down_on": timezone.localdate()},
        {"taken_down_on": timezone.localdate() - timedelta(days=3), "taken_down_by": cast.lola.account},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Copy.objects.update(**taken_down)


def test_the_database_lets_no_copy_vanish_before_it_is_taken_down(
    cast: WarningCast, row: PublicWarning
) -> None:
    values: dict[str, Any] = WHERE | {
        "posted_on": timezone.localdate(),
        "takes_down": TAKES_DOWN,
        "noted_by": cast.lola.account,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Copy.objects.create(warning=row, says_end=True, **values)  # it stands
    down: dict[str, Any] = {"taken_down_on": timezone.localdate(), "taken_down_by": cast.lola.account}
    with pytest.raises(IntegrityError), transaction.atomic():
        Copy.objects.create(warning=row, **values | down)
    copy = copied(row, cast.lola)
    other = approved(cast.lola, cast.timur, kind="courier")
    actions.withdraw(pk=row.pk, by=cast.lola)
    changes: list[dict[str, Any]] = [
        {"says_end": True}, {"name": "Another"}, {"link": ""}, {"warning": other}, {"noted_by": cast.bahar.account},
        {"says_end": True} | down,
    ]  # fmt: skip
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            Copy.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Copy.objects.all().delete()
    assert to_take_down() == [copy]
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    for again in ({"taken_down_on": None, "taken_down_by": None}, {"taken_down_by": cast.timur.account}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Copy.objects.update(**again)


def test_a_copy_is_known_to_and_taken_down_by_who_posted_it(cast: WarningCast, row: PublicWarning) -> None:
    """Bahar's is another organisation; it sees that there is a copy, and no more."""
    copy = copied(row, cast.lola)
    actions.withdraw(pk=row.pk, by=cast.lola)
    bahar = browser(cast.bahar)
    for path in ("/cms/warnings/", "/desk/", address(row, ""), address(row)):
        page = bahar.get(path).text
        for secret in (WHERE["name"], WHERE["link"], TAKES_DOWN, str(copy.pk)):
            assert secret not in page
    assert "of another organisation" in bahar.get(address(row)).text
    there = f"/cms/warnings/copies/{copy.pk}/taken-down/"
    assert bahar.post(there, {"taken_down_on": timezone.localdate().isoformat()}).status_code == 404
    with pytest.raises(PermissionDenied):
        posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.bahar)
    assert to_take_down() == [copy]
    assert not [item for item in home_panel._waiting(cast.bahar) if "to take down" in item.words]
    [thing] = [thing for thing in changes_that_wait() if thing.about == f"copies:{row.pk}"]
    members = (cast.lola, cast.dilnoza, cast.timur, cast.bahar)
    assert [member for member in members if thing.is_for(member)] == [cast.lola, cast.dilnoza, cast.timur]


def test_the_board_asks_as_much_for_three_copies_as_for_one(cast: WarningCast, row: PublicWarning) -> None:
    copied(row, cast.lola)
    actions.withdraw(pk=row.pk, by=cast.lola)
    client = browser(cast.lola)
    client.get("/cms/warnings/")
    numbers = []
    for _time in range(2):
        with QueriesOfPage(connection) as asked:
            client.get("/cms/warnings/")
        numbers.append(len(asked))
        copied(row, cast.lola)
        copied(row, cast.lola)
    assert numbers[0] == numbers[1]
