"""Circles that hang on one person's key, and which of them no sheet of paper opens. Ids and counts alone.

As the keeper: row security shows circles to nobody else who is not of their organisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString

from amanjol.foundation.organisations.keys.circles.rules import purposes_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.site.doctor.findings import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from amanjol.site.doctor.database import Connection

WHAT: Final = "circles"
_MOST: Final = 5
_SAYS: Final = {
    (True, False): (
        State.WARNING,
        (
            "with one person alone, and not on paper: with that key all is lost that lies there. A supervisor there"
            " asks them to take a colleague in, or reads them the words of the sheets."
        ),
    ),
    (True, True): (State.NOTE, "with one person alone; two sheets of paper open what lies there."),
    (False, False): (State.NOTE, "not on paper: should everybody in them be lost, so is what lies there."),
}
"""By whether one person alone reads them, and whether they are on paper."""
# As `keys/circles/alone.py`, of all organisations: the roles of who has kept some key of the circle and was given the
# newest; whether two sheets open it, as `Rows.is_on_paper`.
_READ: LiteralString = """
select c.organisation_id, c.purpose,
  newest.by_recovery_set is not null and exists (
    select from organisations_circlekey k
    where k.circle_id = c.id and k.by_recovery_set is not null and k.voucher is not null),
  array(
    select m.role from organisations_circlevoucher v
      join organisations_member m on m.id = v.member_id and m.left_on is null
      join accounts_account a on a.id = m.account_id and a.is_active
    where v.circle_key_id = newest.id and v.key_id is not null and exists (
      select from organisations_circlevoucher w join organisations_circlekey k on k.id = w.circle_key_id
      where k.circle_id = c.id and w.member_id = m.id and w.key_id is not null and w.accepted_at is not null))
from organisations_circle c
cross join lateral (
  select * from organisations_circlekey k where k.circle_id = c.id order by k.number desc limit 1) newest
"""


def examine(keeper: Connection) -> Iterator[Finding]:
    """By how many read a circle, and whether two sheets do; of one that nobody reads the page of keys tells."""
    lying: dict[tuple[bool, bool], list[UUID]] = {}
    for organisation, purpose, is_on_paper, roles in keeper.execute(_READ):
        readers = sum(purpose in purposes_of(RoleKey(role)) for role in roles)
        if readers:
            lying.setdefault((readers == 1, is_on_paper), []).append(organisation)
    for which, (state, says) in _SAYS.items():
        if organisations := lying.get(which):
            listed = sorted({str(pk) for pk in organisations})
            more = f" and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
            yield Finding(state, WHAT, f"{len(organisations)} {says} Of {', '.join(listed[:_MOST])}{more}.")
    if lying.keys() == {(False, True)}:
        yield Finding(State.OK, WHAT, "each opens to several people, and to two sheets of paper.")
