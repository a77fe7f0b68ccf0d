"""Copies that people post by hand: text and picture of each language, where they are, and who takes them down."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from amanjol.foundation.drawing import notices, posters
from amanjol.foundation.drawing.outlines import bold, regular
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import home_panel
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.warnings import actions, posting, queries
from amanjol.public.warnings.models import Copy, CopyCorrection, PublicWarning
from amanjol.public.warnings.posts import Post, posts_of
from amanjol.public.warnings.tests.warning_cast import approved, written

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
WHERE = {
    "place": "telegram",
    "name": "Safe road, Antalya",
    "link": "https://t.me/saferoad/12",
    "language": "uz-cyrl",
}
SHOWN = r'name="seen-correctionform" value="([^"]+)"'
TAKES_DOWN = "Press officer of Safe Road"


def address(row: PublicWarning, rest: str = "posts/") -> str:
    return f"/cms/warnings/{row.pk}/{rest}"


def typed(**changes: Any) -> dict[str, Any]:
    return WHERE | {"posted_on": timezone.localdate().isoformat(), "takes_down": TAKES_DOWN} | changes


def copied(row: PublicWarning, by: Member, **changes: Any) -> Copy:
    values = WHERE | {"posted_on": timezone.localdate(), "takes_down": TAKES_DOWN} | changes
    copy = Copy(warning=row, **values)
    posting.note_copy(copy=copy, by=by)
    return copy


def in_language(row: PublicWarning, code: str) -> Post:
    [post] = [post for post in posts_of(row) if post.card.language == code]
    return post


def to_take_down() -> list[Copy]:
    return list(queries.copies_to_take_down())


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


def correct(copy: Copy, by: Member, **typed: str) -> Any:
    client, there = browser(by), f"/cms/warnings/copies/{copy.pk}/correct/"
    shown = re.search(SHOWN, client.get(there).text)
    seen = {"seen-correctionform": shown[1]} if shown else {}
    return client.post(there, {"name": "Safe road", "link": ""} | seen | typed)


def test_what_was_typed_wrong_is_corrected_and_the_earlier_words_stay(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola, name="Safe raod", link="https://t.me/saferaod/12")
    right = "https://t.me/saferoad/12"
    assert correct(copy, cast.dilnoza, link=right).status_code == 302
    copy.refresh_from_db()
    assert (copy.name, copy.link) == ("Safe raod", "https://t.me/saferaod/12")  # the copy itself stands
    assert queries.where_is(copy) == ("Safe road", right)
    actions.withdraw(pk=row.pk, by=cast.lola)
    today = browser(cast.lola).get("/desk/").text
    assert ("Safe road" in today, "Safe raod" in today) == (True, False)
    for path in (address(row), "/cms/warnings/", f"/cms/warnings/copies/{copy.pk}/taken-down/"):
        page = browser(cast.lola).get(path).text
        assert f'href="{right}"' in page, path
        assert 'href="https://t.me/saferaod/12"' not in page, path
    assert "https://t.me/saferaod/12" in browser(cast.lola).get(address(row)).text  # and nobody is led there
    [entry] = entries_seen_by(cast.lola, "warning.copy-corrected")
    assert (entry.subject_id, set(entry.details)) == (str(row.pk), {"copy", "place", "language"})
    assert to_take_down() == [copy]
    correct(copy, cast.lola, name="Safe road, Antalya", link=right)
    page = browser(cast.lola).get(address(row)).text
    assert [page.count(name) for name in ("Safe raod", "Safe road, Antalya")] == [1, 1]


def test_only_who_posted_it_corrects_and_only_what_is_still_there(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    assert correct(copy, cast.bahar).status_code == 404
    assert correct(copy, cast.ogul).status_code == 403
    for nobody in (cast.bahar, cast.ogul, cast.berk):
        with pytest.raises(PermissionDenied):
            posting.correct_copy(pk=copy.pk, name="Elsewhere", link="", by=nobody)
    with pytest.raises(posting.SaidSo):
        posting.correct_copy(pk=copy.pk, name=copy.name, link=copy.link, by=cast.lola)
    for link in ("http://t.me/x", "javascript:alert(1)"):
        assert "begins with https://" in correct(copy, cast.lola, link=link).text
    assert "Write which channel or group it is." in correct(copy, cast.lola, name=" ").text
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.timur)
    assert "Safe road 2" not in browser(cast.bahar).get(address(row)).text
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    with pytest.raises(posting.TakenDownBefore):
        posting.correct_copy(pk=copy.pk, name="Elsewhere", link="", by=cast.lola)
    assert CopyCorrection.objects.count() == 1


def test_two_who_correct_at_once_do_not_overwrite_each_other_unseen(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    there, client = f"/cms/warnings/copies/{copy.pk}/correct/", browser(cast.lola)
    shown = re.search(SHOWN, client.get(there).text)
    assert shown
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.timur)
    answer = client.post(there, {"name": "Safe road 3", "link": "", "seen-correctionform": shown[1]})
    assert (answer.status_code, "Safe road 2" in answer.text) == (422, True)
    assert queries.where_is(copy) == ("Safe road 2", "")


def test_the_database_keeps_every_correction_and_the_copy_as_it_was(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.lola)
    whole: dict[str, Any] = {"copy": copy, "name": "Safe road 3", "corrected_by": cast.lola.account}
    for change in ({"name": ""}, {"link": "http://x.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CopyCorrection.objects.create(**whole | change)
    for act in (
        lambda: CopyCorrection.objects.update(name="Elsewhere"),
        lambda: CopyCorrection.objects.all().delete(),
        lambda: Copy.objects.update(name="Safe road 2"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    with pytest.raises(IntegrityError), transaction.atomic():
        CopyCorrection.objects.create(**whole)


def test_the_board_asks_as_much_for_three_copies_as_for_one(cast: WarningCast, row: PublicWarning) -> None:
    copied(row, cast.lola)
    actions.withdraw(pk=row.pk, by=cast.lola)
    client = browser(cast.lola)
    client.get("/cms/warnings/")
    numbers = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/cms/warnings/")
        numbers.append(len(asked))
        copied(row, cast.lola)
        copied(row, cast.lola)
    assert numbers[0] == numbers[1]
