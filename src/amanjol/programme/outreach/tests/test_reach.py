"""Reach: what was counted on a day, and never added; what a film has. Of survivors in films: test_films."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from amanjol.foundation.once.tests.pressing import press
from amanjol.programme.outreach.actions import reaching
from amanjol.programme.outreach.models import Publication, Snapshot
from amanjol.programme.outreach.tests.outreach_cast import ago, ahead, flat

if TYPE_CHECKING:
    from amanjol.programme.outreach.tests.outreach_cast import OutreachCast

pytestmark = pytest.mark.django_db
REACH = "/programme/publications/"


def typed(**other: Any) -> dict[str, Any]:
    return {
        "kind": "post", "title": "An offer from nowhere", "place": "Telegram", "link": "",
        "published_on": ago(20).isoformat(), "campaign": "", "captions": [], "questions": "", "speaks": "",
    } | other  # fmt: skip


def film(**other: Any) -> dict[str, Any]:
    return (
        typed(kind="film", captions=["ky", "ru"], questions="What would you ask?\nWhom?", speaks="no") | other
    )


def published(cast: OutreachCast, **other: Any) -> Publication:
    what: dict[str, Any] = {"kind": "post", "title": "A post", "place": "Telegram", "published_on": ago(20)}
    return reaching.put_out(what=reaching.PutOut(**what | other), by=cast.aidar)


def test_only_who_manages_the_programme_comes_in_and_sees_their_own(cast: OutreachCast) -> None:
    row = published(cast)
    assert cast.nargiza.get(REACH).status_code == 403
    assert row.title not in cast.elsewhere.get(REACH).text
    assert cast.elsewhere.get(f"{REACH}{row.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("days", "says"),
    [(20, "on the day of publication"), (13, "1 week after publication"), (6, "2 weeks after publication"),
     (19, "1 day after publication"), (11, "9 days after publication")],
)  # fmt: skip
def test_a_figure_says_how_long_after_publication_it_was(cast: OutreachCast, days: int, says: str) -> None:
    row = published(cast)
    press(cast.desk, f"{REACH}{row.pk}/", {"captured_on": ago(days).isoformat(), "views": "1500"})
    assert says in cast.desk.get(f"{REACH}{row.pk}/").text
    assert says in cast.desk.get(REACH).text


def test_figures_of_two_days_are_never_added(cast: OutreachCast) -> None:
    row = published(cast)
    for on, views in ((ago(13), 1500), (ago(6), 2600)):
        reaching.count(publication=row, counted=reaching.Counted(on, views, 7), by=cast.aidar)
    for page in (cast.desk.get(f"{REACH}{row.pk}/").text, cast.desk.get(REACH).text):
        assert "2600" in page
        assert "4100" not in page
    assert "<strong>2600</strong> views" in flat(cast.desk.get(REACH).text)  # the newest stands in the list


def test_what_the_place_does_not_count_is_no_nought(cast: OutreachCast) -> None:
    row = published(cast)
    press(cast.desk, f"{REACH}{row.pk}/", {"captured_on": ago(6), "views": "9", "likes": "", "comments": "0"})
    snapshot = Snapshot.objects.get()
    assert (snapshot.views, snapshot.likes, snapshot.comments) == (9, None, 0)
    assert "<td>9</td><td>—</td><td>0</td>" in flat(cast.desk.get(f"{REACH}{row.pk}/").text)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"captured_on": ago(21)}, "It was not published yet on that day."),
        ({"captured_on": ahead(1)}, "Choose today or an earlier day"),
        ({"views": ""}, "Write at least one of the numbers."),
        ({"views": "25,000 people"}, "Views"),
        ({"views": "-3"}, "Views"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_counted(
    cast: OutreachCast, wrong: dict[str, Any], sentence: str
) -> None:
    row = published(cast)
    page = press(cast.desk, f"{REACH}{row.pk}/", {"captured_on": ago(1), "views": "9"} | wrong).text
    assert sentence in page.partition("Please put this right")[2].partition("</ul>")[0]
    assert not Snapshot.objects.exists()


def test_one_day_is_counted_once(cast: OutreachCast) -> None:
    row = published(cast)
    for views in ("9", "10"):
        page = press(cast.desk, f"{REACH}{row.pk}/", {"captured_on": ago(1), "views": views})
    assert "That day is written down already: choose another day." in page.text
    assert Snapshot.objects.get().views == 9


def test_what_was_counted_is_corrected(cast: OutreachCast) -> None:
    row = published(cast)
    for on, views in ((ago(2), 90), (ago(1), 91)):
        reaching.count(publication=row, counted=reaching.Counted(on, views), by=cast.aidar)
    wrong = Snapshot.objects.get(views=90)
    address = f"{REACH}counts/{wrong.pk}/change/"
    assert address in cast.desk.get(f"{REACH}{row.pk}/").text
    put = {"captured_on": ago(2).isoformat(), "views": "9", "likes": "", "comments": ""}
    assert press(cast.elsewhere, address, put).status_code == 404
    taken = press(cast.desk, address, put | {"captured_on": ago(1).isoformat()})
    assert "That day is written down already: choose another day." in taken.text
    press(cast.desk, address, put)
    assert [of.views for of in Snapshot.objects.order_by("captured_on")] == [9, 91]


def test_it_was_not_published_after_it_was_counted(cast: OutreachCast) -> None:
    row = published(cast)
    reaching.count(publication=row, counted=reaching.Counted(ago(13), 1500), by=cast.aidar)
    address = f"{REACH}{row.pk}/change/"
    later = press(cast.desk, address, typed(published_on=ago(12).isoformat()))
    assert "It was counted before that day: choose a day" in later.text
    assert press(cast.desk, address, typed(published_on=ago(13).isoformat())).status_code == 302


# --- Films


def test_a_film_has_captions_and_questions_and_says_who_speaks(cast: OutreachCast) -> None:
    page = press(cast.desk, f"{REACH}new/", film(captions=[], questions="", speaks="")).text
    for sentence in (
        "A film has captions",
        "Write at least one question",
        "Say whether a survivor speaks in it.",
    ):
        assert sentence in page
    press(cast.desk, f"{REACH}new/", film())
    row = Publication.objects.get()
    assert (row.captions, row.without_survivor) == (["ky", "ru"], True)
    assert "<li>What would you ask?</li><li>Whom?</li>" in flat(cast.desk.get(f"{REACH}{row.pk}/").text)


def test_the_database_itself_takes_no_film_without_that_word(cast: OutreachCast) -> None:
    with pytest.raises(IntegrityError, match="outreach_film_whole"), transaction.atomic():
        published(cast, kind="film", captions=["ky"], questions="What?", without_survivor=False)
