"""The building blocks an editor writes with. Their names and fields are those of `documents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STRONG_HELP = _("Plain text. **Two stars** around words make them strong; an empty line starts a paragraph.")


def _line(label: _StrPromise, *, required: bool = True, length: int = 300) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=required, max_length=length)


def _heading() -> blocks.CharBlock:
    return _line(_("Heading"), required=False, length=120)


def _long(label: _StrPromise, *, required: bool = True) -> blocks.TextBlock:
    return blocks.TextBlock(label=label, required=required, max_length=6000, rows=4, help_text=STRONG_HELP)


class TextBlock(blocks.StructBlock):
    heading = _heading()
    body = _long(_("Text"))

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class StepBlock(blocks.StructBlock):
    do = _line(_("Do this"))
    how = _long(_("How"), required=False)


class StepsBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")


class ChecklistBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(_line(_("Item")), label=_("Items"), min_num=1)

    class Meta:
        icon = "tick"
        label = _("Checklist")


class WarningBlock(blocks.StructBlock):
    say = _line(_("One sentence that must not be missed"))
    more = _long(_("What to do"), required=False)

    class Meta:
        icon = "warning"
        label = _("Warning")


class ComparisonRowBlock(blocks.StructBlock):
    about = _line(_("About"))
    left = _long(_("Left"))
    right = _long(_("Right"))


class ComparisonBlock(blocks.StructBlock):
    heading = _heading()
    left = _line(_("Left column"), length=80)
    right = _line(_("Right column"), length=80)
    rows = blocks.ListBlock(ComparisonRowBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Comparison")


class LawBlock(blocks.StructBlock):
    name = _line(_("Name of the law"))
    article = _line(_("Article"), required=False, length=80)
    says = _long(_("What it says, in plain words"))

    class Meta:
        icon = "doc-full"
        label = _("Law")


class VideoBlock(blocks.StructBlock):
    title = _line(_("Title"))
    file = DocumentChooserBlock(label=_("Video (MP4)"))
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"))
    transcript = _long(_("Transcript"))
    picture = ImageChooserBlock(label=_("First picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")


class PosterBlock(blocks.StructBlock):
    file = ImageChooserBlock(label=_("Picture"))
    says = _long(_("Every word on it, for who cannot see it"))

    class Meta:
        icon = "image"
        label = _("Poster")


class ArticleBlock(blocks.StreamBlock):
    """An article's body. Its order is the reader's order: help and rights first."""

    text = TextBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    warning = WarningBlock()
    comparison = ComparisonBlock()
    law = LawBlock()
    contact = SnippetChooserBlock("directory.Contact", label=_("Contact"), icon="mobile-alt")
    video = VideoBlock()
    poster = PosterBlock()
    source = SnippetChooserBlock(
        "guide.Source",
        label=_("Source"),
        icon="link",
        help_text=_("Where everything above, back to the source before, comes from."),
    )


class KeyFigureBlock(blocks.StructBlock):
    figure = _line(_("Figure"), length=40)
    counts = _line(_("What it counts"))
    as_of = _line(_("Date or year it speaks of"), length=40)
    source = SnippetChooserBlock("guide.Source", label=_("Source"))

    class Meta:
        icon = "order"
        label = _("Key figure")


class KeyFiguresBlock(blocks.StreamBlock):
    figure = KeyFigureBlock()
