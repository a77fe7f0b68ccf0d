"""What a page showed of a need before it is sent: where the letter would say something else by then, nothing goes.

The page carries a keyed digest of all that is told; the id, which is drawn as it is sent, is no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import canonical
from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from amanjol.foundation.seals.records import DataRecord

NAME: Final = "seen-need"


def seen(says: DataRecord, partner: str) -> SafeString:
    """The hidden field. `partner` is to whom it goes."""
    return hidden_input(NAME, Version.of(NAME, {NAME: _written(says, partner)}))


def is_as_shown(says: DataRecord, partner: str, digests: str) -> bool:
    """`digests` is what came back of `seen`; of nothing, nothing was shown."""
    return Version.read(NAME, digests).has(NAME, _written(says, partner))


def _written(says: DataRecord, partner: str) -> list[str]:
    data = {name: value for name, value in says.as_data().items() if name != "need"}
    return [partner, canonical.to_bytes(data).decode()]
