"""The name of the person on a page below their case, where two open tabs are told apart by it; and that it stood there.

Who opens such a page has opened the case: the journal says so, unless the same member did within the last five
minutes, as with lists (`desk/showing.py`). Written when the page is made, last of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.cases import queries, sealing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.desk.showing import AGAIN_AFTER
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.casework.cases.models import Case

_NAMED: Final = "_person_of_case_named"


def name_shown(request: HttpRequest, case: Case) -> str:
    """Nothing while somebody sits beside, and on a page that is there without keys. SealBroken."""
    keyring = opened_keyring(request)
    if keyring is None or is_discreet(request):
        return ""
    name = sealing.open_person(case.person, keyring).name
    request.__dict__[_NAMED] = (keyring.member, case)
    return name


def note_shown(request: HttpRequest) -> None:
    """That the person of a case stood on the page which was made for this request, if so."""
    named = request.__dict__.pop(_NAMED, None)
    if named is None:
        return
    member, case = named
    if not queries.was_opened_since(timezone.now() - AGAIN_AFTER, case, member):
        record_act("case.opened", member, "case", case.pk)
