"""What the columns of mailings hold about people: an address, sealed, and which member wrote a mailing."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_LIST = "as long as the list"
_MAILING = "as long as the organisation"
_FIELDS = {
    "MailingList": (
        "id", "organisation", "name_en", "name_ru", "about_en", "about_ru", "sender", "is_open", "begun_on",
    ),
    "Mailing": (
        "id", "organisation", "list", "state", "halt", "written_by", "written_at", "approved_by", "digest", "mark",
        "rests_on", "noted_en", "noted_ru", "begun_at", "ended_at", "is_counted", "sent_en", "sent_ru", "refused",
        "not_sent",
    ),
    "MailText": ("id", "organisation", "mailing", "language", "subject", "text", "html"),
}  # fmt: skip
_OF_SUBSCRIBER = {
    "sealed": (
        "until they leave, say no yes within 7 days, or the mail server refuses it",
        "with the act, at once",
    ),
    "name": (
        "as long as the list, so that no import brings back who left",
        "with the row; who said no yes: after 7 days",
    ),
}
_SUBSCRIBER = (
    "id", "organisation", "list", "language", "state", "name", "link", "sealed", "is_told", "tries", "asked_at",
    "confirmed_on", "ended_on",
)  # fmt: skip
_ENDED = {
    "EndedLink": ("id", "organisation", "link"),
    "EndedMailing": ("id", "organisation", "mailing"),
}
_DELIVERY = ("id", "organisation", "mailing", "subscriber", "language", "state", "attempts", "due_at")

COLUMNS = (
    *(
        Column(
            f"{model}.{field}",
            is_personal=field.endswith("_by"),
            kept=_LIST if model == "MailingList" else _MAILING,
            erased="a draft when it is discarded; else never",
        )
        for model, fields in _FIELDS.items()
        for field in fields
    ),
    *(
        Column(
            f"Subscriber.{field}",
            is_personal=True,
            kept=_OF_SUBSCRIBER.get(field, (_LIST, ""))[0],
            erased=_OF_SUBSCRIBER.get(field, ("", "who said no yes: after 7 days; else with the list"))[1],
        )
        for field in _SUBSCRIBER
    ),
    *(
        Column(
            f"Delivery.{field}",
            is_personal=True,
            kept="while the mailing is on its way",
            erased="when it ends: four counts remain",
        )
        for field in _DELIVERY
    ),
    *(
        Column(
            f"{model}.{field}",
            is_personal=field == "link",
            kept="as long as the organisation, so that nobody who left is put back and nothing is sent again",
            erased="never: a hash of a random secret, and no address",
        )
        for model, fields in _ENDED.items()
        for field in fields
    ),
)
TENANT_TABLES = tuple(f"mailings_{model.lower()}" for model in (*_FIELDS, *_ENDED, "Subscriber", "Delivery"))
