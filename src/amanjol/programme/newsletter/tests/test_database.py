"""What the database refuses, whoever writes: rows are changed here past every action."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from amanjol.programme.newsletter.actions import deciding
from amanjol.programme.newsletter.kinds import State, TextState
from amanjol.programme.newsletter.models import Block, Erratum, Issue, OpenIssue, Quote
from amanjol.programme.newsletter.tests.newsletter_cast import TEXT
from amanjol.programme.results.models import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        act()
    return str(raised.value)


def of(cast: NewsletterCast) -> Any:
    return Issue.objects.filter(pk=cast.issue.pk)


def test_nobody_approves_what_they_handed_over(cast: NewsletterCast) -> None:
    cast.block()
    cast.hand_over()
    says = refused(lambda: of(cast).update(state=State.APPROVED, decided_by=cast.aidar))
    assert "newsletter_second_person" in says or "Nobody approves" in says


def test_nobody_approves_a_block_of_their_own(cast: NewsletterCast) -> None:
    cast.block()
    deciding.hand_over(issue=cast.issue, by=cast.zarina)
    says = refused(lambda: of(cast).update(state=State.APPROVED, decided_by=cast.aidar))
    assert "Nobody approves what they wrote." in says


def test_who_wrote_stays_a_writer(cast: NewsletterCast) -> None:
    block = cast.block()
    assert "stays one of its writers" in refused(lambda: of(cast).update(writers=[]))
    says = refused(lambda: Block.objects.filter(pk=block.pk).update(written_by=cast.zarina))
    assert "is one of the writers" in says


def test_nothing_is_read_by_everybody_but_what_is_published(cast: NewsletterCast) -> None:
    """With any session of the organisation, and past every action."""
    cast.block()
    forged = {"language": "en", "title": "Forged", "about": "x", "parts": []}
    row = {
        "issue": cast.issue, "organisation": cast.issue.organisation, "first_day": cast.issue.first_day,
        "published_on": cast.issue.first_day, "edition": 0, "shown": {"en": forged, "ru": forged},
    }  # fmt: skip
    assert "Everybody reads what is published" in refused(lambda: OpenIssue.objects.create(**row))
    cast.publish()
    later = cast.issue.first_day + timedelta(days=400)
    assert "Everybody reads what is published" in refused(
        lambda: OpenIssue.objects.update(published_on=later)
    )


def test_an_issue_goes_step_by_step(cast: NewsletterCast) -> None:
    cast.block()
    step = {"state": State.APPROVED, "handed_by": cast.aidar, "decided_by": cast.zarina}
    assert "step by step" in refused(lambda: of(cast).update(**step))
    cast.publish()
    back = {"state": State.DRAFT, "handed_by": None, "decided_by": None}
    refused(lambda: of(cast).update(**back))
    first_day = cast.issue.first_day.replace(month=1)
    assert "begins as a draft" in refused(
        lambda: Issue.objects.create(
            organisation=cast.aidar.organisation, programme=cast.programme, first_day=first_day,
            title_en="x", title_ru="x", written_by=cast.aidar, writers=[cast.aidar.pk],
            state=State.WAITING, handed_by=cast.aidar,
        )
    )  # fmt: skip


@pytest.mark.parametrize("missing", [{"state_ru": TextState.DRAFT}, {"text_ru": ""}, None])
def test_an_issue_is_handed_over_whole_or_not_at_all(
    cast: NewsletterCast, missing: dict[str, Any] | None
) -> None:
    if missing is not None:
        cast.block(**missing)
    says = refused(lambda: of(cast).update(state=State.WAITING, handed_by=cast.aidar))
    assert "handed over whole" in says


def test_what_was_handed_over_stands(cast: NewsletterCast) -> None:
    block, quote = cast.block(), cast.quote()
    cast.hand_over()
    for act in (
        lambda: Block.objects.filter(pk=block.pk).update(text_en="Other"),
        lambda: Block.objects.filter(pk=block.pk).delete(),
        lambda: Quote.objects.filter(pk=quote.pk).delete(),
        lambda: of(cast).update(title_en="Other"),
        lambda: Block.objects.create(
            issue=cast.issue, organisation=cast.issue.organisation, position=9, kind="text", text_en=TEXT,
            state_en=TextState.READY, written_by=cast.aidar,
        ),
    ):  # fmt: skip
        assert "What was handed over stands." in refused(act)


def test_only_figures_of_a_locked_period_are_quoted(cast: NewsletterCast) -> None:
    indicator = cast.indicator("2.1")
    first, last = cast.quarter.first_day.replace(month=4), cast.quarter.last_day.replace(month=6)
    period = Period.objects.create(
        organisation=cast.issue.organisation,
        programme=cast.programme,
        length="quarter",
        first_day=first,
        last_day=last,
    )
    says = refused(
        lambda: Quote.objects.create(
            organisation=cast.issue.organisation, issue=cast.issue, number=1, indicator=indicator, period=period,
            kind=indicator.kind,
        )
    )  # fmt: skip
    assert "Only figures of a locked period" in says


def test_what_a_figure_was_at_publication_stands_and_is_never_of_few_people(cast: NewsletterCast) -> None:
    quote = cast.quote("3.1")
    cast.block(text_en="We supported {figure:1}.")
    rows = Quote.objects.filter(pk=quote.pk)
    assert "at publication stands" in refused(lambda: rows.update(value=99, of_organisations=1))
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    assert "newsletter_quote_not_few" in refused(lambda: rows.update(value=9, of_organisations=1))
    deciding.publish(issue=cast.issue, by=cast.aidar)
    assert "at publication stands" in refused(lambda: rows.update(value=99))


def test_an_erratum_stands(cast: NewsletterCast) -> None:
    cast.quote("3.1")
    cast.block(text_en="We supported {figure:1}.")
    cast.publish()
    cast.correct("3.1", 44)
    assert "An erratum stands." in refused(lambda: Erratum.objects.update(value=43))
    assert "An erratum stands." in refused(lambda: Erratum.objects.all().delete())


def test_a_text_that_is_not_there_is_not_ready(cast: NewsletterCast) -> None:
    block = cast.block()
    says = refused(lambda: Block.objects.filter(pk=block.pk).update(text_ru=""))
    assert "newsletter_block_state_ru" in says
