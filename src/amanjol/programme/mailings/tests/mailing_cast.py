"""A fictional organisation with two who manage its programme, a list of it, and one of another organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.organisations.actions import create_node
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.mailings import sealing
from amanjol.programme.mailings.actions import joining, listing
from amanjol.programme.mailings.actions.joining import Asked
from amanjol.programme.mailings.actions.listing import ListPlan
from amanjol.programme.mailings.mails import mail_of
from amanjol.programme.mailings.models import Subscriber
from amanjol.programme.outreach.tests.outreach_cast import join, organisation

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import MailingList

STAFF = "/programme/mailings/"
PLAN = ListPlan(
    name_en="Road letter", name_ru="Дорожное письмо", sender="Safe Road (fictional)",
    about_en="Once a month.", about_ru="Раз в месяц.",
)  # fmt: skip
MAILS = {
    "en": mail_of("Five questions to an agency", "Ask before you pay.\n\nhttps://guide.example/kg/", "en"),
    "ru": mail_of("Пять вопросов агентству", "Спросите, прежде чем платить.\n\nЁлка — «да».", "ru"),
}


@dataclass
class MailingCast:
    """Aidar and Berik of one organisation, each with a browser; Asel of another; Nargiza manages no programme."""

    aidar: Member
    desk: Client
    berik: Member
    second: Client
    asel: Member
    elsewhere: Client
    nargiza: Client
    list: MailingList


def create_mailing_cast() -> MailingCast:
    if node() is None:
        create_node(country="KG", name="Somewhere", is_demo=False)
    road, other = organisation("Safe Road"), organisation("Other Road")
    aidar = join("Aidar Chinar", road, RoleKey.PROGRAMME_MANAGER)
    berik = join("Berik Chinar", road, RoleKey.PROGRAMME_MANAGER)
    asel = join("Asel Terek", other, RoleKey.PROGRAMME_MANAGER)
    nargiza = join("Nargiza Chinar", road, RoleKey.ADMINISTRATOR)
    desk = browser(aidar)
    request_of(desk)
    row = listing.begin_list(what=PLAN, by=aidar)
    return MailingCast(aidar, desk, berik, browser(berik), asel, browser(asel), browser(nargiza), row)


def subscribed(cast: MailingCast, address: str, language: str = "en") -> Subscriber:
    """Who asked and said yes."""
    row, secret = asked(cast, address, language)
    assert joining.confirm(secret=secret) is not None
    row.refresh_from_db()
    return row


def asked(cast: MailingCast, address: str, language: str = "en") -> tuple[Subscriber, str]:
    """Who asked, with the secret part of their links."""
    joining.ask(mailing_list=cast.list, asked=Asked(address, language), by_themselves=True)
    row = Subscriber.objects.get(name=sealing.names_of(cast.list.pk, address)[0])
    return row, secret_of(row)


def secret_of(row: Subscriber) -> str:
    book = sealing.AddressBook(row.list_id, row.organisation_id)
    return book.open(row.pk, bytes(row.sealed or b"")).secret
