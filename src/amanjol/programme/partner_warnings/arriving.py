"""Letters about warnings, opened by who holds the inbox: vouched for, and then they wait for an editor.

Codes that the catalogue here does not know belong to a later one: such a letter waits, unopened, for the next update.
An end waits for nothing but its warning: a copy of ours may stand.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.foundation.journal.actions import hold, record
from amanjol.foundation.letters.kinds import NotExpected, NotKnownHere, TooMany
from amanjol.foundation.letters.node_folder import here
from amanjol.foundation.letters.signing import opened_signing
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import replace
from amanjol.programme.partner_warnings import signed
from amanjol.programme.partner_warnings.models import FromPartner
from amanjol.public.packs.languages import written_languages
from amanjol.public.warnings.kinds import MOST_DAYS
from amanjol.public.warnings.queries import catalogue

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.letters.opening import Opened
    from amanjol.programme.partner_warnings.bodies import Ended, Told

OF: Final = "partner-warning"
TOLD, END_TOLD = "partner-warning.arrived", "partner-warning.end-arrived"
A_DAY: Final = 20
"""Warnings of one partner that one organisation here opens in a day; what is more waits."""
_DAY: Final = timedelta(days=1)  # where it has begun already
_LONGEST: Final = timedelta(days=366)
"""Nothing that began longer ago stands, though it can get more days again and again."""
_FIRST_MONTH: Final = "2000-01"  # as a form knows them


def told(opened: Opened, body: Told) -> FromPartner:
    """What was told once changes nothing. NotKnownHere; NotExpected without a signing key of our own; NotCanonical for
    days that no warning has, and for something else under the same id; TooMany.
    """
    _check_codes(body)
    if not set(body.texts) <= {code for code, _name in written_languages()}:
        raise NotKnownHere
    _check_days(body)
    there = _of_issuer(opened)
    before = next((of for of in there if of.told.warning == body.warning), None)
    if before is not None:
        if before.told != body:
            raise NotCanonical("Another warning has this id.")
        return FromPartner.objects.get(pk=before.id)
    if sum(of.came_on == timezone.localdate() for of in there) >= A_DAY:
        raise TooMany
    row = _new(opened)
    return _keep(opened, row, signed.ToldText(**_from(opened, row), told=body), TOLD)


def ended(opened: Opened, body: Ended) -> FromPartner:
    """NotExpected of a warning that has not been opened here: it waits for that. NotCanonical where it has ended
    otherwise. Words in a language that is unknown here are kept as they are.
    """
    before = _before(opened, body.warning)
    if before is None:
        raise NotExpected
    body = _on_a_day(body, before.told)
    if before.ended is not None:
        if before.ended != body:
            raise NotCanonical("It has ended otherwise.")
        return FromPartner.objects.get(pk=before.id)
    row = _new(opened)
    _keep(opened, row, signed.EndedText(**_from(opened, row), ended=body), END_TOLD)
    return FromPartner.objects.get(pk=before.id)


def _check_codes(body: Told) -> None:
    here_known = catalogue()
    region = here_known.regions.get(body.region)
    is_known = (
        body.kind in here_known.kinds
        and set(body.advice) <= here_known.advice.keys()
        and body.country in {"", *here_known.countries}
        and (not body.region or (region is not None and region.country == body.country))
        and body.trade in {"", *here_known.trades}
        and body.channel in {"", *here_known.channels}
    )
    if not is_known:
        raise NotKnownHere


def _check_days(body: Told) -> None:
    """By the clock here, with a day for places where another one has begun."""
    today = timezone.localdate()
    latest = today + _DAY
    if not today - _LONGEST <= body.begins_on <= latest or body.ends_on >= latest + timedelta(days=MOST_DAYS):
        raise NotCanonical("No warning holds so long.")
    if body.month and not _FIRST_MONTH <= body.month <= latest.isoformat()[:7]:
        raise NotCanonical("Nobody met it in such a month.")


def _on_a_day(body: Ended, of: Told) -> Ended:
    """Today, where it names a day on which it cannot have ended."""
    today = timezone.localdate()
    return body if of.begins_on <= body.on <= today + _DAY else replace(body, on=today)


def _before(opened: Opened, warning: UUID) -> signed.Arrived | None:
    return next((of for of in _of_issuer(opened) if of.told.warning == warning), None)


def _of_issuer(opened: Opened) -> list[signed.Arrived]:
    """What this very organisation has opened of the writer. Until then nobody else of it opens any about warnings."""
    organisation = opened.keyring.member.organisation_id
    hold(organisation)
    issuer = opened.letter.issuer
    return [of for of in signed.arrived(organisation) if of.sender == issuer]


def _new(opened: Opened) -> FromPartner:
    return FromPartner(organisation_id=opened.keyring.member.organisation_id, came_on=timezone.localdate())


def _from(opened: Opened, row: FromPartner) -> dict[str, str]:
    issuer, organisation = opened.letter.issuer, opened.keyring.member.organisation
    return {
        "id": str(row.pk),
        "organisation": str(organisation.pk),
        "organisation_name": organisation.name,
        "node": issuer.node,
        "partner": issuer.organisation,
        "name": opened.card.name,
    }


def _keep(
    opened: Opened, row: FromPartner, text: signed.ToldText | signed.EndedText, verb: str
) -> FromPartner:
    signing = opened_signing(opened.keyring)
    if signing is None:
        raise NotExpected
    row.signed = signed.sign(text, signing.key, here(opened.keyring.organisation.node).keys())
    row.save(force_insert=True)
    member = opened.keyring.member
    record(verb=verb, organisation=member.organisation_id, actor=member.account_id, subject=(OF, row.pk))
    return row
