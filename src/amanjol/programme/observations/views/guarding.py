"""Whom the pages of an observation let in, and what each says where nothing can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.refusals import refusing
from amanjol.programme.observations import actions
from amanjol.programme.observations.rules import can_observe

if TYPE_CHECKING:
    from amanjol.casework.desk.guards import View
    from amanjol.casework.desk.refusals import Refusals

PAGE: Final = "observations:observation"
REFUSALS: Final[Refusals] = {
    actions.SentAlready: _("It was sent: nobody changes it any more. It can be taken back."),
    actions.Changed: _("It was changed meanwhile: look again. Nothing was kept."),
    actions.AskedByAnother: _(
        "Whoever took them out after a no does not answer otherwise: another holder asks anew."
    ),
    actions.Restricted: _("Somebody restricted stands behind no observation. Nothing was kept."),
}
with_keys = with_keys_at("observations:all", can_observe, of_record=False)


def in_observation(view: View) -> View:
    """Given the keyring. What cannot be written says so on the page of the observation."""
    return with_keys_at(PAGE, can_observe)(refusing(PAGE, REFUSALS)(view))
