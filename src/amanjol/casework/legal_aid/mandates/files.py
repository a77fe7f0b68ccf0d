"""Files for an advocate, as they arrive: kept as they came, sealed to who acts; whoever opens the letter reads nothing.

The digest of what came is written into the mandate, so that no other bytes take its place. What is kept lies in the
row of the letter: the worker drops it when the letter is taken back.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.mandates import actions, queries
from amanjol.casework.legal_aid.mandates.readers import drop
from amanjol.casework.legal_aid.mandates.records import FileArrived
from amanjol.casework.legal_aid.models import Mandate, MandateState, Need
from amanjol.casework.legal_aid.needs.records import NeedRecord
from amanjol.foundation.letters import kinds
from amanjol.foundation.letters.kinds import Kept, NotExpected
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.standards.legal_needs.bodies import File
    from amanjol.foundation.letters.opening import Opened
    from amanjol.foundation.organisations.keys.keyring import Keyring

ARRIVED = "mandate.file-arrived"


def register_kind(title: Any, body: type[File]) -> None:
    kinds.register(kinds.Kind("legal-need.file", title, body, _opened))


def digest_of(sealed: bytes) -> str:
    """SHA-256, in hexadecimal figures."""
    return hashlib.sha256(sealed).hexdigest()


def _opened(opened: Opened) -> Kept:
    body: Any = opened.body
    return arrived(opened, body)


def arrived(opened: Opened, body: File) -> Kept:
    """NotExpected where nobody acts for that need, it is sealed to others than act now, or an older version;
    NotCanonical for one that names no consent. SealBroken.
    """
    keyring, letter = opened.keyring, opened.letter
    if letter.consent is None:
        raise NotCanonical("A file goes on a consent.")
    need = Need.objects.filter(
        organisation=keyring.member.organisation_id, need=body.need, partner_node=letter.issuer.node,
        partner=letter.issuer.organisation,
    ).first()  # fmt: skip
    if need is None:
        raise NotExpected
    # Whose need it is stands in clear: the seal says the same.
    sealed_rows.open_row(NeedRecord, need, keyring)
    mandate = _running_for(keyring, need.pk)
    if mandate is None or mandate.is_older:
        raise NotExpected
    acting = {reader.key for reader in mandate.now.readers}
    earlier = mandate.now.file_version
    if not {entry.key.hex() for entry in body.keys} <= acting or body.version <= earlier:
        raise NotExpected
    if mandate.now.file is not None:
        drop(keyring.member.organisation_id, mandate.now.file.letter)
    came = body.to_bytes()
    act = FileArrived(
        timezone.localdate(), str(opened.row.pk), letter.issuer.node, letter.issuer.organisation, body.version,
        digest_of(came), body.until, str(letter.id),
    )  # fmt: skip
    key = sealed_rows.key_of(mandate.row, keyring)
    actions.append(mandate, act, keyring.person, key, keyring.organisation)
    record_act(ARRIVED, keyring.member, "mandate", mandate.row.pk)
    return Kept(reverse("legal_aid:need", args=[need.pk]), came)


def _running_for(keyring: Keyring, need: UUID) -> OpenedMandate | None:
    """Locked. Whoever opens the inbox need not coordinate."""
    rows = Mandate.objects.filter(organisation=keyring.member.organisation_id, state=MandateState.RUNNING)
    for row in rows.order_by("pk").select_for_update(of=("self",)):
        try:
            mandate = queries.opened_row(row, keyring)
        except SealBroken:  # hides no other
            continue
        if mandate.now.begun.need == str(need):
            return mandate
    return None
