"""An issue as plain text: the second half of the e-mail, and what is posted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.newsletter.rendering import tree as trees

if TYPE_CHECKING:
    from amanjol.programme.newsletter.rendering.tree import Anything, Tree


def as_text(tree: Tree) -> str:
    return (
        "\n\n".join([tree.title, tree.about, *(text for part in tree.parts if (text := _said(part)))]) + "\n"
    )


def as_post(tree: Tree, address: str, longest: int) -> str:
    """Of the text as many whole paragraphs from its beginning as go into `longest` letters, and where all of it is."""
    left = longest - len(address) - 2
    paragraphs: list[str] = []
    for paragraph in as_text(tree).strip().split("\n\n"):
        if len(paragraph) + 2 > left:
            break
        paragraphs.append(paragraph)
        left -= len(paragraph) + 2
    return "\n\n".join([*paragraphs, address])


def _said(part: Anything) -> str:
    match part:
        case trees.Heading(text) | trees.Paragraph(text) | trees.Notice(text):
            return text
        case trees.Number(text, about):
            return f"{text}\n{about}"
        case trees.Plot():
            lines = (f"{', '.join(row.labels)}: {row.number}" for row in part.rows)
            return "\n".join([part.title, part.about, ", ".join(part.heads), *lines])
    return ""
