"""What is said of choices that are stored as codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.learning.work.records import Alike, Answer, Asked, EndReason, Going

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

ANSWERS: Final[Mapping[Answer, _StrPromise]] = {
    Answer.YES: _("Yes"),
    Answer.NO: _("No"),
    Answer.NOT_KNOWN: _("Nobody knows"),
}
CONDITIONS: Final[Mapping[str, _StrPromise]] = {
    "contract": _("A contract in writing, in a language that the worker reads"),
    "pay": _("Pay to the worker, whole and on the day, with nothing held back"),
    "papers": _("Nobody keeps passports or telephones"),
    "leaving": _("Who works there may go whenever they wish, and owes nothing for it"),
    "housing": _("Housing is fit to live in and can be locked, or none is offered"),
}
ALIKE: Final[Mapping[Alike, _StrPromise]] = {
    Alike.NOBODY: _("The desk knows no such name from its cases"),
    Alike.SOMEBODY: _("The desk knows a like name from its cases"),
    Alike.NOT_ASKED: _("The desk was not asked"),
}
ASKED: Final[Mapping[Asked, _StrPromise]] = {
    Asked.WEEK: _("After a week"),
    Asked.MONTH: _("After a month"),
    Asked.QUARTER: _("After three months"),
}
GOING: Final[Mapping[Going, _StrPromise]] = {
    Going.WELL: _("Well"),
    Going.HARD: _("It is hard"),
    Going.DANGER: _("The person is in danger, or cannot leave"),
}
END_REASONS: Final[Mapping[EndReason, _StrPromise]] = {
    EndReason.FINISHED: _("The work was for a time, which is over"),
    EndReason.OTHER_WORK: _("Other work was found"),
    EndReason.OWN_WISH: _("The person did not want to go on"),
    EndReason.NOT_AS_AGREED: _("It was not as agreed"),
    EndReason.DANGER: _("It was dangerous"),
    EndReason.EMPLOYER: _("The employer did not want to go on"),
}
