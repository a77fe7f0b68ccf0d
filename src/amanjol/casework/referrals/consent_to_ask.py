"""What a consent would have to name so that something can be told: with it the form of consents is filled in.

Nobody has to type the partner's name as it was read out, nor choose the groups once more. Nothing of it stands in an
address: it is posted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup, RecipientKind
from amanjol.casework.standards.policy.leaving import Condition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.referrals.actions.telling import ForRecipient, Permission


@dataclass(frozen=True, slots=True)
class ToAsk:
    """`fields` are names and values of the form of consents; a name may stand there several times."""

    name: str
    fields: tuple[tuple[str, str], ...]


def to_ask(allowed: Permission, spoken: str) -> list[ToAsk]:
    """One for each of those who learn it and whom no consent names yet. `spoken`: the language it is read out in."""
    asked = []
    for for_recipient in allowed.each:
        groups = _without_consent(for_recipient)
        if groups:
            fields = (*_recipient(for_recipient), *(("groups", group.value) for group in groups))
            purpose = _purpose(for_recipient, groups)
            name = for_recipient.recipient.name
            asked.append(ToAsk(name, (("purpose", purpose), *fields, ("language", spoken))))
    return asked


def _without_consent(for_recipient: ForRecipient) -> list[FieldGroup]:
    verdicts = for_recipient.decision.verdicts
    lacking = {verdict.group for verdict in verdicts if Condition.CONSENT in verdict.lacking}
    return [group for group in FieldGroup if group in lacking]


def _purpose(for_recipient: ForRecipient, groups: Iterable[FieldGroup]) -> str:
    """What leads to the person goes abroad by a consent of its own; that one may name the rest as well."""
    is_abroad = for_recipient.decision.destination != for_recipient.decision.origin
    leads_to_her = not IDENTIFYING.isdisjoint(groups)
    return (ConsentFor.IDENTITY_ABROAD if is_abroad and leads_to_her else ConsentFor.SHARING).value


def _recipient(for_recipient: ForRecipient) -> tuple[tuple[str, str], ...]:
    recipient = for_recipient.recipient
    if recipient.kind is RecipientKind.HERE:
        return ("whom", "here"), ("organisation", recipient.organisation)
    return ("whom", "outside"), ("name", recipient.name), ("country", recipient.country)
