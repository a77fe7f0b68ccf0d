"""What the journal says of support, in words. Each act is about a case, and stands on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "case.file-added": Verb(_("took in a file"), on_paper="written"),
    "case.file-opened": Verb(_("opened a file"), on_paper="read"),
    "case.file-original-opened": Verb(_("opened the original of a file"), on_paper="read"),
    "case.file-taken-away": Verb(_("took a file away for good"), on_paper="answer-crossed-out"),
}
