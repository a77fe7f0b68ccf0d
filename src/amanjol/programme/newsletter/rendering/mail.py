"""An issue as an e-mail: HTML that mail programs show, made of MJML, and the same words as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from amanjol.programme.newsletter.rendering import tree as trees
from amanjol.programme.newsletter.rendering.plain import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.programme.newsletter.rendering.tree import Anything, Tree

_HEAD: Final = (
    '<mj-head><mj-title>{title}</mj-title><mj-attributes><mj-all font-family="Arial, sans-serif"/>'
    '<mj-text font-size="16px" line-height="24px" color="#11353d" padding="8px 24px"/></mj-attributes></mj-head>'
)
"""Letters that every reader has: one that fetched a font would tell a stranger who reads this, and when."""


@dataclass(frozen=True, slots=True)
class Mail:
    """`subject` is one line. Neither half loads anything when it is opened."""

    subject: str
    html: str
    text: str


def mail_of(tree: Tree, address: str) -> Mail:
    """With the address at its end, where all of it stands as it is by then."""
    return Mail(" ".join(tree.title.split()), _html(tree, address), f"{as_text(tree)}\n{address}\n")


def _html(tree: Tree, address: str) -> str:
    import mrml  # noqa: PLC0415  6 MB, and needed for e-mails only

    parts = "".join(_texts(tree))
    link = f'<mj-text><a href="{escape(address)}">{escape(address)}</a></mj-text>'
    head = _HEAD.format(title=escape(tree.title))
    body = f"<mj-body><mj-section><mj-column>{parts}{link}</mj-column></mj-section></mj-body>"
    return mrml.to_html(f'<mjml lang="{tree.language}">{head}{body}</mjml>').content


def _texts(tree: Tree) -> Iterator[str]:
    yield f'<mj-text><h1 style="font-size:24px;line-height:30px;margin:0">{escape(tree.title)}</h1></mj-text>'
    yield _soft(tree.about)
    for part in tree.parts:
        yield from _part(part)


def _part(part: Anything) -> Iterator[str]:
    match part:
        case trees.Heading(text):
            yield f'<mj-text><h2 style="font-size:19px;line-height:25px;margin:12px 0 0">{escape(text)}</h2></mj-text>'
        case trees.Paragraph(text, language):
            of = f' lang="{escape(language)}"' if language else ""
            yield f'<mj-text><p style="margin:0"{of}>{escape(text)}</p></mj-text>'
        case trees.Number(text, about):
            yield f'<mj-text font-size="20px" font-weight="bold" line-height="28px">{escape(text)}</mj-text>'
            yield _soft(about)
        case trees.Plot():
            yield from _part(trees.Heading(part.title))
            yield _soft(part.about)
            yield _table(part)
        case trees.Notice(text):
            yield f'<mj-text container-background-color="#fdf0da">{escape(text)}</mj-text>'


def _table(plot: trees.Plot) -> str:
    """Its numbers without its drawing: no picture of another place is loaded, and one inside would make it as heavy as
    a hundred such mails.
    """
    head = "".join(
        _cell("th", text, is_number=at == len(plot.heads) - 1) for at, text in enumerate(plot.heads)
    )
    rows = "".join(
        f"<tr>{''.join(_cell('td', label) for label in row.labels)}{_cell('td', row.number, is_number=True)}</tr>"
        for row in plot.rows
    )
    return f'<mj-table font-size="16px" color="#11353d" padding="8px 24px"><tr>{head}</tr>{rows}</mj-table>'


def _cell(tag: str, text: str, *, is_number: bool = False) -> str:
    style = f"padding:6px 4px;border-bottom:1px solid #e5dccb;text-align:{'right' if is_number else 'left'}"
    return f'<{tag} style="{style}">{escape(text)}</{tag}>'


def _soft(text: str) -> str:
    return f'<mj-text color="#46636a" font-size="14px">{escape(text)}</mj-text>'
