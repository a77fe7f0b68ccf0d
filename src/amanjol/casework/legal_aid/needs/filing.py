"""What the person lets their advocate know: chosen on the case, sealed to who acts, and taken back.

Consent and policy are asked in the transaction that seals it. A file rests on its consents: where one of them is
withdrawn or stands no more it is taken back in that very transaction, and the letter with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.consents import door
from amanjol.casework.cases.details import choosing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Case
from amanjol.casework.desk.country import country_here, may_leave_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import SentNeed
from amanjol.casework.legal_aid.needs import asked, asking, previewing, taking_back
from amanjol.casework.legal_aid.needs.partners import NotAPartner, card_of, country_of, own_signing
from amanjol.casework.legal_aid.needs.records import CaseNeedRecord, FileTold
from amanjol.casework.standards.legal_needs import file_contents
from amanjol.casework.standards.legal_needs.bodies import kind_of
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.deciding import Facts, Outcome
from amanjol.foundation.letters.sending import Draft, send
from amanjol.foundation.seals import keypairs
from amanjol.foundation.seals.letters.letter import LetterConsent
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.details.choosing import Item
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
    now = opened.acting_now
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
    now = opened.acting_now
    keys = [keypairs.key_id(entry.key).hex() for entry in now.keys] if now is not None else []
    return " ".join((str(opened.row.pk), str(opened.record.next_file), *keys))


def _send(keyring: Keyring, case: Case, opened: AskedNeed, content: FileContent, allowed: Permission) -> None:
    now, signing = opened.acting_now, own_signing(keyring)
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
    before = _without_earlier(keyring, case, opened)
    asking.save(opened, replace(before, files=(*before.files, entry)), case, keyring)
    record_act(TOLD, keyring.member, "case", case.pk, need=opened.row.pk, letter=letter)


def _without_earlier(keyring: Keyring, case: Case, opened: AskedNeed) -> CaseNeedRecord:
    """A new version takes the earlier ones back: none outlives the consents on which it rested."""
    record = taking_back.without_file(keyring, opened)
    if record is not opened.record:
        record_act(TAKEN_BACK, keyring.member, "case", case.pk, need=opened.row.pk)
    return record


@transaction.atomic
def take_back(*, keyring: Keyring, case: Case, need: UUID) -> bool:
    """Whether their node is told by letter; where it is believed no more, somebody calls. PermissionDenied;
    asking.AnotherState where nothing stands there; SealBroken. A closed case, or one that is over, stands in no way.
    """
    written_in, opened = asking.locked(keyring, case, need, even_over=True)
    if opened.record.file is None:
        raise asking.AnotherState
    return _take_back(keyring, written_in, opened)


@transaction.atomic
def recheck(keyring: Keyring, case: Case) -> None:
    """What was told on consents that stand no more is taken back: runs where they changed, and where a page looks.

    The needs are locked, and all is read anew. Of an older copy nobody can say what stands: everything is recalled, and
    nothing is saved into it. SealBroken.
    """
    needs = SentNeed.objects.filter(in_case__case=case).order_by("pk")
    list(needs.select_for_update(of=("self",)).values_list("pk"))
    of_case = asked.in_case(case, keyring)
    for opened in of_case:
        if opened.is_older:
            letters = [entry.letter for entry in opened.record.files]
            taking_back.recall_remaining(keyring, opened.row.pk, letters)
    with_file = [opened for opened in of_case if not opened.is_older and opened.record.file is not None]
    if not with_file:
        return
    anew = Case.objects.select_related("person").get(pk=case.pk)
    record, person = case_sealing.open_case(anew, keyring), case_sealing.open_person_of(anew, keyring)
    written = Items(anew, record, keyring)
    for opened in with_file:
        if not _still_stands(keyring, opened, person, written):
            _take_back(keyring, anew, opened)


def _still_stands(keyring: Keyring, opened: AskedNeed, person: PersonRecord, written: Items) -> bool:
    """Whether somebody acts, and each version that was not taken back rests on consents. An older program left earlier
    ones beside the last.
    """
    last = opened.record.file
    if last is None or opened.acting_now is None:
        return False
    if last.until is not None and last.until < timezone.localdate():
        return False
    groups = {group for entry in opened.record.standing for group in entry.groups}
    try:
        allowed = permission(keyring, opened, person, written, groups)
    except NotAPartner:
        return False
    return allowed.groups >= groups


def _take_back(keyring: Keyring, case: Case, opened: AskedNeed) -> bool:
    record = taking_back.without_file(keyring, opened)
    asking.save(opened, record, case, keyring)
    record_act(TAKEN_BACK, keyring.member, "case", case.pk, need=opened.row.pk)
    return record.taken_back[-1].is_told


def recall_with(keyring: Keyring, case: Case) -> list[UUID]:
    """The case goes: so does every file that was told of it. The ids of the letters, for the ledger. SealBroken."""
    of_case = asked.in_case(case, keyring)
    letters = [letter for opened in of_case for letter in taking_back.letters_of(keyring, opened)]
    if letters:
        taking_back.recall(keyring, letters)
    return letters
