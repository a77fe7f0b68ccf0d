"""What the journal says of observations, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "observation.begun": Verb(_("began an observation")),
    "observation.changed": Verb(_("changed what an observation says")),
    "observation.people-chosen": Verb(_("chose who stands behind an observation")),
    "observation.answered": Verb(_("answered what is asked about who stands behind an observation")),
    "observation.forgotten": Verb(_("took somebody out of an observation")),
    "observation.thrown-away": Verb(_("threw an observation away")),
    "observation.sent": Verb(_("sent an observation to who writes warnings")),
    "observation.recalled": Verb(_("took an observation back")),
    "observation.repeats": Verb(_("counted what repeats")),
    "observation.taken-up": Verb(_("began a warning from an observation")),
    "observation.put-aside": Verb(_("put an observation aside")),
}
