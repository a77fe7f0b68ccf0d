"""A row in every table of the programme, for `row_scene`."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.programme.mailings import models as mailings
from amanjol.programme.newsletter import models as newsletter
from amanjol.programme.outreach import models as outreach
from amanjol.programme.releases import models as releases
from amanjol.programme.results import models as results
from amanjol.programme.returns import models as returns

if TYPE_CHECKING:
    from django.db.models import Model

    from amanjol.foundation.organisations.models import Member


def of_programme(by: Member) -> list[Model]:
    """Of that member's organisation, not saved yet, in an order in which they can be."""
    return [
        *_of_results(by), *_of_outreach(by), *_of_mailings(by), *_of_newsletter(by), *_of_returns(by),
        *_of_releases(by),
        *(_of_observations(by) if apps.is_installed("amanjol.programme.observations") else []),
        *(_of_partners(by) if apps.is_installed("amanjol.programme.partner_warnings") else []),
    ]  # fmt: skip


def _of_observations(by: Member) -> list[Model]:
    from amanjol.programme.observations import models as observations  # noqa: PLC0415  only where all planes are on

    sealed = {"epoch": 1, "wrapped_key": b"x", "schema": 1, "sealed": b"x"}
    sent = observations.SentObservation(organisation=by.organisation, signed=b"x", sent_on=TODAY)
    return [
        observations.Observation(organisation=by.organisation, **sealed),
        sent,
        observations.Taking(
            organisation=by.organisation, observation=sent, number=1, outcome="put-aside", reason="x",
            by=by.account_id, taken_on=TODAY,
        ),
    ]  # fmt: skip


def _of_partners(by: Member) -> list[Model]:
    from amanjol.programme.partner_warnings import models  # noqa: PLC0415  only where all planes are on

    letter = models.FromPartner(organisation=by.organisation, signed=b"x", came_on=TODAY)
    return [
        letter,
        models.PartnerTaking(
            organisation=by.organisation, told=letter, number=1, outcome="put-aside", reason="x", by=by.account_id,
            taken_on=TODAY,
        ),
    ]  # fmt: skip


def _of_returns(by: Member) -> list[Model]:
    sealed = {"epoch": 1, "wrapped_key": b"x", "schema": 1, "sealed": b"x", "year": TODAY.year, "quarter": 1}
    return [
        returns.CountedQuarter(organisation=by.organisation, **sealed),
        returns.ArrivedReturn(
            organisation=by.organisation, partner_node="x", partner="x", name="x", **sealed
        ),
    ]


def _of_releases(by: Member) -> list[Model]:
    """One that is thrown away like any row: what was approved is not (`releases/tests/test_forging.py`)."""
    own: dict[str, Any] = {"organisation": by.organisation, "title_en": "x", "title_ru": "x", "signed": b"x"}
    release = releases.Release(tables=b"x", brought_by=by, **own)
    return [
        release,
        releases.Reporting(
            release=release, reference="x", kind="other", name="x", identifier="x", description_en="x",
            description_ru="x", state="closed", started_on=TODAY, first_on=TODAY, last_on=TODAY, written_by=by,
            written_at=timezone.now(), **own,
        ),
    ]  # fmt: skip


def _of_results(by: Member) -> list[Model]:
    own: dict[str, Any] = {"organisation": by.organisation}
    titles = {"title_en": "x", "title_ru": "x"}
    programme = results.Programme(begins_on=TODAY, ends_on=TODAY, **titles, **own)
    result = results.Result(programme=programme, code="1", **titles, **own)
    indicator = results.Indicator(result=result, code="1", kind="people", **titles, **own)
    first, last = date(TODAY.year, 1, 1), date(TODAY.year, 12, 31)
    period = results.Period(programme=programme, length="year", first_day=first, last_day=last, **own)
    fact = results.Fact(indicator=indicator, period=period, kind="people", source="x", **own)
    figure = results.Figure(fact=fact, number=1, value=1, written_by=by, **own)
    return [
        programme,
        result,
        indicator,
        period,
        results.Target(indicator=indicator, period=period, **own),
        results.Answer(period=period, source="x", says="few", written_by=by, **own),
        fact,
        figure,
    ]


def _of_mailings(by: Member) -> list[Model]:
    """A closed list with one who confirmed, and a draft; an open one is read by everybody."""
    own: dict[str, Any] = {"organisation": by.organisation}
    row = mailings.MailingList(name_en="x", name_ru="x", sender="x", is_open=False, begun_on=TODAY, **own)
    subscriber = mailings.Subscriber(
        list=row, language="en", state="confirmed", name="x", link="x", sealed=b"x", confirmed_on=TODAY, **own
    )
    mailing = mailings.Mailing(list=row, written_by=by, **own)
    return [
        row,
        subscriber,
        mailing,
        mailings.MailText(mailing=mailing, language="en", subject="x", text="x", html="x", **own),
        mailings.Delivery(mailing=mailing, subscriber=subscriber, language="en", **own),
        mailings.EndedLink(link="y", **own),
        mailings.EndedMailing(mailing=uuid.uuid4(), **own),
    ]


def _of_outreach(by: Member) -> list[Model]:
    """A recommendation that everybody may read, with all that hangs on it, and a partner who may be named."""
    own: dict[str, Any] = {"organisation": by.organisation}
    partner = outreach.Partner(name="x", **own)
    recommendation = outreach.Recommendation(
        number=1,
        source="council",
        source_name="x",
        made_on=TODAY,
        countries=["TM"],
        addressee="x",
        text_en="x",
        writers=[by.pk],
        **own,
    )
    commitment = outreach.Commitment(
        recommendation=recommendation, made_on=TODAY, due_on=TODAY, first_due_on=TODAY, text_en="x", **own
    )
    report = outreach.Report(commitment=commitment, on=TODAY, state="begun", text_en="x", **own)
    until = timezone.localdate() + timedelta(days=30)
    of_country: dict[str, Any] = {"partner": partner, "country": "TM", "holds_until": until}
    return [
        partner,
        outreach.PartnerWord(
            name_may=True, logo_may=False, donor_may=False, said_on=until - timedelta(days=40), said_how="x",
            **of_country, **own,
        ),
        recommendation,
        commitment,
        report,
        outreach.ProofFile(report=report, name="x", kind="application/pdf", content=b"x", **own),
        outreach.OpenPartner(name="x", **of_country, **own),
        outreach.Campaign(name="x", begins_on=TODAY, ends_on=TODAY, **own),
        outreach.Event(kind="lesson", title="x", on=TODAY, **own),
        outreach.Feed(name="x", begun_on=TODAY, **own),
        publication := outreach.Publication(kind="post", title="x", place="x", published_on=TODAY, **own),
        outreach.Snapshot(publication=publication, captured_on=TODAY, views=1, **own),
    ]  # fmt: skip


def _of_newsletter(by: Member) -> list[Model]:
    """An issue that quotes a figure of a locked quarter."""
    own: dict[str, Any] = {"organisation": by.organisation}
    titles = {"title_en": "x", "title_ru": "x"}
    programme = results.Programme(begins_on=TODAY, ends_on=TODAY, **titles, **own)
    result = results.Result(programme=programme, code="1", **titles, **own)
    indicator = results.Indicator(result=result, code="1", kind="people", **titles, **own)
    first, last = date(TODAY.year, 1, 1), date(TODAY.year, 3, 31)
    period = results.Period(
        programme=programme, length="quarter", first_day=first, last_day=last, locked_at=timezone.now(), locked_by=by,
        **own,
    )  # fmt: skip
    issue = newsletter.Issue(
        programme=programme, first_day=first, written_by=by, writers=[by.pk], **titles, **own
    )
    quote = newsletter.Quote(issue=issue, number=1, indicator=indicator, period=period, kind="people", **own)
    return [
        programme, result, indicator, period, issue, quote,
        newsletter.Block(
            issue=issue, position=1, kind="text", text_en="x", text_ru="x", state_en="ready", state_ru="ready",
            written_by=by, **own
        ),
        newsletter.Erratum(
            issue=issue, quote=quote, number=1, kind="people", was=20, was_of=1, value=21, of_organisations=1, **own
        ),
        newsletter.Posting(
            issue=issue, language="en", place="telegram", name="x", posted_on=TODAY, deletes="x", **own
        ),
    ]  # fmt: skip


def show_recommendation(by: Member, second: Member) -> None:
    """One asks and another shows, since everybody reads what a second person approved and nothing else."""
    rows = outreach.Recommendation.objects.filter(organisation=by.organisation_id)
    rows.update(asked_by=by)
    rows.update(asked_by=None, approved_by=second, writers=[], shown_on=TODAY, edition=1)
    outreach.OpenRecommendation.objects.create(
        recommendation=rows.get(),
        organisation=by.organisation,
        countries=["TM"],
        made_in=TODAY,
        shown={},
        edition=1,
    )


def publish_issue(by: Member, second: Member) -> None:
    """From hand to hand, since everybody reads what was published and nothing else."""
    rows = newsletter.Issue.objects.filter(organisation=by.organisation_id)
    rows.update(state="waiting", handed_by=by)
    rows.update(state="approved", decided_by=second)
    rows.update(state="published", published_on=TODAY, editions=1)
    issue = rows.get()
    newsletter.OpenIssue.objects.create(
        issue=issue, organisation=by.organisation, first_day=issue.first_day, published_on=TODAY, shown={}
    )
