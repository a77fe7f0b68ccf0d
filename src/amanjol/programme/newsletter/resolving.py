"""References of a tree in words, as they stand at this moment: what was taken back elsewhere is gone here at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from amanjol.programme.newsletter.rendering.tree import Heading, Paragraph, Reference, Tree
from amanjol.programme.outreach import permits
from amanjol.programme.outreach import queries as outreach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.casework.support.stories.permits import Permit
    from amanjol.programme.newsletter import stories
    from amanjol.programme.newsletter.rendering.tree import Anything
    from amanjol.programme.outreach.queries import OpenEntry

RECOMMENDATION: Final = "recommendation"
STORY: Final = "story"


def has_story(tree: Tree) -> bool:
    return any(isinstance(part, Reference) and part.to == STORY for part in tree.parts)


def resolved(tree: Tree, channels: stories.Channels) -> Tree:
    """Without references: each in its words, or left out where it may not stand in these places, or not any more."""
    if not any(isinstance(part, Reference) for part in tree.parts):
        return tree
    with translation.override(tree.language):
        parts = tuple(said for part in tree.parts for said in _said(part, tree.language, channels))
    return Tree(tree.language, tree.title, tree.about, parts)


def _said(part: Anything, language: str, channels: stories.Channels) -> Iterator[Anything]:
    if not isinstance(part, Reference):
        yield part
        return
    if part.to == RECOMMENDATION:
        entry = outreach.open_recommendation(part.id, timezone.localdate())
        if entry is not None:
            yield from part.around
            yield from _recommended(entry, language)
    if part.to == STORY:
        permit = permits.in_force(part.id, channels)
        if permit is not None and permit.texts.get(language):
            yield from part.around
            yield from _told(permit, language)


def _recommended(entry: OpenEntry, language: str) -> Iterator[Anything]:
    """In the language of the issue, else in the other one, and how it stands today."""
    copy = entry.shown
    mine, other = (copy.ru, copy.en) if language == "ru" else (copy.en, copy.ru)
    of_language = language if mine else ("en" if language == "ru" else "ru")
    yield Heading(_("Recommendation to: %(addressee)s") % {"addressee": copy.addressee})
    yield Paragraph(mine or other, "" if of_language == language else of_language)
    yield Paragraph(_("How it stands: %(standing)s.") % {"standing": entry.standing.label})


def _told(permit: Permit, language: str) -> Iterator[Anything]:
    """In the words that were read out and agreed to, and in no other language."""
    for paragraph in permit.texts[language].splitlines():
        if paragraph.strip():
            yield Paragraph(paragraph.strip())
    says = _("%(alias)s: a name chosen for this story. It stands here by consent, which can be taken back.")
    yield Paragraph(says % {"alias": permit.alias})
