"""Whether something may be told, counted or sent on a consent of this case: the door that every other room asks.

It asks `allowing` for today and here, and refuses besides what an older copy would let, and what the policy of this
country, or what is known of the one to which it goes, forbids. What such a policy asks besides a consent, such as a
risk assessment that names the state, whoever sends asks of `desk.country.may_leave_here`. A withdrawal may be missing
in an older copy of a case; in one of a person, that they are a child.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.cases import earlier
from amanjol.casework.cases.models import ItemKind
from amanjol.casework.desk.country import country_here, may_leave_here
from amanjol.casework.standards.people.allowing import Use, allowing, standing
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.policy.deciding import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.given import ConsentFor
    from amanjol.casework.standards.people.terms import FieldGroup, Recipient


def allows(
    person: PersonRecord,
    written: Items,
    *,
    purpose: ConsentFor,
    recipient: Recipient,
    group: FieldGroup | None = None,
    country: str = "",
) -> bool:
    """As `rests_on`."""
    there = rests_on(person, written, purpose=purpose, recipient=recipient, group=group, country=country)
    return there is not None


def rests_on(
    person: PersonRecord,
    written: Items,
    *,
    purpose: ConsentFor,
    recipient: Recipient,
    group: FieldGroup | None = None,
    country: str = "",
) -> GivenConsent | None:
    """The consent that lets it be done today. `country` is where it goes, empty for this one. SealBroken.

    `person` is what was opened of the person of this very case.
    """
    use = _use_today(purpose, recipient, group, country)
    if _is_older(person, [written]):
        return None
    if group is not None and use.country != use.home and not _may_ever_leave(group, use.country):
        return None
    return allowing(written.of(GivenConsent), person.form, use)


def standing_in_all(
    person: PersonRecord, cases: Sequence[Items], *, purpose: ConsentFor, recipient: Recipient
) -> list[GivenConsent]:
    """Of all cases of a person, those that let it be done today, by their days; none where any case is an older copy.

    A no stands against each yes of its day or before in another case, since no case says which of a day was first.
    SealBroken.
    """
    if _is_older(person, cases):
        return []
    use, said = _use_today(purpose, recipient, None, ""), [written.of(GivenConsent) for written in cases]
    left = []
    for number, own in enumerate(said):
        others = [given for entries in (*said[:number], *said[number + 1 :]) for given in entries]
        ids = {given.id for given in own}
        left += [given for given in standing([*own, *others], person.form, use) if given.id in ids]
    return sorted(left, key=lambda given: given.consent.given_on)


def _use_today(purpose: ConsentFor, recipient: Recipient, group: FieldGroup | None, country: str) -> Use:
    home = country_here()
    return Use(purpose, recipient, group, country or home, timezone.localdate(), home)


def _is_older(person: PersonRecord, cases: Sequence[Items]) -> bool:
    """A withdrawal may be missing in it, or that they are a child."""
    return any(
        written.are_fewer_than_recorded([ItemKind.CONSENT])
        or earlier.are_fewer_than_recorded(written.case.person, person)
        for written in cases
    )


def _may_ever_leave(group: FieldGroup, country: str) -> bool:
    return may_leave_here(country, [group]).of(group).outcome is not Outcome.FORBIDDEN
