"""The letters of a return as the page of the referral shows them: a title, and lines of label and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.referrals.returning import words
from amanjol.casework.referrals.returning.showing import moment
from amanjol.casework.referrals.words import said
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.returning import CONTACT_WORDS, MET_WORDS, Contact

if TYPE_CHECKING:
    from amanjol.casework.standards.referring.returning import (
        ReturnHere,
        ReturnPlanned,
        ReturnReport,
        ReturnStopped,
    )

type Shown = tuple[str, list[tuple[str, str]]]


def here(body: ReturnHere) -> Shown:
    lines = [
        (_("The danger of the return"), str(words.LEVELS[body.level])),
        (_("It names"), f"{_country(body.state)}, {date_format(body.assessed_on, 'd.m.Y')}"),
        (pgettext("a return", "Who waits"), body.who),
        (_("Known by"), body.known_by),
        (_("Ask for"), said(codes.ROLE_WORDS[body.contact])),
    ]
    return _("The danger of the return, and who waits"), lines


def planned(body: ReturnPlanned) -> Shown:
    lines = [
        (date_format(leg.on, "d.m.Y"), f"{_country(leg.origin)} → {_country(leg.destination)}")
        for leg in body.legs
    ]
    lines.append((_("There by"), moment(body.expected_at)))
    lines.append((_("Called after"), _("%(hours)s h") % {"hours": body.hours}))
    agreed = _("Agreed, if they do not arrive")
    lines += [(agreed if number == 0 else "", text) for number, text in enumerate(body.agreed)]
    lines.append((_("Reports afterwards"), _("agreed to") if body.reports else _("not agreed to")))
    lines.append((_("Ask for"), said(codes.ROLE_WORDS[body.contact])))
    return _("The way, and the arrival clock"), lines


def stopped(_body: ReturnStopped) -> Shown:
    return _("The person does not go"), []


def report(body: ReturnReport) -> Shown:
    title = ngettext("Report after %(months)s month", "Report after %(months)s months", body.months) % {
        "months": body.months
    }
    lines = [("", said(CONTACT_WORDS[body.contact]))]
    if body.contact is Contact.SPOKE:
        lines += [
            (_("Threatened or harmed"), str(words.THREATENED[body.unharmed])),
            (_("What they need"), said(MET_WORDS[body.needs])),
            (_("Wishes to hear from you"), str(words.KNOWN[body.wants_contact])),
        ]
    return title, lines


def _country(code: str) -> str:
    return world_names.country_name(code, language())
