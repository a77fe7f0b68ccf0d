"""Rows of mailings."""

from amanjol.programme.mailings.models.lists import LANGUAGES, MailingList, Subscriber, SubscriberState
from amanjol.programme.mailings.models.mails import (
    Delivery,
    DeliveryState,
    Halt,
    Mailing,
    MailingState,
    MailText,
)

__all__ = [
    "LANGUAGES",
    "Delivery",
    "DeliveryState",
    "Halt",
    "MailText",
    "Mailing",
    "MailingList",
    "MailingState",
    "Subscriber",
    "SubscriberState",
]
