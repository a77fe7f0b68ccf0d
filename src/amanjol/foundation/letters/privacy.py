"""What the columns of letters hold about people."""

from __future__ import annotations

from amanjol.foundation.web.privacy import Column

_NODE = "as long as the node"
_KEY = "as long as letters of it may come"
_PARTNER = "as long as the organisations are partners"
_SENT = "until 35 days after it was received, or until it is taken back; a recall, which holds ids alone, for ever"
_ARRIVED = "until it is opened, or taken back"

TENANT_TABLES = (
    "letters_signingkey",
    "letters_inboxkey",
    "letters_belief",
    "letters_outgoing",
    "letters_incoming",
    "letters_openedletter",
    "letters_sentfile",
    "letters_arrivingfile",
)

COLUMNS = (
    *(
        Column(f"SigningKey.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "organisation", "number", "public", "epoch", "wrapped_seed", "reason", "begun_at")
    ),
    *(
        Column(f"InboxKey.{field}", is_personal=False, kept=_KEY, erased="never")
        for field in ("id", "organisation", "circle", "number", "key_id", "begun_at", "closes_at")
    ),
    *(
        Column(f"Card.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "node", "organisation", "serial", "data", "heard_at")
    ),
    *(
        Column(f"Belief.{field}", is_personal=True, kept=_PARTNER, erased="the account they name is emptied")
        for field in ("first_by", "second_by")
    ),
    *(
        Column(f"Belief.{field}", is_personal=False, kept=_PARTNER, erased="never")
        for field in (
            "id", "organisation", "partner_node", "partner", "key", "first_mark", "first_at", "second_mark",
            "second_at", "carried", "ended_at",
        )
    ),
    *(
        Column(f"Outgoing.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in (
            "id", "organisation", "to_node", "to_organisation", "sequence", "digest", "sent_at", "expires_at",
            "next_try_at", "tries", "received_at", "gone_at",
        )
    ),
    Column("Outgoing.sealed", is_personal=True, kept=_SENT, erased="by the worker"),
    *(
        Column(f"Incoming.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in (
            "id", "organisation", "from_node", "letter", "key_id", "digest", "arrived_at", "held", "gone_at",
        )
    ),
    Column("Incoming.sealed", is_personal=True, kept=_ARRIVED, erased="by who opens it, or by the worker"),
    *(
        Column(f"OpenedLetter.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in (
            "id", "organisation", "issuer_node", "issuer", "letter", "sequence", "opened_at", "gone_at",
        )
    ),
    Column("OpenedLetter.kept", is_personal=True, kept="as its case", erased="with the case, or by the worker"),
    *(
        Column(f"SentFile.{field}", is_personal=False, kept=_SENT, erased="by the worker, with the file")
        for field in ("id", "organisation", "letter", "number", "address", "manifest", "received_at")
    ),
    *(
        Column(f"ArrivingFile.{field}", is_personal=False, kept="as its case", erased="with the case, or by the worker")
        for field in (
            "id", "organisation", "opened", "number", "address", "size", "expires_at", "next_try_at", "tries",
            "arrived_at",
        )
    ),
    *(
        Column(f"Recalled.{field}", is_personal=False, kept=_NODE, erased="never")
        for field in ("id", "issuer_node", "issuer", "letter", "key", "heard_at")
    ),
)  # fmt: skip
