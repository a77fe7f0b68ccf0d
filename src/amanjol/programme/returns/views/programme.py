"""Returns at the programme: which came, who is late, what one says, taking it over, telling the partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.guards import for_those_who, with_keys_at
from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.referrals import partners
from amanjol.casework.support.quarter.words import days_in_words, quarter_in_words
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.programme.results import actions as results
from amanjol.programme.results.kinds import Dimension
from amanjol.programme.results.queries import facts_of, indicators_of, periods_of, sources_of
from amanjol.programme.results.words import in_language
from amanjol.programme.returns import counting, queries, showing, taking_over, words
from amanjol.programme.returns.bodies import Answering
from amanjol.programme.returns.forms import BackForm, PeriodChoiceForm, TakeOverForm
from amanjol.programme.returns.rules import can_see, can_take_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.programme.results.models import Period
    from amanjol.programme.returns.bodies import Sums
    from amanjol.programme.returns.models import ArrivedReturn
    from amanjol.programme.returns.queries import OpenedReturn

SHOWN: Final = 40
with_keys_on = with_keys_at("partner_returns:return", can_take_over)


@dataclass(frozen=True, slots=True)
class ArrivedLine:
    row: ArrivedReturn
    name: str
    title: str
    state: str
    badge: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    revision: int
    at: datetime
    counted_on: Any
    is_taken_over: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    label: str
    indicator: Any
    title: str
    source: str


@require_safe
@for_those_who(can_see)
def returns(request: HttpRequest, member: Member) -> HttpResponse:
    """Also while locked, and for managers, who hold no keys: which came and which are late, and no number."""
    names = queries.names(member)
    today = timezone.localdate()
    rows = list(queries.arrived_at(member)[:SHOWN])
    context = {
        "lines": [_line(row, names) for row in rows],
        "late": [names.get(party, "") for party in queries.late(member, today)],
        "late_quarter": quarter_in_words(Quarter.of(today).before),
        "may_open": can_take_over(member),
    }
    return render(request, "returns/partners.html", context)


@require_safe
@with_keys_on
def arrived(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The tables, whose, which quarter, and what is next."""
    opened = _opened(keyring, pk)
    counted = _counted(opened)
    record = opened.record
    said = record.said.says if record.said else None
    context = _head(keyring, opened) | {
        "tables": showing.whole_tables(counted),
        "notes": showing.notes(),
        "agreed": showing.agreed(),
        "has_wages": counted.wages is not None,
        "revisions": _revisions(opened),
        "reason": record.said.reason if record.said else "",
        "facts": _facts(keyring, opened),
        "is_new": said is None,
        "may_send_back": said not in {Answering.APPROVED, Answering.SENT_BACK}
        and taking_over.may_send_back(opened, keyring),
        "may_take_over": said not in {Answering.APPROVED, Answering.SENT_BACK}
        and (not record.is_taken_over or taking_over.is_refused(opened, keyring)),
        "may_tell_approved": said is Answering.TAKEN_OVER and taking_over.is_approved(opened, keyring),
        "waits": record.is_taken_over and said is Answering.TAKEN_OVER,
    }
    return render(request, "returns/arrived.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def take_over(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk)
    periods = _periods(keyring, opened.quarter)
    chosen = PeriodChoiceForm(request.GET or None, periods=periods)
    period = _period(periods, chosen)
    context = _head(keyring, opened) | {"periods": chosen if len(periods) > 1 else None, "period": period}
    if period is None:
        return render(request, "returns/take_over.html", context | {"has_none": not periods})
    form = _take_over_form(request, keyring, opened, period)
    if form.is_valid() and _taken_over(keyring, opened, period, form):
        messages.success(
            request, _("Taken over. It counts once a second person approves it; the partner is told.")
        )
        return redirect("partner_returns:return", pk=pk)
    return render(request, "returns/take_over.html", context | {"form": form, "few": _few(opened)})


@require_POST
@with_keys_on
def tell_opened(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _told(request, pk, lambda of: taking_over.tell_opened(keyring=keyring, pk=pk, revision=of))


@require_POST
@with_keys_on
def tell_approved(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    return _told(request, pk, lambda of: taking_over.tell_approved(keyring=keyring, pk=pk, revision=of))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def send_back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk)
    form = BackForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return _told(
            request, pk, lambda of: taking_over.send_back(keyring=keyring, pk=pk, revision=of, reason=reason)
        )
    return render(request, "returns/send_back.html", _head(keyring, opened) | {"form": form})


def _told(request: HttpRequest, pk: UUID, act: Callable[[int], None]) -> HttpResponse:
    """To the page of the return; where nothing could be done, with the reason."""
    back = redirect("partner_returns:return", pk=pk)
    written = request.POST.get("revision", "")
    try:
        act(int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0)
    except taking_over.Changed:
        messages.error(request, _changed())
        return no_act(back)
    except (partners.NotAPartner, InboxClosed):
        messages.error(request, _no_way())
        return no_act(back)
    messages.success(request, _("The partner is told."))
    return back


def _taken_over(keyring: Keyring, opened: OpenedReturn, period: Period, form: TakeOverForm) -> bool:
    """Else the form says why not."""
    typed = form.cleaned_data
    chosen = taking_over.Chosen(
        revision=typed["revision"],
        period=period,
        source=typed.get("source") or queries.sources(keyring)[opened.row.of_partner],
        lines=form.lines,
        evidence=_evidence(opened),
        reason=typed.get("reason", ""),
        with_wages=typed["with_wages"],
        withdraws=form.withdraws,
    )
    says = {
        taking_over.Changed: _changed(),
        taking_over.OtherCurrency: _changed(),
        taking_over.OtherDays: _("This period has other days than the quarter of the return."),
        taking_over.SourceOfAnother: _(
            "Another partner stands in the results under this name: choose another."
        ),
        results.NotNow: _("Figures of an earlier return wait for a second person: they are decided first."),
        results.Locked: _("The period was locked, or figures were written meanwhile. Open this page again."),
        partners.NotAPartner: _no_way(),
        InboxClosed: _no_way(),
    }
    try:
        taking_over.take_over(keyring=keyring, pk=opened.row.pk, chosen=chosen)
    except tuple(says) as error:
        form.add_error(None, says[type(error)])
        return False
    return True


def _take_over_form(
    request: HttpRequest, keyring: Keyring, opened: OpenedReturn, period: Period
) -> TakeOverForm:
    member, row = keyring.member, opened.row
    indicators = list(indicators_of(member).filter(result__programme=period.programme_id))
    own = queries.sources(keyring).get(row.of_partner)
    name = own or row.name
    written: dict[str, set[str]] = {}
    for source, indicator in facts_of(member).filter(period=period).values_list("source", "indicator_id"):
        written.setdefault(source, set()).add(str(indicator))
    last = opened.record.taken_over[-1].facts if opened.record.taken_over else {}
    by_fact = dict(facts_of(member).filter(pk__in=list(last.values())).values_list("pk", "indicator_id"))
    counted = _counted(opened)
    proposed = {
        key: str(indicator.pk)
        for key, of in showing.lines_of(counted).items()
        for indicator in indicators
        if of.starter == indicator.code and of.fits(indicator)
    }
    proposed |= {key: str(by_fact[fact]) for key, fact in last.items() if fact in by_fact}
    now = {"revision": opened.record.newest.body.revision, "with_wages": counted.wages is not None}
    form = TakeOverForm(
        request.POST if request.method == "POST" else None,
        initial=proposed | now | {"source": name, "reason": _reason(opened)},
        counted=counted,
        indicators=indicators,
        asks_source=own is None,
        asks_reason=period.locked_at is not None or own in written,
        taken_sources=set(sources_of(member, period.programme)),
        written=written,
        doubt=showing.doubt_of(counted.sums, _sums_taken_over(opened)),
    )  # fmt: skip
    form.ask_to_withdraw(period, taking_over.became(opened, keyring))
    return form


def _sums_taken_over(opened: OpenedReturn) -> Sums | None:
    """Of the revision that became figures last."""
    if not opened.record.taken_over:
        return None
    last = opened.record.taken_over[-1].revision
    return next((of.body.sums for of in opened.record.revisions if of.body.revision == last), None)


def _evidence(opened: OpenedReturn) -> str:
    newest = opened.record.newest
    return _("Sealed return of the quarter, handed in by letter, counted on %(day)s, revision %(number)s") % {
        "day": f"{newest.body.counted_on:%d.%m.%Y}",
        "number": newest.body.revision,
    }


def _reason(opened: OpenedReturn) -> str:
    """What is proposed where an earlier revision became figures; nothing for the first."""
    newest, became = opened.record.newest.body, opened.record.taken_over
    if became and became[-1].revision == newest.revision:
        return _("The wages came later than the return, in a letter of their own.")
    if newest.replaces is None:
        return ""
    return _("The partner corrected its return of %(day)s.") % {"day": f"{newest.replaces:%d.%m.%Y}"}


def _head(keyring: Keyring, opened: OpenedReturn) -> dict[str, Any]:
    party = opened.row.of_partner
    line = _line(opened.row, {party: queries.sources(keyring).get(party) or opened.record.name})
    return {
        "opened": opened,
        "line": line,
        "revision": opened.record.newest.body.revision,
        "days": days_in_words(opened.quarter),
        "counted_on": opened.record.newest.body.counted_on,
        "replaces": opened.record.newest.body.replaces,
    }


def _line(row: ArrivedReturn, names: Mapping[Organisation, str]) -> ArrivedLine:
    state, badge = words.at_programme(row.state)
    return ArrivedLine(
        row, names.get(row.of_partner, ""), quarter_in_words(Quarter(row.year, row.quarter)), state, badge
    )


def _revisions(opened: OpenedReturn) -> list[RevisionLine]:
    """The newest first."""
    became = {act.revision for act in opened.record.taken_over}
    return [
        RevisionLine(of.body.revision, of.at, of.body.counted_on, of.body.revision in became)
        for of in reversed(opened.record.revisions)
    ]


def _facts(keyring: Keyring, opened: OpenedReturn) -> list[FactLine]:
    """What the newest revision became, then what it withdrew."""
    if not opened.record.has_figures:
        return []
    act, lines = opened.record.taken_over[-1], showing.lines_of(_counted(opened))
    said = [(str(lines[name].label), pk) for name, pk in act.facts.items() if name in lines]
    said += [(_("withdrawn: no line became it any more"), pk) for pk in act.withdrawn]
    rows = {row.pk: row for row in facts_of(keyring.member).filter(pk__in=[pk for _label, pk in said])}
    return [
        FactLine(label, row.indicator, in_language(row.indicator, "title"), row.source)
        for label, pk in said
        if (row := rows.get(pk)) is not None
    ]


def _few(opened: OpenedReturn) -> list[str]:
    """Which breakdowns do not become parts of a figure, since a part is of few people."""
    counted = _counted(opened)
    return [str(of.label) for of in Dimension if not counted.is_told(of)]


def _counted(opened: OpenedReturn) -> counting.Return:
    newest = opened.record.newest
    return counting.Return.of_sums(opened.quarter, newest.body.sums, newest.wages)


def _periods(keyring: Keyring, quarter: Quarter) -> list[Period]:
    """Those of exactly these days, in each programme."""
    return list(periods_of(keyring.member).filter(first_day=quarter.first_day, last_day=quarter.last_day))


def _period(periods: list[Period], chosen: PeriodChoiceForm) -> Period | None:
    if len(periods) == 1:
        return periods[0]
    if not chosen.is_valid():
        return None
    return next(row for row in periods if str(row.pk) == chosen.cleaned_data["period"])


def _opened(keyring: Keyring, pk: UUID) -> OpenedReturn:
    if not can_take_over(keyring.member):
        raise PermissionDenied
    rows = queries.arrived_at(keyring.member).filter(pk=pk)
    opened = next(iter(queries.opened_returns(rows, keyring)), None)
    if opened is None:
        raise Http404
    return opened


def _changed() -> str:
    return _("Meanwhile something changed here: look what stands there now.")


def _no_way() -> str:
    return _(
        "No letter can go there now: compare the words of this partner again, or ask for their newest card."
    )
