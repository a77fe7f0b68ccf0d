"""Reads of who wants letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.guide.telling.models import Letterbox

if TYPE_CHECKING:
    from amanjol.foundation.accounts.models import Account


def wants_letters(account: Account) -> bool:
    return not Letterbox.objects.filter(account=account, is_wanted=False).exists()
