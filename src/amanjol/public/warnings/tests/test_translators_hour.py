"""Free text waits an hour for the languages that it lacks; then, or where somebody says why, it goes on without."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from amanjol.foundation.accounts import throttling
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide import home_panel
from amanjol.public.guide.telling import actions as telling
from amanjol.public.guide.telling.models import Letterbox
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings import actions, queries
from amanjol.public.warnings.document import warnings_document
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.tests.warning_cast import TEXTS, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
WHOLE = {code: f"{code}: …" for code, _name in written_languages()}
LACKING = {code: text for code, text in WHOLE.items() if code not in TEXTS}


@pytest.fixture
def cast(cast: WarningCast, monkeypatch: pytest.MonkeyPatch) -> WarningCast:
    monkeypatch.setattr(actions, "TRANSLATORS_HOUR", timedelta(hours=1))
    return cast


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes it so many minutes later than it is."""
    now = timezone.now()
    return lambda minutes: monkeypatch.setattr(timezone, "now", lambda: now + timedelta(minutes=minutes))


def approve(row: PublicWarning, by: Member) -> None:
    row.refresh_from_db()
    actions.approve(pk=row.pk, seen=actions.as_seen(row), by=by)


def end_hour() -> None:
    """By the row: the database, which refuses an approval too, has a clock of its own."""
    PublicWarning.objects.update(translators_until=timezone.now() - timedelta(days=2))


def stood() -> list[str]:
    return [part["id"] for part in warnings_document()["warnings"]]


def told(member: Member) -> list[str]:
    return [thing.heading for thing in changes_that_wait() if thing.is_for(member)]


def test_it_waits_an_hour_and_then_goes_on_without(cast: WarningCast, later: Callable[[int], None]) -> None:
    row = written(cast.lola)
    with pytest.raises(actions.WithTranslators):
        approve(row, cast.timur)
    assert (stood(), list(queries.waiting_for(cast.timur)), told(cast.timur)) == ([], [], [])
    later(59)
    with pytest.raises(actions.WithTranslators):
        approve(row, cast.timur)
    later(61)
    assert list(queries.waiting_for(cast.timur)) == [row]
    assert told(cast.timur) == ["approve"]
    assert told(cast.ogul) == []
    end_hour()
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]
    words = warnings_document()["languages"]["tk"]["words"]
    assert words["other-languages"].startswith("Redaksiýanyň düşündirişi diňe şu dillerde bar")


def test_translated_by_another_it_waits_no_longer(cast: WarningCast) -> None:
    row = written(cast.lola)
    ogul = browser(cast.ogul)
    page = ogul.get(f"/cms/warnings/{row.pk}/translate/").text
    assert 'data-until="' in page
    assert TEXTS["ru"] in page
    assert 'name="text_ru"' not in page
    typed = {f"text_{code}": text for code, text in LACKING.items()}
    first = dict(list(typed.items())[:1])
    assert "Saved." in ogul.post(f"/cms/warnings/{row.pk}/translate/", first, follow=True).text
    with pytest.raises(actions.WithTranslators):  # the others are lacking
        approve(row, cast.timur)
    seen = actions.as_seen(row)
    ogul.post(f"/cms/warnings/{row.pk}/translate/", {key: typed[key] for key in typed if key not in first})
    row.refresh_from_db()
    assert row.texts == TEXTS | LACKING
    assert row.authors == sorted({cast.lola.account_id, cast.ogul.account_id})
    with pytest.raises(actions.ChangedSince):  # nobody approves words that they did not look at
        actions.approve(pk=row.pk, seen=seen, by=cast.timur)
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]


def test_somebody_says_why_it_cannot_wait(cast: WarningCast) -> None:
    row = written(cast.lola)
    timur = browser(cast.timur)
    page = timur.get(f"/cms/warnings/{row.pk}/").text
    assert "With the translators" in page
    assert "You are the second person" not in page
    there = f"/cms/warnings/{row.pk}/at-once/"
    assert "Say in one sentence why it cannot wait." in timur.post(there, {"words": " "}).text
    page = timur.post(there, {"words": "Самолёт сегодня вечером."}, follow=True).text
    assert "Самолёт сегодня вечером." in page
    assert "You are the second person" in page
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]
    [entry] = entries_seen_by(cast.timur, "warning.at-once")
    assert (entry.subject_id, entry.details) == (str(row.pk), {})


def test_the_letter_says_nothing_of_what_was_written(cast: WarningCast) -> None:
    row = written(cast.lola)
    telling.look_around()
    telling.tell.func(str(cast.ogul.account_id))
    [letter] = mail.outbox
    assert f"/cms/warnings/{row.pk}/translate/" in letter.body
    until = timezone.localtime(PublicWarning.objects.get().translators_until)
    assert f"{until:%H:%M}" in letter.body
    for content in (*TEXTS.values(), "agency", "licence", "TR", "Antalya"):
        assert content not in f"{letter.subject} {letter.body}"
    telling.tell.func(str(cast.ogul.account_id))
    assert len(mail.outbox) == 1  # once an hour that begins


def test_translators_are_told_at_the_next_look(cast: WarningCast) -> None:
    written(cast.lola)
    telling.look_around()
    assert telling._waiting_tasks() == {str(cast.ogul.account_id), str(cast.dilnoza.account_id)}


def test_who_changes_words_again_and_again_uses_up_no_letters(
    cast: WarningCast, later: Callable[[int], None]
) -> None:
    telling.look_around()
    row = written(cast.lola)
    for minute in range(1, 7):
        later(minute)
        row.texts = TEXTS | {"ru": TEXTS["ru"] + "!" * minute}
        actions.write(warning=row, by=cast.lola)
        telling.tell.func(str(cast.ogul.account_id))
    assert len(mail.outbox) == 1
    other = written(cast.dilnoza, kind="courier")
    telling.tell.func(str(cast.ogul.account_id))
    assert str(other.pk) in mail.outbox[-1].body
    later(62)  # the hour that she was told of is over, and another runs
    telling.tell.func(str(cast.ogul.account_id))
    assert len(mail.outbox) == 3


def _use_up_the_day(member: Member) -> None:
    for _letter in range(telling.MOST_A_DAY):
        throttling.count(f"letters guide {member.account.email}", seconds=telling.DAY_SECONDS)


def _time_passes(minutes: int) -> None:
    """For what counts letters."""
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - make_interval(mins => %s)", [minutes])


def test_who_had_the_letters_of_the_day_hears_of_an_hour_all_the_same(cast: WarningCast) -> None:
    ogul = str(cast.ogul.account_id)
    telling.look_around()
    _use_up_the_day(cast.ogul)
    Letterbox.objects.update(not_before=timezone.now() + timedelta(hours=1))  # held back
    row = written(cast.lola)
    telling.look_around()
    assert ogul in telling._waiting_tasks()
    assert telling.tell.func(ogul) == 1
    assert str(row.pk) in mail.outbox[-1].body
    assert "the last letter today" not in mail.outbox[-1].body
    other = written(cast.lola, kind="courier")
    assert telling.tell.func(ogul) == 0  # not one after the other
    _time_passes(16)
    assert telling.tell.func(ogul) == 1
    assert str(other.pk) in mail.outbox[-1].body


def test_a_server_that_is_away_is_not_asked_each_minute_for_what_is_urgent(cast: WarningCast) -> None:
    telling.look_around()
    Letterbox.objects.update(tries=3, not_before=timezone.now() + timedelta(minutes=8))
    written(cast.lola)
    telling.look_around()
    assert telling._waiting_tasks() == set()


def test_an_urgent_letter_that_failed_is_none_of_the_day(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    ogul = str(cast.ogul.account_id)
    telling.look_around()
    _use_up_the_day(cast.ogul)
    written(cast.lola)
    with monkeypatch.context() as patched:
        patched.setattr(telling, "_send", lambda _letter: False)
        assert [telling.tell.func(ogul) for _try in range(telling.MOST_URGENT_A_DAY + 1)][-1] == 0
    assert telling.tell.func(ogul) == 1


def test_nobody_floods_an_address_with_what_is_urgent(cast: WarningCast) -> None:
    """Also where it never ends, and each is another warning: four, and a dozen no closer than a quarter of an hour."""
    ogul, texts = str(cast.ogul.account_id), {"ru": TEXTS["ru"]}
    telling.look_around()
    for number in range(telling.MOST_A_DAY + telling.MOST_URGENT_A_DAY + 3):
        written(cast.lola, texts=texts)
        telling.tell.func(ogul)
        written(cast.lola, texts=texts)
        telling.tell.func(ogul)
        _time_passes(16)
        assert len(mail.outbox) <= telling.MOST_A_DAY + number
    assert len(mail.outbox) == telling.MOST_A_DAY + telling.MOST_URGENT_A_DAY
    _time_passes(25 * 60)
    assert telling.tell.func(ogul) == 1  # what came meanwhile, in one


def test_what_cannot_wait_is_told_to_the_second_person_at_once(cast: WarningCast) -> None:
    row = written(cast.lola)
    actions.go_on(pk=row.pk, words="Самолёт сегодня вечером.", by=cast.lola)
    telling.look_around()
    assert str(cast.timur.account_id) in telling._waiting_tasks()
    other = written(cast.lola, texts={})
    urgent = {thing.about: thing.is_urgent for thing in changes_that_wait() if thing.heading == "approve"}
    assert urgent == {f"warning:{row.pk}": True, f"warning:{other.pk}": False}


def test_within_the_hour_it_is_sent_back_on_the_page(cast: WarningCast) -> None:
    row = written(cast.lola)
    timur, there = browser(cast.timur), f"/cms/warnings/{row.pk}/send-back/"
    page = timur.get(f"/cms/warnings/{row.pk}/").text
    assert there in page
    assert f"/cms/warnings/{row.pk}/approve/" not in page
    assert there not in browser(cast.lola).get(f"/cms/warnings/{row.pk}/").text
    timur.post(there, {"words": "Назовите город."})
    assert PublicWarning.objects.get().stage is Stage.SENT_BACK


def test_the_database_knows_no_approval_within_the_hour_and_changes_no_reason(cast: WarningCast) -> None:
    row, today = written(cast.lola), timezone.localdate()
    whole = {
        "approved_by": cast.timur.account,
        "approved_at": timezone.now(),
        "begins_on": today,
        "ends_on": today,
    }

    def refused(**values: Any) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            PublicWarning.objects.filter(pk=row.pk).update(**values)

    refused(**whole)
    actions.go_on(pk=row.pk, words="Самолёт сегодня вечером.", by=cast.lola)
    approve(row, cast.timur)
    refused(at_once_words="Так решили все.")
    refused(at_once_by=cast.timur.account)
    refused(at_once_by=None, at_once_words="")
    refused(translators_until=None)


def test_a_killed_worker_loses_no_letter_and_ends_no_hour(
    cast: WarningCast, later: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told and until when is read anew at each look; nothing but the row itself says that an hour runs."""
    row = written(cast.lola)
    telling.look_around()

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(telling, "_note", killed)
        with pytest.raises(KeyboardInterrupt):
            telling.tell.func(str(cast.ogul.account_id))
    mail.outbox.clear()
    telling.tell.func(str(cast.ogul.account_id))
    telling.tell.func(str(cast.ogul.account_id))
    assert len(mail.outbox) == 1
    later(61)  # no worker has looked meanwhile
    end_hour()
    approve(row, cast.timur)
    assert stood() == [str(row.pk)]


@pytest.mark.parametrize("texts", [{}, WHOLE])
def test_where_nothing_lacks_a_language_nothing_waits(cast: WarningCast, texts: dict[str, str]) -> None:
    approve(written(cast.lola, texts=texts), cast.timur)
    assert len(stood()) == 1


def test_where_nobody_translates_nothing_waits(cast: WarningCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "everyone_who_may", lambda *_permissions: [cast.lola])
    approve(written(cast.lola), cast.timur)
    assert len(stood()) == 1


def test_where_no_letter_reaches_a_translator_nothing_waits(cast: WarningCast) -> None:
    for member in (cast.ogul, cast.dilnoza):
        telling.choose_letters(account=member.account, is_wanted=False)
    approve(written(cast.lola), cast.timur)
    assert len(stood()) == 1


def test_other_words_begin_another_hour_and_the_same_words_none(
    cast: WarningCast, later: Callable[[int], None]
) -> None:
    row = written(cast.lola)
    until = row.translators_until
    later(30)
    row.days = 7
    actions.write(warning=row, by=cast.lola)
    assert row.translators_until == until
    row.texts = TEXTS | {"kk": "Қонақүйде жұмыс."}
    actions.write(warning=row, by=cast.lola)
    assert row.translators_until == until
    actions.go_on(pk=row.pk, words="Сегодня.", by=cast.lola)
    row.refresh_from_db()
    row.texts = TEXTS | {"ru": "Другое."}
    actions.write(warning=row, by=cast.lola)
    row.refresh_from_db()
    assert until is not None
    assert row.translators_until is not None
    assert timedelta(minutes=29) < row.translators_until - until < timedelta(minutes=32)
    assert row.at_once_words == ""


def test_who_may_translate_and_who_may_have_it_go_on(cast: WarningCast) -> None:
    row = written(cast.lola)
    for nobody in (cast.timur, cast.berk):
        with pytest.raises(PermissionDenied):
            actions.translate(pk=row.pk, texts={"tk": "…"}, by=nobody)
        assert browser(nobody).get("/cms/warnings/to-translate/").status_code == 403
        assert browser(nobody).get(f"/cms/warnings/{row.pk}/translate/").status_code == 403
    for nobody in (cast.ogul, cast.berk):
        with pytest.raises(PermissionDenied):
            actions.go_on(pk=row.pk, words="…", by=nobody)
    with pytest.raises(actions.ChangedSince):  # what somebody wrote is not overwritten
        actions.translate(pk=row.pk, texts={"ru": "…"}, by=cast.ogul)
    actions.send_back(pk=row.pk, words="Назовите город.", by=cast.timur)
    with pytest.raises(actions.Decided):
        actions.translate(pk=row.pk, texts={"tk": "…"}, by=cast.ogul)
    with pytest.raises(actions.Decided):
        actions.go_on(pk=row.pk, words="…", by=cast.lola)
    assert PublicWarning.objects.get().stage is Stage.SENT_BACK


def test_who_comes_late_is_told_so(cast: WarningCast, later: Callable[[int], None]) -> None:
    row = written(cast.lola)
    ogul = browser(cast.ogul)
    counted = [item.count for item in home_panel._waiting(cast.ogul) if "to-translate" in item.address]
    assert counted == [1]
    assert "until" in ogul.get("/cms/warnings/to-translate/").text
    later(61)
    assert not [item for item in home_panel._waiting(cast.ogul) if "to-translate" in item.address]
    assert "waits no longer" in ogul.get("/cms/warnings/to-translate/").text
    assert "It waits no longer." in ogul.get(f"/cms/warnings/{row.pk}/translate/").text
    actions.translate(pk=row.pk, texts={"tk": "Myhmanhanada iş."}, by=cast.ogul)  # nobody has approved it yet
    end_hour()
    approve(row, cast.timur)
    page = ogul.get(f"/cms/warnings/{row.pk}/translate/", follow=True).text
    assert "Nothing is to be translated there any more." in page


def test_nothing_and_numbers_are_refused(cast: WarningCast) -> None:
    row, ogul = written(cast.lola), browser(cast.ogul)
    there = f"/cms/warnings/{row.pk}/translate/"
    assert "Write it in one language at least." in ogul.post(there, {"text_tk": " "}).text
    assert "Write no telephone number" in ogul.post(there, {"text_tk": "8 800 555 35 35"}).text
    row.refresh_from_db()
    assert row.texts == TEXTS
