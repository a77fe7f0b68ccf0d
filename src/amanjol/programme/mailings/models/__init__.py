"""Rows of mailings."""

from amanjol.programme.mailings.models.lists import (
    LANGUAGES,
    EndedLink,
    MailingList,
    Subscriber,
    SubscriberState,
)
from amanjol.programme.mailings.models.mails import (
    Delivery,
    DeliveryState,
    EndedMailing,
    Halt,
    Mailing,
    MailingState,
    MailText,
)

__all__ = [
    "LANGUAGES",
    "Delivery",
    "DeliveryState",
    "EndedLink",
    "EndedMailing",
    "Halt",
    "MailText",
    "Mailing",
    "MailingList",
    "MailingState",
    "Subscriber",
    "SubscriberState",
]
