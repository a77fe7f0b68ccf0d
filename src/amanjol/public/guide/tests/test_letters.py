"""Editors are told by e-mail what waits: once, in one letter, in their language, and nobody of what is not theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import TaskState

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.public.guide.models import Letterbox, Proposal, Source, Told
from amanjol.public.guide.proposals import actions as proposals
from amanjol.public.guide.telling import actions
from amanjol.public.guide.tests.mail_server import listening
from amanjol.public.guide.tests.small_guide import RIGHTS, page_of, publish
from amanjol.site import worker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.tests.mail_server import MailServer
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]


@pytest.fixture
def mail(settings: Any) -> Iterator[MailServer]:
    with listening() as server:
        settings.MAILERS = server.mailers
        yield server


def _submit(by: Member, *, key: str = "kr/your-rights", title: str = "Your pay") -> None:
    page = page_of(key, "en")
    page.title = page.draft_title = title
    page.save_revision(user=by.account)
    page.get_workflow().start(page, by.account)


def _propose(by: Member, *, key: str = "kr-line", number: str = "1577-1366") -> Proposal:
    contact = Contact.objects.get(key=key)
    contact.number = number
    return proposals.propose(changed=contact, fields=["number"], by=by)


def _minutes_pass(minutes: int) -> None:
    ago = timezone.now() - timedelta(minutes=minutes)
    TaskState.objects.update(started_at=ago)
    Proposal.objects.update(proposed_at=ago)


def _work_off() -> None:
    """What the worker does in a minute: looks around, then runs what that asked for."""
    actions.look_around()
    waiting = DBTaskResult.objects.ready().filter(task_path=actions.tell.module_path)
    for result in list(waiting):
        result.delete()
        actions.tell.call(*result.args_kwargs["args"])


def _letters(mail: MailServer) -> dict[str, EmailMessage]:
    """By recipient, what came since; more than one to somebody is a fault."""
    letters = dict(mail.letters)
    assert len(letters) == len(mail.letters)
    mail.letters.clear()
    return letters


def _text(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


def test_one_letter_holds_all_that_waits_in_the_language_of_who_reads_it(
    people: People, mail: MailServer
) -> None:
    Account.objects.filter(pk=people.timur.account_id).update(language="ru")
    _submit(people.lola)
    _propose(people.lola)
    _work_off()
    assert _letters(mail) == {}  # whoever goes on submitting is not told of twice
    _minutes_pass(11)
    _work_off()
    letters = _letters(mail)
    assert set(letters) == {"timur@example.org"}
    letter = letters["timur@example.org"]
    assert letter["Subject"] == "Amanjol: в путеводителе вас ждут 2 задачи"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = _text(letter)
    assert "Your pay · Korea · English" in text
    assert "Контакт: kr-line" in text
    assert "http://testserver/cms/changes/" in text
    assert "http://testserver/account/" in text
    _work_off()
    assert _letters(mail) == {}


def test_a_letter_holds_titles_and_no_word_of_the_change_nor_a_name(people: People, mail: MailServer) -> None:
    _submit(people.lola)
    _propose(people.lola)
    _minutes_pass(11)
    _work_off()
    text = str(_letters(mail)["timur@example.org"])
    for withheld in ("1577-1366", "1577-0071", "Lola", "lola", "Timur", "Pay and rest", "copy"):
        assert withheld not in text.replace("timur@example.org", "")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Sign in: https://evil.example/a", "Sign in: https: //evil. example/a"),
        ("evil.example or a@evil.example", "evil. example or a@ evil. example"),
        (
            "\u0437\u043b\u043e.\u0440\u0444 and evil\u3002example",
            "\u0437\u043b\u043e. \u0440\u0444 and evil\u3002 example",
        ),
        ("Pay: evil\u200b.example", "Pay: evil .example"),
        ("From 1.1.2027, 8:30, 9860 won. Pay", "From 1.1.2027, 8:30, 9860 won. Pay"),
    ],
)
def test_a_title_leads_nobody_elsewhere_in_our_name(
    people: People, mail: MailServer, title: str, line: str
) -> None:
    """Whoever may write an article, a translator too, chooses its title; the letter comes from the installation."""
    _submit(people.gulnara, title=title)
    _minutes_pass(11)
    _work_off()
    letter = _letters(mail)[people.timur.account.email]
    assert f"\n{line} \u00b7 " in _text(letter)
    assert letter["Subject"] == "Amanjol: 1 thing waits for you in the guide"
    assert letter["Bcc"] is None


def test_nobody_is_told_of_what_they_may_not_do(people: People, mail: MailServer) -> None:
    elsewhere = join("Esen Terek", people.organisation, RoleKey.REVIEWER)
    _propose(people.timur)  # a reviewer proposes: it waits for another
    _submit(elsewhere)
    _minutes_pass(11)
    _work_off()
    letters = _letters(mail)
    assert set(letters) == {
        "timur@example.org",
        "esen@example.org",
    }  # no translator, no case worker, no editor
    assert "kr-line" not in _text(letters["timur@example.org"])
    assert "Your pay" not in _text(letters["esen@example.org"])


def test_reviewers_of_every_organisation_are_told_and_fictional_ones_are_not(
    people: People, mail: MailServer
) -> None:
    from amanjol.foundation.organisations import actions as organisations  # noqa: PLC0415  beside its only use

    other = organisations.create_organisation(name="Gul", kind=OrganisationKind.SHELTER, by=None)
    join("Dana Terek", other, RoleKey.REVIEWER)
    Account.objects.filter(pk=people.timur.account_id).update(is_demo=True)
    invited = join("Jemal Terek", other, RoleKey.REVIEWER)
    Account.objects.filter(pk=invited.account_id).update(passphrase_record="")
    left = join("Kerim Terek", other, RoleKey.REVIEWER)
    type(left).objects.filter(pk=left.pk).update(left_on=timezone.localdate())
    _propose(people.lola)
    _minutes_pass(11)
    _work_off()
    assert set(_letters(mail)) == {"dana@example.org"}


def test_what_was_decided_meanwhile_is_told_to_nobody(people: People, mail: MailServer) -> None:
    proposal = _propose(people.lola)
    _minutes_pass(11)
    actions.look_around()
    proposals.approve(proposal=proposal, by=people.timur)
    actions.tell.call(str(people.timur.account_id))
    assert _letters(mail) == {}


def test_what_is_sent_back_is_told_to_who_submitted_it(people: People, mail: MailServer) -> None:
    _submit(people.lola)
    _minutes_pass(11)
    _work_off()
    mail.letters.clear()
    state = page_of("kr/your-rights", "en").current_workflow_state.current_task_state
    state.specific.reject(user=people.timur.account, comment="Say when it is paid.")
    TaskState.objects.update(finished_at=timezone.now() - timedelta(minutes=11))
    _work_off()
    letters = _letters(mail)
    assert set(letters) == {"lola@example.org"}
    assert "Was sent back to you" in _text(letters["lola@example.org"])
    assert "Say when" not in _text(letters["lola@example.org"])
    assert f"/cms/pages/{page_of('kr/your-rights', 'en').pk}/edit/" in _text(letters["lola@example.org"])


def test_wagtail_itself_writes_to_nobody(people: People, mail: MailServer) -> None:
    _submit(people.lola)
    state = page_of("kr/your-rights", "en").current_workflow_state.current_task_state
    state.specific.approve(user=people.timur.account)
    assert page_of("kr/your-rights", "en").title == "Your pay"
    assert mail.letters == []


@pytest.mark.parametrize("refuses", ["451 later", "554 never"])
def test_a_letter_that_fails_is_tried_again_alone_and_ever_less_often(
    people: People, mail: MailServer, refuses: str
) -> None:
    _propose(people.lola)
    _minutes_pass(11)
    mail.refuses = refuses
    for tries in (1, 2):
        Letterbox.objects.update(not_before=None)
        _work_off()
        box = Letterbox.objects.get(account=people.timur.account)
        assert box.tries == tries
        assert box.not_before is not None
        assert abs(box.not_before - timezone.now() - timedelta(minutes=2**tries)) < timedelta(seconds=30)
    assert not Told.objects.exists()
    mail.refuses = ""
    _work_off()
    assert _letters(mail) == {}  # not yet
    Letterbox.objects.update(not_before=timezone.now())
    _work_off()
    assert set(_letters(mail)) == {"timur@example.org"}
    box.refresh_from_db()
    assert (box.tries, box.not_before) == (0, None)


def test_nobody_gets_more_than_a_few_letters_a_day_and_the_next_holds_the_rest(
    people: People, mail: MailServer
) -> None:
    """By address; a letter that failed is none of them."""
    mail.refuses = "451 later"
    _propose(people.lola)
    _minutes_pass(11)
    for _minute in range(actions.MOST_A_DAY):
        Letterbox.objects.update(not_before=None)
        _work_off()
    mail.refuses = ""
    texts = []
    for number in range(actions.MOST_A_DAY + 3):
        Proposal.objects.all().delete()
        _propose(people.lola, number=f"1577-136{number}")
        _minutes_pass(11)
        Letterbox.objects.update(not_before=None)
        _work_off()
        texts += [_text(letter) for letter in _letters(mail).values()]
    assert len(texts) == actions.MOST_A_DAY
    assert ["This is the last letter today." in text for text in texts] == [False] * 3 + [True]
    box = Letterbox.objects.get(account=people.timur.account)
    assert box.not_before is not None  # it is not asked about each minute
    assert box.not_before > timezone.now() + timedelta(minutes=50)
    with connection.cursor() as cursor:
        cursor.execute("update accounts_tries set since = since - interval '25 hours'")
    _submit(people.lola)
    _minutes_pass(11)
    Letterbox.objects.update(not_before=None)
    _work_off()
    [digest] = _letters(mail).values()
    assert "2 things wait" in digest["Subject"]
    assert "the last letter today" not in _text(digest)


def test_a_server_that_is_away_stops_nothing(people: People, settings: Any, caplog: Any) -> None:
    with listening() as server:
        settings.MAILERS = server.mailers
    _propose(people.lola)
    _minutes_pass(11)
    _work_off()
    assert "ConnectionRefusedError" in caplog.text
    assert "timur@" not in caplog.text
    assert not Told.objects.exists()


def test_one_task_a_person_waits_at_a_time(people: People, mail: MailServer) -> None:
    _propose(people.lola)
    _minutes_pass(11)
    for _minute in range(3):
        actions.look_around()
    assert DBTaskResult.objects.filter(task_path=actions.tell.module_path).count() == 1


def test_letters_are_turned_off_and_on_in_the_account(people: People, mail: MailServer) -> None:
    timur = browser(people.timur)
    assert "Letters about the guide" in timur.get("/account/").text
    page = timur.post("/account/guide-letters/", {}, follow=True).text
    assert "You get no letters about the guide any more." in page
    _propose(people.lola)
    _minutes_pass(11)
    _work_off()
    assert _letters(mail) == {}
    timur.post("/account/guide-letters/", {"wanted": "1"})
    _work_off()
    assert set(_letters(mail)) == {"timur@example.org"}


def test_without_a_mail_server_no_letter_is_promised(people: People, settings: Any) -> None:
    timur = browser(people.timur)
    for goes_out, sentence in ((False, "has no mail server"), (True, "ten minutes later")):
        settings.MAIL_GOES_OUT = goes_out
        text = timur.get("/account/").text
        assert [words in text for words in ("has no mail server", "ten minutes later")] == [
            words == sentence for words in ("has no mail server", "ten minutes later")
        ]


def test_only_who_works_on_the_guide_or_answers_people_has_a_choice(people: People) -> None:
    officer = browser(join("Ogul Chinar", people.organisation, RoleKey.OFFICER))
    assert "Letters about" not in officer.get("/account/").text
    assert officer.post("/account/guide-letters/", {}).status_code == 403
    assert not Letterbox.objects.exists()
    berk = browser(people.berk)
    assert "Letters about warnings" in berk.get("/account/").text
    assert "Letters about the guide" not in berk.get("/account/").text
    berk.post("/account/guide-letters/", {})
    assert not Letterbox.objects.get(account=people.berk.account_id).is_wanted


def test_what_is_long_due_is_told_once_a_week_and_not_before_thirty_days(
    people: People, mail: MailServer
) -> None:
    today = timezone.localdate()
    _due_since(today - timedelta(days=29))
    worker.once_a_day()
    _work_off()
    assert _letters(mail) == {}
    _due_since(today - timedelta(days=30))
    worker.once_a_day()
    _work_off()
    letters = _letters(mail)
    assert set(letters) == {"lola@example.org", "timur@example.org"}  # who may change a source
    assert "KR · Your rights" in _text(letters["lola@example.org"])
    for days, comes in ((0, False), (6, False), (7, True)):
        Told.objects.update(told_at=timezone.now() - timedelta(days=days))
        worker.once_a_day()
        _work_off()
        assert bool(_letters(mail)) is comes


def _due_since(day: date) -> None:
    page = page_of("kr/your-rights", "en")
    page.look_again_on = day
    page.save_revision().publish()


def test_sources_that_are_long_due_are_counted_in_one_line(people: People, mail: MailServer) -> None:
    Source.objects.filter(key="ministry").update(as_of="2020-01", kind="contact")
    worker.once_a_day()
    _work_off()
    assert "1 source\nhttp://testserver/cms/state/" in _text(_letters(mail)["timur@example.org"])


def test_a_translation_that_is_behind_is_told_to_translators_once(people: People, mail: MailServer) -> None:
    publish(replace(RIGHTS, title="Your new rights"))
    worker.once_a_day()
    _work_off()
    letters = _letters(mail)
    assert set(letters) == {"lola@example.org", "gulnara@example.org"}
    assert "Your new rights · Oʻzbek tili\nhttp://testserver/cms/translate/?language=uz" in _text(
        letters["gulnara@example.org"]
    )
    worker.once_a_day()
    _work_off()
    assert _letters(mail) == {}


def test_what_still_waits_after_two_months_is_told_anew(people: People, mail: MailServer) -> None:
    _propose(people.lola)
    _minutes_pass(11)
    _work_off()
    mail.letters.clear()
    Told.objects.update(told_at=timezone.now() - timedelta(days=61))
    worker.once_a_day()
    _work_off()
    assert set(_letters(mail)) == {"timur@example.org"}


def test_looking_around_asks_as_much_for_three_as_for_one(people: People) -> None:
    from django.db import connection  # noqa: PLC0415  beside its only use

    _propose(people.lola)
    _minutes_pass(11)
    actions.look_around()
    DBTaskResult.objects.all().delete()
    with QueriesOfPage(connection) as first:
        actions.look_around()
    for key in ("kr-second", "kr-third"):
        _propose(people.lola, key=key, number="1350")
    DBTaskResult.objects.all().delete()
    with QueriesOfPage(connection) as three:
        actions.look_around()
    assert len(first) == len(three)
