"""The building blocks an editor writes with. Their names and fields are those of `documents`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from amanjol.public.guide.days import DAY_FORMATS, refuse_future_day

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

STRONG_HELP = _("Plain text. **Two stars** around words make them strong; an empty line starts a paragraph.")


def _line(label: _StrPromise, *, required: bool = True, length: int = 300) -> blocks.CharBlock:
    return blocks.CharBlock(label=label, required=required, max_length=length)


def _heading() -> blocks.CharBlock:
    return _line(_("Heading"), required=False, length=120)


def _long(label: _StrPromise, *, required: bool = True) -> blocks.TextBlock:
    return blocks.TextBlock(label=label, required=required, max_length=6000, rows=4, help_text=STRONG_HELP)


def _sources(least: int = 1) -> blocks.ListBlock:
    """In the block itself, so that they move with it. The form begins with so many to choose."""
    return blocks.ListBlock(
        SnippetChooserBlock("guide.Source"),
        label=_("Sources"),
        help_text=_("Where this comes from. They move with the block."),
        default=[None] * least,
    )


class TextBlock(blocks.StructBlock):
    heading = _heading()
    body = _long(_("Text"))
    sources = _sources()

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class StepBlock(blocks.StructBlock):
    do = _line(_("Do this"))
    how = _long(_("How"), required=False)


class StepsBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)
    sources = _sources()

    class Meta:
        icon = "list-ol"
        label = _("Steps")


class ChecklistBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(_line(_("Item")), label=_("Items"), min_num=1)
    sources = _sources()

    class Meta:
        icon = "tick"
        label = _("Checklist")


class WarningBlock(blocks.StructBlock):
    say = _line(_("One sentence that must not be missed"))
    more = _long(_("What to do"), required=False)
    sources = _sources()

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
    sources = _sources()

    class Meta:
        icon = "table"
        label = _("Comparison")


class LawBlock(blocks.StructBlock):
    name = _line(_("Name of the law"))
    article = _line(_("Article"), required=False, length=80)
    says = _long(_("What it says, in plain words"))
    sources = _sources()

    class Meta:
        icon = "doc-full"
        label = _("Law")


class ChangeBlock(blocks.StructBlock):
    what = _line(_("The rule as it is now, in one sentence"))
    since = blocks.DateBlock(
        label=_("Since"),
        help_text=_("The day it begins or began; of a bill or plan the day it was tabled."),
        input_formats=DAY_FORMATS,
    )
    state = blocks.ChoiceBlock(
        label=_("How far it is"),
        choices=[
            ("in_force", _("In force")),
            ("to_start", _("Signed; we have not seen that it began")),
            ("proposed", _("A bill or plan")),
        ],
    )
    who = _line(_("For whom"))
    do = _long(_("What to do"))
    sources = _sources()

    class Meta:
        icon = "history"
        label = _("Change of a rule")


class VideoBlock(blocks.StructBlock):
    title = _line(_("Title"))
    file = DocumentChooserBlock(label=_("Video (MP4)"))
    captions = DocumentChooserBlock(label=_("Captions (WebVTT)"))
    transcript = _long(_("Transcript"))
    picture = ImageChooserBlock(label=_("First picture"), required=False)
    sources = _sources(least=0)

    class Meta:
        icon = "media"
        label = _("Video")


class PosterBlock(blocks.StructBlock):
    file = ImageChooserBlock(label=_("Picture"))
    says = _long(_("Every word on it, for who cannot see it"))
    sources = _sources(least=0)

    class Meta:
        icon = "image"
        label = _("Poster")


class PhraseBlock(blocks.StructBlock):
    says = _line(_("Sentence in the language of the country"))
    means = _line(_("What it means"))


class PhrasesBlock(blocks.StructBlock):
    heading = _heading()
    language = blocks.RegexBlock(
        label=_("Language of the sentences"),
        regex="^[a-z]{2}$",
        help_text=_("Two small letters, such as ko."),
        error_messages={"invalid": _("Write two small letters, such as ko.")},
    )
    items = blocks.ListBlock(PhraseBlock(), label=_("Sentences"), min_num=1)
    sources = _sources(least=0)

    class Meta:
        icon = "openquote"
        label = _("Sentences for the emergency card")


class QuestionBlock(blocks.StructBlock):
    ask = _line(_("Question"))
    raised_by = blocks.ChoiceBlock(choices=[("yes", _("Yes")), ("no", _("No"))], label=_("Answer that warns"))
    flag = _line(_("Name of the sign"))
    why = _long(_("Why it matters"))
    find_out = _long(_("What to ask next"))
    source = SnippetChooserBlock("guide.Source", label=_("Source"))
    country = blocks.RegexBlock(
        label=_("Only for who goes to"),
        regex="^[a-z]{2}$",
        required=False,
        help_text=_("Two small letters, such as kr. Empty: asked of everybody."),
        error_messages={"invalid": _("Write two small letters, such as kr.")},
    )


class QuestionsBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions of a check")


class QuizQuestionBlock(blocks.StructBlock):
    ask = _line(_("Question"))
    choices = blocks.ListBlock(_line(_("Choice")), label=_("Choices"), min_num=2, max_num=9)
    right = blocks.RegexBlock(
        label=_("Number of the right choice"),
        regex="^[1-9]$",
        error_messages={"invalid": _("Write the number of the right choice, counted from 1.")},
    )
    because = _long(_("Why it is right"))

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if int(cleaned["right"]) > len(cleaned["choices"]):
            error = ValidationError(_("There is no choice with this number."))
            raise blocks.StructBlockValidationError(block_errors={"right": error})
        return cleaned


class QuizBlock(blocks.StructBlock):
    heading = _heading()
    items = blocks.ListBlock(QuizQuestionBlock(), label=_("Questions"), min_num=1)
    sources = _sources()

    class Meta:
        icon = "help"
        label = _("Quiz")


class ArticleBlock(blocks.StreamBlock):
    """An article's body. Its order is the reader's order: help and rights first."""

    text = TextBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    warning = WarningBlock()
    comparison = ComparisonBlock()
    law = LawBlock()
    change = ChangeBlock()
    contact = SnippetChooserBlock("directory.Contact", label=_("Contact"), icon="mobile-alt")
    video = VideoBlock()
    poster = PosterBlock()
    phrases = PhrasesBlock()
    questions = QuestionsBlock()
    quiz = QuizBlock()


class LawyerMarkBlock(blocks.StructBlock):
    country = blocks.RegexBlock(
        label=_("Country"),
        regex="^[A-Z]{2}$",
        help_text=_("Two capital letters, like KR."),
        error_messages={"invalid": _("Two capital letters, like KR.")},
    )
    marked_by = _line(_("Lawyer who read it"), required=False, length=120)
    marked_on = blocks.DateBlock(label=_("Read on"), required=False, input_formats=DAY_FORMATS)
    # Of the words that were read; the form writes it (`page_forms`) and `editor.css` hides it.
    marked_words = blocks.CharBlock(label=_("Words that were read"), required=False, max_length=32)

    class Meta:
        icon = "edit"
        label = _("A lawyer's mark")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if bool(cleaned["marked_by"]) != bool(cleaned["marked_on"]):
            error = ValidationError(_("Say which lawyer read it and on which day, or neither."))
            raise blocks.StructBlockValidationError(block_errors={"marked_on": error})
        if cleaned["marked_on"]:
            try:
                refuse_future_day(cleaned["marked_on"])
            except ValidationError as error:
                raise blocks.StructBlockValidationError(block_errors={"marked_on": error}) from error
        return cleaned


class LawyerMarksBlock(blocks.StreamBlock):
    mark = LawyerMarkBlock()


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
