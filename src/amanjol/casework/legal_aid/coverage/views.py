"""One table: districts with nobody first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.coverage import queries
from amanjol.casework.legal_aid.register.words import district_names

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_at("legal_aid:advocates", rules.can_coordinate, of_record=False)


@require_safe
@with_keys
def districts(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    today = timezone.localdate()
    facts = queries.facts_of(keyring, today)
    names = district_names(key for advocate in facts.advocates for key in advocate.says.districts)
    counted = queries.by_district(facts, names, today.year)
    context = {
        "lines": [(names[of.district], of) for of in counted],
        "without": [names[of.district] for of in counted if not of.advocates],
        "few": sum(1 for of in counted if 0 < of.advocates <= 2),
        "year": today.year,
        "has_any": bool(facts.advocates),
    }
    return render(request, "legal_aid/coverage/districts.html", context)
