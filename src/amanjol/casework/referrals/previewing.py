"""What a page showed of a letter before it is sent: where the letter would say something else by then, nothing goes.

    context = {"seen_letter": previewing.seen(letter)}             # a hidden field: keyed digests, no word of it
    previewing.check(letter, request.POST.get(previewing.NAME, ""))  # in the transaction that seals the letter

What is chosen in the very form that sends it, and what is drawn as it is sent, is no part of what was shown.

Also called: confirmation digest, what you see is what you sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.referring import kinds
from amanjol.foundation.seals import canonical
from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from amanjol.casework.standards.referring.bodies import Body

NAME: Final = "seen-letter"
CHANGED: Final = _(
    "Meanwhile something in it was changed, so nothing was sent. This is what they would read now: look at it, then"
    " press again."
)
_NOT_SHOWN: Final = frozenset({"contact", "code_word"})


class AnotherLetter(Exception):
    """It is not what the page showed. `letter` is what would be sent now."""

    def __init__(self, letter: Body) -> None:
        super().__init__()
        self.letter: Any = letter


def seen(letter: Body) -> SafeString:
    return hidden_input(NAME, Version.of(NAME, {NAME: _written(letter)}))


def check(letter: Body, digests: str) -> None:
    """`digests` is what came back of `seen`; of nothing, nothing was shown. AnotherLetter."""
    if not Version.read(NAME, digests).has(NAME, _written(letter)):
        raise AnotherLetter(letter)


def _written(letter: Body) -> str:
    data = {name: value for name, value in kinds.write(letter).items() if name not in _NOT_SHOWN}
    return canonical.to_bytes(data).decode()
