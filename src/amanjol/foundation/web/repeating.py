"""Which forms may be sent any number of times: those that change nothing, or where twice is the same as once.

Every other form that somebody signed in sends has to carry a once-token (`foundation/once`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_REPEATABLE: Final = "_is_repeatable"


def repeatable[View: Callable[..., Any]](view: View) -> View:
    """A view whose form needs no once-token. Why, stands in `site/tests/without_token.py`."""
    setattr(view, _REPEATABLE, True)
    return view


def is_repeatable(view: Callable[..., Any]) -> bool:
    return bool(getattr(view, _REPEATABLE, False))
