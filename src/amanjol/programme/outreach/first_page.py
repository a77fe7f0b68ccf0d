"""What the first page says to who manages the programme: films that have to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.today import Part
from amanjol.programme.outreach import films, queries
from amanjol.programme.results import rules

if TYPE_CHECKING:
    from django.http import HttpRequest


def films_that_go(request: HttpRequest) -> Part | None:
    """Until somebody says of each that it was taken down."""
    member = member_of(request.user)
    if member is None or not rules.can_manage(member):
        return None
    rows = films.marked(queries.publications_of(member).exclude(permit=None))
    gone = [row for row in rows if row.is_gone and films.is_there(row)]
    return Part("outreach/today_films.html", {"rows": gone}) if gone else None
