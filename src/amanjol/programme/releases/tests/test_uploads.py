"""What is brought: a finished release and nothing else, and no disk sees it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadhandler import SkipFile, StopFutureHandlers

from amanjol.foundation.once.tests.pressing import press
from amanjol.programme.insights.release_files import Money, Release, ReleasedTable
from amanjol.programme.releases import receiving, records
from amanjol.programme.releases.models import Release as Row
from amanjol.programme.releases.receiving import LARGEST, MOST, HeldInMemory, TooMuch
from amanjol.programme.releases.tests.release_cast import DESK, files_of, first, form_of

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.programme.results.tests.results_cast import ResultsCast

ROWS = b"region,sex\nnorth,f\nsouth,m\n"
TABLE = "table-1.csv"


def _described(**values: Any) -> dict[str, bytes]:
    files = files_of(first())
    document = json.loads(files["release.json"]) | values
    return files | {"release.json": json.dumps(document).encode()}


def _reason(files: dict[str, bytes]) -> str:
    with pytest.raises(records.NotTaken) as refused:
        records.release_of_files(files)
    return refused.value.reason


def test_only_a_finished_release_is_taken() -> None:
    files = files_of(first())
    assert _reason({}) == "broken"
    assert _reason({"people.csv": ROWS}) == "broken"
    assert _reason({"release.json": files["release.json"], TABLE: ROWS}) == "broken"
    assert _reason({TABLE: files[TABLE]}) == "broken"
    assert _reason(_described(tables=[])) == "broken"


@pytest.mark.parametrize(
    ("name", "dimensions"),
    [
        ("a:b", ("region", "sex")),
        ("a" * 65, ("region", "sex")),
        ("t", ("region", "region")),
        ("t", ("region", "count")),
        ("t", ("a", "b", "c", "d")),
        ("t", ("region", "s" * 201)),
        ("t", ("region", "s\u200b")),
    ],
)
def test_what_the_command_never_writes_is_not_taken(name: str, dimensions: tuple[str, ...]) -> None:
    """No sheet can bear such a name, and no attack on so many columns ends."""
    rows: dict[tuple[str, ...], int | None] = {
        ("x",) * len(dimensions): 20, ("*",) * len(dimensions): 20,
    }  # fmt: skip
    assert _reason(files_of(Release(10, 5, (ReleasedTable(name, dimensions, rows),)))) == "broken"


def test_two_tables_of_one_name_and_no_currency_are_not_taken() -> None:
    rows: dict[tuple[str, ...], int | None] = {("x",): 20, ("*",): 20}
    table = ReleasedTable("t", ("region",), rows, rows)
    assert _reason(files_of(Release(10, 5, (table,), money=Money("<b>", 5)))) == "broken"
    two = (ReleasedTable("t", ("region",), rows), ReleasedTable("T", ("region",), rows))
    assert _reason(files_of(Release(10, 5, two))) == "broken"


def test_tables_that_tell_more_than_this_house_does_are_refused() -> None:
    assert _reason(_described(threshold=5)) == "fine"
    assert _reason(_described(base=1)) == "fine"
    small = files_of(first())[TABLE].replace(b",20\n", b",5\n")
    assert small != files_of(first())[TABLE]
    assert _reason(files_of(first()) | {TABLE: small}) == "few"


def test_a_group_in_which_one_harm_is_shared_is_not_taken() -> None:
    rows: dict[tuple[str, ...], int | None] = {
        ("north", "sex"): 95, ("north", "work"): None, ("north", "*"): 100, ("south", "sex"): 40,
        ("south", "work"): 60, ("south", "*"): 100, ("*", "sex"): 135, ("*", "work"): 65, ("*", "*"): 200,
    }  # fmt: skip
    release = Release(10, 5, (ReleasedTable("t", ("region", "harm"), rows),), harms=frozenset({"harm"}))
    assert _reason(files_of(release)) == "alike"
    unnamed = files_of(Release(10, 5, release.tables))
    assert records.release_of_files(unnamed)
    with pytest.raises(records.NotTaken, match="alike"):  # an earlier release named it
        records.release_of_files(unnamed, frozenset({"harm"}))
    all_alike = {**rows, ("north", "sex"): 20, ("north", "*"): 20}
    del all_alike["north", "work"]
    table = ReleasedTable("t", ("region", "harm"), all_alike)
    assert _reason(files_of(Release(10, 5, (table,), harms=frozenset({"harm"})))) == "alike"
    perhaps = {**rows, ("north", "sex"): 20, ("north", "*"): 20}
    table = ReleasedTable("t", ("region", "harm"), perhaps)
    assert records.release_of_files(files_of(Release(10, 5, (table,), harms=frozenset({"harm"}))))


@pytest.mark.parametrize(("base", "is_taken"), [(1, False), (50, True)])
def test_sums_that_are_hardly_rounded_are_not_taken(base: int, is_taken: bool) -> None:
    counts: dict[tuple[str, ...], int | None] = {("x",): 20, ("y",): 20, ("*",): 40}
    sums: dict[tuple[str, ...], int | None] = {("x",): 90_100, ("y",): 7_000, ("*",): 97_100}
    table = ReleasedTable("t", ("region",), counts, sums)
    files = files_of(Release(10, 5, (table,), money=Money("KGS", base)))
    if is_taken:
        assert records.release_of_files(files)
    else:
        assert _reason(files) == "exact"


def test_a_sign_that_has_two_forms_and_tables_without_end_are_refused() -> None:
    two = files_of(first())[TABLE].replace(b"north", "e\N{COMBINING DIAERESIS}".encode())  # of two signs
    with pytest.raises(records.NotTaken, match="signs"):
        records.to_bytes(records.release_of_files(files_of(first()) | {TABLE: two}))
    rows = "".join(f"r{number:07},*,20\n" for number in range(60_000)).encode()
    with pytest.raises(records.NotTaken, match="large"):
        records.to_bytes(records.release_of_files(files_of(first()) | {TABLE: b"region,sex,count\n" + rows}))


@pytest.mark.django_db
def test_a_file_of_rows_is_refused_and_nothing_of_it_is_said(cast: ResultsCast) -> None:
    page = press(cast.client, f"{DESK}new/", form_of({"people.csv": b"name\nSecret Word\n"})).text
    assert "no file with a row a person" in page
    assert "Secret" not in page
    assert not Row.objects.exists()


@pytest.mark.django_db
def test_no_disk_sees_what_is_brought(
    cast: ResultsCast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Django would put three megabytes into a file."""
    seen: list[str] = []
    original = HeldInMemory.file_complete

    def complete(self: HeldInMemory, file_size: int) -> Any:
        file = original(self, file_size)
        seen.append(type(file).__name__)
        return file

    monkeypatch.setattr(HeldInMemory, "file_complete", complete)
    monkeypatch.setattr("django.conf.settings.FILE_UPLOAD_TEMP_DIR", str(tmp_path / "nowhere"))
    press(cast.client, f"{DESK}new/", form_of({"people.csv": b"x" * 3_000_000}))
    assert seen == ["InMemoryUploadedFile"]
    page = press(cast.client, f"{DESK}new/", form_of({"people.csv": b"x" * (LARGEST + 1)})).text
    assert seen[1:] == ["TooMuch"]
    assert "too large for one release" in page


def test_only_so_many_files_of_who_is_signed_in_are_held() -> None:
    def handler(*, signed_in: bool, path: str = receiving.ROOM) -> HeldInMemory:
        user = SimpleNamespace(is_authenticated=signed_in)
        return HeldInMemory(SimpleNamespace(path=path, user=user))  # type: ignore[arg-type]

    def begin(of: HeldInMemory) -> None:
        of.new_file("files", "x.csv", "text/csv", 1, None, None)

    with pytest.raises(SkipFile):
        begin(handler(signed_in=False))
    elsewhere = handler(signed_in=False, path="/cms/")
    begin(elsewhere)
    assert elsewhere.receive_data_chunk(b"x", 0) == b"x"
    assert elsewhere.file_complete(1) is None
    here = handler(signed_in=True)
    for _ in range(MOST):
        with pytest.raises(StopFutureHandlers):
            begin(here)
    with pytest.raises(SkipFile):
        begin(here)
    other = handler(signed_in=True)
    with pytest.raises(StopFutureHandlers):
        begin(other)
    other.receive_data_chunk(b"x" * LARGEST, 0)
    other.receive_data_chunk(b"x", LARGEST)
    file = other.file_complete(LARGEST + 1)
    assert isinstance(file, TooMuch)
    assert file.read() == b""
