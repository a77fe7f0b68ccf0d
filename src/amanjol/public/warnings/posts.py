"""A warning as it is posted by hand: a text for Telegram and WhatsApp and a picture, of the pieces that readers get.

Of one that was wrong both say so, and of one that is over or withdrawn that it holds no longer: for places where the
first copy cannot be taken down, because others have passed it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.foundation.directory import queries as directory
from amanjol.foundation.drawing.asking import notice_of
from amanjol.public.packs.editions import text_in
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings import queries
from amanjol.public.warnings.models import Stage
from amanjol.public.warnings.wording import cards_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.warnings.models import PublicWarning
    from amanjol.public.warnings.wording import ReaderCard

LONGEST_CAPTION: Final = 1024
"""Letters that Telegram allows beneath a picture."""


@dataclass(frozen=True, slots=True)
class Post:
    """`tag` says that it is a warning, or that it was wrong or holds no longer; `parts` as `notices.notice` wants
    them; `address` is where readers find the guide.
    """

    card: ReaderCard
    tag: str
    parts: tuple[tuple[str, str], ...]
    address: str
    is_over: bool

    @property
    def text(self) -> str:
        """What stands in the picture, and what has no room there, in lines."""
        return "\n".join([f"{self.tag}:", *_spaced(self.parts), "", self.address])

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONGEST_CAPTION

    @property
    def shown_address(self) -> str:
        return self.address.partition("://")[2]


def posts_of(warning: PublicWarning) -> list[Post]:
    """In every language, in the order of the reader's menu."""
    names = dict(written_languages())
    written = warning.right_texts if warning.stage is Stage.WRONG else warning.texts
    elsewhere = ", ".join(names[code] for code in sorted(written) if code in names)
    contact = directory.all_contacts().get(warning.contact)
    return [_post(card, warning.stage, elsewhere, contact) for card in cards_of(warning)]


def picture_of(post: Post) -> bytes:
    """PNG, 1080 by 1350. DrawingFailed."""
    return notice_of(tag=post.tag, parts=post.parts, foot=post.shown_address, is_over=post.is_over)


def _post(card: ReaderCard, stage: Stage, elsewhere: str, contact: Contact | None) -> Post:
    over = text_in(queries.catalogue().words["over"].says, card.language)
    tags = {Stage.STANDING: card.labels["warning"], Stage.WRONG: card.labels.get("wrong", over)}
    parts = [("title", card.title), *_body(card, stage, _country_of(contact, card.language))]
    if elsewhere and not card.text and stage in tags:
        parts.append(("note", f"{card.labels['other-languages']}: {elsewhere}"))
    if card.is_unread:
        parts.append(("note", card.labels["unread"]))
    return Post(
        card=card,
        tag=tags.get(stage, over),
        parts=tuple(parts),
        address=f"{settings.ORIGINS['guide']}/{card.language}/index.html",
        is_over=stage is not Stage.STANDING,
    )


def _body(card: ReaderCard, stage: Stage, country: str) -> Iterator[tuple[str, str]]:
    """Of what holds no longer neither what happens nor what to do: nobody is to follow it."""
    *places, until = [(label, f"{label}: {value}") for label, value in card.lines]
    if stage is Stage.STANDING:
        yield ("says", card.says)
    if card.text and stage in {Stage.STANDING, Stage.WRONG}:
        yield ("words", card.text)
    if stage is Stage.STANDING:
        yield from _to_do(card, country)
        yield ("sure", card.sure)
        yield ("sure", until[1])
    always = {card.labels.get("country"), card.labels.get("source")}
    yield from (("fact" if label in always else "line", line) for label, line in places)


def _to_do(card: ReaderCard, country: str) -> Iterator[tuple[str, str]]:
    yield ("label", card.labels["do"])
    yield from (("item", advice) for advice in card.advice)
    if card.call:
        yield ("label", card.labels["call"])
        yield ("call", f"{card.call} ({country})" if country else card.call)
        yield ("fact", card.dialled)


def _country_of(contact: Contact | None, language: str) -> str:
    """A post goes round the world, and 112 is another's number elsewhere; empty where no list names the country."""
    piece = queries.catalogue().countries.get(contact.country) if contact else None
    return text_in(piece.says, language) if piece else ""


def _spaced(parts: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """A line for each, with an empty one where something new begins."""
    before = "title"
    for style, text in parts:
        if style != before and style in {"words", "label", "sure", "fact", "note"}:
            yield ""
        yield f"– {text}" if style == "item" else text
        before = style
