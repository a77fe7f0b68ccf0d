"""What a programme promised and what was done. Every read begins with the rows of the member's own organisation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Aggregate, BigIntegerField, Count, Exists, F, Max, OuterRef, Sum

from amanjol.programme.results.kinds import ADDED_OVER_TIME, Decision, Kind
from amanjol.programme.results.models import (
    Answer,
    Fact,
    Figure,
    Indicator,
    Period,
    Programme,
    Result,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member


class Total(Aggregate):
    """A sum that the database refuses where kinds, currencies or periods do not go together. DatabaseError."""

    function = "results_total"
    output_field = BigIntegerField()

    def __init__(self, *expressions: Any, **extra: Any) -> None:
        parts = ("value", "fact__kind", "fact__currency", "fact__period_id")
        super().__init__(*(expressions or (F(part) for part in parts)), **extra)


@dataclass(frozen=True, slots=True)
class Reached:
    """The sum of an indicator in a period, by `organisations` that each counted by itself."""

    value: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator in a period. `reached` is None where nothing is approved; `waiting` figures wait for a second
    person.
    """

    indicator: Indicator
    reached: Reached | None
    target: Target | None
    waiting: int
    beside: Standing | None = None

    @property
    def share(self) -> int | None:
        """Per cent of the target."""
        if self.reached is None or self.target is None or not self.target.value:
            return None
        return 100 * self.reached.value // self.target.value

    @property
    def is_short(self) -> bool:
        """Whether there is a gap to the target."""
        aim = self.target.value if self.target else None
        return aim is not None and (self.reached.value if self.reached else 0) < aim


@dataclass(frozen=True, slots=True)
class FactHistory:
    """A fact and its figures, the newest first. `current` is the one that holds."""

    fact: Fact
    figures: list[Figure] = field(default_factory=list)

    @property
    def current(self) -> Figure | None:
        return next((figure for figure in self.figures if figure.decision == Decision.APPROVED), None)

    @property
    def is_waiting(self) -> bool:
        return any(figure.decision == Decision.WAITING for figure in self.figures)


def programmes_of(member: Member) -> QuerySet[Programme]:
    return Programme.objects.filter(organisation=member.organisation_id).order_by("-begins_on", "title_en")


def results_of(member: Member) -> QuerySet[Result]:
    return (
        Result.objects.filter(organisation=member.organisation_id)
        .select_related("programme")
        .order_by("code")
    )


def indicators_of(member: Member) -> QuerySet[Indicator]:
    rows = Indicator.objects.filter(organisation=member.organisation_id)
    return rows.select_related("result__programme", "beside").order_by("result__code", "code")


def periods_of(member: Member) -> QuerySet[Period]:
    rows = Period.objects.filter(organisation=member.organisation_id).select_related("programme")
    return rows.order_by("-first_day", "-last_day")


def targets_of(member: Member) -> QuerySet[Target]:
    return Target.objects.filter(organisation=member.organisation_id)


def facts_of(member: Member) -> QuerySet[Fact]:
    rows = Fact.objects.filter(organisation=member.organisation_id)
    return rows.select_related("indicator__result", "period__programme").order_by("source")


def figures_of(member: Member) -> QuerySet[Figure]:
    rows = Figure.objects.filter(organisation=member.organisation_id)
    return rows.select_related(
        "fact__indicator__result", "fact__period", "written_by__account", "decided_by__account"
    )


def waiting_for(member: Member) -> QuerySet[Figure]:
    """Figures of others that wait for a second person: this one can be it."""
    rows = figures_of(member).filter(decision=Decision.WAITING).exclude(written_by=member)
    return rows.order_by("written_at", "pk")


def holding(member: Member) -> QuerySet[Figure]:
    """Of each fact the last figure that was approved."""
    approved = Figure.objects.filter(organisation=member.organisation_id, decision=Decision.APPROVED)
    later = approved.filter(fact=OuterRef("fact"), number__gt=OuterRef("number"))
    return approved.filter(~Exists(later))


def standings(member: Member, programme: Programme, period: Period | None) -> list[Standing]:
    """Of all its indicators, in the order of their codes; without a period, of nothing that was counted."""
    indicators = list(indicators_of(member).filter(result__programme=programme))
    by = "fact__indicator"
    reached: Mapping[UUID, Reached] = (
        _reached(holding(member).filter(fact__period=period), by) if period else {}
    )
    targets = {row.indicator_id: row for row in targets_of(member).filter(period=period)} if period else {}
    waiting = _waiting(member, by, fact__period=period) if period else {}

    def standing(indicator: Indicator, beside: Standing | None = None) -> Standing:
        pk = indicator.pk
        return Standing(indicator, reached.get(pk), targets.get(pk), waiting.get(pk, 0), beside)

    return [
        standing(indicator, standing(indicator.beside) if indicator.beside else None)
        for indicator in indicators
    ]


def by_period(member: Member, indicator: Indicator) -> dict[UUID, Standing]:
    """Of one indicator, in each period of its programme."""
    figures = holding(member).filter(fact__indicator=indicator)
    reached, waiting = (
        _reached(figures, "fact__period"),
        _waiting(member, "fact__period", fact__indicator=indicator),
    )
    targets = {row.period_id: row for row in targets_of(member).filter(indicator=indicator)}
    periods = periods_of(member).filter(programme=indicator.result.programme_id)
    return {
        pk: Standing(indicator, reached.get(pk), targets.get(pk), waiting.get(pk, 0))
        for pk in periods.values_list("pk", flat=True)
    }


def _reached(figures: QuerySet[Figure], by: str) -> dict[UUID, Reached]:
    rows = figures.values(by).annotate(total=Total(), organisations=Sum("of_organisations"))
    return {
        row[by]: Reached(row["total"], row["organisations"])
        for row in rows.values(by, "total", "organisations")
    }


def _waiting(member: Member, by: str, **of: Any) -> dict[UUID, int]:
    rows = Figure.objects.filter(organisation=member.organisation_id, decision=Decision.WAITING, **of)
    return {row[by]: row["number"] for row in rows.values(by).annotate(number=Count("pk"))}


def sums(member: Member, periods: Iterable[UUID]) -> dict[tuple[UUID, UUID], Reached]:
    """What holds, by indicator and period."""
    return {
        (indicator, period): reached
        for period in periods
        for indicator, reached in _reached(
            holding(member).filter(fact__period=period), "fact__indicator"
        ).items()
    }


def over_time(member: Member, indicator: Indicator, length: str) -> int | None:
    """The sum over all periods of one length; None for what comes again, which no period adds to another."""
    if Kind(indicator.kind) not in ADDED_OVER_TIME:
        return None
    rows = holding(member).filter(fact__indicator=indicator, fact__period__length=length)
    total: int | None = rows.aggregate(total=Total())["total"]
    return total


def histories(member: Member, indicator: Indicator) -> dict[UUID, list[FactHistory]]:
    """The facts of an indicator with all their figures, by period."""
    rows = figures_of(member).filter(fact__indicator=indicator).order_by("fact__source", "-number")
    facts: dict[UUID, FactHistory] = {}
    for figure in rows:
        facts.setdefault(figure.fact_id, FactHistory(figure.fact)).figures.append(figure)
    by_period: dict[UUID, list[FactHistory]] = defaultdict(list)
    for history in facts.values():
        by_period[history.fact.period_id].append(history)
    return by_period


def not_heard_from(member: Member, period: Period) -> list[str]:
    """Who was heard from in the period before, of the same length, and has said nothing of this one."""
    return sorted((sources_before(member, period) or set()) - _sources(member, period))


def sources_before(member: Member, period: Period) -> set[str] | None:
    """Who counted in the period before, of the same length, or answered; None where there was none."""
    periods = periods_of(member).filter(programme=period.programme_id, length=period.length)
    before = periods.filter(first_day__lt=period.first_day).first()
    return None if before is None else _sources(member, before)


def sources_of(member: Member, programme: Programme) -> list[str]:
    """Of all its periods."""
    rows = facts_of(member).filter(period__programme=programme)
    return sorted(set(rows.values_list("source", flat=True)))


def expected_sources(member: Member, period: Period) -> set[str] | None:
    """Whose name needs no second look: of the period before, or of this one. None where no period was before."""
    before = sources_before(member, period)
    return None if before is None else before | _sources(member, period)


def answers_of(member: Member) -> QuerySet[Answer]:
    return Answer.objects.filter(organisation=member.organisation_id).order_by("source")


def _sources(member: Member, period: Period) -> set[str]:
    facts = facts_of(member).filter(period=period).values_list("source", flat=True)
    return {*facts, *answers_of(member).filter(period=period).values_list("source", flat=True)}


def has_approved(member: Member, indicator: Indicator) -> bool:
    return figures_of(member).filter(fact__indicator=indicator.pk, decision=Decision.APPROVED).exists()


def next_number(fact: Fact) -> int:
    last: int | None = Figure.objects.filter(fact=fact).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def unexplained(standings_there: Iterable[Standing]) -> list[Standing]:
    """Where there is a gap to the target and nobody said why."""
    return [row for row in standings_there if row.is_short and row.target is not None and not row.target.gap]
