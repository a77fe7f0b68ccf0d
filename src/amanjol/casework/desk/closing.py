"""What rooms above ask for when a case is closed: a part of that page each, written in the act that closes it; and what
they end with it, whoever closes it.

Closing knows none of them: a room hands in its part, and what it ends, when it starts (`apps.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.forms import BoundField
    from django.http import QueryDict

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ClosingPart:
    """`form` is asked whether what was typed holds; `write` then writes it, in the transaction that closes the case.

    `template` shows it, with the part as `part`. Where it asks why by a choice, `why` is the name of that field, which
    stands beside the words of why; `reason` gives what was chosen in words, once the form holds: with it nobody has to
    write the same in words of their own.
    """

    template: str
    form: forms.Form
    write: Callable[[], Any]
    why: str = ""
    reason: Callable[[], str] = str

    @property
    def asks_why(self) -> BoundField | None:
        return self.form[self.why] if self.why else None


type MakePart = Callable[[Keyring, Case, QueryDict | None], ClosingPart]
_parts: list[MakePart] = []
_ends: list[Callable[[Keyring, Case], None]] = []


def register_part(make: MakePart) -> None:
    """`make(keyring, case, typed)` is asked each time the page is shown or sent; `typed` is None where it is shown."""
    if make not in _parts:
        _parts.append(make)


def parts_for(keyring: Keyring, case: Case, typed: QueryDict | None) -> list[ClosingPart]:
    """SealBroken."""
    return [make(keyring, case, typed) for make in _parts]


def register_end(end: Callable[[Keyring, Case], None]) -> None:
    """`end(keyring, case)` ends what is there only for an open case, in the transaction that closes it."""
    if end not in _ends:
        _ends.append(end)


def end_with_case(keyring: Keyring, case: Case) -> None:
    """SealBroken."""
    for end in _ends:
        end(keyring, case)
