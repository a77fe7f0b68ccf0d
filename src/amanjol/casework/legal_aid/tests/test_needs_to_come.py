"""Who fits needs as they came in the past twelve months is kept free for them, where others fit as well."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from html import unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from amanjol.casework.legal_aid.allocation.policy import Reserve
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.needs.actions import Progress, record_progress
from amanjol.casework.legal_aid.offers import actions, proposing, words
from amanjol.casework.legal_aid.offers.expecting import sorts_to_come
from amanjol.casework.legal_aid.offers.proposing import propose
from amanjol.casework.legal_aid.tests.offers_cast import CHOLPON, DINARA, TODAY, raise_need
from amanjol.casework.standards.legal_needs.codes import LawyerSex, Urgency
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Candidate, Facts
    from amanjol.casework.legal_aid.tests.offers_cast import Scene
    from amanjol.casework.standards.legal_needs.bodies import Raised

pytestmark = pytest.mark.django_db
RESERVE = Reserve(weight=250, most_today=75, least_needs=3, least_days=60)
DAY = date(2026, 10, 3)  # ninety days are left of this year


def as_raised(says: Raised, days_ago: int, today: date = DAY, **changes: Any) -> OpenedNeed:
    """As `queries.opened` gives it, as far as anybody asks here."""
    noon = timezone.make_aware(datetime(today.year, today.month, today.day, 12))  # noqa: DTZ001  made aware at once
    record = SimpleNamespace(asked_at=noon - timedelta(days=days_ago), is_open=False)
    values = {"row": SimpleNamespace(pk=uuid4()), "record": record, "says": says, "is_older": False}
    return cast("OpenedNeed", SimpleNamespace(**values | {"state": State.CLOSED} | changes))


@pytest.fixture
def says(offers: Scene) -> Raised:
    return opened(offers).says


def opened(offers: Scene) -> OpenedNeed:
    need = needs.opened_need(offers.keyring, offers.need)
    assert need is not None
    return need


def sorts(raised: list[OpenedNeed], need: UUID | None = None) -> dict[tuple[str, str], tuple[int, int]]:
    """How many came and how many are expected, in thousandths, by language and district."""
    return {
        (sort.says.language, sort.says.district): (sort.came, sort.expected // 1000)
        for sort in sorts_to_come(raised, need or uuid4(), DAY, RESERVE)
    }


def test_as_many_are_expected_as_came_in_a_day_for_each_day_that_is_left(says: Raised) -> None:
    uzbek = replace(says, language="uz")
    raised = [as_raised(says, 179), as_raised(says, 5), as_raised(uzbek, 0), as_raised(says, 366)]
    assert sorts(raised) == {("ky", "osh"): (2, 1000), ("uz", "osh"): (1, 500)}


def test_alike_are_needs_of_which_every_lawyer_has_to_meet_the_same(says: Raised) -> None:
    wished = replace(says, sex=LawyerSex.WOMAN, urgency=Urgency.TODAY)
    required = replace(wished, sex_is_condition=True)
    heard = replace(says, language="uz", interpreter=True)
    other = replace(heard, language="tg")
    raised = [as_raised(of, 100) for of in (says, wished, required, heard, other)]
    assert sorted(sort.came for sort in sorts_to_come(raised, uuid4(), DAY, RESERVE)) == [1, 2, 2]


def test_of_too_few_or_too_new_needs_nothing_is_expected(says: Raised) -> None:
    assert len(sorts([as_raised(says, days) for days in (1, 2, 59)])) == 1
    assert not sorts([as_raised(says, days) for days in (1, 59)])
    assert not sorts([as_raised(says, days) for days in (1, 2, 58)])


def test_what_was_withdrawn_what_is_not_believed_and_the_need_itself_do_not_count(says: Raised) -> None:
    counted = [as_raised(says, 80), as_raised(says, 81), as_raised(says, 82)]
    itself = as_raised(replace(says, language="uz"), 3)
    left_out = [
        itself,
        as_raised(replace(says, language="uz"), 3, is_older=True),
        as_raised(replace(says, language="uz"), 3, state=State.WITHDRAWN),
        as_raised(replace(says, language="uz"), -1),
    ]
    assert sorts([*counted, *left_out], itself.row.pk).keys() == {("ky", "osh")}


@pytest.fixture
def uzbek(offers: Scene) -> Scene:
    """7-004 fits as 7-001 does, costs less, and alone speaks Uzbek."""
    offers.rewrite(replace(DINARA, districts=("osh",), languages=("ky", "uz"), places=5), CHOLPON)
    assert offers.best()[:2] == ["7-004", "7-001"]
    return offers


def facts(offers: Scene, says: Raised, came: int) -> Facts:
    """Of the desk, with so many needs of this sort that are over."""
    of_now = actions.facts_of(offers.keyring)
    day = date(TODAY.year, 7, 1)  # half of the year is left, whenever the tests run
    past = [as_raised(says, 3 * place, day) for place in range(came)]
    return proposing.Facts(
        [*of_now.raised, *past],
        of_now.offers,
        of_now.mandates,
        of_now.book,
        of_now.away,
        day,
        of_now.roads,
    )


def best(offers: Scene, on_desk: Facts, **changes: Any) -> list[tuple[str, Candidate]]:
    need = opened(offers)
    if changes:
        need = cast(
            "OpenedNeed",
            SimpleNamespace(row=need.row, record=need.record, says=replace(need.says, **changes)),
        )
    return [(of.advocate.row.number, of) for of in propose(need, on_desk).best]


def test_who_alone_speaks_a_language_is_kept_free_for_it_and_the_page_says_so(
    uzbek: Scene, says: Raised
) -> None:
    to_come = replace(says, language="uz")
    candidates = dict(best(uzbek, facts(uzbek, to_come, 40)))
    assert next(iter(candidates)) == "7-001"
    [line] = [part for part in words.parts_of(candidates["7-004"], says) if "kept free" in part]
    assert line == (
        "better kept free for needs such as: a criminal case · Uzbek · Osh (town). "
        "Such needs in the past twelve months: 40; free places of all who fit them: 5"
    )
    assert not [part for part in words.parts_of(candidates["7-001"], says) if "kept free" in part]
    with translation.override("ru"):
        [line] = [part for part in words.parts_of(candidates["7-004"], says) if "поберечь" in part]
    assert line.startswith("лучше поберечь для таких заявок: уголовное дело · Узбекский · Ош (город). ")


def test_with_too_little_history_all_is_as_before(uzbek: Scene, says: Raised) -> None:
    to_come = replace(says, language="uz")
    assert [number for number, _of in best(uzbek, facts(uzbek, to_come, 29))][:2] == ["7-004", "7-001"]
    assert all("sought by others" not in of.parts for _number, of in best(uzbek, facts(uzbek, to_come, 29)))


def test_the_only_one_who_fits_is_proposed_whoever_she_is_kept_free_for(uzbek: Scene, says: Raised) -> None:
    to_come = replace(says, language="uz")
    assert [number for number, _of in best(uzbek, facts(uzbek, to_come, 40), language="uz")] == ["7-004"]


def test_who_needs_somebody_today_waits_for_no_statistics(uzbek: Scene, says: Raised) -> None:
    """7-002 is a man without the course: two and a half hours, against a wish and a training that 7-004 has."""
    uzbek.rewrite(
        replace(DINARA, districts=("osh",), languages=("ky", "uz"), places=5),
        *(replace(uzbek.advocate(number).says, languages=("ru",)) for number in ("7-001", "7-003")),
    )
    on_desk = facts(uzbek, replace(says, language="uz"), 60)
    wish = {"sex": LawyerSex.WOMAN}
    assert [number for number, _of in best(uzbek, on_desk, **wish)] == ["7-002", "7-004"]
    for urgency in (Urgency.NOW, Urgency.TODAY):
        assert [number for number, _of in best(uzbek, on_desk, urgency=urgency, **wish)] == ["7-004", "7-002"]


def test_who_is_conflicted_comes_nowhere_whoever_is_kept_free(uzbek: Scene, says: Raised) -> None:
    uzbek.oppose()
    uzbek.represented("7-001", "Бакиров Азамат")
    on_desk = facts(uzbek, replace(says, language="uz"), 60)
    numbers = [number for number, _of in best(uzbek, on_desk)]
    assert "7-004" in numbers
    assert "7-001" not in numbers


def test_needs_that_are_over_are_expected_again_and_wait_for_nobody(uzbek: Scene) -> None:
    over = raise_need(uzbek.keyring)
    record_progress(keyring=uzbek.keyring, need=over, progress=Progress(State.CLOSED), is_told=False)
    on_desk = actions.facts_of(uzbek.keyring)
    assert {need.row.pk for need in on_desk.raised} == {uzbek.need, over}
    assert {need.row.pk for need in on_desk.needs} == {uzbek.need}
    little = Reserve(weight=250, most_today=75, least_needs=1, least_days=1)
    [sort] = sorts_to_come(on_desk.raised, uzbek.need, TODAY, little)
    assert sort.came == 1


def test_the_page_of_a_need_opens_with_needs_that_are_over(uzbek: Scene) -> None:
    closed = Progress(State.CLOSED)
    for _need in range(2):
        over = raise_need(uzbek.keyring, language="uz")
        record_progress(keyring=uzbek.keyring, need=over, progress=closed, is_told=False)
    page = unescape(uzbek.zarina.get(reverse("legal_aid:lawyer_of_need", args=[uzbek.need])).text)
    assert DINARA.name in page
    assert "kept free" not in page
