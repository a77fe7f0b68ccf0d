"""Nothing of a return is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.web.privacy import Column

COLUMNS: tuple[Column, ...] = ()
