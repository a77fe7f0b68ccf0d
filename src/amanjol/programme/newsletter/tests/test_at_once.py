"""Two who act at once, committed: a correction beside a publication, a recall beside a mail that is being taken."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, connection, transaction

from amanjol.casework.desk import rules as desk_rules
from amanjol.casework.support.stories import permits, recalling
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.mailings import grounds, handing
from amanjol.programme.mailings import queries as mailing_queries
from amanjol.programme.mailings.actions import listing, writing
from amanjol.programme.mailings.actions.listing import ListPlan
from amanjol.programme.mailings.asking import prepared
from amanjol.programme.mailings.line import SENT
from amanjol.programme.mailings.mails import digest_of
from amanjol.programme.mailings.models import Delivery, Halt, Mailing
from amanjol.programme.mailings.noting import stand_still
from amanjol.programme.mailings.tests.mailing_cast import subscribed
from amanjol.programme.newsletter.actions import deciding, sending
from amanjol.programme.newsletter.actions.writing import Count, quote_count
from amanjol.programme.newsletter.mailing import mails_of
from amanjol.programme.newsletter.models import Erratum, OpenIssue
from amanjol.programme.newsletter.tests.newsletter_cast import (
    NewsletterCast,
    begin_keys,
    create_newsletter_cast,
)
from amanjol.programme.newsletter.tests.permitting import permit_of, recall
from amanjol.programme.outreach.actions.writing import write_down
from amanjol.programme.releases import asking, examiner
from amanjol.programme.releases.actions import deciding as releasing
from amanjol.programme.releases.tests.release_cast import approved, first
from amanjol.programme.results import actions as results

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.casework.support.models import StoryPermit
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.models import Figure

pytestmark = pytest.mark.usefixtures("fresh_database", "letters_root")


@pytest.fixture
def letters_root(settings: Settings, tmp_path: Path) -> None:
    settings.LETTERS_ROOT = tmp_path / "letters"


def is_somebody_waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_locks where not granted)")
        return bool(cursor.fetchone()[0])


def approved_issue() -> tuple[NewsletterCast, Figure]:
    """Committed; and a correction that waits for its second person."""
    with transaction.atomic():
        begin_keys()
        cast = create_newsletter_cast()
        cast.quote()
        cast.block(text_en="We reached {figure:1}.")
        cast.hand_over()
        deciding.approve(issue=cast.issue, by=cast.zarina)
        fact = cast.indicator("2.1").facts.get(source="Yyldyz")
        typed = {
            "value": 230, "of_organisations": 1, "parts": {}, "evidence": "List", "link": "", "reason": "Twice",
        }  # fmt: skip
        return cast, results.correct_figure(fact=fact, values=typed, by=cast.aidar)


def beside_a_publication(
    cast: NewsletterCast, act: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[int | None, int | None]]:
    """Zarina's act begins once the publication has read its sums, and waits for it. What errata say then."""
    real, acts = deciding._check_said, []

    def acted() -> None:
        try:
            with transaction.atomic(), acting_for(cast.zarina):
                act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:

        def check_said(*publication: Any) -> Any:
            said = real(*publication)
            acts.append(threads.submit(acted))
            while not acts[0].done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
            return said

        monkeypatch.setattr(deciding, "_check_said", check_said)
        with transaction.atomic(), acting_for(cast.aidar):
            deciding.publish(issue=cast.issue, by=cast.aidar)
        [beside] = acts
        beside.result()
    with transaction.atomic(), acting_for(cast.aidar):
        return [(row.was, row.value) for row in Erratum.objects.all()]


def test_a_correction_beside_a_publication_makes_an_erratum(monkeypatch: pytest.MonkeyPatch) -> None:
    cast, figure = approved_issue()
    errata = beside_a_publication(
        cast, lambda: results.decide_figure(figure=figure, approves=True, by=cast.zarina), monkeypatch
    )
    assert errata == [(354, 348)]


def test_so_does_a_withdrawal_of_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "examined", examiner.examined)
    with transaction.atomic():
        begin_keys()
        cast = create_newsletter_cast()
        release = approved(first(), cast.results)
        count = Count(release.pk, "table-1", ("north", "m"), "Men in the north", "Мужчины на севере")
        quote_count(issue=cast.issue, count=count, by=cast.aidar)
        cast.block(text_en="{figure:1} came.")
        cast.hand_over()
        deciding.approve(issue=cast.issue, by=cast.zarina)
    errata = beside_a_publication(
        cast,
        lambda: releasing.withdraw(release=release, why="A column was wrong.", by=cast.zarina),
        monkeypatch,
    )
    assert errata == [(60, None)]


def test_no_kept_copy_is_put_back_beside_a_correction() -> None:
    """Somebody took the signed copy away, and writes it back before the correction that missed it is committed."""
    cast, figure = approved_issue()
    committed(cast.aidar, lambda: deciding.publish(issue=cast.issue, by=cast.aidar))
    with transaction.atomic(), acting_for(cast.aidar):
        earlier = OpenIssue.objects.values().get()
        OpenIssue.objects.all().delete()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.zarina):
            results.decide_figure(figure=figure, approves=True, by=cast.zarina)
            putting = threads.submit(committed, cast.aidar, lambda: OpenIssue.objects.create(**earlier))
            while not putting.done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
        assert isinstance(putting.exception(), IntegrityError)
    with transaction.atomic(), acting_for(cast.aidar):
        assert not OpenIssue.objects.exists()


def story_on_its_way(*, is_approved: bool = True) -> tuple[NewsletterCast, StoryPermit, Mailing]:
    """Committed; two mails wait, or a second person."""
    with transaction.atomic():
        keys = begin_keys()
        cast = create_newsletter_cast()
        row = permit_of(cast.issue.organisation, keys)
        cast.block("story", permit=row.pk)
        cast.publish()
        plan = ListPlan(name_en="Road", name_ru="Дорога", sender="Road", about_en="", about_ru="")
        road = listing.begin_list(what=plan, by=cast.aidar)
        on_it: Any = SimpleNamespace(list=road)
        for name in "ab":
            subscribed(on_it, f"{name}@example.org")
        digest = digest_of(mails_of(cast.issue))
        mailing = sending.prepare(issue=cast.issue, mailing_list=road, digest=digest, by=cast.aidar)
        if is_approved:
            approved = mailing_queries.digest_as_it_stands(mailing)
            writing.approve(mailing=mailing, digest=approved, by=cast.zarina)
        mailing.refresh_from_db()
        return cast, row, mailing


def read_by(member: Member, mailing: Mailing) -> str:
    """What the page gives who approves it."""
    with transaction.atomic(), acting_for(member):
        return mailing_queries.digest_as_it_stands(mailing)


def take(run: handing.Run) -> handing.Following | None:
    """The next mail, as a run takes it: None where none is taken."""
    run._templates = run._approved()
    with prepared(connection, handing._TAKE) as taking:
        following = run._next()
        return following if following is not None and run._take(following, taking) else None


def test_of_a_recall_and_a_mail_that_is_taken_one_comes_first() -> None:
    """The recall waits for the transaction that takes a mail; after it none is taken."""
    cast, row, mailing = story_on_its_way()
    run = handing.Run(mailing)

    def call_back() -> None:
        try:
            with transaction.atomic(), acting_for(cast.aidar):
                recall(row)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.aidar):
            taken = take(run)
            assert taken is not None
            recalling = threads.submit(call_back)
            while not recalling.done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
            assert not recalling.done()
        recalling.result()
    with transaction.atomic(), acting_for(cast.aidar):
        run._noted = handing._Noted(taken.id, SENT.state, None)
        assert take(run) is None
        states = sorted(Delivery.objects.values_list("state", flat=True))
        mailing.refresh_from_db()
        assert (states, mailing.state, mailing.halt) == (["sent", "waiting"], "stopped", "gone")
        assert [copy.count for copy in permits.copies_of(row.pk)] == [1]


def test_a_recall_beside_an_approval_is_the_victim_of_no_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """One organisation does both, and the recall begins between the two locks of the approval."""
    cast, row, mailing = story_on_its_way(is_approved=False)
    monkeypatch.setattr(desk_rules, "can_work", lambda _member: True)
    real, begins = grounds.hold, Event()

    def hold(of: Mailing) -> bool:
        begins.set()
        while not called_back.done() and not is_somebody_waiting():
            pass  # until the recall has gone by, or waits
        return real(of)

    monkeypatch.setattr(grounds, "hold", hold)

    def call_back() -> int:
        begins.wait()
        return committed(cast.aidar, lambda: recalling.recall(by=cast.aidar, permits=[row.pk]))

    with ThreadPoolExecutor(2) as threads:
        called_back = threads.submit(call_back)
        digest = read_by(cast.zarina, mailing)
        approved = threads.submit(
            committed, cast.zarina, lambda: writing.approve(mailing=mailing, digest=digest, by=cast.zarina)
        )
        approved.result()
        assert called_back.result() == 1
    with transaction.atomic(), acting_for(cast.aidar):
        mailing.refresh_from_db()
        assert take(handing.Run(mailing)) is None
        mailing.refresh_from_db()
        assert (mailing.state, mailing.halt) == ("stopped", "gone")


def test_a_sender_waits_for_no_recall() -> None:
    """One that is under way counts as one that was: her organisation's journal waits for nobody's mail."""
    cast, row, mailing = story_on_its_way(is_approved=False)
    digest = read_by(cast.zarina, mailing)

    def approve() -> None:
        committed(cast.zarina, lambda: writing.approve(mailing=mailing, digest=digest, by=cast.zarina))

    with ThreadPoolExecutor(1) as threads, transaction.atomic(), acting_for(cast.aidar):
        permits.wait_for_senders([row.pk])
        approving = threads.submit(approve)
        while not approving.done() and not is_somebody_waiting():
            pass  # until it has gone by, or waits
        assert approving.done()
        assert isinstance(approving.exception(), writing.GroundGone)


def test_of_two_recalls_neither_is_the_victim(monkeypatch: pytest.MonkeyPatch) -> None:
    """One by the button, one in an act that has written into the journal before, as the withdrawal of a consent."""
    cast, row, _mailing = story_on_its_way()
    monkeypatch.setattr(desk_rules, "can_work", lambda _member: True)

    def by_button() -> int:
        return committed(cast.zarina, lambda: recalling.recall(by=cast.zarina, permits=[row.pk]))

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.aidar):
            write_down("mailing.stopped", cast.aidar, "mailing", row.pk)
            button = threads.submit(by_button)
            while not button.done() and not is_somebody_waiting():
                pass  # until it waits
            assert recalling.recall(by=cast.aidar, permits=[row.pk]) == 1
        assert button.result() == 0
    with transaction.atomic(), acting_for(cast.aidar):
        assert Entry.objects.filter(verb=recalling.RECALLED).count() == 1


def test_an_issue_is_withdrawn_beside_an_approval_of_its_mailing() -> None:
    cast, _row, mailing = story_on_its_way(is_approved=False)

    def withdraw() -> None:
        committed(cast.aidar, lambda: deciding.withdraw(issue=cast.issue, why="Wrong", by=cast.aidar))

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.zarina):
            locked = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
            withdrawing = threads.submit(withdraw)
            while not withdrawing.done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
            writing._let_go(locked, mailing_queries.mails_of(locked), cast.zarina)
        withdrawing.result()
    with transaction.atomic(), acting_for(cast.aidar):
        cast.issue.refresh_from_db()
        mailing.refresh_from_db()
        assert (cast.issue.state, mailing.state) == ("withdrawn", "withdrawn")


def test_a_figure_is_corrected_beside_a_mailing_that_stops_for_good() -> None:
    cast, _row, mailing = story_on_its_way()

    def hold_back() -> None:
        committed(cast.aidar, lambda: sending.hold_back_mailings(cast.issue, cast.aidar))

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), acting_for(cast.zarina):
            stand_still(mailing.pk, Halt.GONE)
            holding = threads.submit(hold_back)
            while not holding.done() and not is_somebody_waiting():
                pass  # until it has gone by, or waits
        holding.result()
    with transaction.atomic(), acting_for(cast.aidar):
        mailing.refresh_from_db()
        assert (mailing.state, mailing.halt) == ("stopped", "gone")


def committed[Given](by: Member, act: Callable[[], Given]) -> Given:
    """By a connection of its own."""
    try:
        with transaction.atomic(), acting_for(by):
            return act()
    finally:
        connection.close()
