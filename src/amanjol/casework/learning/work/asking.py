"""Whether the desk knows a like name from its cases: asked by who looks at an employer, answered by a room above.

Learning knows nothing of cases: a package above hands in how to look when it starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Look = Callable[[Keyring, Sequence[str]], bool]

_looks: list[Look] = []


def register(look: Look) -> None:
    """`look(keyring, names)`: whether one of these names is like that of an employer or recruiter in a case that the
    member may open.
    """
    if look not in _looks:
        _looks.append(look)


def is_alike(keyring: Keyring, names: Sequence[str]) -> bool | None:
    """None where nobody can look. SealBroken."""
    return any(look(keyring, names) for look in _looks) if _looks else None
