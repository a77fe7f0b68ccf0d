"""What staff read of a story: languages, decisions, earlier values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.support.stories.records import Decided
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

DECIDED: Final[Mapping[Decided, Any]] = {
    Decided.KEPT: _("Keep it: it is hers, and whoever shares it is counted"),
    Decided.COMMON: _("It tells nothing of her alone"),
}
LABELS: Final[Mapping[str, Any]] = {
    "alias": _("Another name"),
    "would_know": _("Who would know her"),
    **{f"text-{code}": name for code, name in packaged_texts().read_in.items()},
}


def language_name(code: str) -> str:
    """In itself."""
    return packaged_texts().read_in.get(code, code)


def earlier_value(name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    if value is None:
        return ""
    if not isinstance(value, str) or name not in LABELS:
        raise SealBroken
    return value
