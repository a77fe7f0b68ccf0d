"""What the person lets their advocate know: chosen on the case, sealed to who acts, and taken back.

Consent and policy are asked in the transaction that seals it. A file rests on its consents: where one of them is
withdrawn or stands no more it is taken back in that very transaction, and the letter with it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.consents import door
from amanjol.casework.cases.details import choosing
from amanjol.casework.cases.items import Items
from amanjol.casework.desk.country import country_here, may_leave_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.needs import asked, asking, previewing
from amanjol.casework.legal_aid.needs.partners import NotAPartner, card_of, country_of, own_signing
from amanjol.casework.legal_aid.needs.records import FileTold, TakenBack
from amanjol.casework.standards.legal_needs import file_contents
from amanjol.casework.standards.legal_needs.bodies import kind_of
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.deciding import Facts, Outcome
from amanjol.foundation.letters import recalling
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters.letter import LetterConsent
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.details.choosing import Item
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.standards.legal_needs.file_contents import FileContent
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.policy.deciding import Decision
    from amanjol.foundation.organisations.keys.keyring import Keyring

TOLD, TAKEN_BACK = asked.FILE_TOLD, asked.FILE_TAKEN_BACK
PARTNER_KIND: Final = "case"


class NobodyToSealTo(Exception):
    """Nobody acts whose key the coordinator has told."""


class NotAllowed(Exception):
    """Consent or law does not let it go any more."""


class AnotherFile(Exception):
    """It is not what the page showed, or somebody else acts by now."""


@dataclass(frozen=True, slots=True)
class Permission:
    """What lets these groups be told to the organisation whose advocate acts. `consents` by their groups."""

    decision: Decision
    consents: dict[FieldGroup, GivenConsent]

    @property
    def groups(self) -> frozenset[FieldGroup]:
        """Those that may be told today."""
        return frozenset(
            group for group in self.consents if self.decision.of(group).outcome is Outcome.ALLOWED
        )

    def until(self, groups: Iterable[FieldGroup]) -> date | None:
        """The last day of the consent that ends first."""
        days = [self.consents[group].until for group in groups]
        return min((day for day in days if day is not None), default=None)

    def said(self, groups: tuple[FieldGroup, ...]) -> LetterConsent:
        """As the letter names it: the consent that lets the name go, or the first. ValueError for version 1."""
        main = next(
            (self.consents[group] for group in groups if group in IDENTIFYING), self.consents[groups[0]]
        )
        if main.terms is None:
            raise ValueError("One of version 1 lets nothing go.")
        scope = tuple(group.value for group in groups)
        return LetterConsent(main.id, main.version, main.terms.digest, scope, self.until(groups))


def permission(
    keyring: Keyring, opened: AskedNeed, person: PersonRecord, written: Items, groups: Iterable[FieldGroup]
) -> Permission:
    """NotAPartner where their node is believed no more; SealBroken."""
    asked_groups, country = tuple(dict.fromkeys(groups)), country_of(opened.row.partner_node, keyring)
    consents = {
        group: given
        for group in asked_groups
        if (given := _consent(keyring, opened, person, written, group, country)) is not None
    }
    facts = Facts(consented=frozenset(consents))
    return Permission(may_leave_here(country, asked_groups, facts), consents)


def _consent(
    keyring: Keyring, opened: AskedNeed, person: PersonRecord, written: Items, group: FieldGroup, country: str
) -> GivenConsent | None:
    """What leads to the person goes abroad by a consent of its own."""
    is_abroad = country != country_here()
    purpose = ConsentFor.IDENTITY_ABROAD if is_abroad and group in IDENTIFYING else ConsentFor.SHARING
    recipient = recipient_of(keyring, opened, country)
    return door.rests_on(person, written, purpose=purpose, recipient=recipient, group=group, country=country)


def recipient_of(keyring: Keyring, opened: AskedNeed, country: str) -> Recipient:
    """The organisation whose advocate acts, as a consent names it."""
    if opened.row.partner_node == keyring.organisation.node:
        return Recipient(RecipientKind.HERE, name=opened.sent.name, organisation=opened.row.partner)
    return Recipient(RecipientKind.OUTSIDE, name=opened.sent.name, country=country)


def chosen_of(keyring: Keyring, case: Case, opened: AskedNeed) -> tuple[list[Item], Permission]:
    """What of the case can be told today, and what lets it. NotAPartner; SealBroken."""
    record, person = case_sealing.open_case(case, keyring), case_sealing.open_person_of(case, keyring)
    items = choosing.items_of(person, record)
    groups = {item.group for item in items}
    allowed = permission(keyring, opened, person, Items(case, record, keyring), groups)
    return [item for item in items if item.group in allowed.groups], allowed


def composed(items: Iterable[Item]) -> FileContent:
    """ValueError for nothing."""
    return file_contents.content_of(choosing.told(items))


@transaction.atomic
def tell(*, keyring: Keyring, case: Case, need: UUID, chosen: Collection[str], digests: str) -> None:
    """`chosen` are keys of `choosing.items_of`, `digests` what a page showed of it.

    AnotherFile; NotAllowed; NobodyToSealTo; asking.AnotherState. PermissionDenied; Closed; NotAPartner;
    letter.InboxClosed; SealBroken.
    """
    written_in, opened = asking.locked(keyring, case, need)
    now = opened.sent.acting_now
    if now is None or not now.keys:
        raise NobodyToSealTo
    can_go, allowed = chosen_of(keyring, written_in, opened)
    items = [item for item in can_go if item.key in chosen]
    if not items or len(items) < len(set(chosen)):
        raise NotAllowed
    content = composed(items)
    if not previewing.is_as_shown(content, shown_to(opened), digests):
        raise AnotherFile
    _send(keyring, written_in, opened, content, allowed)


def shown_to(opened: AskedNeed) -> str:
    """To whom it would be sealed, and which version it would be: part of what a page showed."""
    now = opened.sent.acting_now
    keys = [keypairs.key_id(entry.key).hex() for entry in now.keys] if now is not None else []
    return " ".join((str(opened.row.pk), str(opened.record.next_file), *keys))


def _send(keyring: Keyring, case: Case, opened: AskedNeed, content: FileContent, allowed: Permission) -> None:
    now, signing = opened.sent.acting_now, own_signing(keyring)
    keys = now.keys if now is not None else ()
    until, version = allowed.until(content.groups), opened.record.next_file
    body = file_contents.seal(
        content, keyring.organisation, opened.row.need, version, until, [entry.key for entry in keys]
    )
    card = card_of(signing, opened.row.with_partner)
    draft = Draft(kind_of(body), body, allowed.said(content.groups))
    letter = send(keyring=keyring, signing=signing, to=card, draft=draft)
    entry = FileTold(
        present_moment(), keyring.person, letter, version, content.groups,
        tuple(sorted({allowed.consents[group].id for group in content.groups})),
        tuple(keypairs.key_id(entry.key).hex() for entry in keys), until,
    )  # fmt: skip
    asking.save(opened, replace(opened.record, files=(*opened.record.files, entry)), case, keyring)
    record_act(TOLD, keyring.member, "case", case.pk, need=opened.row.pk)


@transaction.atomic
def take_back(*, keyring: Keyring, case: Case, need: UUID) -> bool:
    """Whether their node is told by letter; where it is believed no more, somebody calls. PermissionDenied;
    asking.AnotherState where nothing stands there; Closed; SealBroken.
    """
    written_in, opened = asking.locked(keyring, case, need, even_over=True)
    if opened.record.file is None:
        raise asking.AnotherState
    return _take_back(keyring, written_in, opened)


def recheck(keyring: Keyring, case: Case) -> None:
    """What was told on consents that stand no more is taken back: runs where they changed, and where a page looks.

    SealBroken.
    """
    with_file = [opened for opened in asked.in_case(case, keyring) if opened.record.file is not None]
    if not with_file:
        return
    record, person = case_sealing.open_case(case, keyring), case_sealing.open_person_of(case, keyring)
    written = Items(case, record, keyring)
    for opened in with_file:
        if not _still_stands(keyring, opened, person, written):
            _take_back(keyring, case, opened)


def _still_stands(keyring: Keyring, opened: AskedNeed, person: PersonRecord, written: Items) -> bool:
    last = opened.record.file
    if last is None or (last.until is not None and last.until < timezone.localdate()):
        return False
    try:
        allowed = permission(keyring, opened, person, written, last.groups)
    except NotAPartner:
        return False
    return allowed.groups >= set(last.groups)


def _take_back(keyring: Keyring, case: Case, opened: AskedNeed) -> bool:
    last = opened.record.file
    if last is None:
        return True
    is_told = recall(keyring, [entry.letter for entry in opened.record.files])
    entry = TakenBack(present_moment(), keyring.person, last.version, is_told)
    asking.save(opened, replace(opened.record, taken_back=(*opened.record.taken_back, entry)), case, keyring)
    record_act(TAKEN_BACK, keyring.member, "case", case.pk, need=opened.row.pk)
    return is_told


def recall(keyring: Keyring, letters: Collection[UUID]) -> bool:
    """Our own bytes go, and at once what lies with an organisation of this node; another node is told by a recall.

    False where that node is believed no more: then somebody calls. SealBroken.
    """
    is_told = True
    with suppress(NotAPartner):
        signing = own_signing(keyring)
        try:
            recalling.recall(keyring=keyring, signing=signing, letters=letters)
        except recalling.NodeNotBelieved:
            is_told = False
        for letter in letters:
            recalling.drop(keyring.organisation, signing.key.public, letter)
    Outgoing.objects.filter(
        organisation=keyring.member.organisation_id, pk__in=letters, sealed__isnull=False
    ).update(sealed=None, next_try_at=None, gone_at=timezone.now())
    return is_told


def recall_with(keyring: Keyring, case: Case) -> list[UUID]:
    """The case goes: so does every file that was told of it. The ids of the letters, for the ledger. SealBroken."""
    letters = [entry.letter for opened in asked.in_case(case, keyring) for entry in opened.record.files]
    if letters:
        recall(keyring, letters)
    return letters
