"""Pictures for posts are of the same tree: of plots and figures, with all their wording; never of a person."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from amanjol.foundation.drawing import drawer, posters
from amanjol.programme.newsletter import mailing
from amanjol.programme.newsletter.pictures import pictures_of
from amanjol.programme.newsletter.rendering.tree import Heading, Number, Paragraph, Plot, Row, Tree
from amanjol.programme.newsletter.tests.newsletter_cast import DESK, NewsletterCast
from amanjol.programme.outreach.tests.open_reader import as_nobody

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db
WORDING = "354 people; several organisations may have counted the same people"


@pytest.fixture
def out(cast: NewsletterCast) -> NewsletterCast:
    quote = cast.quote()
    cast.block("figure", quote=quote, title_en="Lessons", title_ru="Занятия")
    cast.publish()
    return cast


def posts_of(cast: NewsletterCast) -> str:
    return f"{DESK}{cast.issue.pk}/posts/"


def test_a_picture_is_loaded_by_staff_alone_with_words_beside_it(
    out: NewsletterCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "settings", SimpleNamespace(ORIGINS={"desk": "https://desk.example"}))
    address = f"{posts_of(out)}en/1.png"
    page = out.client.get(posts_of(out)).text
    assert address in page
    assert f"Lessons. {WORDING}. " in page
    answer = out.client.get(address)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (posters.WIDTH, posters.HEIGHT) == (1080, 1350)
    assert out.client.get(f"{posts_of(out)}en/2.png").status_code == 404
    with as_nobody():
        out.client.logout()
        assert out.client.get(address).status_code != 200


def test_of_an_issue_with_a_correction_there_is_no_picture(out: NewsletterCast) -> None:
    out.correct("2.1", 230)
    page = out.client.get(posts_of(out)).text
    assert "no pictures of it any more" in page
    assert ".png" not in page
    assert out.client.get(f"{posts_of(out)}en/1.png").status_code == 404


def test_of_a_story_there_is_no_picture() -> None:
    """What is told becomes a heading and paragraphs: neither is drawn, and no figure takes a heading across them."""
    story = (Heading("A story"), Paragraph("I found the way home."))
    tree = Tree("en", "News", "x", (*story, Number(WORDING, "Lessons, Quarter 3")))
    (picture,) = pictures_of(tree)
    assert (picture.title, picture.number) == ("News", WORDING)
    assert "way home" not in picture.alternative
    assert pictures_of(Tree("en", "News", "x", story)) == []


def test_a_plot_has_a_picture_that_says_all_its_numbers() -> None:
    row = Row(("Quarter 1 of 2026",), 40, "40")
    hidden = Row(("Quarter 2 of 2026",), None, "not shown")
    plot = Plot("bars", "More came", "Lessons", ("Period", "People"), (row, hidden), "not shown", "<svg/>")
    (picture,) = pictures_of(Tree("en", "News", "x", (plot,)))
    assert picture.alternative == "More came. Lessons. Quarter 1 of 2026: 40; Quarter 2 of 2026: not shown."


def test_a_long_title_stays_within_the_picture() -> None:
    svg = posters.post(
        title="слово " * 60, number="1 354 человека", about="о" * 400, drawing="", foot=("x" * 200, "y" * 300)
    )
    png = drawer.draw_post(title="Т", number="12", about="", drawing="", foot=("x", "y"))
    assert png.startswith(b"\x89PNG")
    assert svg.startswith("<svg")


def test_a_picture_reads_no_file_that_a_drawing_names(tmp_path: Path) -> None:
    """The converter reads what `<image>` names: red of a file of this machine would stand in it."""
    Image.new("RGB", (9, 9), "#ff0000").save(tmp_path / "secret.png")
    begins = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    image = f'<image href="{tmp_path}/secret.png" width="9" height="9"/>'
    of: dict[str, Any] = {"title": "T", "number": "", "about": "", "foot": ("x", "y")}
    assert "#ff0000" not in colours_of(drawer.draw_post(drawing=f"{begins}{image}</svg>", **of))
    rect = '<rect width="9" height="9" fill="#ff0000"/>'
    assert "#ff0000" in colours_of(drawer.draw_post(drawing=f"{begins}{rect}</svg>", **of))


def colours_of(png: bytes) -> set[str]:
    with Image.open(io.BytesIO(png)) as picture:
        plain = picture.convert("RGB").tobytes()
    return {f"#{plain[at : at + 3].hex()}" for at in range(0, len(plain), 3)}
