"""A plot is of figures that the issue quotes: nobody types a value, and what it draws stands beside it as a table."""

from __future__ import annotations

import re
import subprocess
import sys
from ast import literal_eval
from typing import TYPE_CHECKING, Any

import pytest
from django.db import IntegrityError, transaction

from amanjol.foundation.drawing import asking, charts, drawer
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.printing.tests.checking import assert_accessible, words_of
from amanjol.programme.newsletter import plotting, queries, stories
from amanjol.programme.newsletter.actions import deciding, writing
from amanjol.programme.newsletter.mailing import as_mail
from amanjol.programme.newsletter.models import Block, OpenIssue, Quote
from amanjol.programme.newsletter.rendering import tree as trees
from amanjol.programme.newsletter.rendering.checking import checked
from amanjol.programme.newsletter.resolving import resolved
from amanjol.programme.newsletter.signing import sign
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, sent
from amanjol.programme.newsletter.tests.test_figures import key_of, told
from amanjol.programme.newsletter.tests.test_renditions import article, words
from amanjol.programme.outreach.tests.open_reader import as_nobody, read

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.programme.newsletter.tests.newsletter_cast import NewsletterCast

pytestmark = pytest.mark.django_db
SAYS, SAYS_RU = "Most lessons were given in one town", "Больше всего занятий было в одном городе"


def page_of(cast: NewsletterCast) -> str:
    return f"{DESK}{cast.issue.pk}/"


def typed(cast: NewsletterCast, *codes: str, **values: Any) -> dict[str, Any]:
    of = {"title_en": SAYS, "title_ru": SAYS_RU, "plotted_as": "bars"}
    return sent(figures=[key_of(cast, code) for code in codes], **of | values)


@pytest.fixture
def plotted(cast: NewsletterCast) -> NewsletterCast:
    told(cast, "2.2", 80)
    press(cast.client, f"{page_of(cast)}blocks/plot/", typed(cast, "2.1", "2.2"))
    assert Block.objects.get().figures == [1, 2]
    return cast


def plot_in(cast: NewsletterCast, language: str = "en") -> trees.Plot:
    there = queries.open_issue(cast.issue.pk)
    assert there is not None
    return next(part for part in there[1][language].parts if isinstance(part, trees.Plot))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_rendition_says_the_message_and_the_same_numbers(
    plotted: NewsletterCast, language: str, tmp_path: Path
) -> None:
    plotted.publish()
    tree = resolved(queries.trees_of(OpenIssue.objects.get())[language], stories.PAGE)
    said_words = [word for text in trees.texts_of(tree) for word in words(text)]
    assert {"354", "80"} <= set(said_words)
    page = read(f"/newsletter/{language}/{plotted.issue.pk}/")
    assert article(page) == said_words
    with as_nobody():
        pdf = plotted.client.get(f"/newsletter/{language}/{plotted.issue.pk}/paper.pdf").content
    assert words(words_of(pdf)) == said_words
    assert_accessible(pdf, tmp_path, language=language, title=tree.title)
    mail = as_mail(plotted.issue, language)
    assert words(mail.text)[: len(said_words)] == said_words
    assert "<img" not in mail.html
    assert re.search(r"354\s*</td>", mail.html)


def test_the_page_draws_what_the_table_says(plotted: NewsletterCast) -> None:
    plotted.publish()
    page = read(f"/newsletter/ru/{plotted.issue.pk}/")
    drawing = re.findall(r'<div class="drawing" aria-hidden="true">(<svg.*?</svg>)</div>', page, re.DOTALL)
    assert drawing == [plot_in(plotted, "ru").drawing]
    assert SAYS_RU in page
    bars = re.findall(r'<path d="(M[^"]+)" fill="#0f6f73"', drawing[0])
    widths = [float(end[1]) for bar in bars if (end := re.search(r"C[\d.]+,[\d.]+,([\d.]+),", bar))]
    assert len(widths) == 2
    assert min(widths) / max(widths) == pytest.approx(80 / 354, abs=0.02)
    assert "<text" not in drawing[0]


def test_no_stranger_has_anything_drawn(plotted: NewsletterCast, monkeypatch: pytest.MonkeyPatch) -> None:
    plotted.publish()
    asking._drawn_of.cache_clear()
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/false",))
    assert "<svg" in read(f"/newsletter/en/{plotted.issue.pk}/")


@pytest.mark.parametrize(
    "svg",
    [
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><!--><p>Call 0000</p><a href='https://x.example'>x</a>--></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><title><![CDATA[><p>Call 0000</p>]]></title></svg>",
        "<img src=x>",
        "x",
    ],
)
def test_a_row_that_does_more_than_draw_comes_onto_no_page(plotted: NewsletterCast, svg: str) -> None:
    plotted.publish()
    copy = OpenIssue.objects.get()
    for tree in copy.shown.values():
        for part in tree["parts"]:
            part["drawing"] = svg
    copy.signed = sign(copy)  # even so
    copy.save()
    page = read(f"/newsletter/en/{plotted.issue.pk}/")
    assert '<div class="drawing"' not in page
    assert "354" in page
    assert checked(svg) == ""


def test_a_drawing_is_written_anew_of_its_shapes() -> None:
    """Whatever the allow-list takes: neither a comment nor a word of it comes onto a page."""
    begins = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    words = "<!-- Call --><title>Call 0000</title><text>Call 0000</text>"
    assert checked(f'{begins}{words}<g><path d="M0 0" id="a"/></g></svg>') == (
        f'{begins}<g><path d="M0 0"/></g></svg>'
    )


@pytest.mark.parametrize(
    ("codes", "form", "says"),
    [
        (("2.1",), "bars", "two to twelve"),
        (("2.1", "2.2"), "line", "A line is of one indicator"),
        (("2.1", "2.2"), "grouped", "Groups are of several indicators"),
    ],
)
def test_figures_that_make_no_such_plot_are_refused_with_a_word(
    cast: NewsletterCast, codes: tuple[str, ...], form: str, says: str
) -> None:
    told(cast, "2.2", 80)
    page = press(cast.client, f"{page_of(cast)}blocks/plot/", typed(cast, *codes, plotted_as=form))
    assert says in page.text
    assert SAYS in page.text
    assert not Block.objects.exists()


def test_of_few_people_nothing_is_plotted(cast: NewsletterCast) -> None:
    page = press(cast.client, f"{page_of(cast)}blocks/plot/", typed(cast, "2.1", "3.4"))  # seven people
    assert page.status_code == 200
    assert not Block.objects.exists()
    assert not Quote.objects.filter(indicator=cast.indicator("3.4")).exists()


def test_a_total_beside_it_tells_no_part_that_is_not_shown(plotted: NewsletterCast) -> None:
    told(plotted, "3.2", 439)  # 354 and 80 are drawn
    with pytest.raises(writing.TooNear):
        plotted.quote("3.2")
    writing.remove_block(block=Block.objects.get(), by=plotted.aidar)
    plotted.quote("3.2")
    press(plotted.client, f"{page_of(plotted)}blocks/plot/", typed(plotted, "2.1", "2.2"))
    with pytest.raises(writing.TooNear):
        plotted.hand_over()


def test_digits_in_the_message_are_flagged(cast: NewsletterCast) -> None:
    told(cast, "2.2", 80)
    page = press(
        cast.client,
        f"{page_of(cast)}blocks/plot/",
        typed(cast, "2.1", "2.2", title_en="We reached 354 people"),
    )
    assert "looks like a figure: 354 people" in page.text


def test_a_plot_says_something(cast: NewsletterCast) -> None:
    told(cast, "2.2", 80)
    page = press(cast.client, f"{page_of(cast)}blocks/plot/", typed(cast, "2.1", "2.2", title_ru=""))
    assert "Write what the figures say" in page.text
    plotted = typed(cast, "2.1", "2.2")
    press(cast.client, f"{page_of(cast)}blocks/plot/", plotted)
    with pytest.raises(IntegrityError, match="newsletter_plot_says_ru"), transaction.atomic():
        Block.objects.update(title_ru="")
    with pytest.raises(IntegrityError, match="newsletter_block_plotted"), transaction.atomic():
        Block.objects.update(figures=[1])


def test_a_figure_that_is_plotted_is_not_taken_out(plotted: NewsletterCast) -> None:
    quote = Quote.objects.first()
    assert quote is not None
    with pytest.raises(writing.InUse):
        writing.remove_quote(quote=quote, by=plotted.aidar)


def test_a_plot_is_changed_and_keeps_what_was_chosen(plotted: NewsletterCast) -> None:
    block = Block.objects.get()
    page = plotted.client.get(f"{DESK}blocks/{block.pk}/change/").text
    assert page.count("checked") >= 3
    told(plotted, "3.2", 130)
    press(
        plotted.client,
        f"{DESK}blocks/{block.pk}/change/",
        typed(plotted, "2.1", "2.2", "3.2", title_en="Other"),
    )
    block.refresh_from_db()
    assert (block.figures, block.title_en) == ([1, 2, 3], "Other")


def test_a_correction_is_said_and_draws_nothing_anew(
    plotted: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was published stands as it was, as each figure does."""
    plotted.publish()
    before = plot_in(plotted).drawing
    asking._drawn_of.cache_clear()
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/false",))
    plotted.correct("2.1", 230)
    page = read(f"/newsletter/en/{plotted.issue.pk}/")
    assert "not 354 people" in page
    assert "348 people" in page
    assert plot_in(plotted).drawing == before


def test_what_cannot_be_drawn_is_not_handed_over(
    plotted: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking._drawn_of.cache_clear()
    monkeypatch.setattr(asking, "_COMMAND", ("/bin/false",))
    answer = press(plotted.client, f"{page_of(plotted)}hand-over/", {})
    assert "cannot be drawn now" in plotted.client.get(answer.headers["Location"]).text
    assert "354" in plotted.client.get(f"{page_of(plotted)}preview/en/").text  # as a table
    with pytest.raises(asking.DrawingFailed):
        plotted.hand_over()


def test_a_period_that_is_not_shown_is_hatched_and_says_so(cast: NewsletterCast) -> None:
    """It lies between two that were chosen. What it says is in the table, in the drawing it is a broken line."""
    rows = (
        plotting._row(("Q1",), 40, ("Q1", "2026")),
        plotting._row(("Q2",), None, ("Q2", "2026")),
        plotting._row(("Q3",), 60, ("Q3", "2026")),
    )
    assert [row.number for row in rows] == ["40", "not shown", "60"]
    whole = trees.Plot("line", SAYS, "x", ("Period", "People"), rows, "not shown")
    chart = charts.line([charts.Shown(*row.drawn_as, row.value, row.number) for row in rows], "not shown")
    (hatched,) = [layer for layer in chart["layer"] if layer["mark"].get("shape", "").startswith("M")]
    assert len(hatched["data"]["values"]) == 1
    (line,) = [layer for layer in chart["layer"] if layer["mark"]["type"] == "line"]
    assert [point["part"] for point in line["data"]["values"]] == [0, 1]
    assert asking.drawing_of(whole).startswith("<svg")
    assert "not shown" in whole.alternative
    assert cast.issue.pk


def test_the_drawer_has_no_network_and_ends_with_its_limits() -> None:
    """Whatever was asked of it: it says a code, and nothing of what it was given."""
    run = subprocess.run(
        asking._COMMAND, input=b'{"what": "secret"}', capture_output=True, check=False, env={}
    )
    assert (run.returncode, run.stdout, run.stderr) == (drawer.FAILED, b"", b"")
    program = (
        "import resource, sys; from amanjol.foundation.drawing import drawer; drawer.DRAWERS = {'limits': lambda: "
        "repr([resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_DATA)]).encode()};"
        "sys.exit(drawer.main())"
    )
    said = subprocess.run(
        [sys.executable, "-I", "-c", program], input=b'{"what": "limits"}', capture_output=True, check=True
    ).stdout
    assert literal_eval(said.decode()) == [(drawer.MOST_SECONDS,) * 2, (drawer.MOST_MEMORY,) * 2]


def test_nothing_is_drawn_while_the_journal_is_held(
    plotted: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing takes seconds; for that time every act of the organisation would wait, recalls too."""
    real = asking.drawing_of
    said: list[set[str]] = []

    def draw(plot: trees.Plot) -> str:
        said.append(set(Entry.objects.filter(verb__startswith="newsletter.").values_list("verb", flat=True)))
        return real(plot)

    monkeypatch.setattr(plotting, "drawing_of", draw)
    plotted.publish()
    drawn, at = [bool(verbs & {"newsletter.published"}) for verbs in said], len(said) // 3
    assert at == 2
    assert not any(drawn)
    assert not any("newsletter.handed" in verbs for verbs in said[:at])
    assert not any("newsletter.approved" in verbs for verbs in said[: 2 * at])


def test_what_says_something_else_than_was_drawn_is_refused(
    plotted: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deciding, "drawings_of", lambda _trees: {})
    with pytest.raises(asking.DrawingFailed):
        plotted.hand_over()
