"""An issue goes to a list as two people let it go, and only as long as what it tells may be told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.stories import permits
from amanjol.foundation.once.tests.pressing import forms_of, press
from amanjol.programme.mailings import grounds, handing, queries
from amanjol.programme.mailings.actions import listing, sending, writing
from amanjol.programme.mailings.actions.listing import ListPlan
from amanjol.programme.mailings.mails import digest_of
from amanjol.programme.mailings.models import Delivery, Mailing, MailingList
from amanjol.programme.mailings.tests.mailing_cast import subscribed
from amanjol.programme.newsletter.actions import deciding
from amanjol.programme.newsletter.actions import sending as sending_issue
from amanjol.programme.newsletter.actions.writing import Count, NotNow, quote_count
from amanjol.programme.newsletter.mailing import THEY_DELETE, mails_of
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, TEXT, TEXT_RU, TITLE
from amanjol.programme.newsletter.tests.permitting import TOLD, permit_of, recall
from amanjol.programme.releases import asking, examiner
from amanjol.programme.releases.actions import deciding as releasing
from amanjol.programme.releases.tests.release_cast import approved, first

if TYPE_CHECKING:
    from amanjol.casework.support.models import StoryPermit
    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.programme.mailings.line import Outcome, Written
    from amanjol.programme.mailings.tests.mail_server import MailServer
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db
MAILINGS = "/programme/mailings/"


@pytest.fixture
def road(cast: NewsletterCast) -> MailingList:
    """A list with four who confirmed, two of each language."""
    plan = ListPlan(
        name_en="Road letter", name_ru="Дорожное письмо", sender="Safe Road", about_en="", about_ru=""
    )
    row = listing.begin_list(what=plan, by=cast.aidar)
    on_it: Any = SimpleNamespace(list=row)
    for at in range(4):
        subscribed(on_it, f"n{at}@example.org", "ru" if at % 2 else "en")
    return row


@pytest.fixture
def story(cast: NewsletterCast, keys: NodeKeys) -> StoryPermit:
    """In an issue that is out."""
    row = permit_of(cast.issue.organisation, keys)
    cast.block("story", permit=row.pk)
    cast.block()
    cast.publish()
    return row


def prepare(cast: NewsletterCast, road: MailingList) -> Mailing:
    """By Aidar, on the page of the issue."""
    page = f"{DESK}{cast.issue.pk}/mail/"
    form = next(form for form in forms_of(cast.client.get(page).text) if "digest" in form.filled)
    answer = cast.client.post(page, form.but(mailing_list=str(road.pk)))
    row = Mailing.objects.get(state="draft")
    assert answer.headers["Location"] == f"{MAILINGS}{row.pk}/"
    return row


def let_go(cast: NewsletterCast, row: Mailing) -> None:
    digest = queries.digest_as_it_stands(row)
    writing.approve(mailing=row, digest=digest, by=cast.zarina)
    row.refresh_from_db()


def send(row: Mailing) -> int:
    """As the worker does it. Gives how many went out."""
    sent: int = sending.send_out.func(str(row.organisation_id), str(row.pk))
    row.refresh_from_db()
    return sent


def copies(story: StoryPermit) -> list[int]:
    return sorted(copy.count for copy in permits.copies_of(story.pk))


def test_an_issue_goes_to_a_list_once_another_one_read_it(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    page = cast.client.get(f"{DESK}{cast.issue.pk}/mail/").text
    assert "Road letter: 4 addresses (English 2, Russian 2)" in page
    assert "@example.org" not in page
    row = prepare(cast, road)
    assert "another one lets it go" in cast.client.get(f"{DESK}{cast.issue.pk}/").text
    own = cast.client.get(f"{MAILINGS}{row.pk}/").text
    assert "you wrote it" in own
    assert f"{DESK}{cast.issue.pk}/" in own
    assert not [form for form in forms_of(own) if form.action.endswith("/approve/")]
    assert send(row) == 0
    let_go(cast, row)
    assert send(row) == 4
    for mail in server.mails:
        text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # a mail of ours has one
        code = "ru" if TEXT_RU in text else "en"
        assert TOLD[code] in text
        assert f"/newsletter/{code}/{cast.issue.pk}/" in text
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (copy,) = permits.copies_of(story.pk)
    assert (copy.count, copy.who_deletes) == (4, THEY_DELETE)
    assert copy.where.startswith("E-mail: Road letter / Дорожное письмо, ")
    assert row.state == "done"


def test_what_is_shown_is_what_goes(cast: NewsletterCast, story: StoryPermit, road: MailingList) -> None:
    row = prepare(cast, road)
    before = cast.client.get(f"{DESK}{cast.issue.pk}/mail/en/")
    after = cast.client.get(f"{MAILINGS}{row.pk}/shown/en/")
    assert before.text == after.text
    assert TEXT in after.text
    assert TOLD["en"] in after.text
    assert "Leave this list" in after.text
    assert "sandbox" in after.headers["Content-Security-Policy"]
    page = cast.client.get(f"{MAILINGS}{row.pk}/")
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "sandbox" in page.text


def test_a_recall_on_the_way_stops_it_and_what_is_out_is_known(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    let_go(cast, row)
    run = handing.Run(row)
    real = run._line.send

    def recalling(mail: Written) -> Outcome:
        outcome = real(mail)
        if len(server.taken) == 3:
            recall(story)
        return outcome

    run._line.send = recalling  # type: ignore[method-assign]  # she calls in the middle
    assert run.carry(20) == 3
    assert copies(story) == [3]
    assert send(row) == 0
    assert (row.state, row.halt, len(server.taken)) == ("stopped", "gone", 3)
    assert copies(story) == [3]
    with pytest.raises(writing.NotNow):
        writing.go_on(mailing=row, by=cast.aidar)
    for page in (f"{DESK}{cast.issue.pk}/", MAILINGS, f"{MAILINGS}{row.pk}/"):
        assert "it stopped by itself" in cast.client.get(page).text
    writing.withdraw(mailing=row, by=cast.aidar)
    assert send(row) == 0
    assert (row.sent_en + row.sent_ru, row.not_sent, copies(story)) == (3, 1, [3])


def test_a_recall_while_it_waits_keeps_it_from_everybody(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    recall(story)
    page = cast.client.get(f"{MAILINGS}{row.pk}/").text
    assert "it cannot go" in page
    with pytest.raises(writing.GroundGone):
        let_go(cast, row)
    assert not Delivery.objects.exists()


def test_what_stands_still_by_hand_does_not_go_on_after_a_recall(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    let_go(cast, row)
    writing.stop(mailing=row, by=cast.aidar)
    recall(story)
    with pytest.raises(writing.GroundGone):
        writing.go_on(mailing=row, by=cast.aidar)
    Mailing.objects.filter(pk=row.pk).update(state="sending")  # whoever writes rows past the program
    assert send(row) == 0
    assert (row.state, row.halt, server.taken) == ("stopped", "gone", [])


def test_a_story_goes_only_to_whom_it_may(
    cast: NewsletterCast, keys: NodeKeys, road: MailingList, server: MailServer
) -> None:
    """One that may stand on the page alone, and one that she let be told in Russian."""
    page_only = permit_of(cast.issue.organisation, keys, (Channel.WEB,))
    russian = permit_of(cast.issue.organisation, keys, texts={"ru": TOLD["ru"]})
    cast.block("story", permit=page_only.pk)
    cast.block("story", permit=russian.pk)
    cast.block()
    cast.publish()
    page = cast.client.get(f"{DESK}{cast.issue.pk}/mail/").text
    assert "E-mail: the story “Lola” is left out" in page
    assert "has no text in this language: English" in page
    row = prepare(cast, road)
    recall(page_only)  # which does not stand in it
    let_go(cast, row)
    assert send(row) == 4
    said = b"".join(content for _address, content in server.taken).decode()
    assert TOLD["en"] not in said
    assert (copies(page_only), copies(russian)) == ([], [2])


def test_with_the_issue_goes_its_mailing(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    let_go(cast, row)
    deciding.withdraw(issue=cast.issue, why="Wrong", by=cast.aidar)
    assert send(row) == 0
    assert (row.state, row.not_sent, server.taken) == ("withdrawn", 4, [])


def test_with_the_issue_goes_a_draft(cast: NewsletterCast, story: StoryPermit, road: MailingList) -> None:
    prepare(cast, road)
    deciding.withdraw(issue=cast.issue, why="Wrong", by=cast.aidar)
    assert not Mailing.objects.exists()
    assert cast.client.get(f"{DESK}{cast.issue.pk}/mail/").status_code == 302


def test_a_correction_holds_it_back_until_somebody_decides(
    cast: NewsletterCast, road: MailingList, server: MailServer
) -> None:
    cast.quote()
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    row = prepare(cast, road)
    let_go(cast, row)
    cast.correct("2.1", 230)
    assert send(row) == 0
    assert (row.state, row.halt) == ("stopped", "corrected")
    assert "A figure in it was corrected" in cast.client.get(f"{DESK}{cast.issue.pk}/").text
    writing.go_on(mailing=row, by=cast.zarina)
    assert send(row) == 4


def test_so_does_the_withdrawal_of_a_count_in_it(
    cast: NewsletterCast, road: MailingList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "examined", examiner.examined)
    release = approved(first(), cast.results)
    count = Count(release.pk, "table-1", ("north", "m"), "Men in the north", "Мужчины на севере")
    quote_count(issue=cast.issue, count=count, by=cast.aidar)
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    row = prepare(cast, road)
    let_go(cast, row)
    releasing.withdraw(release=release, why="A column was wrong.", by=cast.aidar)
    row.refresh_from_db()
    assert (row.state, row.halt) == ("stopped", "corrected")


def test_what_was_corrected_before_the_second_person_is_prepared_anew(
    cast: NewsletterCast, road: MailingList
) -> None:
    cast.quote()
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    row = prepare(cast, road)
    cast.correct("2.1", 230)
    with pytest.raises(writing.SaysOtherwise):
        let_go(cast, row)
    writing.discard(mailing=row, by=cast.aidar)
    let_go(cast, prepare(cast, road))


def test_it_goes_to_a_list_once_and_as_it_was_read(
    cast: NewsletterCast, story: StoryPermit, road: MailingList
) -> None:
    digest = digest_of(mails_of(cast.issue))
    page = f"{DESK}{cast.issue.pk}/mail/"
    typed = {"mailing_list": str(road.pk), "digest": "0" * 64}
    assert "The words have changed" in press(cast.client, page, typed).text
    assert not Mailing.objects.exists()
    prepare(cast, road)
    assert "goes to this list already" in press(cast.client, page, typed | {"digest": digest}).text
    assert Mailing.objects.count() == 1


def test_what_another_room_prepared_is_changed_by_nobody(
    cast: NewsletterCast, story: StoryPermit, road: MailingList
) -> None:
    row = prepare(cast, road)
    mails = queries.mails_of(row)
    with pytest.raises(writing.NotNow):
        writing.change_mailing(mailing=row, mailing_list=road, mails=mails, by=cast.aidar)
    assert cast.client.get(f"{MAILINGS}{row.pk}/change/").status_code == 302


def test_what_it_rests_on_is_under_the_mark_of_two_people(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    let_go(cast, row)
    recall(story)
    Mailing.objects.filter(pk=row.pk).update(rests_on=[])  # so that nobody would be asked
    row.refresh_from_db()
    Mailing.objects.filter(pk=row.pk).update(digest=queries.digest_as_it_stands(row))
    assert send(row) == 0
    assert (row.halt, server.taken) == ("altered", [])


@pytest.mark.parametrize("ground", ["nobody:6f1e1c1e-0000-4000-8000-000000000000:en", "x"])
def test_what_nobody_answers_for_goes_nowhere(
    cast: NewsletterCast, road: MailingList, server: MailServer, ground: str
) -> None:
    cast.block()
    cast.publish()
    row = prepare(cast, road)
    Mailing.objects.filter(pk=row.pk).update(rests_on=[ground])
    row.refresh_from_db()
    assert not grounds.hold(row)
    with pytest.raises(writing.GroundGone):
        let_go(cast, row)


def test_what_a_killed_worker_left_is_noted_by_the_next(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, server: MailServer
) -> None:
    row = prepare(cast, road)
    let_go(cast, row)
    first = Delivery.objects.order_by("id").values_list("pk", flat=True)[0]
    Delivery.objects.filter(pk=first).update(state="sent")  # and then it was killed
    recall(story)
    assert send(row) == 0
    assert (row.halt, copies(story)) == ("gone", [1])


def test_an_issue_that_waits_shows_what_keeps_it_and_no_button(cast: NewsletterCast, keys: NodeKeys) -> None:
    row = permit_of(cast.issue.organisation, keys)
    cast.block("story", permit=row.pk)
    cast.hand_over()
    assert "/approve/" in cast.second.get(f"{DESK}{cast.issue.pk}/").text
    recall(row)
    page = cast.second.get(f"{DESK}{cast.issue.pk}/").text
    assert "take the block out" in page
    assert "/approve/" not in page
    with pytest.raises(deciding.StoryGone):
        deciding.approve(issue=cast.issue, by=cast.zarina)


def test_what_is_not_out_is_sent_to_nobody(cast: NewsletterCast, road: MailingList) -> None:
    cast.block()
    assert cast.client.get(f"{DESK}{cast.issue.pk}/mail/").status_code == 302
    assert cast.client.get(f"{DESK}{cast.issue.pk}/mail/en/").status_code == 404
    with pytest.raises(NotNow):
        sending_issue.prepare(issue=cast.issue, mailing_list=road, digest="", by=cast.aidar)


def test_without_a_mail_server_the_page_says_that_nothing_goes(
    cast: NewsletterCast, story: StoryPermit, road: MailingList, settings: Any
) -> None:
    settings.MAIL_GOES_OUT = False
    row = prepare(cast, road)
    let_go(cast, row)
    page = cast.client.get(f"{MAILINGS}{row.pk}/").text
    assert "approved, and no mail server" in page
    assert "On its way" not in page
    assert TITLE in page
