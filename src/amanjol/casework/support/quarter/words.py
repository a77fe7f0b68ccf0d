"""What staff read of quarters and of the groups into which people are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.quarter.groups import Age, Kind, Sex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.casework.desk.tallies import Quarter

KINDS: Final[Mapping[Kind, Any]] = {
    Kind.RECOGNISED: _("Recognised as victims of trafficking"),
    Kind.PRESUMED: _("Presumed victims: somebody decided so"),
    Kind.SIGNS: _("Signs were named, nobody has decided yet"),
    Kind.NOTHING_NAMED: _("A case, no sign named so far"),
    Kind.NOT_RECOGNISED: _("Not recognised by a state body or a court"),
    Kind.RETURNEE: _("Returned, accompanied on a consultation"),
    Kind.AT_RISK: _("Family at risk, accompanied on a consultation"),
    Kind.OTHER: _("Others who are accompanied on a consultation"),
}
SEXES: Final[Mapping[Sex, Any]] = {
    Sex.FEMALE: _("Women and girls"),
    Sex.MALE: _("Men and boys"),
    Sex.UNSAID: _("Other or not written down"),
}
AGES: Final[Mapping[Age, Any]] = {
    Age.CHILD: _("Children, up to 17"),
    Age.FROM_18: _("18 to 24"),
    Age.FROM_25: _("25 to 34"),
    Age.FROM_35: _("35 to 49"),
    Age.FROM_50: _("50 and older"),
    Age.UNKNOWN: _("Age not written down"),
    Age.FAMILY: _("A family, counted once"),
}


def quarter_in_words(quarter: Quarter) -> str:
    return gettext("Quarter %(number)s of %(year)s") % {"number": quarter.number, "year": quarter.year}


def days_in_words(quarter: Quarter) -> str:
    return f"{quarter.first_day:%d.%m.%Y} – {quarter.last_day:%d.%m.%Y}"
