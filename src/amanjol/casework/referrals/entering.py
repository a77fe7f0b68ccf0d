"""The letters of a referral, registered with `letters`: what each that arrives changes here.

Whoever of the inbox opens one seals it to the referral's key and reads it no more, unless it is an inquiry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.recording import record_act
from amanjol.casework.referrals import keys, queries
from amanjol.casework.referrals.actions.writing import answer_by, note_moments, stand, urgency_of
from amanjol.casework.referrals.models import Direction, Referral, ReferralLetter
from amanjol.casework.referrals.partners import own_signing
from amanjol.casework.referrals.records import Crossed
from amanjol.casework.standards.referring import kinds as bodies
from amanjol.casework.standards.referring.bodies import Body, Danger, Inquiry, TakenBack
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import ReturnPlanned
from amanjol.casework.standards.referring.states import Side, Standing, State
from amanjol.foundation.journal.queries import times_of
from amanjol.foundation.letters import kinds
from amanjol.foundation.organisations.keys.circles.intakes import CircleIntake
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from amanjol.foundation.letters.opening import Opened

TITLES = {
    "referral.danger": _("A life is in danger: a partner asks you to act. Call back first"),
    "referral.danger-answer": _("A partner answers about a life in danger"),
    "referral.inquiry": _("A partner asks whether you can take somebody"),
    "referral.answer": _("A partner answers an inquiry"),
    "referral.identity": _("A partner tells who it is"),
    "referral.state": _("A partner tells how it goes on"),
    "referral.arrival": _("A partner tells of an arrival"),
    "referral.outcome": _("A partner tells what came of it"),
    "referral.taken-back": _("A partner tells what remains of what was taken back"),
    "referral.return-here": _("A partner tells of the danger there, and who waits"),
    "referral.return-plan": _("A partner tells by when somebody should be there"),
    "referral.return-stopped": _("A partner tells that somebody does not go"),
    "referral.return-report": _("A partner tells how somebody is after the return"),
}
_BY: dict[str, tuple[Side, ...]] = {
    "referral.danger": (Side.SENDER,),
    "referral.danger-answer": (Side.RECEIVER,),
    "referral.inquiry": (Side.SENDER,),
    "referral.answer": (Side.RECEIVER,),
    "referral.identity": (Side.SENDER,),
    "referral.state": (Side.SENDER, Side.RECEIVER),
    "referral.arrival": (Side.RECEIVER,),
    "referral.outcome": (Side.RECEIVER,),
    "referral.taken-back": (Side.RECEIVER,),
    "referral.return-here": (Side.RECEIVER,),
    "referral.return-plan": (Side.SENDER,),
    "referral.return-stopped": (Side.SENDER, Side.RECEIVER),
    "referral.return-report": (Side.RECEIVER,),
}


_ANSWERED: Final = queries.VERBS["referral.answer"][0]


def register_kinds() -> None:
    for kind, title in TITLES.items():
        takes_files = bodies.KINDS[kind] is Identity
        kinds.register(kinds.Kind(kind, title, bodies.KINDS[kind], arrived, takes_files=takes_files))


def arrived(opened: Opened) -> kinds.Kept:
    """NotExpected for what is not this partner's to write, or belongs to nothing here; SealBroken."""
    body = opened.body
    if not isinstance(body, Body):
        raise kinds.NotExpected
    row = _begun(opened, body) if isinstance(body, Inquiry | Danger) else _belonging(opened, body)
    signing = own_signing(opened.keyring)
    kind, letter = bodies.kind_of(body), opened.letter
    crossed = Crossed(
        kind=kind,
        is_ours=False,
        at=letter.issued_at,
        by="",
        body=bodies.write(body),
        consents=_consents(opened),
        files=letter.files,
    )
    sealed = keys.seal(row, letter.id, crossed, signing)
    ReferralLetter.objects.create(
        organisation_id=row.organisation_id, referral=row, letter=letter.id, opened=opened.row
    )
    _move(row, opened, body)
    note_moments(row, body, letter.issued_at, letter.id)
    record_act(queries.VERBS[kind][1], opened.keyring.member, queries.SUBJECT, row.pk)
    return kinds.Kept(reverse("referrals:referral", kwargs={"pk": row.pk}), sealed)


def _begun(opened: Opened, body: Inquiry | Danger) -> Referral:
    """A new one, whose private half only the circle of this inbox opens."""
    issuer, now = opened.letter.issuer, present_moment()
    keyring, circle = opened.keyring, opened.circle
    if queries.of_partner(keyring, issuer.node, issuer.organisation, body.referral).exists():
        raise kinds.NotExpected
    row = Referral(
        organisation_id=keyring.member.organisation_id,
        referral=body.referral,
        partner_node=issuer.node,
        partner=issuer.organisation,
        direction=Direction.ARRIVED,
        state=State.REQUESTED,
        urgency=urgency_of(body),
        since=now,
        made_at=now,
        answer_by=answer_by(issuer, body, opened.letter.issued_at, keyring),
        is_danger=isinstance(body, Danger),
    )
    pair = keys.begin(row, own_signing(keyring))
    key = circle.key
    keys.lay_into(row, pair, CircleIntake(circle.rows.circle.pk, key.organisation, key.number, key.public))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # another letter that begins it was opened in this moment
        raise kinds.NotExpected from None
    return row


def _belonging(opened: Opened, body: Body) -> Referral:
    issuer = opened.letter.issuer
    rows = queries.of_partner(opened.keyring, issuer.node, issuer.organisation, body.referral)
    row = rows.select_for_update(of=("self",)).first()
    if row is None or _side(row) not in _BY[bodies.kind_of(body)]:
        raise kinds.NotExpected
    if row.letters.filter(letter=opened.letter.id).exists():
        raise kinds.NotExpected  # under the id of one of ours
    if not bodies.belongs(type(body), is_danger=row.is_danger):
        raise kinds.NotExpected
    step = bodies.step_of(body, _side(row), opened.letter.issued_at)
    if step is not None and not step.is_rightful:
        raise kinds.NotExpected
    if isinstance(body, Identity | ReturnPlanned) and not _has_said_yes(row):
        raise kinds.NotExpected  # it stays closed
    return row


def _has_said_yes(row: Referral) -> bool:
    """As the row says in clear, and the journal knows that somebody here has answered."""
    is_open = row.state in {State.ACCEPTED, State.IN_PROGRESS}
    return is_open and bool(times_of(row.organisation_id, [_ANSWERED], queries.SUBJECT, [row.pk]))


def _move(row: Referral, opened: Opened, body: Body) -> None:
    """The state in clear; what begins here, with its deadline."""
    if isinstance(body, Inquiry | Danger):
        stand(row, Standing(State.RECEIVED, row.since), body, opened.keyring)
        return
    step = bodies.step_of(body, _side(row), opened.letter.issued_at)
    if step is not None:
        stand(row, Standing(step.state, step.at), None, opened.keyring)
    elif isinstance(body, TakenBack):
        stand(row, Standing(State.RECALLED), None, opened.keyring)  # nothing is waited for any more


def _side(row: Referral) -> Side:
    """The partner's."""
    return Side.RECEIVER if row.is_ours else Side.SENDER


def _consents(opened: Opened) -> tuple[str, ...]:
    """The one that the partner named, by the id that they know it by."""
    return (opened.letter.consent.id,) if opened.letter.consent is not None else ()
