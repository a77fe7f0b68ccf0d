"""The register in words, the same on the page and in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.casework.cases.consents.words import DIGITS
from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.referrals.records import Way
from amanjol.casework.referrals.showing import groups_in_words
from amanjol.casework.referrals.words import PURPOSES, WAYS, sort_in_words
from amanjol.casework.standards.policy.citing import cited_in

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.referrals.danger.deciding import Deciding
    from amanjol.casework.referrals.register.queries import Transfer

DAY: Final = "d.m.Y"


@dataclass(frozen=True, slots=True)
class TransferShown:
    """One line. `consents` are the first figures of the ids and of the digests of the words, in pairs. `word` says on
    whose word a danger was told.
    """

    referral: UUID
    by: str
    day: str
    partner: str
    country: str
    way: str
    purpose: str
    told: str
    consents: tuple[tuple[str, str], ...]
    laws: tuple[str, ...]
    assessed_on: str
    taken_back_on: str
    word: str


def shown(transfer: Transfer) -> TransferShown:
    ground = transfer.ground
    words = ground.words or ("",) * len(transfer.consents)
    groups = groups_in_words(transfer.groups)
    code = _("a code word") if transfer.by_code else ""
    return TransferShown(
        transfer.referral,
        transfer.by,
        date_format(timezone.localtime(transfer.at), DAY),
        transfer.partner,
        world_names.country_name(transfer.country, language()),
        _way(transfer),
        str(PURPOSES[transfer.purpose]) if transfer.purpose is not None else _("A life in danger"),
        "; ".join(part for part in (code, groups, _files(transfer.files)) if part)
        or (_("what threatens, where, in which language; no name") if transfer.danger is not None else ""),
        tuple(
            (consent[:DIGITS], digest[:DIGITS])
            for consent, digest in zip(transfer.consents, words, strict=True)
        ),
        tuple(cited_in(language(), law) for law in ground.laws),
        date_format(ground.assessed_on, DAY) if ground.assessed_on is not None else "",
        date_format(timezone.localtime(transfer.taken_back_at), DAY) if transfer.taken_back_at else "",
        _word(transfer.danger),
    )


def _word(danger: Deciding | None) -> str:
    if danger is None:
        return ""
    if danger.decided.yes is None:
        return _("two people decided")
    spoken = world_names.language_name(danger.decided.yes.language, language())
    return _("the person's yes, asked in %(language)s") % {"language": spoken}


def _files(names: tuple[str, ...]) -> str:
    """How many went, and of what sort; empty for none."""
    if not names:
        return ""
    counted = ngettext("%(number)s file", "%(number)s files", len(names)) % {"number": len(names)}
    sorts = ", ".join(dict.fromkeys(sort_in_words(name) for name in names))
    return f"{counted}: {sorts}"


def _way(transfer: Transfer) -> str:
    """With who passed it on, who has learned it, too."""
    if transfer.way is Way.LETTERS:
        return _("sealed letter")
    if transfer.third is None:
        return str(WAYS[transfer.way])
    country = world_names.country_name(transfer.third.country, language())
    return f"{WAYS[transfer.way]}: {transfer.third.name}, {country}"


def heads() -> tuple[str, ...]:
    """Of the columns of the file, in the order of `cells`."""
    return (
        _("Day"),
        _("Partner"),
        _("Country"),
        _("Way"),
        _("For what"),
        _("What was told"),
        _("Consent"),
        _("Words of the consent (digest)"),
        _("Law"),
        _("Risk weighed on"),
        _("Taken back on"),
    )


def cells(line: TransferShown) -> tuple[str, ...]:
    """Without anybody's name: who told it stands on the page and in the journal."""
    return (
        line.day,
        line.partner,
        line.country,
        line.way,
        line.purpose,
        line.told,
        line.word or "; ".join(consent for consent, _digest in line.consents),
        "; ".join(digest for _consent, digest in line.consents if digest),
        "; ".join(line.laws),
        line.assessed_on,
        line.taken_back_on,
    )
