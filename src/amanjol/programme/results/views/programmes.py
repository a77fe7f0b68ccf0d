"""The first page of the plane: programmes of the own organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_safe
@for_managers
def programmes(request: HttpRequest, _member: Member) -> HttpResponse:
    return render(request, "results/programmes.html")
