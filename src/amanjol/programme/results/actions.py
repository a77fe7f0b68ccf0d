"""Writing a programme down: what is promised, by when, and the figures. Each is one transaction, with its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.journal.actions import record
from amanjol.programme.results import corrections, queries, rules, starter
from amanjol.programme.results.kinds import Decision, Kind
from amanjol.programme.results.models import Fact, Figure, Indicator, Period, Programme, Result, Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.results.kinds import Length, NoNumber


_COUNTED: Final = ("kind", "currency", "dimensions")
"""Of an indicator, what stands once something was counted."""
_MEANT: Final = ("definition_en", "definition_ru", "kind", "currency", "baseline")
"""What stands once a figure was approved."""


class CodeTaken(Exception):
    """Another result of the programme, or another indicator of the result, has this code."""


class HasFigures(Exception):
    """What an indicator counts stands once something was counted."""


class HasApproved(Exception):
    """A figure of the indicator was approved: what it means stands."""


class NeedsReason(Exception):
    """A target that was given is changed, and nobody said why."""


class NotOver(Exception):
    """The last day of the period is not over."""


class Locked(Exception):
    """The period was locked meanwhile."""


class StillWaiting(Exception):
    """Figures of the period wait for a second person."""


class GapUnexplained(Exception):
    """A target was missed, and nobody said why."""


class SourceTaken(Exception):
    """The source has a figure for the indicator in this period: it is corrected, not written a second time."""


class NotNow(Exception):
    """The fact waits for a second person, or the figure was decided."""


@transaction.atomic
def begin_programme(*, values: Mapping[str, Any], currency: str, with_starter: bool, by: Member) -> Programme:
    """With the starter set in `currency`, or empty. PermissionDenied."""
    _check(by)
    programme = Programme.objects.create(organisation_id=by.organisation_id, **values)
    _record("programme.begun", by, ("programme", programme.pk))
    if with_starter:
        _write_starter(programme, currency, by)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, values: Mapping[str, Any], by: Member) -> None:
    """A locked one. PermissionDenied."""
    _check(by)
    _set(programme, values)
    _record("programme.changed", by, ("programme", programme.pk))


@transaction.atomic
def save_result(*, result: Result, values: Mapping[str, Any], by: Member) -> None:
    """New, or changed. PermissionDenied; CodeTaken."""
    _check(by)
    others = queries.results_of(by).filter(programme=result.programme_id, code=values["code"])
    if others.exclude(pk=result.pk).exists():
        raise CodeTaken
    verb = "result.added" if result._state.adding else "result.changed"  # noqa: SLF001  Django's public name
    result.organisation_id = by.organisation_id
    _set(result, values)
    _record(verb, by, ("result", result.pk))


@transaction.atomic
def save_indicator(*, indicator: Indicator, values: Mapping[str, Any], by: Member) -> None:
    """New, or changed. PermissionDenied; CodeTaken; HasFigures; HasApproved."""
    _check(by)
    others = queries.indicators_of(by).filter(result=indicator.result_id, code=values["code"])
    if others.exclude(pk=indicator.pk).exists():
        raise CodeTaken
    if _changes(indicator, values, _MEANT) and queries.has_approved(by, indicator):
        raise HasApproved
    if _changes(indicator, values, _COUNTED) and queries.facts_of(by).filter(indicator=indicator.pk).exists():
        raise HasFigures
    verb = "indicator.added" if indicator._state.adding else "indicator.changed"  # noqa: SLF001  as above
    indicator.organisation_id = by.organisation_id
    _set(indicator, values)
    _record(verb, by, ("indicator", indicator.pk))


@transaction.atomic
def add_period(
    *, programme: Programme, length: Length, first_day: date, last_day: date, by: Member
) -> Period:
    """PermissionDenied."""
    _check(by)
    period, is_new = Period.objects.get_or_create(
        organisation_id=by.organisation_id,
        programme=programme,
        length=length,
        first_day=first_day,
        defaults={"last_day": last_day},
    )
    if is_new:
        _record("period.added", by, ("period", period.pk))
    return period


@transaction.atomic
def set_target(*, indicator: Indicator, period: Period, values: Mapping[str, Any], by: Member) -> None:
    """The target, and why it was missed; of a locked period the reason alone. `why` says why a target that was given
    is changed; the earlier one stays beside it. PermissionDenied; Locked; NeedsReason.
    """
    _check(by)
    period = _hold(period, by)
    target = queries.targets_of(by).filter(indicator=indicator, period=period).first()
    target = target or Target(organisation_id=by.organisation_id, indicator=indicator, period=period)
    if (new := values.get("value", target.value)) != target.value:
        if period.locked_at is not None:
            raise Locked
        _keep_earlier(target, values.get("why", ""))
    _set(target, {"value": new, "gap": values["gap"]})
    _record("target.set", by, ("indicator", indicator.pk), period=period.pk)


@transaction.atomic
def lock_period(*, period: Period, by: Member) -> None:
    """From now on each figure of it says why it came later. PermissionDenied; NotOver; StillWaiting; GapUnexplained."""
    _check(by)
    period = _hold(period, by)
    if period.locked_at is not None:
        return
    if period.last_day >= timezone.localdate():
        raise NotOver
    rows = queries.standings(by, period.programme, period)
    if any(row.waiting for row in rows):
        raise StillWaiting
    if queries.unexplained(rows):
        raise GapUnexplained
    period.locked_at, period.locked_by = timezone.now(), by
    period.save(update_fields=["locked_at", "locked_by"])
    _record("period.locked", by, ("period", period.pk))


@transaction.atomic
def write_answer(*, period: Period, source: str, says: NoNumber, by: Member) -> None:
    """The source was heard from and gave no number; another answer of it takes its place. PermissionDenied; Locked."""
    _check(by)
    period = _hold(period, by)
    if period.locked_at is not None:
        raise Locked
    queries.answers_of(by).update_or_create(
        period=period,
        source=source,
        defaults={
            "organisation_id": by.organisation_id,
            "says": says,
            "written_by": by,
            "written_at": timezone.now(),
        },
    )
    _record("answer.written", by, ("period", period.pk))


@transaction.atomic
def write_figure(
    *, indicator: Indicator, period: Period, source: str, values: Mapping[str, Any], by: Member
) -> Figure:
    """The first of a source. It counts once a second person approved it. PermissionDenied; SourceTaken; Locked."""
    _check(by)
    period = _hold(period, by)
    if queries.facts_of(by).filter(indicator=indicator, period=period, source=source).exists():
        raise SourceTaken
    return _write(_new_fact(indicator, period, source, by), period, values, by)


@transaction.atomic
def take_over_figure(
    *, indicator: Indicator, period: Period, source: str, values: Mapping[str, Any], by: Member
) -> Fact:
    """What a partner's return says, by whoever opened it: the first of this source, or a correction. Where the last
    figure was approved and says the same, nothing is written. PermissionDenied; NotNow while one waits; Locked.
    """
    if not rules.can_take_over(by):
        raise PermissionDenied
    period = _hold(period, by)
    fact = queries.facts_of(by).filter(indicator=indicator, period=period, source=source).first()
    last = queries.figures_of(by).filter(fact=fact).order_by("-number").first() if fact else None
    if last is not None and last.decision == Decision.WAITING:
        raise NotNow
    if last is not None and last.decision == Decision.APPROVED and _says_the_same(last, values):
        return last.fact
    fact = fact or _new_fact(indicator, period, source, by)
    _write(fact, period, values, by)
    return fact


@transaction.atomic
def correct_figure(*, fact: Fact, values: Mapping[str, Any], by: Member) -> Figure:
    """The one before stays. PermissionDenied; NotNow while another waits."""
    _check(by)
    period = _hold(fact.period, by)
    if queries.figures_of(by).filter(fact=fact, decision=Decision.WAITING).exists():
        raise NotNow
    return _write(fact, period, values, by)


@transaction.atomic
def decide_figure(*, figure: Figure, approves: bool, says: str = "", by: Member) -> None:
    """By somebody else than who wrote it. PermissionDenied; NotNow."""
    _check(by)
    figure = queries.figures_of(by).select_for_update(of=("self",)).get(pk=figure.pk)
    if not rules.can_decide(by, figure):
        raise PermissionDenied
    if figure.decision != Decision.WAITING:
        raise NotNow
    queries.indicators_of(by).select_for_update(of=("self",)).get(pk=figure.fact.indicator_id)
    figure.decision = Decision.APPROVED if approves else Decision.SENT_BACK
    figure.decided_by, figure.decided_at, figure.decision_says = by, timezone.now(), says
    figure.save(update_fields=["decision", "decided_by", "decided_at", "decision_says"])
    _record("figure.approved" if approves else "figure.sent-back", by, ("figure", figure.pk))
    if approves:
        corrections.tell(figure.fact, by)


def _write(fact: Fact, period: Period, values: Mapping[str, Any], by: Member) -> Figure:
    number = queries.next_number(fact)
    if (period.locked_at is not None or number > 1) and not values["reason"]:
        raise Locked
    figure = Figure.objects.create(
        organisation_id=by.organisation_id, fact=fact, number=number, written_by=by, **values
    )
    _record("figure.written", by, ("figure", figure.pk), indicator=fact.indicator_id, number=number)
    return figure


def _new_fact(indicator: Indicator, period: Period, source: str, by: Member) -> Fact:
    return Fact.objects.create(
        organisation_id=by.organisation_id,
        indicator=indicator,
        period=period,
        kind=indicator.kind,
        currency=indicator.currency,
        source=source,
    )


def _says_the_same(figure: Figure, values: Mapping[str, Any]) -> bool:
    return bool(figure.value == values["value"] and figure.parts == values["parts"])


def _write_starter(programme: Programme, currency: str, by: Member) -> None:
    results: dict[str, Result] = {}
    indicators: dict[str, Indicator] = {}
    for heading in starter.RESULTS:
        results[heading.code] = Result(programme=programme)
        titles = {"code": heading.code, "title_en": heading.title_en, "title_ru": heading.title_ru}
        save_result(result=results[heading.code], values=titles, by=by)
    for row in sorted(starter.INDICATORS, key=lambda row: bool(row.beside)):
        indicators[row.code] = Indicator(result=results[row.result])
        values = {
            **{
                name: getattr(row, name) for name in ("code", "title_en", "title_ru", "source", "is_headline")
            },
            **{name: getattr(row, name) for name in ("definition_en", "definition_ru", "kind")},
            "currency": currency if row.kind is Kind.MONEY else "",
            "dimensions": list(row.dimensions),
            "baseline": None,
            "beside": indicators.get(row.beside),
        }
        save_indicator(indicator=indicators[row.code], values=values, by=by)


def _hold(period: Period, by: Member) -> Period:
    """Locked in the database until the transaction ends: nobody closes it while something is written into it."""
    return queries.periods_of(by).select_for_update(of=("self",)).get(pk=period.pk)


def _changes(row: Indicator, values: Mapping[str, Any], names: Sequence[str]) -> bool:
    return any(values[name] != getattr(row, name) for name in names if name in values)


def _keep_earlier(target: Target, why: str) -> None:
    if target.value is None:
        return
    if not why:
        raise NeedsReason
    today = timezone.localdate().isoformat()
    target.earlier = [*target.earlier, {"value": target.value, "day": today, "why": why}]


def _set(row: Programme | Result | Indicator | Target, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def _check(by: Member) -> None:
    if not rules.can_manage(by):
        raise PermissionDenied


def _record(verb: str, by: Member, subject: tuple[str, object], **details: Any) -> None:
    record(verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=subject, details=details)
