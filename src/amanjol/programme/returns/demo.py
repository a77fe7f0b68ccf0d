"""Returns of a demo's fictional organisations: of the quarter that is over, one to be taken over and one sent back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk.tallies import Quarter
from amanjol.programme.returns import actions, queries, taking_over
from amanjol.programme.returns.bodies import ByAge, BySex, Sums, Wages
from amanjol.programme.returns.counting import Return
from amanjol.programme.returns.money import OfCurrency

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation

YYLDYZ: Final = Sums(
    people=84, new=31, survivors=19, services=212, needs=0, needs_met=0, referrals=14, referrals_accepted=11,
    sex=BySex(61, 23, 0), age=ByAge(0, 84, 0),
)  # fmt: skip
GARAGUM: Final = Sums(
    people=41, new=12, survivors=14, services=96, needs=0, needs_met=0, referrals=5, referrals_accepted=3,
    sex=BySex(41, 0, 0), age=ByAge(3, 38, 0),
)  # fmt: skip
WAGES: Final = Wages(people=13, chose_not=11, sums={"TMT": 49_000}, has_others=True)
NO_WAGES: Final = Wages(people=0, chose_not=0, sums={}, has_others=False)
OF_EACH: Final = {"TMT": OfCurrency(12, 49_300, 9_000, 7_000)}
HANDED: Final = ((YYLDYZ, WAGES), (GARAGUM, NO_WAGES))
REASON: Final = "Три женщины посчитаны дважды: пришлите исправленный отчёт (вымышлено)."


def hand_in_demo_return(
    *, keyring: Keyring, programme: Organisation, sums: Sums, wages: Wages, today: date
) -> None:
    """A supervisor's keyring."""
    of_each = {currency: OF_EACH[currency] for currency in wages.sums}
    counted = replace(Return.of_sums(Quarter.of(today).before, sums, wages), of_each=of_each)
    actions.hand_in(keyring=keyring, partner=programme, counted=counted)


def answer_demo_returns(*, keyring: Keyring) -> None:
    """The keyring of a receiver of the programme, who has opened both letters."""
    for opened in queries.opened_returns(queries.arrived_at(keyring.member), keyring):
        revision = opened.record.newest.body.revision
        if opened.record.newest.body.sums == GARAGUM:
            taking_over.send_back(keyring=keyring, pk=opened.row.pk, revision=revision, reason=REASON)
        else:
            taking_over.tell_opened(keyring=keyring, pk=opened.row.pk, revision=revision)
