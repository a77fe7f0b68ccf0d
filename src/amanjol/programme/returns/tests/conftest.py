from __future__ import annotations

from amanjol.casework.cases.tests.conftest import (
    _case_cast,
    _three_with_keys,
    three_with_keys,
)

__all__ = ["_case_cast", "_three_with_keys", "three_with_keys"]
