"""A story stands only where and as long as its consent reaches: whoever calls it back finds it nowhere here."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from amanjol.casework.standards.people.terms import Channel
from amanjol.casework.support.models import StoryCopy, StoryPermit
from amanjol.casework.support.stories import permits
from amanjol.foundation.letters import node_folder
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.printing.tests.checking import words_of
from amanjol.programme.newsletter import stories
from amanjol.programme.newsletter.actions import deciding, posting
from amanjol.programme.newsletter.actions.posting import Posted
from amanjol.programme.newsletter.mailing import as_mail
from amanjol.programme.newsletter.models import Block, OpenIssue, Posting
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, sent
from amanjol.programme.newsletter.tests.permitting import TOLD, permit_of, recall
from amanjol.programme.outreach import films
from amanjol.programme.outreach import permits as door
from amanjol.programme.outreach.tests.open_reader import as_nobody, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pytest_django import Settings

    from amanjol.foundation.seals.letters.node_keys import NodeKeys
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

    type Permitted = Callable[..., StoryPermit]

pytestmark = pytest.mark.django_db
ABOUT = "In their own words"
EVERYWHERE = tuple(Channel)


@pytest.fixture
def permitted(cast: NewsletterCast, keys: NodeKeys) -> Permitted:
    """Makes a permit of Safe Road's."""
    organisation = cast.issue.organisation

    def make(*channels: Channel, texts: dict[str, str] = TOLD) -> StoryPermit:
        return permit_of(organisation, keys, channels, texts)

    return make


def renditions(cast: NewsletterCast, language: str = "en") -> dict[str, str]:
    page = f"/newsletter/{language}/{cast.issue.pk}/"
    with as_nobody():
        paper = words_of(cast.client.get(f"{page}paper.pdf").content)
    mail = as_mail(cast.issue, language)
    posts = cast.client.get(f"{DESK}{cast.issue.pk}/posts/").text
    return {"page": read(page), "paper": paper, "mail": f"{mail.html} {mail.text}", "posts": posts}


def test_a_story_is_chosen_and_stands_in_every_rendition(cast: NewsletterCast, permitted: Permitted) -> None:
    row = permitted()
    page = f"{DESK}{cast.issue.pk}/blocks/story/"
    assert "Lola, Safe Road: English, Русский, until" in cast.client.get(page).text
    press(cast.client, page, {"refers": str(row.pk), "heading": "own"})
    assert Block.objects.get().permit == row.pk
    cast.publish()
    assert all(TOLD["en"] in text and ABOUT in text for text in renditions(cast).values())
    assert all(TOLD["ru"] in text for text in renditions(cast, "ru").values())
    assert TOLD["en"] not in str(OpenIssue.objects.get().shown)  # asked for each time, and kept nowhere


def test_no_word_about_her_is_typed_beside_a_story(cast: NewsletterCast, permitted: Permitted) -> None:
    row = permitted()
    about = {"title_en": "x", "text_en": "Lola is Madina from Naryn, +996 555 123456", "text_ru": "Лола"}
    typed = sent(refers=str(row.pk), heading="own", **about)
    press(cast.client, f"{DESK}{cast.issue.pk}/blocks/story/", typed)
    block = Block.objects.get()
    assert (block.title_en, block.text_en, block.text_ru) == ("", "", "")
    for typed in (
        {"title_en": "Madina"},
        {"text_en": "Madina", "state_en": "draft"},
        {"text_ru": "Лола", "state_ru": "draft"},
        {"digits_why": "Madina"},
    ):
        with pytest.raises(IntegrityError, match="story_bare"), transaction.atomic():
            Block.objects.update(**typed)
    assert "Madina" not in cast.client.get(f"{DESK}blocks/{block.pk}/change/").text
    cast.publish()
    assert "Madina" not in str(OpenIssue.objects.get().shown)


def test_a_story_has_one_of_few_headings(cast: NewsletterCast, permitted: Permitted) -> None:
    typed = {"refers": str(permitted().pk), "heading": "Madina from Naryn"}
    assert press(cast.client, f"{DESK}{cast.issue.pk}/blocks/story/", typed).status_code == 200
    assert not Block.objects.exists()
    cast.block("story", permit=permitted().pk)
    with pytest.raises(IntegrityError, match="story_bare"), transaction.atomic():
        Block.objects.update(heading="Madina")


def test_what_was_called_back_is_gone_at_once_with_what_was_said_of_it(
    cast: NewsletterCast, permitted: Permitted
) -> None:
    row = permitted()
    cast.block("story", permit=row.pk)
    cast.block()
    cast.publish()
    assert TOLD["en"] in renditions(cast)["paper"]
    recall(row)
    for text in renditions(cast).values():
        assert TOLD["en"] not in text
        assert ABOUT not in text
    assert "was called back" in cast.client.get(f"{DESK}{cast.issue.pk}/").text


@pytest.mark.parametrize(
    ("channels", "where"),
    [
        ((Channel.WEB,), {"page"}),
        ((Channel.WEB, Channel.PAPER), {"page", "paper"}),
        ((Channel.WEB, Channel.MAIL), {"page", "mail"}),
        ((Channel.WEB, Channel.SOCIAL), {"page", "posts"}),
    ],
)
def test_it_stands_only_where_there_is_consent(
    cast: NewsletterCast, permitted: Permitted, channels: tuple[Channel, ...], where: set[str]
) -> None:
    cast.block("story", permit=permitted(*channels).pk)
    cast.publish()
    assert {name for name, text in renditions(cast).items() if TOLD["en"] in text} == where


def test_it_stands_only_in_a_language_that_was_agreed_to(cast: NewsletterCast, permitted: Permitted) -> None:
    cast.block("story", permit=permitted(texts={"ru": TOLD["ru"]}).pk)
    cast.publish()
    assert TOLD["ru"] in renditions(cast, "ru")["page"]
    english = renditions(cast)["page"]
    assert TOLD["ru"] not in english
    assert ABOUT not in english


def test_without_consent_to_a_page_it_is_not_offered_and_keeps_an_issue_back(
    cast: NewsletterCast, permitted: Permitted
) -> None:
    row = permitted(Channel.MAIL)
    assert str(row.pk) not in cast.client.get(f"{DESK}{cast.issue.pk}/blocks/story/").text
    cast.block("story", permit=row.pk)
    with pytest.raises(deciding.StoryGone):
        cast.hand_over()


def test_what_was_called_back_meanwhile_is_not_published(cast: NewsletterCast, permitted: Permitted) -> None:
    row = permitted()
    cast.block("story", permit=row.pk)
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    recall(row)
    page = press(cast.client, f"{DESK}{cast.issue.pk}/publish/", {}).headers["Location"]
    assert "was called back" in cast.client.get(page).text
    assert not OpenIssue.objects.exists()


@pytest.mark.parametrize(("channels", "copies"), [(EVERYWHERE, 1), ((Channel.WEB,), 0)])
def test_whoever_calls_back_finds_what_was_posted(
    cast: NewsletterCast, permitted: Permitted, channels: tuple[Channel, ...], copies: int
) -> None:
    row = permitted(*channels)
    cast.block("story", permit=row.pk)
    cast.publish()
    typed: dict[str, object] = {
        "language": "ru", "place": "telegram", "name": "@amanjol_example", "link": "",
        "posted_on": str(cast.issue.published_on), "deletes": "The editor on duty",
    }  # fmt: skip
    press(cast.client, f"{DESK}{cast.issue.pk}/posts/", typed)
    noted = [(of.where, of.who_deletes) for of in permits.copies_of(row.pk)]
    assert noted == [("Telegram: @amanjol_example", "The editor on duty")] * copies


def test_a_post_that_was_deleted_is_looked_for_by_nobody(cast: NewsletterCast, permitted: Permitted) -> None:
    """Of two that were noted alike one stays."""
    row = permitted()
    cast.block("story", permit=row.pk)
    cast.publish()
    posted = Posted("ru", "telegram", "@amanjol_example", timezone.localdate(), "The editor on duty")
    first, _second = [posting.note_posting(issue=cast.issue, posted=posted, by=cast.aidar) for _time in "ab"]
    day = str(timezone.localdate())
    press(cast.client, f"{DESK}postings/{first.pk}/deleted/", {"deleted_on": day})
    deleted = [str(copy.deleted_on) for copy in permits.copies_of(row.pk)]
    assert sorted(deleted) == [day, "None"]


def test_a_forged_an_ended_and_a_recalled_permit_are_none_at_any_door(
    cast: NewsletterCast, keys: NodeKeys, tmp_path: Path
) -> None:
    """Of who publishes in the newsletter, mails it, or shows a film."""
    organisation = cast.issue.organisation
    of_another = node_folder.NodeFolder(tmp_path / "other", str(node().pk)).begin()  # type: ignore[union-attr]  # there is one
    good, forged = permit_of(organisation, keys), permit_of(organisation, of_another)
    ended, called_back = permit_of(organisation, keys, days=-2), permit_of(organisation, keys)
    recall(called_back)

    def opens(pk: UUID) -> set[bool]:
        return {
            door.in_force(pk, stories.PAPER) is not None,
            door.in_force(pk) is not None,
            pk in {permit.id for permit in door.offered(films.CHANNELS)},
            stories.hold(pk),
            films.permit_of(pk, "web", ["en"], is_altered=True) is not None,
        }

    assert opens(good.pk) == {True}
    for row in (forged, ended, called_back):
        assert opens(row.pk) == {False}


def test_where_there_is_no_desk_nothing_is_permitted(
    cast: NewsletterCast, permitted: Permitted, settings: Settings
) -> None:
    row = permitted()
    settings.PLANES = ["programme"]
    assert door.in_force(row.pk) is None
    assert door.offered(films.CHANNELS) == []
    assert not stories.hold(row.pk)
    copied = door.Copied("Telegram", "Murad")
    assert door.note_copy(row.pk, cast.issue.organisation_id, copied) is None


@pytest.mark.usefixtures("permitted")
def test_a_permit_that_never_was_says_nothing(cast: NewsletterCast) -> None:
    page = press(
        cast.client, f"{DESK}{cast.issue.pk}/blocks/story/", {"refers": str(uuid.uuid4()), "heading": "own"}
    )
    assert page.status_code == 200
    assert not Block.objects.exists()
    assert not StoryCopy.objects.exists()


def test_what_was_printed_is_counted_at_the_permit_and_collected(
    cast: NewsletterCast, permitted: Permitted
) -> None:
    row = permitted(Channel.WEB, Channel.PAPER)
    cast.block("story", permit=row.pk)
    cast.publish()
    page, day = f"{DESK}{cast.issue.pk}/posts/", str(timezone.localdate())
    typed = {
        "language": "ru", "place": "paper", "name": "Town library", "link": "", "posted_on": day,
        "deletes": "The editor on duty",
    }  # fmt: skip
    assert "how many sheets" in press(cast.client, page, typed).text
    assert not permits.copies_of(row.pk)
    press(cast.client, page, typed | {"count": "120"})
    (copy,) = permits.copies_of(row.pk)
    assert (copy.where, copy.count, copy.deleted_on) == ("On paper: Town library", 120, None)
    assert "120 sheets" in cast.client.get(page).text
    translation.activate("ru")  # whoever says so later reads another language
    posting.note_deletion(posting=Posting.objects.get(), on=timezone.localdate(), by=cast.aidar)
    translation.deactivate()
    assert permits.copies_of(row.pk)[0].deleted_on == timezone.localdate()


def test_posts_say_which_story_is_missing_and_for_whom(cast: NewsletterCast, permitted: Permitted) -> None:
    cast.block("story", permit=permitted(Channel.WEB).pk)
    cast.block("story", permit=permitted(Channel.WEB, Channel.SOCIAL, texts={"ru": TOLD["ru"]}).pk)
    cast.publish()
    page = cast.client.get(f"{DESK}{cast.issue.pk}/posts/").text
    assert "Posts: the story “Lola” is left out" in page
    assert "has no text in this language: English" in page
    assert "has no text in this language: English" in cast.client.get(f"{DESK}{cast.issue.pk}/").text
