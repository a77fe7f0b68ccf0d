"""A list of a demo with some who confirmed, and a mailing that waits for a second person. No such address exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.tenant import acting_for
from amanjol.programme.mailings import queries, sealing
from amanjol.programme.mailings.actions import joining, listing, writing
from amanjol.programme.mailings.actions.joining import Asked
from amanjol.programme.mailings.actions.listing import ListPlan
from amanjol.programme.mailings.mails import mail_of

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.mailings.models import MailingList

PEOPLE: Final = (
    ("teacher", "ru"),
    ("inspector", "ru"),
    ("partner", "en"),
    ("journalist", "ru"),
    ("donor", "en"),
)
UNCONFIRMED: Final = ("somebody", "ru")


def write_demo_mailings(*, manager: Member) -> None:
    with acting_for(manager):
        plan = ListPlan(
            name_en="Road letter (fictional)", name_ru="Дорожное письмо (вымышленное)", sender="Amanjol demo",
            about_en="Once a month: what is new in the guide.", about_ru="Раз в месяц: что нового в путеводителе.",
        )  # fmt: skip
        row = listing.begin_list(what=plan, by=manager)
        for name, language in PEOPLE:
            _subscribe(row, f"{name}@demo.example", language)
        joining.ask(
            mailing_list=row,
            asked=Asked(f"{UNCONFIRMED[0]}@demo.example", UNCONFIRMED[1]),
            by_themselves=True,
        )
        mails = {
            "en": mail_of(
                "Five questions to an agency",
                "Before you pay anybody, ask.\n\nWho employs me? Where do I live? Who keeps my passport?",
                "en",
            ),
            "ru": mail_of(
                "Пять вопросов агентству",
                "Прежде чем платить, спросите.\n\nКто меня нанимает? Где я буду жить? У кого мой паспорт?",
                "ru",
            ),
        }
        writing.write_mailing(mailing_list=row, mails=mails, by=manager)


def _subscribe(row: MailingList, address: str, language: str) -> None:
    joining.ask(mailing_list=row, asked=Asked(address, language), by_themselves=True)
    asked = queries.subscriber_named(sealing.names_of(row.pk, address), row.pk)
    if asked is not None:
        book = sealing.AddressBook(row.pk, row.organisation_id)
        joining.confirm(secret=book.open(asked.pk, bytes(asked.sealed or b"")).secret)
