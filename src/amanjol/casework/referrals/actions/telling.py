"""Telling a partner who it is, after their yes: what is chosen, as far as consent, agreement and law let it go.

All three are asked in the transaction that seals the letter. What one of them forbids is not sent, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import door
from amanjol.casework.cases.details import choosing
from amanjol.casework.cases.items import Items
from amanjol.casework.desk.country import country_here, may_leave_here
from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import attaching, previewing
from amanjol.casework.referrals.actions.asking import write_anew
from amanjol.casework.referrals.actions.writing import AnotherState, RestsOn, locked_in_case, write
from amanjol.casework.referrals.agreements.queries import in_force_with
from amanjol.casework.referrals.partners import recipient_of
from amanjol.casework.referrals.records import Ground, Way
from amanjol.casework.standards.people.given import ConsentFor
from amanjol.casework.standards.people.terms import IDENTIFYING, FieldGroup, Recipient, RecipientKind
from amanjol.casework.standards.policy.deciding import Facts, Heard
from amanjol.casework.standards.referring.identity import Identity, draw_code_word, identity_of
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.casework.support.files import actions as case_files
from amanjol.foundation.seals.letters.letter import LetterConsent

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.details.choosing import Item
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.referrals.attaching import FileChoice
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.records import CaseReferralRecord
    from amanjol.casework.standards.people.given import GivenConsent
    from amanjol.casework.standards.policy.deciding import Decision
    from amanjol.casework.standards.policy.leaving import Group
    from amanjol.casework.standards.referring.codes import Purpose
    from amanjol.foundation.organisations.keys.keyring import Keyring


class NoAgreement(Exception):
    """With this partner nothing is agreed for this today, by letters or on paper: no identity goes there, no code."""


class NotAllowed(Exception):
    """Consent or law does not let it go. `permission` says what of it and why."""

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission


@dataclass(frozen=True, slots=True)
class ForRecipient:
    """What lets these groups be told to one of those who learn them. `consents` by their groups.

    `assessed_on` is the newest day on which somebody weighed the state to which it goes.
    """

    recipient: Recipient
    decision: Decision
    consents: dict[FieldGroup, GivenConsent]
    assessed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Permission:
    """What lets these groups be told today, and what is lacking: for the partner, and for who passes it on."""

    for_partner: ForRecipient
    for_third: ForRecipient | None = None

    @property
    def each(self) -> tuple[ForRecipient, ...]:
        return (self.for_partner,) if self.for_third is None else (self.for_partner, self.for_third)

    @property
    def is_given(self) -> bool:
        return all(allowed.decision.is_allowed for allowed in self.each)

    @property
    def rests_on(self) -> RestsOn:
        """The letter names the consent that lets the name go, or the first of several."""
        consents = self.for_partner.consents
        groups = tuple(consents)
        if not groups:
            return RestsOn(None, (), ())
        main = next((consents[group] for group in groups if group in IDENTIFYING), consents[groups[0]])
        by_id = {given.id: given for allowed in self.each for given in allowed.consents.values()}
        words = tuple(given.terms.digest if given.terms is not None else "" for given in by_id.values())
        weighed = [allowed.assessed_on for allowed in self.each if allowed.assessed_on is not None]
        ground = Ground(words, self.laws, max(weighed, default=None))
        return RestsOn(_as_said(main, groups), tuple(by_id), groups, ground=ground)

    @property
    def laws(self) -> tuple[str, ...]:
        """What the policy cites, law and article in English, each once. Empty where it stays in the country."""
        verdicts = [verdict for allowed in self.each for verdict in allowed.decision.verdicts]
        cited = [citation for verdict in verdicts for citation in verdict.rests_on]
        return tuple(dict.fromkeys(entry.named_in(ENGLISH) for entry in cited if entry.law))

    def decisions_for(self, country: str) -> list[Decision]:
        """Those about somebody in this country (ISO 3166)."""
        return [allowed.decision for allowed in self.each if allowed.decision.destination == country.lower()]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be told for this purpose: keys of `choosing.items_of`. `by_code`: under a code word.

    `why_more` says why the partner needs more than the least; it stays with us. `files` of the case go along.
    """

    purpose: Purpose
    keys: tuple[str, ...]
    by_code: bool
    why_more: str = ""
    files: tuple[FileChoice, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What its files need to be allowed, besides what is told in fields."""
        return attaching.groups_of(self.files)


def permission(
    opened: OpenedReferral,
    person: PersonRecord,
    written: Items,
    groups: Iterable[Group],
    keyring: Keyring,
) -> Permission:
    """SealBroken; LookupError for a referral that lies in no case."""
    record = opened.record
    if record is None:
        raise LookupError(opened.row.pk)
    asked = tuple(dict.fromkeys(groups))

    def for_recipient(recipient: Recipient, country: str) -> ForRecipient:
        consents = {
            group: given
            for group in asked
            if isinstance(group, FieldGroup)
            and (given := _consent(person, written, recipient, group, country)) is not None
        }
        decision = may_leave_here(country, asked, _facts(record, consents))
        return ForRecipient(recipient, decision, consents, _assessed_on(record, country))

    if opened.row.goes_by_letters:
        partner = recipient_of(opened.row.with_partner, record.name, record.country, keyring)
    else:
        partner = _outside(record.name, record.country)
    for_partner = for_recipient(partner, record.country)
    if record.third is None:
        return Permission(for_partner)
    third = _outside(record.third.name, record.third.country)
    return Permission(for_partner, for_recipient(third, record.third.country))


def _outside(name: str, country: str) -> Recipient:
    return Recipient(RecipientKind.OUTSIDE, name=name, country=country)


@transaction.atomic
def tell(*, keyring: Keyring, case: Case, referral: UUID, choice: Choice, digests: str) -> Identity:
    """What was told. `digests`: what a page showed of it (`previewing`).

    AnotherLetter; NoAgreement; NotAllowed; AnotherState; ValueError as `compose`; PermissionDenied; Closed;
    NotAPartner; letter.InboxClosed; SealBroken. For files attaching.NotThisFile, pieces.TooLarge,
    contents.reading.Refused, folders.NoFile, OSError.
    """
    written_in, opened, signing = locked_in_case(keyring, case, referral)
    if not opened.may_write(Identity):
        raise AnotherState
    check_agreed(keyring, opened, choice.purpose)
    record = sealing.open_case(written_in, keyring)
    person = sealing.open_person_of(written_in, keyring)
    chosen = [item for item in choosing.items_of(person, record) if item.key in choice.keys]
    identity = compose(opened, chosen, choice)
    groups = (*identity.groups, *choice.groups)
    allowed = permission(opened, person, Items(written_in, record, keyring), groups, keyring)
    if not allowed.is_given:
        raise NotAllowed(allowed)
    files = attaching.attachments(written_in, choice.files, keyring)
    previewing.check(identity, digests)
    rests_on = replace(allowed.rests_on, why_more=choice.why_more)
    write(keyring, signing, opened, identity, rests_on, tuple(attachment for _file, attachment in files))
    for chosen_file, (file, _attachment) in zip(choice.files, files, strict=True):
        case_files.record_opened(keyring=keyring, file=file, is_original=chosen_file.as_evidence)
        record_act(
            "case.file-told", keyring.member, "case", written_in.pk, file=file.row.pk, referral=opened.row.pk
        )
    record_act("case.told-partner", keyring.member, "case", written_in.pk, referral=opened.row.pk)
    return identity


def compose(opened: OpenedReferral, chosen: Collection[Item], choice: Choice) -> Identity:
    """ValueError where neither a name nor a code is chosen, or both, or a name for who goes there with a code word, or
    a file beside a code word: whatever is in it leads to the person.
    """
    if choice.by_code and choice.files:
        raise ValueError("Under a code word no file goes.")
    if opened.record is not None and opened.record.way is Way.CODE and not choice.by_code:
        raise ValueError("Who goes there by themselves carries a code word.")
    return identity_of(
        choosing.told(chosen),
        referral=opened.row.referral,
        purpose=choice.purpose,
        code_word=(code_word_of(opened) or draw_code_word()) if choice.by_code else "",
    )


def code_word_of(opened: OpenedReferral) -> str:
    """The one under which she travels already; empty while there is none."""
    return next((identity.code_word for _entry, identity in opened.identities if identity.code_word), "")


def check_agreed(keyring: Keyring, opened: OpenedReferral, purpose: Purpose) -> None:
    """NoAgreement; AnotherState for a purpose that was not asked for."""
    if opened.inquiry is None or purpose not in opened.inquiry.purposes:
        raise AnotherState
    if not opened.row.goes_by_letters:
        if opened.record is None or opened.record.on_paper is None:
            raise NoAgreement
    elif in_force_with(keyring, opened.row.with_partner, purpose, timezone.localdate()) is None:
        raise NoAgreement


@transaction.atomic
def note(
    *,
    keyring: Keyring,
    case: Case,
    referral: UUID,
    change: Callable[[CaseReferralRecord], CaseReferralRecord],
) -> None:
    """What has to be there before something goes: that it was weighed, heard, authorised. PermissionDenied; Closed."""
    written_in, opened, _signing = locked_in_case(keyring, case, referral)
    if opened.record is None:
        raise LookupError(referral)
    write_anew(opened, change(opened.record), keyring)
    record_act("case.transfer-prepared", keyring.member, "case", written_in.pk, referral=opened.row.pk)


def _consent(
    person: PersonRecord, written: Items, recipient: Recipient, group: FieldGroup, country: str
) -> GivenConsent | None:
    """What leads to the person goes abroad by a consent of its own; that one may name the rest as well."""
    is_abroad = country != country_here()
    purposes = [ConsentFor.IDENTITY_ABROAD] if is_abroad and group in IDENTIFYING else [ConsentFor.SHARING]
    if is_abroad and group not in IDENTIFYING:
        purposes.append(ConsentFor.IDENTITY_ABROAD)
    return next(
        (
            given
            for purpose in purposes
            if (
                given := door.rests_on(
                    person, written, purpose=purpose, recipient=recipient, group=group, country=country
                )
            )
        ),
        None,
    )


def _facts(record: CaseReferralRecord, consents: dict[FieldGroup, GivenConsent]) -> Facts:
    return Facts(
        consented=frozenset(consents),
        assessed=frozenset(entry.country.lower() for entry in record.assessed),
        heard=frozenset(Heard(entry.key, entry.country.lower()) for entry in record.heard),
        authorised=frozenset(entry.country.lower() for entry in record.authorised),
    )


def _assessed_on(record: CaseReferralRecord, country: str) -> date | None:
    days = [timezone.localdate(entry.at) for entry in record.assessed if entry.country == country]
    return max(days, default=None)


def _as_said(given: GivenConsent, groups: Iterable[FieldGroup]) -> LetterConsent | None:
    """None for one of version 1, which lets nothing go."""
    if given.terms is None:
        return None
    return LetterConsent(
        given.id, given.version, given.terms.digest, tuple(group.value for group in groups), given.until
    )
