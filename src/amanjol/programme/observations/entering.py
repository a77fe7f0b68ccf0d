"""What observations add to the rest of the house when the program starts: what happens with a case, new keys, menus."""

from __future__ import annotations

from amanjol.casework.desk import attachments
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.programme.observations import actions, queries, recalling
from amanjol.programme.observations.models import Observation, SentObservation


def enter() -> None:
    attachments.register_consents_changed(recalling.recheck)
    attachments.register_at_restricting(recalling.forget_at_restricting)
    attachments.register_at_merging(recalling.forget_at_merging)
    attachments.register_at_erasing(recalling.forget_at_erasing, Observation)
    attachments.register_emptied(recalling.empty, SentObservation)
    rewrapping.register(rewrapping.Work("observations", queries.left_to_rewrap, actions.rewrap))
