"""What the pages of referrals share: which referral it is, for whom it opens, and what is said where an act failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.actions.telling import NoAgreement, NotAllowed
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.attaching import NotThisFile
from amanjol.casework.referrals.file_forms import TOO_MUCH
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.partners import NotAPartner, country_of, own_signing
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.files.forms import REFUSED
from amanjol.foundation.letters import beliefs
from amanjol.foundation.letters.recalling import NodeNotBelieved
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.circles.opening import opened_circles
from amanjol.foundation.seals.folders import NoFile, is_full
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.letters.pieces import TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.models import Referral
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.foundation.letters.signing import Signing
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Seen:
    """`opened` is None for who neither opens the case nor the inbox in which it lies. `name` is the partner's."""

    row: Referral
    opened: OpenedReferral | None
    name: str
    country: str

    @property
    def is_in_a_case(self) -> bool:
        """Of one that a partner asked of us: whether somebody here has opened a case of it."""
        return not self.row.is_ours and self.row.circle_id is None

    @property
    def case(self) -> Case | None:
        return self.opened.case if self.opened is not None else None


def seen(request: HttpRequest, keyring: Keyring, pk: UUID) -> Seen:
    """Another organisation's referrals do not exist here. SealBroken."""
    row = queries.visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    try:
        signing = own_signing(keyring)
    except NotAPartner:
        raise Http404 from None
    opened = _opened(request, keyring, row, signing)
    if opened is not None and opened.record is not None:
        return Seen(row, opened, opened.record.name, opened.record.country)
    return Seen(row, opened, *_partner(row, keyring, signing))


def seen_in_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> tuple[OpenedReferral, Case]:
    """One that lies in a case which opens here."""
    opened_here = seen(request, keyring, pk)
    if opened_here.opened is None or opened_here.case is None:
        raise Http404
    return opened_here.opened, opened_here.case


def _opened(request: HttpRequest, keyring: Keyring, row: Referral, signing: Signing) -> OpenedReferral | None:
    hung = CaseReferral.objects.filter(referral=row).first()
    if hung is not None:
        case = case_queries.visible_case(keyring.member, hung.case_id)
        if case is None:
            return None
        sealing.prove(case, keyring)
        return queries.of_referral(row, case, keyring, signing)
    circles = opened_circles(request)
    try:
        return queries.in_inbox(row, circles, signing) if circles is not None else None
    except LookupError:
        return None


def _partner(row: Referral, keyring: Keyring, signing: Signing) -> tuple[str, str]:
    if not row.goes_by_letters:
        return nameless(row), ""
    card = beliefs.card_of(signing, row.with_partner)
    try:
        country = country_of(row.partner_node, keyring)
    except NotAPartner:
        country = ""
    return (card.name if card is not None else nameless(row), country)


def nameless(row: Referral) -> str:
    """What stands in place of a partner's name where nothing that opens here says it."""
    if row.goes_by_letters:
        return _("A partner who is not believed any more")
    return _("A partner without Amanjol")


def acted(
    request: HttpRequest, pk: UUID, act: Callable[[], object], done: str = "", to: str = "referrals:referral"
) -> HttpResponse:
    """To the page of the referral, or to another of that id; where nothing could be done, with the reason."""
    try:
        act()
    except (AnotherState, NoAgreement, NotAllowed):
        messages.info(request, _("Meanwhile something else was written. Look again."))
    except (NotAPartner, InboxClosed):
        messages.error(request, no_way())
    except (NotThisFile, NoFile, Refused, TooLarge) as error:
        messages.error(request, _why_no_file_goes(error))
    except OSError as error:
        if not is_full(error):
            raise
        messages.error(
            request,
            _(
                "The disk of this node is full. Nothing was sent: tell the operator of this node by telephone."
            ),
        )
    except NodeNotBelieved:
        messages.error(
            request,
            _("The partner's node is not believed any more. Call them: it has to be said by telephone."),
        )
    else:
        if done:
            messages.success(request, done)
        return redirect(to, pk=pk)
    return no_act(redirect(to, pk=pk))


def _why_no_file_goes(error: Exception) -> str:
    if isinstance(error, Refused) and error.why is Why.BUSY:
        return str(REFUSED[Why.BUSY])
    if isinstance(error, TooLarge):
        return str(TOO_MUCH)
    return _("One of the files cannot go as it was chosen. Nothing was sent: look again.")


def no_way() -> str:
    return _(
        "No letter can go there now: compare the words of this partner again, or ask for their newest card."
    )
