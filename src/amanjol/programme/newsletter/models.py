"""Rows of the newsletter. What is handed over stands, and a second person decides: the database holds both (0002)."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from amanjol.programme.newsletter.kinds import (
    FEWEST_PLOTTED,
    MOST_PLOTTED,
    BlockKind,
    Place,
    PlotKind,
    State,
    StoryHeading,
    TextState,
)
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.results.kinds import FEW, Kind

LONGEST_TITLE: Final = 160
LONGEST_TEXT: Final = 6_000
LONGEST_REASON: Final = 500
NOT_FEW: Final = ~Q(kind=Kind.PEOPLE) | Q(value__isnull=True) | Q(value=0) | Q(value__gte=FEW)
"""Of one to nine people nothing is said."""


def _id() -> models.UUIDField[Any, Any]:
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


def _own() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)


def _member(*, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "organisations.Member", models.PROTECT, null=null, related_name="+", editable=False
    )


def _referred(to: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(to, models.PROTECT, null=True, related_name="+", editable=False)


def _refers(kind: str, to: str) -> Q:
    """A block of a kind refers to one thing and to no other."""
    names = ("quote", "event", "recommendation", "permit")
    return Q(kind=kind, **{f"{name}__isnull": name != to for name in names})


class Issue(models.Model):
    """Of the quarter that begins on `first_day`. `sent_back` is why it came back, until it is handed over again.

    `writers` are members who ever changed its words: the database takes none out, and none of them approves it.
    `editions` counts the copies that everybody was given, one after the other, and only upwards.
    """

    id = _id()
    organisation = _own()
    programme = models.ForeignKey("results.Programme", models.PROTECT, related_name="+", editable=False)
    first_day = models.DateField()
    title_en = models.CharField(max_length=LONGEST_TITLE)
    title_ru = models.CharField(max_length=LONGEST_TITLE)
    is_demo = models.BooleanField(default=False, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False)
    written_by = _member()
    writers = ArrayField(models.UUIDField(), default=list, editable=False)
    handed_by = _member(null=True)
    decided_by = _member(null=True)
    sent_back = models.CharField(max_length=LONGEST_REASON, blank=True)
    published_on = models.DateField(null=True, editable=False)
    withdrawn_on = models.DateField(null=True, editable=False)
    withdrawn_why = models.CharField(max_length=LONGEST_REASON, blank=True)
    editions = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-first_day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["programme", "first_day"],
                condition=~Q(state=State.WITHDRAWN),
                name="newsletter_issue_once",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="newsletter_issue_states"),
            models.CheckConstraint(
                condition=~Q(title_en="") & ~Q(title_ru=""), name="newsletter_issue_titled"
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, handed_by=None, decided_by=None)
                | Q(state=State.WAITING, handed_by__isnull=False, decided_by=None)
                | (
                    Q(state__in=[State.APPROVED, State.PUBLISHED, State.WITHDRAWN])
                    & Q(handed_by__isnull=False, decided_by__isnull=False)
                    & ~Q(decided_by=F("handed_by"))
                ),
                name="newsletter_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.PUBLISHED, State.WITHDRAWN], published_on__isnull=False)
                | (~Q(state__in=[State.PUBLISHED, State.WITHDRAWN]) & Q(published_on=None)),
                name="newsletter_issue_published_whole",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_why=""))
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_on=None, withdrawn_why="")),
                name="newsletter_issue_withdrawn_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Quote(models.Model):
    """A released figure that the issue says: `{figure:NUMBER}` in its texts. `value` and `of_organisations` are as they
    stood when the issue was published, and None before.

    It is the sum of an indicator in a period; or a released count of people, of the cell `codes` in the table that is
    named so in a release, and its titles say in words who stands in that cell.
    """

    id = _id()
    organisation = _own()
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="quotes", editable=False)
    number = models.PositiveIntegerField(editable=False)
    indicator = _referred("results.Indicator")
    period = _referred("results.Period")
    release = _referred("releases.Release")
    of_table = models.CharField(max_length=64, blank=True, editable=False)
    codes = ArrayField(models.CharField(max_length=200, blank=True), default=list, editable=False)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True, editable=False)
    title_ru = models.CharField(max_length=LONGEST_TITLE, blank=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    currency = models.CharField(max_length=3, blank=True, editable=False)
    value = models.BigIntegerField(null=True, editable=False)
    of_organisations = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    indicator__isnull=False,
                    period__isnull=False,
                    release=None,
                    of_table="",
                    codes__len=0,
                    title_en="",
                    title_ru="",
                )
                | Q(
                    indicator=None,
                    period=None,
                    release__isnull=False,
                    codes__len__gte=1,
                    kind=Kind.PEOPLE,
                    currency="",
                )
                & ~Q(of_table="")
                & ~Q(title_en="")
                & ~Q(title_ru=""),
                name="newsletter_quote_of_one",
            ),
            models.UniqueConstraint(
                fields=["issue", "release", "of_table", "codes"], name="newsletter_quote_count_once"
            ),
            models.UniqueConstraint(fields=["issue", "number"], name="newsletter_quote_number"),
            models.UniqueConstraint(fields=["issue", "indicator", "period"], name="newsletter_quote_once"),
            models.CheckConstraint(condition=NOT_FEW, name="newsletter_quote_not_few"),
        )

    def __str__(self) -> str:
        return f"{self.number}"


class Block(models.Model):
    """English and Russian side by side. `title` may be empty. `digits_why` says why digits in it are no figure.

    `permit` is that of a story, of any organisation of the node: whether it holds is asked whenever it would be shown.
    A story has a `heading` and no other word: the database refuses texts beside it. A plot is of `figures`, numbers of
    what the issue quotes, drawn as `plotted_as`; its title is what they say, and there is none ready without.
    """

    id = _id()
    organisation = _own()
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="blocks", editable=False)
    position = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=20, choices=BlockKind, editable=False)
    title_en = models.CharField(max_length=LONGEST_TITLE, blank=True)
    title_ru = models.CharField(max_length=LONGEST_TITLE, blank=True)
    text_en = models.TextField(max_length=LONGEST_TEXT, blank=True)
    text_ru = models.TextField(max_length=LONGEST_TEXT, blank=True)
    state_en = models.CharField(max_length=10, choices=TextState, default=TextState.EMPTY)
    state_ru = models.CharField(max_length=10, choices=TextState, default=TextState.EMPTY)
    digits_why = models.CharField(max_length=LONGEST_REASON, blank=True)
    quote = _referred("newsletter.Quote")
    event = _referred("outreach.Event")
    recommendation = _referred("outreach.Recommendation")
    permit = models.UUIDField(null=True, editable=False)
    heading = models.CharField(max_length=10, choices=StoryHeading, blank=True, editable=False)
    plotted_as = models.CharField(max_length=10, choices=PlotKind, blank=True, editable=False)
    figures = ArrayField(models.PositiveIntegerField(), default=list, editable=False)
    written_by = _member()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="newsletter_block_kinds"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"text_{code}": "", f"state_{code}": TextState.EMPTY})
                    | (
                        ~Q(**{f"text_{code}": ""})
                        & Q(**{f"state_{code}__in": [TextState.DRAFT, TextState.READY, TextState.BEHIND]})
                    ),
                    name=f"newsletter_block_state_{code}",
                )
                for code in LANGUAGES
            ),
            models.CheckConstraint(
                condition=_refers(BlockKind.TEXT, "")
                | _refers(BlockKind.FIGURE, "quote")
                | _refers(BlockKind.EVENT, "event")
                | _refers(BlockKind.RECOMMENDATION, "recommendation")
                | _refers(BlockKind.STORY, "permit")
                | _refers(BlockKind.PLOT, ""),
                name="newsletter_block_refers",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=BlockKind.PLOT,
                    plotted_as__in=PlotKind.values,
                    figures__len__gte=FEWEST_PLOTTED,
                    figures__len__lte=MOST_PLOTTED,
                )
                | (~Q(kind=BlockKind.PLOT) & Q(plotted_as="", figures__len=0)),
                name="newsletter_block_plotted",
            ),
            *(
                models.CheckConstraint(
                    condition=~Q(
                        **{"kind": BlockKind.PLOT, f"state_{code}": TextState.READY, f"title_{code}": ""}
                    ),
                    name=f"newsletter_plot_says_{code}",
                )
                for code in LANGUAGES
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Erratum(models.Model):
    """A figure that was corrected after the issue was published. None: of so few people that nothing is said."""

    id = _id()
    organisation = _own()
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="errata", editable=False)
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="errata", editable=False)
    number = models.PositiveIntegerField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    kind = models.CharField(max_length=20, choices=Kind, editable=False)
    was = models.BigIntegerField(null=True, editable=False)
    was_of = models.PositiveIntegerField(editable=False)
    value = models.BigIntegerField(null=True, editable=False)
    of_organisations = models.PositiveIntegerField(editable=False)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["issue", "number"], name="newsletter_erratum_number"),
            models.CheckConstraint(condition=NOT_FEW, name="newsletter_erratum_not_few"),
        )

    def __str__(self) -> str:
        return str(self.id)


class Posting(models.Model):
    """That an issue was posted somewhere by hand, or printed, and who takes it out there when it has to go.

    `count` says how many sheets, and of a post 1. `copies` are the ids under which its stories know of it.
    """

    id = _id()
    organisation = _own()
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="postings", editable=False)
    language = models.CharField(max_length=2, choices=list(LANGUAGES.items()))
    place = models.CharField(max_length=20, choices=Place)
    name = models.CharField(max_length=200)
    link = models.URLField(max_length=500, blank=True)
    posted_on = models.DateField()
    deletes = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=1)
    copies = ArrayField(models.UUIDField(), default=list, editable=False)
    deleted_on = models.DateField(null=True)

    class Meta:
        ordering = ("-posted_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="newsletter_posting_https"
            ),
            models.CheckConstraint(condition=~Q(deletes=""), name="newsletter_posting_deleted_by"),
            models.CheckConstraint(condition=Q(count__gte=1), name="newsletter_posting_counted"),
            models.CheckConstraint(
                condition=Q(deleted_on=None) | Q(deleted_on__gte=F("posted_on")),
                name="newsletter_posting_deleted_after",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class OpenIssue(models.Model):
    """What everybody reads of a published issue, and nothing besides: `shown` is a tree (`rendering/tree.py`) by
    language. `signed` is by the node's key over all of it (`signing.py`): without that a row says nothing. The database
    takes the copy whose `edition` is the last of its issue, and no earlier one.
    """

    issue = models.OneToOneField(Issue, models.CASCADE, primary_key=True, related_name="+", editable=False)
    organisation = _own()
    first_day = models.DateField(editable=False)
    published_on = models.DateField(editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)
    shown = models.JSONField(editable=False)
    signed = models.BinaryField(default=b"", editable=False)

    class Meta:
        ordering = ("-first_day", "-published_on", "issue_id")

    def __str__(self) -> str:
        return str(self.pk)
