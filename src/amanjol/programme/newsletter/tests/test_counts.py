"""A count of a released table is chosen and never typed; it stands as long as its release does."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, transaction

from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.printing.tests.checking import words_of
from amanjol.programme.newsletter import queries
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.mailing import as_mail
from amanjol.programme.newsletter.models import Block, Erratum, OpenIssue, Quote
from amanjol.programme.newsletter.rendering import tree as trees
from amanjol.programme.newsletter.tests.counts_cast import (
    HIDDEN,
    NORTH,
    SOUTH,
    WHO,
    counts_page,
    page_of,
    place_of,
    quoted,
    tables,
    withdraw,
)
from amanjol.programme.newsletter.tests.newsletter_cast import begin_keys, sent, today
from amanjol.programme.newsletter.views import blocks
from amanjol.programme.outreach.tests.open_reader import as_nobody, read
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.tests.release_cast import TITLES, brought, examined
from amanjol.programme.releases.tests.test_forging import write

if TYPE_CHECKING:
    from pytest_django import Settings

    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast
    from amanjol.programme.releases.models import Release

pytestmark = pytest.mark.django_db
SAYS, SAYS_RU = "60 people, rounded to 5", "60 человек, с округлением до 5"
ENDED = "does not hold any more"


def test_a_count_is_chosen_from_what_was_approved(cast: NewsletterCast, release: Release) -> None:
    assert f"{page_of(cast)}counts/" in cast.client.get(page_of(cast)).text
    assert TITLES.title_en in cast.client.get(f"{page_of(cast)}counts/").text
    page = cast.client.get(counts_page(cast, release)).text
    assert f"region north, sex m: {SAYS}" in page
    press(cast.client, counts_page(cast, release), {"cell": place_of(NORTH)} | WHO)
    typed = sent(text_en="Help reached {figure:1}.", text_ru="Помощь: {figure:1}.")
    press(cast.client, f"{page_of(cast)}blocks/text/", typed)
    page = cast.client.get(page_of(cast)).text
    assert f"Help reached {SAYS}." in page
    assert f"Помощь: {SAYS_RU}." in page
    assert f"{WHO['title_en']}. {TITLES.title_en}" in page
    assert "table-1: region north, sex m" in page  # for who looks whether the words are true


def test_what_is_hidden_says_so_and_cannot_be_chosen(cast: NewsletterCast, release: Release) -> None:
    assert tables().tables[0].counts[HIDDEN] is None
    page = cast.client.get(counts_page(cast, release)).text
    (option,) = re.findall(r"<option[^>]*>region north, sex f: not shown</option>", page)
    assert "disabled" in option
    for cell in (f"hidden.{place_of(HIDDEN)}", place_of(HIDDEN), 999, ""):
        answer = press(cast.client, counts_page(cast, release), {"cell": cell} | WHO)
        assert answer.status_code == 200
    with pytest.raises(writing.NotReleased):
        quoted(cast, release, HIDDEN)
    with pytest.raises(writing.NotReleased):
        quoted(cast, release, ("north", "x"))
    assert not Quote.objects.exists()


def test_no_number_is_typed_beside_it(cast: NewsletterCast, release: Release) -> None:
    typed = {"cell": place_of(NORTH)} | WHO | {"title_en": "Of 64 men in the north"}
    assert "This looks like a figure: 64 men" in press(cast.client, counts_page(cast, release), typed).text
    assert not Quote.objects.exists()


def test_a_count_is_quoted_once(cast: NewsletterCast, release: Release) -> None:
    quoted(cast, release)
    page = press(cast.client, counts_page(cast, release), {"cell": place_of(NORTH)} | WHO)
    assert "quotes that count already" in page.text


def test_it_comes_into_every_rendition(cast: NewsletterCast, release: Release) -> None:
    quoted(cast, release)
    typed = sent(refers="count.1", text_en="They came.", text_ru="Они пришли.")
    press(cast.client, f"{page_of(cast)}blocks/figure/", typed)
    cast.publish()
    for language, says, who in (("en", SAYS, WHO["title_en"]), ("ru", SAYS_RU, WHO["title_ru"])):
        address = f"/newsletter/{language}/{cast.issue.pk}/"
        page = read(address)
        with as_nobody():
            pdf = words_of(cast.client.get(f"{address}paper.pdf").content)
        mail, posts = as_mail(cast.issue, language), cast.client.get(f"{page_of(cast)}posts/").text
        for text in (page, pdf, mail.text, mail.html, posts):
            assert says in " ".join(text.split())
            assert who in " ".join(text.split())


def test_a_withdrawn_release_stops_each_draft_that_quotes_it(cast: NewsletterCast, release: Release) -> None:
    quoted(cast, release)
    cast.block(text_en="{figure:1} came.")
    cast.hand_over()
    withdraw(release, cast)
    page = cast.second.get(page_of(cast)).text
    assert "its tables were withdrawn" in page
    assert "/approve/" not in page
    with pytest.raises(deciding.FigureGone):
        deciding.approve(issue=cast.issue, by=cast.zarina)
    with pytest.raises(writing.NotNow):
        quoted(cast, release, SOUTH)
    assert "cannot be shown any more" in page


def test_what_is_out_says_so_in_the_same_moment(cast: NewsletterCast, release: Release) -> None:
    quoted(cast, release)
    cast.block(text_en="{figure:1} came.", text_ru="Пришли: {figure:1}.")
    cast.publish()
    withdraw(release, cast)
    page = read(f"/newsletter/en/{cast.issue.pk}/")
    assert f"Correction of {today()}. {WHO['title_en']}. {TITLES.title_en}: “{SAYS}” {ENDED}" in page
    assert f"{SAYS} came." in page  # the text stands as it was
    assert "Исправление" in read(f"/newsletter/ru/{cast.issue.pk}/")
    assert ENDED in cast.client.get(page_of(cast)).text
    erratum = Erratum.objects.get()
    assert (erratum.was, erratum.value) == (60, None)
    assert "there are no pictures of it any more" in cast.client.get(f"{page_of(cast)}posts/").text


def test_no_copy_that_was_kept_says_a_withdrawn_count(cast: NewsletterCast, release: Release) -> None:
    """Somebody altered the copy, and planted an erratum by which the count ended before."""
    quote = quoted(cast, release)
    cast.block(text_en="{figure:1} came.")
    cast.publish()
    rows = OpenIssue.objects.filter(pk=cast.issue.pk)
    earlier = rows.values().get()
    assert rows.update(shown={}) == 1
    Erratum.objects.create(
        organisation_id=cast.issue.organisation_id, issue=cast.issue, quote=quote, number=1, kind=quote.kind,
        was=60, was_of=1, value=None, of_organisations=1,
    )  # fmt: skip
    withdraw(release, cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**earlier)
    assert queries.open_issue(cast.issue.pk) is None


def test_a_release_that_is_not_signed_says_nothing(
    cast: NewsletterCast, release: Release, settings: Settings
) -> None:
    """At each look, whatever the issue keeps of it. Here the node lost its keys."""
    quoted(cast, release)
    cast.block(text_en="{figure:1} came.")
    shutil.rmtree(settings.LETTERS_ROOT)
    begin_keys()
    page = cast.client.get(page_of(cast)).text
    for claim in (SAYS, TITLES.title_en):
        assert claim not in page
    assert "cannot be shown any more" in page
    with pytest.raises(deciding.FigureGone):
        cast.hand_over()
    with pytest.raises(writing.NotReleased):
        quoted(cast, release, SOUTH)
    answer = cast.client.get(counts_page(cast, release), follow=True)
    assert "none that is approved bears" in answer.text


def test_nor_does_one_that_was_approved_past_the_program(cast: NewsletterCast, release: Release) -> None:
    row = examined(brought(tables(), cast.aidar))
    write(
        row, state=State.APPROVED, number=2, decided_by=cast.zarina, approved_on=release.approved_on,
        approved_signed=release.approved_signed, signed=release.signed,
    )  # fmt: skip
    with pytest.raises(writing.NotReleased):
        quoted(cast, row)


def test_of_another_organisation_nothing_is_quoted(cast: NewsletterCast, release: Release) -> None:
    assert cast.rival.get(f"{page_of(cast)}counts/").status_code == 404
    assert not queries.reached_by(cast.rival_member, [Quote(release_id=release.pk, codes=NORTH)])


def test_the_database_takes_no_count_of_what_is_not_approved(cast: NewsletterCast, release: Release) -> None:
    row = brought(tables(), cast.aidar)
    own = {
        "organisation": cast.issue.organisation, "issue": cast.issue, "number": 1, "kind": "people",
        "of_table": "table-1", "codes": list(NORTH),
    }  # fmt: skip
    for wrong in (
        {"release": row} | WHO,
        {"release": release},  # without words
        {"release": release, "indicator": cast.indicator("2.1"), "period": cast.quarter} | WHO,
        {"release": release, "codes": []} | WHO,
        {"release": release, "value": 60, "of_organisations": 1} | WHO,
        {"of_table": "", "codes": []},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Quote.objects.create(**own | wrong)
    assert Quote.objects.create(**own, **WHO, release=release)


def test_who_stands_in_a_quoted_cell_is_not_said_otherwise(cast: NewsletterCast, release: Release) -> None:
    """Once it was approved, when its value is still to be written."""
    quote = quoted(cast, release)
    cast.block(text_en="{figure:1} came.")
    cast.hand_over()
    deciding.approve(issue=cast.issue, by=cast.zarina)
    rows = Quote.objects.filter(pk=quote.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(title_en="Women in the north")
    assert rows.update(value=60, of_organisations=1) == 1


def plot(cast: NewsletterCast, *numbers: int, **values: Any) -> Any:
    typed = {
        "title_en": "More men came in the south",
        "title_ru": "Больше мужчин на юге",
        "plotted_as": "bars",
    }
    chosen = [f"count.{number}" for number in numbers]
    return press(cast.client, f"{page_of(cast)}blocks/plot/", sent(figures=chosen, **typed | values))


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ((("south", "f"), ("east", "f")), [("Group a", "45"), ("Group b", "30"), ("Others", "not shown")]),
        ((NORTH, SOUTH), [("Group a", "60"), ("Group b", "70")]),
    ],
)
def test_a_plot_of_a_table_says_what_the_table_hides(
    cast: NewsletterCast, release: Release, cells: tuple[tuple[str, ...], ...], rows: list[tuple[str, str]]
) -> None:
    for codes, letter in zip(cells, "ab", strict=True):
        quoted(cast, release, codes, title_en=f"Group {letter}", title_ru=f"Группа {letter}")
    plot(cast, 1, 2)
    assert Block.objects.get().figures == [1, 2]
    cast.publish()
    there = queries.open_issue(cast.issue.pk)
    assert there is not None
    (of,) = [part for part in there[1]["en"].parts if isinstance(part, trees.Plot)]
    assert of.about == f"{TITLES.title_en}; each number is rounded to 5"
    assert [(*row.labels, row.number) for row in of.rows] == rows
    assert of.drawing.startswith("<svg")
    withdraw(release, cast)
    assert ("not shown" in cast.client.get(f"{page_of(cast)}preview/en/").text) == (len(rows) == 3)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"plotted_as": "line"}, "drawn as bars"),
        ({"codes": ("south", "f")}, "differ in one of its columns"),
        ({"codes": ("*", "m")}, "All of them beside a part of them"),
        ({"figure": "2.1"}, "draw them without other figures"),
    ],
)
def test_counts_that_make_no_plot_are_refused_with_a_word(
    cast: NewsletterCast, release: Release, values: dict[str, Any], says: str
) -> None:
    values = dict(values)  # it is of all runs
    quoted(cast, release)
    quoted(cast, release, values.pop("codes", SOUTH))
    if code := values.pop("figure", None):
        values["figures"] = ["count.1", "count.2", f"{cast.indicator(code).pk}.{cast.quarter.pk}"]
        typed = sent(title_en="x", title_ru="x", plotted_as="bars", **values)
        page = press(cast.client, f"{page_of(cast)}blocks/plot/", typed).text
    else:
        page = plot(cast, 1, 2, **values).text
    assert says in page
    assert not Block.objects.exists()


@pytest.mark.parametrize("kind", ["figure", "plot"])
def test_a_count_that_was_taken_out_meanwhile_is_refused_with_a_word(
    cast: NewsletterCast, release: Release, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Between the list that the form offers and what it saves."""
    real = blocks._quoted
    quoted(cast, release)
    quoted(cast, release, SOUTH)

    def quoted_late(*chosen: Any) -> Quote:
        Quote.objects.all().delete()
        return real(*chosen)

    monkeypatch.setattr(blocks, "_quoted", quoted_late)
    figures = ["count.1", "count.2"]
    typed = sent(refers="count.1", figures=figures, title_en="x", title_ru="x", plotted_as="bars")
    assert (
        "taken out of the issue meanwhile" in press(cast.client, f"{page_of(cast)}blocks/{kind}/", typed).text
    )
    assert not Block.objects.exists()
