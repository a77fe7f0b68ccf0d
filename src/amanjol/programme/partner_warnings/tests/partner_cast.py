"""Yyldyz, whose desk believes a shelter on another node; at Gul Lola and Dilnoza write warnings, Timur approves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID, uuid4

from django.utils import timezone

from amanjol.casework.referrals.tests.two_houses import _believe, open_letters
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import inboxes, partners, signing
from amanjol.foundation.letters.models import Belief, Card, Outgoing
from amanjol.foundation.letters.tests.house import own_folder
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.keys.circles.actions import renewing
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at, take_in
from amanjol.foundation.organisations.tests.key_cast import begun, keyring_of, request_of
from amanjol.foundation.seals.letters import cards
from amanjol.programme.partner_warnings import signed
from amanjol.programme.partner_warnings.bodies import Ended, Ending, Sure, Told
from amanjol.programme.partner_warnings.models import FromPartner
from amanjol.public.warnings.tests.warning_cast import approved

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.organisations.tests.key_cast import KeyCast
    from amanjol.foundation.seals.letters.letter import Letter
    from amanjol.public.warnings.models import PublicWarning

DESK, BOARD = "/desk/warnings/", "/cms/warnings/"
TODAY = timezone.localdate()
TEXTS = {"ru": "Обещают место в отеле и просят прислать паспорт.", "uz": "Mehmonxonada ish vaʼda qilishadi."}


class OtherNode(Partner):
    """Its keys, which nobody copies, are the same for all tests of a module."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self


@dataclass
class PartnerCast:
    """Berk and Dana hold the keys of Yyldyz and open its letters; `partner` is as its program would be."""

    keys: KeyCast
    partner: OtherNode
    lola: Member
    dilnoza: Member
    timur: Member
    lola_at: Client
    timur_at: Client

    @property
    def berk(self) -> Client:
        return self.keys.berk

    @property
    def dana(self) -> Client:
        return self.keys.dana

    def stands(self, **changes: Any) -> PublicWarning:
        request_of(self.lola_at)
        return approved(self.lola, self.timur, **changes)

    def arrive(self, kind: str, body: dict[str, Any], **changed: Any) -> str:
        """A letter of the partner, brought over the wire and opened; what the page says."""
        self.bring(kind, body, **changed)
        return open_letters(self.berk)

    def bring(self, kind: str, body: dict[str, Any], **changed: Any) -> bytes:
        inbox = self.own_card()
        _id, envelope = self.partner.sealed(inbox, kind=kind, body=body, **changed)
        answer = self.partner.bring(self.berk, own_folder().node, envelope)
        assert answer.status_code == 200
        return envelope

    def own_card(self) -> Any:
        return cards.read(
            bytes(Card.objects.filter(organisation=str(self.keys.cast.yyldyz.pk)).latest("serial").data)
        )

    def read(self) -> list[Letter]:
        """What the partner's program opens of what lies in our outbox, in the order in which it was written."""
        writer = self.own_card()
        request_of(self.dana)
        rows = Outgoing.objects.filter(to_node=self.partner.node, sequence__isnull=False).order_by("sequence")
        return [self.partner.opened(bytes(row.sealed or b""), writer) for row in rows]

    def tell(self, row: PublicWarning, by: Client | None = None, act: str = "tell") -> Any:
        """By the page, to all partners that it offers."""
        client = by or self.dana
        return client.post(f"{DESK}{row.pk}/{act}/", {"partners": [self.belief]}, follow=True)

    @property
    def belief(self) -> str:
        request_of(self.dana)
        return str(Belief.objects.get(partner=self.partner.organisation).pk)

    def rows(self) -> list[FromPartner]:
        request_of(self.lola_at)
        return list(FromPartner.objects.all())

    def arrived(self) -> list[signed.Arrived]:
        request_of(self.lola_at)
        return signed.arrived()


def told(**changed: Any) -> dict[str, Any]:
    """A warning of a partner, as the body of a letter."""
    given: dict[str, Any] = {
        "warning": uuid4(), "kind": "false-agency", "country": "TR", "region": "tr-antalya", "trade": "hotel",
        "channel": "telegram", "month": "2026-10", "advice": ("check-firm", "stop-and-ask"), "sure": Sure.SEVERAL,
        "source": "", "link": "", "texts": TEXTS, "begins_on": TODAY, "ends_on": TODAY + timedelta(days=13),
    }  # fmt: skip
    return Told(**given | changed).as_data()


def ended(warning: str, says: Ending = Ending.WRONG, **changed: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "right": {"ru": "Лицензия у фирмы есть."} if says is Ending.WRONG else {},
        "on": TODAY,
    }
    return Ended(warning=UUID(warning), says=says, **given | changed).as_data()


def create_partner_cast() -> PartnerCast:
    keys = begun()
    opened = signing.begin(keyring=keyring_of(keys.dana))
    circle = renewing.begin(circles=circles_at(keys.dana), purpose="receiver")
    take_in(keys.dana, circle, keys.cast.berk)
    circles_at(keys.berk)
    inboxes.name(
        keyring=keyring_of(keys.dana), circles=circles_at(keys.dana), opened=opened, circle=circle.pk
    )
    partner = OtherNode()
    card = partners.hear(cards.write(partner.card, partner.signing))
    assert card is not None
    _believe(card, keys.dana, keys.berk)
    gul = keys.cast.gul
    lola, dilnoza = join("Lola Terek", gul, RoleKey.EDITOR), join("Dilnoza Terek", gul, RoleKey.EDITOR)
    timur = join("Timur Terek", gul, RoleKey.REVIEWER)
    return PartnerCast(keys, partner, lola, dilnoza, timur, unlocked(lola.account), unlocked(timur.account))
