"""Approved releases as IATI 2.03: valid, nothing hidden and nothing withdrawn in it, and nothing made up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from lxml import etree

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.programme.insights.tests.iati_schema import check
from amanjol.programme.releases import queries
from amanjol.programme.releases.actions import deciding
from amanjol.programme.releases.actions.bringing import NotNow
from amanjol.programme.releases.actions.reporting import report
from amanjol.programme.releases.models import Release, Reporting
from amanjol.programme.releases.signing import Believed
from amanjol.programme.releases.tests.release_cast import DESK, approved, beside, brought, examined, first
from amanjol.programme.releases.tests.test_forging import is_refused

if TYPE_CHECKING:
    from lxml.etree import _Element

    from amanjol.programme.results.tests.results_cast import ResultsCast

pytestmark = pytest.mark.django_db
TYPED: Final[dict[str, Any]] = {
    "reference": "XX-EXAMPLE", "name": "A fictional organisation", "kind": "national-ngo", "identifier": "XX-EXAMPLE-7",
    "title_en": "A fictional programme", "title_ru": "Вымышленная программа", "description_en": "Fictional.",
    "description_ru": "Вымышлено.", "state": "under-way", "started_on": "2020-01-15", "first_on": "2020-02-01",
    "last_on": "2020-03-31",
}  # fmt: skip


def _press(cast: ResultsCast, row: Release, **values: Any) -> Any:
    return press(cast.client, f"{DESK}{row.pk}/iati/", TYPED | values)


def _file(cast: ResultsCast, row: Release) -> _Element:
    answer = cast.client.get(f"{DESK}{row.pk}/iati.xml")
    assert answer["Content-Type"] == "application/xml"
    root = etree.fromstring(answer.content)
    check(root)
    return root


def _values(root: _Element) -> dict[tuple[str, ...], str | None]:
    return {
        tuple(f"{part.get('name')} {part.get('value')}" for part in actual.findall("dimension")): actual.get(
            "value"
        )
        for actual in root.iter("actual")
    }


def test_what_no_table_says_is_asked_for_and_kept(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    page = f"{DESK}{row.pk}/"
    assert "through IATI" not in cast.client.get(f"{page}withdraw/").text
    assert "iati.xml" not in cast.client.get(page).text
    answer = cast.client.get(f"{page}iati.xml", follow=True)
    assert answer.redirect_chain == [(f"{page}iati/", 302)]
    assert "There is no file yet" in answer.text
    _press(cast, row)
    assert "iati.xml" in cast.client.get(page).text
    root = _file(cast, row)
    assert root.findtext(".//iati-identifier") == "XX-EXAMPLE-7"
    reporter = root.find(".//reporting-org")
    assert reporter is not None
    assert (reporter.get("ref"), reporter.get("type")) == ("XX-EXAMPLE", "22")
    status = root.find(".//activity-status")
    assert status is not None
    assert status.get("code") == "2"
    assert [end.get("iso-date") for end in root.iter("period-end")] == ["2020-03-31"]
    assert Entry.objects.filter(verb="release.reported").count() == 1


def test_only_what_is_shown_goes_out(cast: ResultsCast) -> None:
    tables = beside()
    assert None in tables.tables[0].counts.values(), "one is hidden"
    approved(first(), cast)
    row = approved(tables, cast)
    _press(cast, row)
    released = {
        tuple(f"{column} {code}" for column, code in zip(("region", "sex"), codes, strict=True) if code != "*"): (
            None if number is None else str(number)
        )
        for codes, number in tables.tables[0].counts.items()
    }  # fmt: skip
    assert _values(_file(cast, row)) == released


def test_all_approved_ones_of_an_activity_stand_in_one_file_and_none_that_was_withdrawn(
    cast: ResultsCast,
) -> None:
    earlier, later = approved(first(), cast), approved(beside(), cast)
    _press(cast, earlier)
    assert "XX-EXAMPLE-7" in cast.client.get(f"{DESK}{later.pk}/iati/").text, "the activity is the same"
    assert "2020-03-31" not in cast.client.get(f"{DESK}{later.pk}/iati/").text, "the days are not"
    assert cast.client.get(f"{DESK}{later.pk}/iati.xml").status_code == 302
    _press(cast, later, first_on="2020-04-01", last_on="2020-06-30", title_en="As it is called now")
    for row in (earlier, later):
        root = _file(cast, row)
        assert {end.get("iso-date") for end in root.iter("period-end")} == {"2020-03-31", "2020-06-30"}
        assert "As it is called now" in root.xpath("//iati-activity/title/narrative/text()")
    assert "What you published through IATI stays" in cast.client.get(f"{DESK}{earlier.pk}/withdraw/").text
    deciding.withdraw(release=earlier, why="A column was wrong", by=cast.aidar)
    root = _file(cast, later)
    assert {end.get("iso-date") for end in root.iter("period-end")} == {"2020-06-30"}
    for end in ("iati/", "iati.xml"):
        assert cast.client.get(f"{DESK}{earlier.pk}/{end}").status_code == 404


def test_another_activity_stands_in_another_file(cast: ResultsCast) -> None:
    earlier, later = approved(first(), cast), approved(beside(), cast)
    _press(cast, earlier)
    _press(cast, later, identifier="XX-EXAMPLE-8", last_on="2020-06-30")
    assert {end.get("iso-date") for end in _file(cast, later).iter("period-end")} == {"2020-06-30"}


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("reference", "", "Write the identifier of your organisation"),
        ("reference", "XX EXAMPLE", "Latin letters, digits and signs without spaces"),
        ("identifier", "", "Write the identifier of the activity"),
        ("identifier", "XX-OTHER-7", "must begin with the identifier of your organisation"),
        ("identifier", "XX-EXAMPLE-", "must begin with the identifier of your organisation"),
        ("name", "a\x07b", "A sign in this text cannot be kept"),
        ("kind", "", "Choose what kind of organisation it is"),
        ("title_ru", " ", "Write the title in Russian"),
        ("description_en", "", "Write the description in English"),
        ("state", "", "Choose how far the activity is"),
        ("started_on", "", "Write the day on which the activity began"),
        ("first_on", "", "Write the first day"),
        ("last_on", "2020-01-31", "The last day is not before the first"),
        ("last_on", "2990-01-01", "These figures were counted before this day"),
        ("started_on", "2990-01-01", "This day is still to come"),
    ],
)
def test_what_is_missing_or_cannot_be_is_refused_with_a_sentence(
    cast: ResultsCast, name: str, typed: str, sentence: str
) -> None:
    row = approved(first(), cast)
    assert sentence in _press(cast, row, **{name: typed}).text
    assert not Reporting.objects.exists()
    assert cast.client.get(f"{DESK}{row.pk}/iati.xml").status_code == 302


def test_what_is_only_planned_has_no_figures(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    assert 'value="planned"' not in _press(cast, row, state="planned").text
    assert not Reporting.objects.exists()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    values = TYPED | dict.fromkeys(("started_on", "first_on", "last_on"), "2020-02-01")
    report(release=row, values=values, seen=None, by=cast.aidar)
    with pytest.raises(NotNow):
        report(release=row, values=values | {"name": "Another"}, seen=None, by=cast.zarina)
    assert Reporting.objects.get().name == TYPED["name"]
    seen = queries.reporting_of(row)
    report(release=row, values=values | {"name": "Another"}, seen=seen, by=cast.zarina)
    assert Reporting.objects.get().name == "Another"


def test_where_a_release_would_be_missing_there_is_no_file(cast: ResultsCast) -> None:
    """Another organisation's identifier, say, or other days. Whoever writes it anew signs it."""
    earlier, later = approved(first(), cast), approved(beside(), cast)
    for row in (earlier, later):
        _press(cast, row)
    assert Reporting.objects.filter(release=earlier).update(name="Planted", written_at=timezone.now()) == 1
    assert "Planted" not in cast.client.get(f"{DESK}{earlier.pk}/iati/").text
    assert cast.client.get(f"{DESK}{earlier.pk}/iati.xml").status_code == 302
    answer = cast.client.get(f"{DESK}{later.pk}/iati.xml", follow=True)
    assert answer.redirect_chain == [(f"{DESK}{earlier.pk}/", 302)]
    assert "does not bear this node’s signature" in answer.text
    _press(cast, earlier)
    assert len(_file(cast, later).findall(".//activity-date")) == 1


def test_a_release_that_was_altered_is_missed_in_the_file(cast: ResultsCast) -> None:
    earlier, later = approved(first(), cast), approved(beside(), cast)
    for row in (earlier, later):
        _press(cast, row)
    Release.objects.filter(pk=earlier.pk).update(
        state="withdrawn", withdrawn_by=cast.aidar, withdrawn_on=timezone.localdate(), withdrawn_why="x"
    )
    assert cast.client.get(f"{DESK}{later.pk}/iati.xml")["Location"] == f"{DESK}{earlier.pk}/"
    Reporting.objects.filter(release=earlier).update(identifier="XX-OTHER-1", written_at=timezone.now())
    _file(cast, later)  # as where the node lost the keys of both rows


def test_what_iati_asks_is_never_taken_away_nor_put_back(cast: ResultsCast) -> None:
    row, other = approved(first(), cast), approved(beside(), cast)
    _press(cast, row)
    older = Reporting.objects.values().get()
    _press(cast, row, title_en="As it is called now")
    assert older["written_at"] < Reporting.objects.get().written_at
    assert is_refused("delete from releases_reporting")
    assert is_refused("update releases_reporting set release_id = %s, written_at = now()", other.pk)
    back = "update releases_reporting set title_en = %s, written_at = %s, signed = %s"
    assert is_refused(back, older["title_en"], older["written_at"], older["signed"])
    assert Reporting.objects.get().title_en == "As it is called now"


def test_a_moment_that_is_still_to_come_keeps_nobody_from_writing_it_anew(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    _press(cast, row)
    Reporting.objects.update(written_at=timezone.now() + timedelta(days=900))
    _press(cast, row, title_en="As it is called now")
    assert "As it is called now" in _file(cast, row).xpath("//iati-activity/title/narrative/text()")


def test_every_word_of_it_is_signed(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    _press(cast, row)
    written = Reporting.objects.get()
    assert queries.reporting_of(row) is not None
    for field in Reporting._meta.concrete_fields:
        if field.name in {"signed", "release"}:
            continue
        before = getattr(written, field.attname)
        changed = before + timedelta(days=1) if hasattr(before, "year") else cast.zarina.pk
        setattr(written, field.attname, changed)
        assert not Believed().is_reporting_signed(written), field.name
        setattr(written, field.attname, before)


def test_who_manages_no_programme_writes_nothing(cast: ResultsCast) -> None:
    row = approved(first(), cast)
    worker = join("Batyr Chinar", cast.aidar.organisation, RoleKey.CASE_WORKER)
    with pytest.raises(PermissionDenied):
        report(release=row, values=TYPED, seen=None, by=worker)
    for end in ("iati/", "iati.xml"):
        assert cast.rival.get(f"{DESK}{row.pk}/{end}").status_code == 404


def test_what_is_not_approved_goes_out_nowhere(cast: ResultsCast) -> None:
    row = examined(brought(first(), cast.aidar))
    for end in ("iati/", "iati.xml"):
        assert cast.client.get(f"{DESK}{row.pk}/{end}").status_code == 404
    with pytest.raises(NotNow):
        report(release=row, values=TYPED, seen=None, by=cast.aidar)
