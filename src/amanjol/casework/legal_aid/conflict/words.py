"""What is said of the other side and of conflicts."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.conflict.records import Heard, Origin, Role, WhyAnother
from amanjol.casework.standards.conflicts.checking import Tie

ROLES: Final = {
    Role.ACCUSED: _("Accused or suspected"),
    Role.EMPLOYER: _("Employer"),
    Role.AGENCY: _("Agency or intermediary"),
    Role.OTHER: _("Somebody else on the other side"),
}
HEARD: Final = {
    Heard.TELEPHONE: _("By telephone"),
    Heard.LETTER: _("By letter"),
    Heard.PAPER: _("On paper"),
}
ORIGINS: Final = {
    Origin.SAID: _("told of their own accord"),
    Origin.DECLINED: _("said «conflict» when the names of a need were told"),
}
WHY_ANOTHER: Final = {
    WhyAnother.BORN: _("Born on another day"),
    WhyAnother.NUMBER: _("Another number of a document or register"),
    WhyAnother.PLACE: _("Lives or works somewhere else, and never was here"),
    WhyAnother.ASKED: _("Whoever knows one of them was asked, without the name of the other"),
    WhyAnother.OTHER: _("Something else, as written below"),
}
TIES: Final = {
    Tie.SELF: _("has the name of somebody of the other side"),
    Tie.OWN_CLIENT: _("represents or represented somebody of this name"),
    Tie.COLLEAGUE: _("somebody of the same office represents or represented somebody of this name"),
    Tie.SAID_SO: _("said «conflict» when asked for this need"),
}
