"""What the journal says of returns, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "return.counted": Verb(_("counted the return of a quarter")),
    "return.printed": Verb(_("printed other numbers of a quarter than before")),
    "return.handed-in": Verb(_("handed in the return of a quarter")),
    "return.answer-arrived": Verb(_("opened what the programme answers to a return")),
    "return.arrived": Verb(_("opened the return of a partner")),
    "return.opened": Verb(_("told a partner that the return was opened")),
    "return.taken-over": Verb(_("took the return of a partner over")),
    "return.approval-told": Verb(_("told a partner that the return is approved")),
    "return.sent-back": Verb(_("sent the return of a partner back")),
}
