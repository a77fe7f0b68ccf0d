"""How a turn stands, for the advocate whose it is and for who coordinates."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.models import TurnState

OWN: Final = {
    TurnState.HANDED: _("waits for your answer"),
    TurnState.MIGHT: _("you might; names will follow"),
    TurnState.NAMED: _("read the names, and answer"),
    TurnState.FREE: _("you see no conflict; waits for the last look"),
    TurnState.ACCEPTED: _("you are the lawyer"),
    TurnState.DECLINED: _("you have declined"),
    TurnState.OVER: _("the deadline is over"),
    TurnState.WITHDRAWN: _("withdrawn"),
}
STATES: Final = {
    TurnState.WAITING: _("comes later"),
    TurnState.TO_CALL: _("call now: no account"),
    TurnState.HANDED: _("asked, waits for an answer"),
    TurnState.MIGHT: _("might accept; waits for names"),
    TurnState.NAMED: _("reads the names"),
    TurnState.FREE: _("sees no conflict; waits for the last look"),
    TurnState.ACCEPTED: _("accepted"),
    TurnState.DECLINED: _("has declined"),
    TurnState.OVER: _("the deadline is over"),
    TurnState.WITHDRAWN: _("withdrawn"),
}
BADGES: Final = {
    TurnState.TO_CALL: "alarm",
    TurnState.HANDED: "waiting",
    TurnState.MIGHT: "waiting",
    TurnState.NAMED: "waiting",
    TurnState.FREE: "waiting",
    TurnState.ACCEPTED: "good",
}
