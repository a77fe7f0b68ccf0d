"""What an observation says, in the language of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.programme.observations.kinds import Answer, Asked, Known, SaidBy
from amanjol.public.packs.dates import written_month
from amanjol.public.packs.editions import text_in
from amanjol.public.warnings.queries import catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.programme.observations.records import Codes, Source

KNOWN: Final[Mapping[Known, Any]] = {
    Known.HELPED: _("Three or more people whom we help told it"),
    Known.PUBLIC: _("A public source says it"),
}
SAID_BY: Final[Mapping[SaidBy, Any]] = {
    SaidBy.REGISTER: _("a state register"),
    SaidBy.COURT: _("a court"),
    SaidBy.OFFICE: _("a state office"),
    SaidBy.REPORT: _("a report or the press"),
}
ANSWERS: Final[Mapping[Answer, Any]] = {Answer.NO: _("No"), Answer.YES: _("Yes")}
ASKED: Final[Mapping[Asked, Any]] = {
    Asked.AGREED: _("Asked, and agrees"),
    Asked.REFUSED: _("Asked, and says no"),
    Asked.UNREACHABLE: _("Cannot be reached safely"),
}


def named(pieces: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Keys of a closed list with their words, by the words."""
    rows = [(key, _of(getattr(piece, "title", None) or piece.says)) for key, piece in pieces.items()]
    return sorted(rows, key=lambda row: row[1].casefold())


def title_of(codes: Codes) -> str:
    kind = catalogue().kinds.get(codes.kind)
    return _of(kind.title) if kind is not None else codes.kind


def place_of(codes: Codes) -> str:
    """Country, region and month; what stands on no list any more by its key."""
    lists = catalogue()
    country, region = lists.countries.get(codes.country), lists.regions.get(codes.region)
    parts = (
        _of(country.says) if country else codes.country,
        _of(region.says) if region else codes.region,
        written_month(codes.month, get_language() or "en"),
    )
    return " · ".join(part for part in parts if part)


def lines_of(codes: Codes) -> list[tuple[Any, Any, str]]:
    """Of the page: what it is, what is said, and a link, empty for none."""
    lines: list[tuple[Any, Any, str]] = [(_("How it is known"), KNOWN[codes.known], "")]
    if codes.source is not None:
        lines.append((_("Public source"), _source(codes.source), codes.source.link))
    if codes.firm is not None:
        lines.append((_("Firm or agency"), codes.firm.name, ""))
        lines.append((_("Named by"), _source(codes.firm.named), codes.firm.named.link))
    return lines


def _source(source: Source) -> str:
    return f"{SAID_BY[source.by]}, {source.on:%d.%m.%Y}"


def _of(texts: Mapping[str, str]) -> str:
    return text_in(texts, get_language() or "en")
