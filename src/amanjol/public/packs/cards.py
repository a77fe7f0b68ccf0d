"""What a pack says of a contact: on a card in the reader's language, and in `contacts.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.foundation.directory import numbers
from amanjol.public.packs import page_data as p
from amanjol.public.packs.editions import text_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide import documents as d
    from amanjol.public.guide.standings import Standings


def card(
    contact: Contact, sources: Mapping[str, d.Source], standings: Standings, language: str
) -> p.ContactCard:
    """The card for a page of `language`. A number that is held back is no link."""

    def note(key: str) -> p.SourceNote | None:
        return p.SourceNote.of(sources[key], standings) if key in sources else None

    dialled = None
    if contact.last_dialled_on is not None:
        dialled = p.LastDialling(contact.last_dialled_on.isoformat(), bool(contact.answered))
    return p.ContactCard(
        number=numbers.as_read(contact.number, contact.country),
        tel=None if contact.is_held_back else numbers.as_link(contact.number),
        country=contact.country,
        service=text_in(contact.service, language),
        run_by=text_in(contact.run_by, language),
        operator=contact.operator,  # type: ignore[arg-type]  # the choices are those words
        languages=tuple(contact.languages.split()),
        hours=text_in(contact.hours, language),
        cost=contact.cost,  # type: ignore[arg-type]  # the choices are those words
        asks_name=contact.asks_name,  # type: ignore[arg-type]  # the choices are those words
        may_inform=text_in(contact.may_inform, language),
        dialled=dialled,
        emergency=contact.emergency,
        held_back=contact.is_held_back,
        source=note(contact.source),
        standings=tuple(
            p.StandingNote.of(standing, note(standing.source))
            for standing in standings.of_contact(contact.key)
        ),
    )


def as_json(contact: Contact, standings: Standings) -> dict[str, Any]:
    """Everything a reader may see of a contact; no number that is held back."""
    return {
        "country": contact.country,
        "number": None if contact.is_held_back else contact.number,
        "service": contact.service,
        "run_by": contact.run_by,
        "operator": contact.operator,
        "emergency": contact.emergency,
        "languages": contact.languages.split(),
        "hours": contact.hours,
        "cost": contact.cost,
        "asks_name": contact.asks_name,
        "may_inform": contact.may_inform,
        "last_dialled_on": contact.last_dialled_on.isoformat() if contact.last_dialled_on else None,
        "answered": contact.answered,
        "source": contact.source,
        "standings": [
            {
                "country": standing.country,
                "kind": standing.kind,
                "since": standing.since,
                "exactness": standing.exactness,
            }
            for standing in standings.of_contact(contact.key)
        ],
    }
