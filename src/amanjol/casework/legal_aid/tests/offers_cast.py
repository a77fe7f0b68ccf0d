"""A register of five who do not exist, a need, and who is on its other side; held by Zarina, who coordinates."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict.records import Heard, PartyRecord, Role, Side
from amanjol.casework.legal_aid.models import Need
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.needs.records import NeedRecord, Step, Version
from amanjol.casework.legal_aid.offers import actions, queries
from amanjol.casework.legal_aid.offers.proposing import propose
from amanjol.casework.legal_aid.register import actions as register
from amanjol.casework.legal_aid.register import queries as register_queries
from amanjol.casework.legal_aid.register.records import Description, Sex
from amanjol.casework.legal_aid.tests.register_cast import Scene as Coordinating
from amanjol.casework.standards.entitlement.rights import Proceeding
from amanjol.casework.standards.legal_needs.bodies import Raised
from amanjol.casework.standards.legal_needs.codes import Stage, Urgency
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.legal_aid.models import OtherSide
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring

TODAY: Final = timezone.localdate()
UNTIL: Final = TODAY + timedelta(days=400)
ACCUSED: Final = "Бакиров Азамат"
SAID: Final = "Азамат Бакиров"


def advocate(number: str, name: str, **changes: Any) -> Description:
    values: dict[str, Any] = (
        {
            "number": number, "name": name, "districts": ("osh",), "languages": ("ky", "ru"), "sex": Sex.WOMAN,
            "licence_until": UNTIL, "proceedings": (Proceeding.CRIMINAL,), "places": 4, "year": TODAY.year,
            "reach": "через контору", "courses": ("representing-a-victim",),
        }
        | changes
    )  # fmt: skip
    return Description(**values)


AIGUL: Final = advocate("7-001", "Небывалова Айгуль", office="Контора «Небыль»")
BAKYT: Final = advocate("7-002", "Примеров Бакыт", sex=Sex.MAN, office="адвокаты НЕБЫЛЬ", courses=())
CHOLPON: Final = advocate("7-003", "Сказочнова Чолпон", places=1, office="Контора «Сказка»")
DINARA: Final = advocate("7-004", "Условнова Динара", districts=("alay",), languages=("ky",))
ERKIN: Final = advocate("7-005", "Учебнов Эркин", sex=Sex.MAN, suspended_until=UNTIL)
REGISTER: Final = (AIGUL, BAKYT, CHOLPON, DINARA, ERKIN)


class Scene(Coordinating):
    """`need` is in Osh, in Kyrgyz, this week; nobody stands on its other side yet."""

    def __init__(self, cases: CaseCast) -> None:
        super().__init__(cases)
        register.write_register(keyring=keyring_of(self.zarina), lines=REGISTER, today=TODAY)
        self.need = raise_need(self.keyring)

    @property
    def keyring(self) -> Keyring:
        return keyring_of(self.zarina)

    def advocate(self, number: str) -> OpenedAdvocate:
        [opened] = [of for of in register_queries.opened(self.keyring, TODAY) if of.row.number == number]
        return opened

    def id_of(self, number: str) -> UUID:
        return self.advocate(number).row.pk

    def rewrite(self, *lines: Description) -> None:
        register.write_register(keyring=self.keyring, lines=lines, today=TODAY)

    def oppose(self, *names: str, need: UUID | None = None, **changes: Any) -> OtherSide:
        return conflict.write_side(keyring=self.keyring, need=need or self.need, side=side(*names, **changes))

    def represented(self, number: str, *names: str) -> None:
        parties = [PartyRecord((name,)) for name in names]
        conflict.write_assignments(keyring=self.keyring, advocate=self.advocate(number), parties=parties)

    def ask(self, number: str, need: UUID | None = None, **changes: Any) -> UUID:
        outcome = actions.ask(
            keyring=self.keyring, need=need or self.need, advocate=self.id_of(number), **changes
        )
        return outcome.offer.pk

    def named(self, number: str, need: UUID | None = None, **changes: Any) -> UUID:
        offer = self.ask(number, need, **changes)
        actions.tell_names(keyring=self.keyring, offer=offer)
        return offer

    def accepted(self, number: str, need: UUID | None = None, **changes: Any) -> UUID:
        offer = self.named(number, need, **changes)
        actions.accept(keyring=self.keyring, offer=offer)
        return offer

    def offer(self, pk: UUID) -> OpenedOffer:
        opened = queries.opened_offer(self.keyring, pk)
        assert opened is not None
        return opened

    def best(self, need: UUID | None = None) -> list[str]:
        """The numbers of who could come, in their order."""
        keyring = self.keyring
        opened = needs.opened_need(keyring, need or self.need)
        assert opened is not None
        proposed = propose(opened, actions.facts_of(keyring))
        return [candidate.advocate.row.number for candidate in proposed.best]


def side(*names: str, **changes: Any) -> Side:
    who = PartyRecord(names or (ACCUSED,), changes.pop("numbers", ()), changes.pop("is_organisation", False))
    values: dict[str, Any] = {"role": Role.ACCUSED, "who": who, "heard": Heard.TELEPHONE}
    return Side(**values | changes)


def raise_need(keyring: Keyring, **changes: Any) -> UUID:
    """As the letter of a partner whom nobody believes any more leaves it: what is told them reaches nobody."""
    need, now = uuid.uuid4(), present_moment()
    says = Raised.from_data(
        {
            "need": str(need), "version": 1, "country": "kg", "against": [], "against_is_known": True,
            "proceeding": Proceeding.CRIMINAL, "stage": Stage.INVESTIGATION, "urgency": Urgency.THIS_WEEK,
            "district": "osh", "language": "ky", "interpreter": False, "sex": None, "sex_is_condition": False,
            "is_child": False, "outcome": None, "rules": [],
        }
        | changes
    )  # fmt: skip
    partner: dict[str, Any] = {"partner_node": str(uuid.uuid4()), "partner": str(uuid.uuid4())}
    row = Need(organisation_id=keyring.member.organisation_id, need=need, state=NeedState.ASKED, **partner)
    record = NeedRecord(
        need=need,
        name="Приют вымышленный",
        versions=(Version(now, "", uuid.uuid4(), says),),
        steps=(Step(NeedState.ASKED, now, ""),),
        **partner,
    )
    sealed_rows.seal_new(row, record, keyring)
    row.save(force_insert=True)
    record_act(needs.ARRIVED, keyring.member, needs.SUBJECT, row.pk)
    return row.pk
