"""Tables that were approved, of which an issue quotes counts; of a few women in the north they show nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.tests.invented import by, people
from amanjol.programme.newsletter.actions import writing
from amanjol.programme.newsletter.actions.writing import Count
from amanjol.programme.newsletter.tests.newsletter_cast import DESK
from amanjol.programme.releases.actions import deciding as releasing
from amanjol.programme.releases.tests.release_cast import BEFORE, COLUMNS

if TYPE_CHECKING:
    from amanjol.programme.insights.release_files import Release as Tables
    from amanjol.programme.newsletter.models import Quote
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.releases.models import Release

WHO = {"title_en": "Men in the north", "title_ru": "Мужчины на севере"}
NORTH, SOUTH, HIDDEN = ("north", "m"), ("south", "m"), ("north", "f")


@cache
def tables() -> Tables:
    """Of a few women in the north nothing is shown."""
    east = {("east", "f"): 31, ("east", "m"): 32}
    return publish(people(BEFORE | east | {HIDDEN: 4}, *COLUMNS), by(COLUMNS), threshold=10).release


def page_of(cast: NewsletterCast) -> str:
    return f"{DESK}{cast.issue.pk}/"


def counts_page(cast: NewsletterCast, release: Release) -> str:
    return f"{page_of(cast)}counts/?of={release.pk}.table-1"


def place_of(codes: tuple[str, ...]) -> int:
    return sorted(tables().tables[0].counts).index(codes)


def count_of(release: Release, codes: tuple[str, ...] = NORTH, **values: Any) -> Count:
    return Count(release.pk, "table-1", codes, **(WHO | values))


def quoted(cast: NewsletterCast, release: Release, codes: tuple[str, ...] = NORTH, **values: Any) -> Quote:
    return writing.quote_count(issue=cast.issue, count=count_of(release, codes, **values), by=cast.aidar)


def withdraw(release: Release, cast: NewsletterCast) -> None:
    releasing.withdraw(release=release, why="A column was wrong.", by=cast.aidar)
