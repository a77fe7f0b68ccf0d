"""Pictures of an issue for posts, from the same tree as its words: its plots and its large figures, never a person.

Of a story there is none, whatever its consent says, and none of an issue with a correction: a picture would carry on
what was corrected, without the sentence that says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.drawing.asking import picture_of
from amanjol.programme.newsletter.rendering.tree import Heading, Number, Plot

if TYPE_CHECKING:
    from amanjol.programme.newsletter.rendering.tree import Tree


@dataclass(frozen=True, slots=True)
class PostPicture:
    """`number` of a figure or `drawing` of a plot; `alternative` is what to write for whoever does not see it."""

    title: str
    about: str
    alternative: str
    number: str = ""
    drawing: str = ""


def pictures_of(tree: Tree) -> list[PostPicture]:
    """In their order. A plot that could not be drawn has none."""
    pictures: list[PostPicture] = []
    for before, part in zip((None, *tree.parts), tree.parts, strict=False):
        if isinstance(part, Plot) and part.drawing:
            pictures.append(PostPicture(part.title, part.about, part.alternative, drawing=part.drawing))
        if isinstance(part, Number):
            title = before.text if isinstance(before, Heading) else tree.title
            says = f"{title}. {part.text}. {part.about}."
            pictures.append(PostPicture(title, part.about, says, number=part.text))
    return pictures


def as_png(picture: PostPicture, tree: Tree, address: str) -> bytes:
    """1080 by 1350. DrawingFailed."""
    return picture_of(
        title=picture.title,
        number=picture.number,
        about=picture.about,
        drawing=picture.drawing,
        foot=(tree.about, address.removeprefix("https://").removeprefix("http://")),
    )
