"""The pages of a return at the desk: which quarter, what stands on paper, handing in, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.desk import printing
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.referrals import partners
from amanjol.casework.support.quarter.forms import QuarterForm
from amanjol.casework.support.quarter.rules import can_count
from amanjol.casework.support.quarter.words import days_in_words, quarter_in_words
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.queries import names_of, organisations
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.web.repeating import repeatable
from amanjol.foundation.web.versions import Version, hidden_input
from amanjol.programme.returns import actions, counting, paper, queries, showing, words
from amanjol.programme.returns.forms import HandInForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from amanjol.casework.desk.tallies import Quarter
    from amanjol.foundation.letters.beliefs import Trusted
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.programme.returns.counting import Return
    from amanjol.programme.returns.records import Sent

SEEN: Final = "seen-return"
SHOWN: Final = 12
with_keys = with_keys_at("returns:quarter", can_count, of_record=False)


@dataclass(frozen=True, slots=True)
class SentLine:
    """A handing in as the page shows it. `reason` stands where it was sent back."""

    sent: Sent
    title: str
    who: str
    state: str
    badge: str
    at: Any
    reason: str


@repeatable
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def quarter(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Nothing is counted before a quarter was chosen. Posted, it is printed, which is written down: an address alone
    prints nothing, nor has what an older copy may have made too low a paper.
    """
    form = QuarterForm(request.GET if "of" in request.GET else None)
    context: dict[str, Any] = {"form": form}
    of = form.quarter if form.is_valid() else None
    if of is not None:
        counted = counting.count(keyring=keyring, quarter=of)
        if request.method == "POST" and not counted.older:
            try:
                response, context["failed"] = _printed(keyring, counted)
            except actions.Changed:
                response, context["failed"] = None, _changed()
                counted = counting.count(keyring=keyring, quarter=of)
            if response is not None:
                return response
        context |= _counted(keyring, counted)
    context["sent"] = _sent(keyring, of)
    return render(request, "returns/quarter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def hand_in(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """What the letter says, whole; it goes as it was shown, or is shown once more."""
    chosen = QuarterForm(request.GET)
    if not chosen.is_valid() or not queries.is_over(chosen.quarter):
        raise Http404
    counted = counting.count(keyring=keyring, quarter=chosen.quarter)
    form = _hand_in_form(request, keyring, counted)
    if form.is_valid() and not _is_as_shown(counted, request.POST.get(SEEN, "")):
        form.add_error(None, _changed())
    try:
        is_handed_in = form.is_valid() and _handed_in(keyring, form, counted)
    except actions.Changed:
        form.add_error(None, _changed())
        is_handed_in, counted = False, counting.count(keyring=keyring, quarter=chosen.quarter)
    if is_handed_in:
        messages.success(request, _("The return is on its way. What becomes of it stands below."))
        return redirect(f"{reverse('returns:quarter')}?of={counted.quarter.year}-{counted.quarter.number}")
    context = {
        "form": form,
        "counted": counted,
        "title": quarter_in_words(counted.quarter),
        "days": days_in_words(counted.quarter),
        "tables": showing.whole_tables(counted),
        "agreed": showing.agreed(),
        "notes": showing.notes(),
        "seen": _seen(counted),
        "replaces": _replaces(keyring, counted.quarter),
    }
    return render(request, "returns/hand_in.html", context)


def _hand_in_form(request: HttpRequest, keyring: Keyring, counted: Return) -> HandInForm:
    """To whom a quarter went before stands first, then international organisations of this node. Chosen already is
    that one alone to whom all went before: never whose name happens to come first.
    """
    before = _handed_before(keyring)
    here = organisations().filter(kind=OrganisationKind.INTERNATIONAL)
    international = {
        Organisation(keyring.organisation.node, str(pk)) for pk in here.values_list("pk", flat=True)
    }

    def place(trusted: Trusted) -> tuple[bool, bool]:
        return trusted.partner not in before, trusted.partner not in international

    return HandInForm(
        request.POST if request.method == "POST" else None,
        partners=sorted(partners.believed(keyring), key=place),
        proposed=next(iter(before)) if len(before) == 1 else None,
        doubt=_doubt(keyring, counted),
    )


def _doubt(keyring: Keyring, counted: Return) -> str:
    """Beside what was handed in last of this quarter, whoever got it."""
    opened = _opened(keyring, counted.quarter)
    sent = opened.record.sent if opened else ()
    return showing.doubt_of(counted.sums, sent[-1].body.sums if sent else None)


def _handed_before(keyring: Keyring) -> set[Organisation]:
    rows = queries.quarters_of(keyring.member).filter(handed_on__isnull=False)
    sent = [entry for of in queries.opened_quarters(rows[:SHOWN], keyring) for entry in of.record.sent]
    return {Organisation(entry.node, entry.organisation) for entry in sent}


def _handed_in(keyring: Keyring, form: HandInForm, counted: Return) -> bool:
    """Else the form says why not. actions.Changed."""
    try:
        actions.hand_in(keyring=keyring, partner=form.to, counted=counted)
    except actions.Unchanged:
        form.add_error(None, _("These very numbers were handed in already: there is nothing to correct."))
    except actions.TooOften:
        says = _(
            "It was handed in there twenty times already. Agree with the programme by telephone which is right."
        )
        form.add_error(None, says)
    except OlderCopy:
        form.add_error(None, _older())
    except (partners.NotAPartner, InboxClosed):
        says = _(
            "No letter can go there now: compare the words of this partner again, or ask for their newest card."
        )
        form.add_error("partner", says)
    else:
        return True
    return False


def _printed(keyring: Keyring, counted: Return) -> tuple[HttpResponse | None, str]:
    """What may be printed now; among the papers of the quarter from then on, unless no paper could be made.

    actions.Changed.
    """
    try:
        with transaction.atomic():
            of_quarter = actions.keep_print(keyring=keyring, counted=counted)
            document = paper.document_of(of_quarter, keyring.member.organisation.name)
            response, failed = printing.paper_or_reason(document)
            transaction.set_rollback(response is None)
    except OlderCopy:
        return None, _older()
    return response, failed


def _counted(keyring: Keyring, counted: Return) -> dict[str, Any]:
    opened = _opened(keyring, counted.quarter)
    is_older = opened is not None and opened.is_older
    of_quarter = None if is_older else actions.would_print(opened, counted)
    return {
        "counted": counted,
        "is_over": queries.is_over(counted.quarter),
        "title": quarter_in_words(counted.quarter),
        "days": days_in_words(counted.quarter),
        "tables": showing.tables(of_quarter.counted if of_quarter else counted),
        "agreed": showing.agreed(),
        "notes": showing.notes_of_paper(),
        "older_paper": _older() if is_older else "",
        "paper_says": [text for text in (*_of_paper(of_quarter), showing.runs_on(counted)) if text],
    }


def _of_paper(of_quarter: actions.PaperOfQuarter | None) -> tuple[str, ...]:
    return (paper.is_again(of_quarter), paper.replaces(of_quarter)) if of_quarter else ()


def _opened(keyring: Keyring, of: Quarter) -> queries.OpenedQuarter | None:
    rows = queries.quarters_of(keyring.member).filter(year=of.year, quarter=of.number)
    return next(iter(queries.opened_quarters(rows, keyring)), None)


def _replaces(keyring: Keyring, of: Quarter) -> list[str]:
    """Of each organisation to which this quarter was handed in, when last."""
    opened = _opened(keyring, of)
    last = {entry.name: entry for entry in (opened.record.sent if opened else ())}
    says = _("To %(name)s it replaces the return of %(day)s.")
    return [
        says % {"name": name, "day": f"{timezone.localtime(entry.at):%d.%m.%Y}"}
        for name, entry in last.items()
    ]


def _sent(keyring: Keyring, of: Quarter | None) -> list[SentLine]:
    """The newest first: of one quarter, or of the last ones."""
    rows = queries.quarters_of(keyring.member).filter(handed_on__isnull=False)
    if of is not None:
        rows = rows.filter(year=of.year, quarter=of.number)
    opened = queries.opened_quarters(rows[:SHOWN], keyring)
    entries = [entry for quarter in opened for entry in reversed(quarter.record.sent)]
    there = queries.brought(keyring.member, [entry.letter for entry in entries])
    names = names_of({entry.by for entry in entries}, keyring.member.organisation)
    return [_sent_line(entry, entry.letter in there, names.get(entry.by, "")) for entry in entries]


def _sent_line(entry: Sent, is_there: bool, who: str) -> SentLine:
    state, badge = words.state_of(entry.newest.says if entry.newest else None, is_there)
    return SentLine(
        entry,
        quarter_in_words(entry.body.of),
        who,
        state,
        badge,
        entry.newest.at if entry.newest else entry.at,
        entry.newest.reason if entry.newest else "",
    )


def _seen(counted: Return) -> SafeString:
    return hidden_input(SEEN, Version.of(SEEN, {SEEN: _written(counted)}))


def _is_as_shown(counted: Return, digests: str) -> bool:
    return Version.read(SEEN, digests).has(SEEN, _written(counted))


def _written(counted: Return) -> list[str]:
    of = f"{counted.quarter.year}-{counted.quarter.number}"
    wages = counted.wages.as_data() if counted.wages is not None else None
    return [of, canonical.to_bytes([counted.sums.as_data(), wages]).decode()]


def _changed() -> str:
    return _("Meanwhile the numbers changed: below are those of now. Look again.")


def _older() -> str:
    return _(
        "By the journal more papers and letters of this quarter went out than are written down here: it seems to be an"
        " older copy. Print nothing and hand in nothing. Tell the operator by telephone."
    )
