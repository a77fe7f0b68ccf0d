"""No exact number of people beside released counts tells what their rounding hides."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from amanjol.programme.newsletter import counting
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.models import Erratum, Quote
from amanjol.programme.newsletter.tests.counts_cast import NORTH, SOUTH, quoted, tables, withdraw
from amanjol.programme.outreach.tests.open_reader import read

if TYPE_CHECKING:
    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.releases.models import Release

pytestmark = pytest.mark.django_db


def test_no_exact_number_stands_beside_a_count_about_as_large(cast: NewsletterCast, release: Release) -> None:
    """43 people by the indicator; 45 in the table: were they the same, rounding would hide nothing."""
    women = ("south", "f")
    assert tables().tables[0].counts[women] == 45
    cast.quote("3.1")
    with pytest.raises(writing.TooExact):
        quoted(cast, release, women)
    writing.remove_quote(quote=Quote.objects.get(), by=cast.aidar)
    quoted(cast, release, women)
    with pytest.raises(writing.TooExact):
        cast.quote("3.1")
    assert counting.is_told_by(56, 45)
    assert not counting.is_told_by(57, 45)


def test_what_a_correction_brought_near_a_count_is_not_published(
    cast: NewsletterCast, release: Release
) -> None:
    """Near to one that the table shows and the issue does not say."""
    quoted(cast, release)
    cast.quote("2.1")
    cast.block(text_en="{figure:1}, {figure:2}.")
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    cast.correct("2.1", 125)  # 243 with what others counted; 245 in all stand in the table
    with pytest.raises(writing.TooExact):
        deciding.publish(issue=cast.issue, by=cast.aidar)


def test_nor_one_about_as_large_as_several_together(cast: NewsletterCast, release: Release) -> None:
    """130 people by the indicator, and no count near to that: 60 and 70 beside it tell of who is left."""
    cast.correct("2.1", 12)
    quoted(cast, release)
    cast.quote("2.1")
    with pytest.raises(writing.TooExact):
        quoted(cast, release, SOUTH)


def test_nor_one_about_as_large_as_a_count_that_nobody_quotes(cast: NewsletterCast, release: Release) -> None:
    quoted(cast, release)
    with pytest.raises(writing.TooExact):
        cast.quote("3.1")  # 43, and 45 women in the south


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_a_correction_says_no_exact_number_about_as_large_as_a_count(
    cast: NewsletterCast, release: Release, is_withdrawn: bool
) -> None:
    """Who read the tables has them, whether they hold or not."""
    quoted(cast, release)
    cast.quote("2.1")
    cast.block(text_en="{figure:1}, {figure:2}.")
    cast.publish()
    if is_withdrawn:
        withdraw(release, cast)
    cast.correct("2.1", 125)
    page = read(f"/newsletter/en/{cast.issue.pk}/")
    assert "but a number that is not shown" in page
    assert "243" not in page
    assert Erratum.objects.latest("number").value is None
    cast.correct("2.1", 126)
    assert Erratum.objects.count() == 1 + is_withdrawn
    cast.correct("2.1", 230)
    assert "not a number that is not shown but 348 people" in read(f"/newsletter/en/{cast.issue.pk}/")


def test_beside_a_count_that_this_node_never_signed_each_number_tells(cast: NewsletterCast) -> None:
    own = {"organisation": cast.issue.organisation, "of_table": "table-1", "codes": list(NORTH)}
    assert counting.tell_of_few([Quote(release_id=uuid4(), **own)], {9_999})
