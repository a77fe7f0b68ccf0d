"""What a partner tells waits for a person: a draft of one's own, approved by another, or put aside with a reason."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.partner_warnings import first_page, taking
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD, Ending
from amanjol.programme.partner_warnings.models import PartnerTaking
from amanjol.programme.partner_warnings.tests.partner_cast import BOARD, TEXTS, TODAY, ended, told
from amanjol.public.guide import home_panel
from amanjol.public.guide.telling import actions as telling
from amanjol.public.guide.telling.things import changes_that_wait
from amanjol.public.guide.tests.banned_news import ban
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.document import for_telephones, warnings_document
from amanjol.public.warnings.kinds import Sureness
from amanjol.public.warnings.models import PublicWarning, Stage
from amanjol.public.warnings.tests.warning_cast import approved

if TYPE_CHECKING:
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db
NAME = "Shelter of the neighbour"


def stood() -> list[str]:
    return [part["id"] for part in warnings_document()["warnings"]]


def page_of(cast: PartnerCast) -> str:
    [there] = cast.arrived()
    return f"{BOARD}partners/{there.id}/"


def seen_on(page: str) -> str:
    [seen] = re.findall(r'name="seen" value="([^"]*)"', page)
    return str(seen)


def take_over(cast: PartnerCast, **typed: Any) -> PublicWarning:
    response = cast.lola_at.post(f"{page_of(cast)}take-over/", {"sureness": "several"} | typed)
    assert response.status_code == 302, response.text
    return PublicWarning.objects.get()


def test_it_waits_for_a_person_and_another_approves(cast: PartnerCast) -> None:
    body = told()
    assert "A partner tells of a warning" in cast.arrive(TOLD, body)
    assert (stood(), PublicWarning.objects.count()) == ([], 0)
    assert "waits for a person" in cast.berk.get("/desk/warnings/").text
    board = cast.lola_at.get(BOARD).text
    assert f"from {NAME}" in " ".join(board.split())
    page = cast.lola_at.get(page_of(cast)).text
    assert "A warning from Shelter of the neighbour" in " ".join(page.split())
    for words in (
        "Several people told the partner",
        "An agency without a licence",
        *TEXTS.values(),
        "Antalya",
    ):
        assert words in page
    row = take_over(cast)
    assert (row.kind, row.country, row.region, row.texts) == ("false-agency", "TR", "tr-antalya", TEXTS)
    assert (row.days, row.contact, row.authors) == (14, "", [cast.lola.account_id])
    assert stood() == []
    with pytest.raises(PermissionDenied):
        warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.lola)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)
    assert stood() == [str(row.pk)]
    assert for_telephones()["warnings/ru.json"]["warnings"][0]["texts"] == {"ru": TEXTS["ru"]}
    assert f"It was taken over from {NAME}" in cast.timur_at.get(f"{BOARD}{row.pk}/").text
    assert "became a draft here" in cast.lola_at.get(BOARD).text


@pytest.mark.parametrize("says", list(Ending))
def test_what_its_sender_takes_back_is_said_beside_our_own_copy(cast: PartnerCast, says: Ending) -> None:
    body = told()
    cast.arrive(TOLD, body)
    row = take_over(cast)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)
    assert "A partner says that a warning has ended" in cast.arrive(ENDED, ended(body["warning"], says))
    row.refresh_from_db()
    assert (row.stage, stood()) == (Stage.STANDING, [str(row.pk)])  # nothing changes by itself
    said = "was wrong" if says is Ending.WRONG else "holds no longer"
    own = " ".join(cast.lola_at.get(f"{BOARD}{row.pk}/").text.split())
    assert f"They say: it {said}." in own
    assert ("Лицензия у фирмы есть." in own) is (says is Ending.WRONG)
    assert "A partner takes back what was taken over here" in cast.lola_at.get(BOARD).text
    [thing] = [thing for thing in changes_that_wait() if thing.about.startswith("partner-warning")]
    assert (thing.is_urgent, thing.is_for(cast.dilnoza), thing.is_for(cast.keys.cast.berk)) == (
        True,
        True,
        False,
    )
    warnings.withdraw(pk=row.pk, by=cast.dilnoza)
    assert "A partner takes back" not in cast.lola_at.get(BOARD).text


def test_a_draft_that_its_sender_takes_back_is_approved_by_nobody_who_has_not_seen_that(
    cast: PartnerCast,
) -> None:
    body = told()
    cast.arrive(TOLD, body)
    row = take_over(cast)
    page = f"{BOARD}{row.pk}/"
    seen = seen_on(cast.timur_at.get(page).text)
    cast.arrive(ENDED, ended(body["warning"]))
    answer = cast.timur_at.post(f"{page}approve/", {"seen": seen}, follow=True)
    assert "not what you looked at any more" in answer.text
    assert "They say: it was wrong." in answer.text
    assert stood() == []
    cast.timur_at.post(f"{page}approve/", {"seen": seen_on(answer.text)})  # two people here know better
    assert stood() == [str(row.pk)]


def test_what_waited_and_was_taken_back_is_taken_over_no_more(cast: PartnerCast) -> None:
    body = told()
    cast.arrive(TOLD, body)
    cast.arrive(ENDED, ended(body["warning"]))
    assert "the sender says: it was wrong" in cast.lola_at.get(BOARD).text
    page = page_of(cast)
    assert "take-over" not in cast.lola_at.get(page).text
    answer = cast.lola_at.post(f"{page}take-over/", {"sureness": "several"}, follow=True)
    assert "holds no longer, or its last day is over" in answer.text
    assert not PublicWarning.objects.exists()


def test_an_end_waits_for_its_warning(cast: PartnerCast) -> None:
    body = told()
    assert "was not asked from here" in cast.arrive(ENDED, ended(body["warning"]))
    assert cast.rows() == []
    cast.arrive(TOLD, body)
    cast.arrive(TOLD, told())  # the next look opens what waited
    wrong = [there for there in cast.arrived() if there.ended is not None]
    assert [str(there.told.warning) for there in wrong] == [body["warning"]]


def test_how_sure_it_is_says_who_takes_it_over(cast: PartnerCast) -> None:
    cast.arrive(
        TOLD, told(sure="official", source="A ministry: A notice (2026)", link="https://example.org/n")
    )
    page = page_of(cast)
    text = cast.lola_at.get(page).text
    assert "A ministry: A notice (2026)" in text
    assert not re.search(r'name="sureness"[^>]*checked', text)
    for typed, says in (
        ({}, "Say how sure it is in your eyes."),
        ({"sureness": "official"}, "Choose the source that says so"),
    ):
        response = cast.lola_at.post(f"{page}take-over/", typed)
        assert response.status_code == 422
        assert says in response.text
    assert not PublicWarning.objects.exists()
    assert take_over(cast).sureness == Sureness.SEVERAL


def test_put_aside_with_a_reason(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    page = page_of(cast)
    assert "Write why, in a sentence." in cast.lola_at.post(f"{page}put-aside/", {"reason": " "}).text
    cast.lola_at.post(f"{page}put-aside/", {"reason": "Здесь такого не бывает."})
    assert "Здесь такого не бывает." in cast.lola_at.get(page).text
    assert "put aside" in cast.lola_at.get(BOARD).text
    assert take_over(cast).kind == "false-agency"  # somebody thinks better of it


def test_once(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    page = page_of(cast)
    row = take_over(cast)
    answer = cast.lola_at.post(f"{page}take-over/", {"sureness": "several"}, follow=True)
    assert "meanwhile" in answer.text
    assert PublicWarning.objects.count() == 1
    warnings.remove(pk=row.pk, by=cast.lola)  # and of a draft that was thrown away another can be begun
    assert take_over(cast).pk != row.pk


def test_who_decides(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    page = page_of(cast)
    assert cast.berk.get(page).status_code == 403
    assert cast.berk.post(f"{page}take-over/", {"sureness": "several"}).status_code == 403
    [there] = cast.arrived()
    berk = cast.keys.cast.berk
    with pytest.raises(PermissionDenied):
        taking.take_over(pk=there.id, sureness=Sureness.SEVERAL, source="", by=berk)
    with pytest.raises(PermissionDenied):
        taking.put_aside(pk=there.id, reason="x", by=berk)
    assert (PublicWarning.objects.count(), PartnerTaking.objects.count()) == (0, 0)


def test_whom_it_waits_for_is_told(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    request_of(cast.lola_at)
    [thing] = [thing for thing in changes_that_wait() if thing.heading == "partner"]
    assert thing.path == page_of(cast)
    assert [thing.is_for(member) for member in (cast.lola, cast.timur, cast.keys.cast.berk)] == [
        True,
        True,
        False,
    ]
    counted = [item.count for item in home_panel._waiting(cast.lola) if "partner" in item.words]
    assert counted == [1]
    [entry] = entries_seen_by(cast.keys.cast.berk, "partner-warning.arrived")
    assert entry.details == {}


def letters_of_the_worker(cast: PartnerCast) -> list[str]:
    """What Lola gets by the worker, whose session is nobody's."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('amanjol.session_token', '', true)")
    mail.outbox.clear()
    telling.look_around()
    if (lola := str(cast.lola.account_id)) in telling._waiting_tasks():
        telling.tell.func(lola)
    return [f"{letter.subject} {letter.body}" for letter in mail.outbox]


def test_the_worker_tells_editors_what_came_and_at_once_that_its_sender_takes_it_back(
    cast: PartnerCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = told()
    cast.arrive(TOLD, body)
    monkeypatch.setattr(first_page, "_morning", lambda _day: timezone.now() - timedelta(days=1))
    [letter] = letters_of_the_worker(cast)
    assert "Warning of a partner: An agency without a licence" in letter
    row = take_over(cast)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)
    assert letters_of_the_worker(cast) == []
    cast.arrive(ENDED, ended(body["warning"]))
    [letter] = letters_of_the_worker(cast)
    assert "The sender says that it holds no longer: An agency without a licence" in letter


def test_words_for_which_a_reader_here_is_punished_stay_away(cast: PartnerCast) -> None:
    ban()
    cast.arrive(TOLD, told(texts={"ru": "См. banned-news.example", "en": "Look."}))
    assert take_over(cast).texts == {"en": "Look."}


def test_after_its_last_day_it_is_no_warning(cast: PartnerCast, monkeypatch: pytest.MonkeyPatch) -> None:
    cast.arrive(TOLD, told())
    [there] = cast.arrived()
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: TODAY + timedelta(days=14))
    with pytest.raises(taking.Gone):
        taking.take_over(pk=there.id, sureness=Sureness.SEVERAL, source="", by=cast.lola)
    assert NAME not in cast.lola_at.get(BOARD).text


def test_who_writes_here_is_not_mixed_up_with_who_tells(cast: PartnerCast) -> None:
    """A warning of our own has no panel of a partner."""
    cast.arrive(TOLD, told())
    row = approved(cast.dilnoza, cast.timur)
    assert NAME not in browser(cast.lola).get(f"{BOARD}{row.pk}/").text
