"""From a draft to what everybody reads, on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.once.tests.pressing import press
from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.actions.writing import Titles
from amanjol.programme.newsletter.kinds import State, TextState
from amanjol.programme.newsletter.models import Block, Issue, OpenIssue
from amanjol.programme.newsletter.tests.newsletter_cast import (
    DESK,
    OPENLY,
    TEXT,
    TEXT_RU,
    TITLE,
    TITLE_RU,
    block_values,
    sent,
)
from amanjol.programme.outreach.tests.open_reader import read

if TYPE_CHECKING:
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db


def page_of(cast: NewsletterCast) -> str:
    return f"{DESK}{cast.issue.pk}/"


def test_an_issue_goes_from_hand_to_hand_until_everybody_reads_it(cast: NewsletterCast) -> None:
    page = page_of(cast)
    assert press(cast.client, f"{page}blocks/text/", sent()).status_code == 302
    press(cast.client, f"{page}hand-over/", {})
    assert press(cast.client, f"{page}approve/", {}).status_code == 403  # whoever wrote it
    assert cast.client.get(f"{page}send-back/").status_code == 403
    assert cast.second.get(f"{page}send-back/").status_code == 200
    assert "/approve/" not in cast.client.get(page).text
    assert "/approve/" in cast.second.get(page).text
    press(cast.second, f"{page}approve/", {})
    assert TITLE not in read(OPENLY)
    press(cast.client, f"{page}publish/", {})
    assert TITLE in read(OPENLY)
    everybody = read(f"{OPENLY}{cast.issue.pk}/")
    assert TEXT in everybody
    assert TEXT_RU in read(f"/newsletter/ru/{cast.issue.pk}/")
    assert "Aidar" not in everybody
    cast.issue.refresh_from_db()
    assert (cast.issue.state, cast.issue.handed_by, cast.issue.decided_by) == (
        State.PUBLISHED, cast.aidar, cast.zarina,
    )  # fmt: skip


def test_whoever_changed_a_title_or_wrote_before_another_approves_nothing(cast: NewsletterCast) -> None:
    """A second person is one who never wrote in it, whoever wrote last."""
    block = writing.add_block(issue=cast.issue, kind="text", values=block_values(), by=cast.zarina)
    writing.change_block(block=block, values=block_values(text_en="Stop.", text_ru="Точка."), by=cast.aidar)
    cast.hand_over()
    with pytest.raises(PermissionDenied):
        deciding.approve(issue=cast.issue, by=cast.zarina)
    assert "/approve/" not in cast.second.get(page_of(cast)).text


@pytest.mark.parametrize("what", ["titles", "a block that was taken out"])
def test_nor_who_wrote_what_is_not_a_block_any_more(cast: NewsletterCast, what: str) -> None:
    cast.block()
    if what == "titles":
        titles = Titles(cast.issue.first_day, "By Zarina", "От Зарины")
        writing.change_issue(issue=cast.issue, titles=titles, by=cast.zarina)
    else:
        block = writing.add_block(issue=cast.issue, kind="text", values=block_values(), by=cast.zarina)
        writing.remove_block(block=block, by=cast.aidar)
    cast.hand_over()
    with pytest.raises(PermissionDenied):
        deciding.approve(issue=cast.issue, by=cast.zarina)


def test_what_is_sent_back_says_why_and_is_a_draft_again(cast: NewsletterCast) -> None:
    cast.block()
    cast.hand_over()
    address = f"{page_of(cast)}send-back/"
    assert "Write the reason" in press(cast.second, address, {"why": " "}).text
    press(cast.second, address, {"why": "The second sentence is not true."})
    assert "The second sentence is not true." in cast.client.get(page_of(cast)).text
    cast.issue.refresh_from_db()
    assert (cast.issue.state, cast.issue.handed_by) == (State.DRAFT, None)


def test_nothing_changes_in_what_was_handed_over(cast: NewsletterCast) -> None:
    block = cast.block()
    cast.hand_over()
    titles = Titles(cast.issue.first_day, "Other", "Другой")
    for act in (
        cast.block,
        lambda: writing.change_block(block=block, values=block_values(text_en="Other"), by=cast.aidar),
        lambda: writing.remove_block(block=block, by=cast.aidar),
        lambda: writing.change_issue(issue=cast.issue, titles=titles, by=cast.aidar),
        cast.quote,
    ):
        with pytest.raises(writing.NotNow):
            act()
    assert "handed over or decided meanwhile" in press(cast.client, f"{page_of(cast)}change/", {
        "first_day": str(cast.issue.first_day), "title_en": "Other", "title_ru": "Другой",
    }).text  # fmt: skip
    assert Block.objects.get().text_en == TEXT


def test_what_was_handed_over_has_no_form(cast: NewsletterCast) -> None:
    block = cast.block()
    address = f"{DESK}blocks/{block.pk}/change/"
    assert cast.client.get(address).status_code == 200
    cast.hand_over()
    assert cast.client.get(address).status_code == 404
    assert address not in cast.client.get(page_of(cast)).text


def test_an_empty_issue_is_handed_to_nobody(cast: NewsletterCast) -> None:
    page = press(cast.client, f"{page_of(cast)}hand-over/", {}).headers["Location"]
    assert "needs at least one block" in cast.client.get(page).text
    with pytest.raises(deciding.NotWhole):
        cast.hand_over()


@pytest.mark.parametrize(
    "missing", [{"text_ru": ""}, {"state_ru": TextState.DRAFT}, {"state_en": TextState.BEHIND}]
)
def test_what_is_not_ready_in_both_languages_is_handed_to_nobody(
    cast: NewsletterCast, missing: dict[str, str]
) -> None:
    cast.block()
    cast.block(**missing)
    with pytest.raises(deciding.NotWhole):
        cast.hand_over()


def test_a_language_is_behind_once_the_other_one_was_changed(cast: NewsletterCast) -> None:
    block = cast.block()
    address = f"{DESK}blocks/{block.pk}/change/"
    press(cast.client, address, sent(text_en="The council met in November."))
    block.refresh_from_db()
    assert (block.state_en, block.state_ru) == (TextState.READY, TextState.BEHIND)
    press(cast.client, address, sent(text_en="The council met in November."))  # somebody looked at it
    block.refresh_from_db()
    assert (block.state_en, block.state_ru) == (TextState.READY, TextState.READY)


def test_blocks_are_moved_and_taken_out(cast: NewsletterCast) -> None:
    first, second = cast.block(text_en="First."), cast.block(text_en="Second.")
    press(cast.client, f"{DESK}blocks/{second.pk}/move/up/", {})
    assert list(cast.issue.blocks.values_list("pk", flat=True)) == [second.pk, first.pk]
    press(cast.client, f"{DESK}blocks/{second.pk}/move/up/", {})
    assert list(cast.issue.blocks.values_list("pk", flat=True)) == [second.pk, first.pk]
    assert "cannot be brought back" in cast.client.get(f"{DESK}blocks/{second.pk}/remove/").text
    press(cast.client, f"{DESK}blocks/{second.pk}/remove/", {})
    assert list(cast.issue.blocks.values_list("pk", flat=True)) == [first.pk]


def test_what_was_withdrawn_is_read_by_nobody(cast: NewsletterCast) -> None:
    cast.block()
    cast.publish()
    press(cast.client, f"{page_of(cast)}withdraw/", {"why": "A name stood in it."})
    assert TITLE not in read(OPENLY)
    assert cast.client.get(f"{OPENLY}{cast.issue.pk}/").status_code == 404
    assert cast.client.get(f"{OPENLY}{cast.issue.pk}/paper.pdf").status_code == 404
    assert not OpenIssue.objects.exists()
    assert "A name stood in it." in cast.second.get(page_of(cast)).text


def test_another_organisation_is_told_of_nothing(cast: NewsletterCast) -> None:
    block = cast.block()
    for address in (page_of(cast), f"{DESK}blocks/{block.pk}/change/", f"{page_of(cast)}preview/en/"):
        assert cast.rival.get(address).status_code == 404
    for act in ("hand-over/", "withdraw/"):
        assert press(cast.rival, f"{page_of(cast)}{act}", {"why": "x"}).status_code == 404
    assert TITLE not in cast.rival.get(DESK).text


def test_an_act_of_another_organisation_is_refused_whatever_page_it_came_by(cast: NewsletterCast) -> None:
    cast.block()
    with pytest.raises(PermissionDenied):
        deciding.hand_over(issue=cast.issue, by=cast.rival_member)
    with pytest.raises(PermissionDenied):
        cast.issue_of(cast.rival_member)


def test_what_waits_is_told_to_the_second_person_and_to_no_other_organisation(cast: NewsletterCast) -> None:
    cast.block()
    cast.hand_over()
    waiting = [list(queries.waiting_for(who)) for who in (cast.zarina, cast.aidar, cast.rival_member)]
    assert waiting == [[cast.issue], [], []]


def test_one_quarter_has_one_issue(cast: NewsletterCast) -> None:
    typed = {"first_day": str(cast.issue.first_day), "title_en": "Again", "title_ru": "Снова"}
    assert "There is an issue of this quarter already." in press(cast.client, f"{DESK}new/", typed).text
    assert Issue.objects.count() == 1


def test_a_new_issue_is_proposed_for_a_quarter_that_has_none(cast: NewsletterCast) -> None:
    taken = f'value="{cast.issue.first_day}" selected'
    assert taken in cast.client.get(f"{DESK}{cast.issue.pk}/change/").text
    page = cast.client.get(f"{DESK}new/").text
    assert taken not in page
    assert page.count(" selected") == 1


def test_a_title_is_one_line_and_no_formula(cast: NewsletterCast) -> None:
    typed = {
        "first_day": str(cast.issue.first_day), "title_en": "=1+1\r\nBcc: all@example.org", "title_ru": "Осень\x00",
    }  # fmt: skip
    press(cast.client, f"{page_of(cast)}change/", typed)
    cast.issue.refresh_from_db()
    assert (cast.issue.title_en, cast.issue.title_ru) == ("=1+1 Bcc: all@example.org", "Осень")
    long = press(cast.client, f"{page_of(cast)}change/", typed | {"title_ru": "О" * 161}).text
    assert "160" in long


@pytest.mark.parametrize("ending", ["preview/uz/", "paper/uz/", "blocks/nothing/"])
def test_there_is_no_other_language_and_no_other_kind(cast: NewsletterCast, ending: str) -> None:
    assert cast.client.get(f"{page_of(cast)}{ending}").status_code == 404


def test_the_list_asks_as_often_for_three_as_for_one(cast: NewsletterCast) -> None:
    def asked() -> int:
        with QueriesOfPage(connection) as queries:
            cast.client.get(DESK)
        return len(queries)

    asked()
    once = asked()
    for month in (1, 4):
        titles = Titles(cast.issue.first_day.replace(month=month), TITLE, TITLE_RU)
        writing.begin_issue(programme=cast.programme, titles=titles, by=cast.aidar)
    assert asked() == once
