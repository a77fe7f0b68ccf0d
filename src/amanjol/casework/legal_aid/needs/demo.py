"""Needs of fictional people in a demo: on their way from an NGO to the coordinator of the same node."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.legal_aid.needs import asking
from amanjol.casework.standards.entitlement.rights import Against, Outcome, Proceeding
from amanjol.casework.standards.legal_needs.bodies import Raised
from amanjol.casework.standards.legal_needs.codes import LawyerSex, Stage, Urgency

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation

_OF_ALL: Final[dict[str, Any]] = {
    "version": 1,
    "country": "kg",
    "against": (),
    "against_is_known": True,
    "sex": None,
    "sex_is_condition": False,
    "is_child": False,
    "interpreter": False,
    "outcome": Outcome.NOT_ESTABLISHED,
    "rules": (),
}
_NEEDS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    (
        "Вымышленная Гүлзат",
        {
            "against": (Against.HELD,),
            "proceeding": Proceeding.CRIMINAL,
            "stage": Stage.INVESTIGATION,
            "urgency": Urgency.NOW,
            "district": "osh",
            "language": "uz",
            "interpreter": True,
            "sex": LawyerSex.WOMAN,
        },
    ),
    (
        "Вымышленный Нурлан",
        {
            "proceeding": Proceeding.CIVIL,
            "stage": Stage.NONE,
            "urgency": Urgency.THIS_WEEK,
            "district": "uzgen",
            "language": "ky",
        },
    ),
    (
        "Вымышленная Салтанат",
        {
            "proceeding": Proceeding.CRIMINAL,
            "stage": Stage.BEFORE_COMPLAINT,
            "urgency": Urgency.THIS_MONTH,
            "district": "jumgal",
            "language": "ky",
            "sex": LawyerSex.WOMAN,
            "sex_is_condition": True,
        },
    ),
)  # fmt: skip


def send_demo_needs(*, keyring: Keyring, coordinator: Organisation, today: date) -> None:
    """A case for each, with the keys of a fictional member whose organisation believes the coordinator. NotAPartner."""
    for name, says in _NEEDS:
        person = creating.create_person(keyring=keyring, person=PersonRecord(names=(f"{name} (никого нет)",)))
        beginning = creating.Beginning("Найти адвоката (вымышленный случай)", today + timedelta(days=1))
        case = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
        raised = Raised(need=uuid4(), **_OF_ALL | says)
        asking.raise_need(keyring=keyring, case=case, partner=coordinator, says=raised)
