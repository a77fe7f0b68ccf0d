"""Offers of a demo: who is on the other side of its needs, and three advocates who are asked one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict.records import Heard, PartyRecord, Role, Side
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import batches
from amanjol.casework.legal_aid.turns.vouching import compare
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.organisations.keys.circles.actions import vouching
from amanjol.foundation.organisations.keys.demo import demo_circles
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.seals.keypairs import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

_SIDES: Final = {
    "osh": (Role.ACCUSED, "Вымышленов Тилек Никтоевич (никого нет)"),
    "uzgen": (Role.EMPLOYER, "ОсОО «Вымышленная швея» (такой нет)"),
}
_ASKED_IN: Final = "uzgen"


def begin_demo_offers(*, keyring: Keyring, advocates: Sequence[Member]) -> None:
    """The coordinator has heard the six words of these, and they those of the organisation; of the need in Uzgen the
    best three are asked.
    """
    for member in advocates:
        key = key_of(member.account)
        if key is not None:
            vouching.vouch_for_member(keyring=keyring, member=member, compared=words_of(key))
        with demo_circles(member) as circles:
            compare(member=member, keys=circles.keys, typed=fingerprint(keyring.epoch.public))
    for need in needs.open_needs(keyring):
        if need.says.district not in _SIDES:
            continue
        role, name = _SIDES[need.says.district]
        who = PartyRecord((name,), is_organisation=role is Role.EMPLOYER)
        conflict.write_side(keyring=keyring, need=need.row.pk, side=Side(role, who, Heard.TELEPHONE))
        if need.says.district == _ASKED_IN:
            batches.ask_next(keyring=keyring, need=need.row.pk)
