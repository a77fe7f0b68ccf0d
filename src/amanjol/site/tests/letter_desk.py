"""What people and the worker of a demo's node do about referrals, for the processes of `letter_node`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.utils import timezone

from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions import answering, asking, going_on, writing
from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.bodies import Answer
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.states import State
from amanjol.casework.standards.referring.tests.examples import example
from amanjol.foundation.accounts.queries import account_by_email
from amanjol.foundation.letters import beliefs, opening, signing
from amanjol.foundation.letters.delivery import carrying
from amanjol.foundation.organisations.keys.demo import DemoPerson
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.tenant import name_session
from amanjol.foundation.seals.records import present_moment
from amanjol.site.demo_casts import CASTS
from amanjol.site.tests.letter_node import say

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.keys.keyring import Keyring

NAME: Final = "Вымышленная Калина"
NEXT: Final = {State.ACCEPTED: State.IN_PROGRESS, State.IN_PROGRESS: State.COMPLETED}


@dataclass(frozen=True)
class Desk:
    """A supervisor who receives letters. Their keys were opened once, before any process of these began."""

    person: DemoPerson

    @classmethod
    def of(cls, country: str) -> Desk:
        account = account_by_email(CASTS[country].partnership.receivers[0])
        member = member_of(account) if account is not None else None
        assert member is not None
        return cls(DemoPerson.unlocked(member))

    def ask(self) -> None:
        """Of a new case the only partner there is, and go on."""
        with self.person.keyring() as keyring:
            (partner,) = {card.holder for card in beliefs.believed(_signing(keyring)).values()}
            inquiry: Any = _body("referral.inquiry", uuid4())
            row = asking.ask(keyring=keyring, case=_case(keyring), partner=partner, inquiry=inquiry)
        say(f"asked {row.referral}")
        self.work()

    def work(self) -> None:
        """What has come is read and gone on with, and what was written is brought, by the worker, before and after."""
        for act in (_carry, self._read, self._write, _carry):
            act()

    def _read(self) -> None:
        with self.person.circles() as circles:
            keyring = _held(circles)
            opening.open_waiting(
                circles=circles, keyring=keyring, believed=beliefs.believed(_signing(keyring))
            )

    def _write(self) -> None:
        """The next letter of each referral, or the case, each in a transaction of its own."""
        for pk in self._referrals():
            with self.person.circles() as circles:
                opened, case = _opened(pk, circles)
                if opened.row.is_ours:
                    _tell(opened, case, _held(circles))
                elif case is None:
                    _answer(opened, circles)
                elif (state := NEXT.get(opened.standing.state)) is not None:
                    at = f"{present_moment():%Y-%m-%dT%H:%M:%SZ}"
                    body = _body("referral.state", opened.row.referral, state=state, reason=None, at=at)
                    going_on.go_on(keyring=_held(circles), case=case, referral=pk, body=body)

    def take_back(self) -> None:
        """The earliest that was not, and go on."""
        for pk in self._referrals():
            with self.person.circles() as circles:
                opened, case = _opened(pk, circles)
                if case is None or opened.is_taken_back:
                    continue
                going_on.take_back(keyring=_held(circles), case=case, referral=pk)
            say(f"took-back {opened.row.referral}")
            break
        self.work()

    def tell(self) -> None:
        """What each comes to, as it is sealed and as its row says in clear."""
        for pk in self._referrals():
            with self.person.circles() as circles:
                opened, _case = _opened(pk, circles)
                assert not opened.is_older
                say(f"stands {opened.row.referral} {opened.standing.state} {opened.row.state}")

    def _referrals(self) -> list[UUID]:
        with self.person.keyring():
            return list(Referral.objects.order_by("made_at", "pk").values_list("pk", flat=True))


def _carry() -> None:
    name_session("")
    carrying.carry()


def _answer(opened: OpenedReferral, circles: Circles) -> None:
    """A yes; and once it is known who it is, a case."""
    keyring, pk = _held(circles), opened.row.pk
    if opened.may_write(Answer):
        can = {"answer": "can", "reason": None, "from_on": None}
        body = _body("referral.answer", opened.row.referral, **can)
        answering.write_from_inbox(keyring=keyring, circles=circles, referral=pk, body=body)
    elif answering.may_become_case(opened):
        answering.become_case(keyring=keyring, circles=circles, referral=pk, case=_case(keyring))


def _tell(opened: OpenedReferral, case: Case | None, keyring: Keyring) -> None:
    """Who it is, after a yes. What has to be consented to before is asked by the page, and not tried here."""
    if case is None or opened.identities or opened.standing.state is not State.ACCEPTED:
        return
    _case_of, locked, own = writing.locked_in_case(keyring, case, opened.row.pk)
    if locked.may_write(Identity):
        writing.write(keyring, own, locked, _body("referral.identity", opened.row.referral))


def _opened(pk: UUID, circles: Circles) -> tuple[OpenedReferral, Case | None]:
    row, keyring = Referral.objects.get(pk=pk), _held(circles)
    hung = CaseReferral.objects.filter(referral=row).select_related("case__person").first()
    if hung is None:
        return queries.in_inbox(row, circles, _signing(keyring)), None
    return queries.of_referral(row, hung.case, keyring, _signing(keyring)), hung.case


def _case(keyring: Keyring) -> Case:
    today = timezone.localdate()
    person = creating.create_person(keyring=keyring, person=PersonRecord((NAME,)))
    beginning = creating.Beginning("Позвонить", today)
    return creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)


def _body(kind: str, referral: UUID, **changed: Any) -> Body:
    return kinds.read(kind, example(kind, referral=str(referral), **changed))


def _signing(keyring: Keyring) -> Signing:
    opened = signing.opened_signing(keyring)
    assert opened is not None
    return opened


def _held(circles: Circles) -> Keyring:
    assert circles.keyring is not None
    return circles.keyring
