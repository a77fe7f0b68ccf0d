"""What was erased stays erased: after a restore of an older backup, and in the files of the database itself."""

from __future__ import annotations

import io
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from amanjol.casework.cases.actions import working as cases
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Purpose, Status
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.complaints import queries as complaints
from amanjol.casework.complaints import rules
from amanjol.casework.complaints.actions import working
from amanjol.casework.desk import attachments
from amanjol.casework.support.files import actions as files
from amanjol.casework.support.models import CaseParticipation, CircleClient, Stay
from amanjol.casework.support.tests.file_samples import jpeg
from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.queries import account_by_email
from amanjol.foundation.organisations.keys.keyring import settle_with
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.site.database import connected_as
from amanjol.site.tests.commands import run, run_here
from amanjol.site.tests.round_trips import PUBLIC, SECRET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.foundation.organisations.keys.keyring import Keyring

SUPERVISOR = "bahar@demo.example"
OF_CLIENT = "client_id in (select id from support_circleclient where case_id = %s)"
SUPPORT = {
    "support_circleclient": ("asking", "case_id = %s"),
    "support_circlesession": ("words", OF_CLIENT),
    "support_casefile": ("sealed", "case_id = %s"),
    "support_plan": ("sealed", "case_id = %s"),
    "support_stay": ("sealed", "case_id = %s"),
}
HELD = ("cases_case", "cases_person", "cases_assignment", "cases_caseitem")


@pytest.fixture
def keys(tmp_path: Path) -> tuple[str, str]:
    """Files of the secret and the public key."""
    files = tmp_path / "secret", tmp_path / "public"
    for file, key in zip(files, (SECRET, PUBLIC), strict=True):
        file.write_text(key, encoding="ascii")
    return str(files[0]), str(files[1])


@pytest.fixture
def here(filled: Callable[[str], str], media: Path) -> dict[str, Any]:
    return {
        "AMANJOL_DATA": str(media.parent),
        "DATABASE_URL": filled("app"),
        "AMANJOL_KEEPER_DATABASE_URL": filled("keeper"),
    }


@pytest.fixture
def there(empty: Callable[[str], str], tmp_path: Path) -> dict[str, Any]:
    urls = {"DATABASE_URL": empty("app"), "AMANJOL_KEEPER_DATABASE_URL": empty("keeper")}
    return urls | {"AMANJOL_OWNER_DATABASE_URL": empty("owner"), "AMANJOL_DATA": str(tmp_path / "there")}


def back_up(name: str, folder: Path, keys: tuple[str, str], environment: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    target = folder / name
    done = run_here("backup", "--to", str(target), "--key", keys[1], **environment)
    assert done.exit_code == 0, done.stderr
    assert f"{target}.erased: what was erased, by random ids." in done.stdout
    return target


def bring_back(archive: Path, keys: tuple[str, str], environment: dict[str, Any], *more: str) -> str:
    done = run_here("restore", "--from", str(archive), "--key", keys[0], *more, **environment)
    assert done.exit_code == 0, done.stderr
    assert "entries are as they were written" in done.stdout
    return done.output


def erase_one() -> Case:
    case = close_one()
    erase(case)
    return case


def close_one(case: Case | None = None) -> Case:
    """Of the fictional cases an open one, with more in it than fits into one page of the table. With one that sent
    somebody to a course, or to bed, rows of other rooms would go along.
    """
    with supervisor() as keyring:
        alone = Case.objects.filter(status=Status.OPEN).exclude(
            pk__in=CaseParticipation.objects.values("case")
        )
        alone = alone.exclude(pk__in=Stay.objects.values("case"))
        case = case or alone.select_related("person").order_by("id")[0]
        cases.write_note(keyring=keyring, case=case, text="ы" * 9_000)
        case.refresh_from_db()
        cases.close_case(keyring=keyring, case=case, reason="Просит стереть")
    with supervisor():
        return Case.objects.select_related("person").get(pk=case.pk)


def erase(case: Case) -> None:
    with supervisor() as keyring:
        erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=timezone.localdate())


@contextmanager
def supervisor() -> Iterator[Keyring]:
    account = account_by_email(SUPERVISOR)
    member = member_of(account) if account else None
    assert member is not None
    opened = accounts.open_demo_keys(account=member.account)
    with acting_for(member):
        keyring = settle_with(member, opened).keyring
        assert keyring is not None
        yield keyring


def ids_in(url: str) -> dict[str, set[Any]]:
    with psycopg.connect(url) as connection:
        rows_of = {
            "cases_case": connection.execute("select id from cases_case").fetchall(),
            "cases_person": connection.execute("select id from cases_person").fetchall(),
            "cases_assignment": connection.execute("select case_id from cases_assignment").fetchall(),
            "cases_caseitem": connection.execute("select case_id from cases_caseitem").fetchall(),
        }
    return {table: {row_id for (row_id,) in rows} for table, rows in rows_of.items()}


def gone_from(ids: dict[str, set[Any]], case: Case) -> dict[str, set[Any]]:
    gone = {
        "cases_case": case.pk,
        "cases_person": case.person_id,
        "cases_assignment": case.pk,
        "cases_caseitem": case.pk,
    }
    assert all(gone[table] in ids[table] for table in HELD)
    return {table: ids[table] - {gone[table]} for table in HELD}


def test_an_older_backup_brings_back_nobody_who_was_erased_since(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], filled: Callable[[str], str],
    empty: Callable[[str], str], tmp_path: Path,
) -> None:  # fmt: skip
    backups = tmp_path / "backups"
    older = back_up("older.amanjol", backups, keys, here)
    before = ids_in(filled("postgres"))
    case = erase_one()
    newer = back_up("newer.amanjol", backups, keys, here)
    assert str(case.pk) in (backups / "newer.amanjol.erased").read_text()
    assert (backups / "older.amanjol.erased").read_text() == "amanjol-erased-2\n"
    said = bring_back(older, keys, there)
    assert "Erased anew: 1 cases, 1 people, 0 groups." in said
    assert ids_in(empty("postgres")) == gone_from(before, case) == ids_in(filled("postgres"))
    with psycopg.connect(empty("keeper")) as connection:
        listed = {erased for (erased,) in connection.execute("select id from cases_erased")}
    assert listed == {case.pk, case.person_id}  # for the next backup of this database
    sealed = bytes(case.sealed)[:64]
    assert not [file for file in files_of(empty("postgres")) if sealed in file.read_bytes()]
    assert newer.exists()


def test_a_restricted_person_with_sessions_and_files_is_gone_from_tables_and_files(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], filled: Callable[[str], str],
    empty: Callable[[str], str], tmp_path: Path, settings: Any,
) -> None:  # fmt: skip
    """What was said in sessions and what lies in files is erased here, and again where the backup is brought back."""
    settings.SEALED_FILES_ROOT = Path(here["AMANJOL_DATA"]) / "files"
    case, own, of_others = restricted_with_files()
    sealed = {table: sealed_in(filled("postgres"), table, case) for table in SUPPORT}
    assert all(sealed.values()), sealed
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    erase(case)
    back_up("newer.amanjol", tmp_path / "backups", keys, here)
    done = run("restore", "--from", str(older), "--key", keys[0], **there)  # of its own folder of files
    assert done.returncode == 0, done.stderr
    assert "Erased anew: 1 cases, 1 people, 0 groups." in done.stdout
    for data, url in ((here["AMANJOL_DATA"], filled("postgres")), (there["AMANJOL_DATA"], empty("postgres"))):
        lying = {file.name for file in (Path(data) / "files").rglob("*") if file.is_file()}
        assert lying - {"of-node"} == {of_others.hex}, (own, data)
        assert not [table for table in SUPPORT if sealed_in(url, table, case)]
    contents = [file.read_bytes() for file in files_of(empty("postgres"))]
    texts = [text for of_table in sealed.values() for text in of_table]
    assert not [text for text in texts if any(text in content for content in contents)]


def restricted_with_files() -> tuple[Case, uuid.UUID, uuid.UUID]:
    """The person with sessions, left to two of the house, closed; the ids of a file of theirs and of one of another."""
    close_one()
    with supervisor() as keyring:
        case = Case.objects.filter(pk__in=CircleClient.objects.values("case")).order_by("id")[0]
        other = Case.objects.filter(status=Status.OPEN).exclude(pk=case.pk).order_by("id")[0]
        own, of_others = (
            files.add_file(
                keyring=keyring, case=of_case, source=io.BytesIO(jpeg()), name="1.jpg",
                description=files.Description("Договор"),
            ).pk
            for of_case in (case, other)
        )  # fmt: skip
        colleague = account_by_email("maral@demo.example")
        named = [keyring.member, member_of(colleague) if colleague else None]
        person = case.person
        restricting.restrict(
            keyring=keyring, person=person, named={str(member.pk): Purpose.WORK for member in named if member}
        )
    return close_one(case), own, of_others


def sealed_in(url: str, table: str, case: Case) -> list[bytes]:
    """What lies sealed in the table of this case, as long as a search for it needs."""
    column, of_case = SUPPORT[table]
    with psycopg.connect(url) as connection:
        rows = connection.execute(f"select {column} from {table} where {of_case}", [case.pk]).fetchall()  # noqa: S608  names of our own
    return [bytes(value)[:64] for (value,) in rows]


def test_a_ledger_from_elsewhere_is_named_and_a_missing_one_is_missed(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], filled: Callable[[str], str],
    empty: Callable[[str], str], tmp_path: Path,
) -> None:  # fmt: skip
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    Path(f"{older}.erased").unlink()
    before, case = ids_in(filled("postgres")), erase_one()
    listed = run_here("manage", "erasures", "list", **here)
    ledger = tmp_path / "ledger"
    ledger.write_text(listed.stdout, encoding="ascii")
    said = bring_back(older, keys, there)
    assert "No list of what was erased lies beside the backup: who was erased since is back." in said
    assert ids_in(empty("postgres")) == before
    with connected_as(empty("keeper")):
        call_command("erasures", "replay", str(ledger))
        with pytest.raises(CommandError, match=r"older.amanjol cannot be read"):
            call_command("erasures", "replay", str(older))
    assert ids_in(empty("postgres")) == gone_from(before, case)


def test_restore_takes_a_ledger_that_is_named(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], filled: Callable[[str], str],
    empty: Callable[[str], str], tmp_path: Path,
) -> None:  # fmt: skip
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    case = erase_one()
    back_up("newer.amanjol", tmp_path / "elsewhere", keys, here)
    named = ("--erased", str(tmp_path / "elsewhere" / "newer.amanjol.erased"))
    assert "Erased anew: 1 cases, 1 people" in bring_back(older, keys, there, *named)
    assert case.pk not in ids_in(empty("postgres"))["cases_case"]


def test_what_another_node_erased_is_left_out_and_said(
    here: dict[str, Any],
    there: dict[str, Any],
    keys: tuple[str, str],
    empty: Callable[[str], str],
    tmp_path: Path,
) -> None:
    """Beside the backup as in one folder of many nodes' backups, and named: neither is taken in, our own is."""
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    case = erase_one()
    back_up("newer.amanjol", tmp_path / "backups", keys, here)
    foreign = [tmp_path / "backups" / "foreign.amanjol.erased", tmp_path / "named.erased"]
    strange = [str(uuid.uuid4()) for _file in foreign]
    for file, erased in zip(foreign, strange, strict=True):
        file.write_text(f"amanjol-erased-1\n2026-11-25 {uuid.uuid4()} {erased}\n", encoding="ascii")
    said = bring_back(older, keys, there, "--erased", str(foreign[1]))
    for file in foreign:
        assert f"{file} was left out: it names no organisation of this backup" in said
    assert "Erased anew: 1 cases, 1 people" in said
    assert "No list of what was erased" not in said
    with psycopg.connect(empty("keeper")) as connection:
        ids = {str(erased) for (erased,) in connection.execute("select id from cases_erased")}
    assert ids == {str(case.pk), str(case.person_id)}


def test_where_only_another_nodes_ledger_lies_ours_is_missed(
    here: dict[str, Any], there: dict[str, Any], keys: tuple[str, str], tmp_path: Path
) -> None:
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    ledger = Path(f"{older}.erased")
    ledger.write_text(f"amanjol-erased-1\n2026-11-25 {uuid.uuid4()} {uuid.uuid4()}\n", encoding="ascii")
    said = bring_back(older, keys, there)
    assert f"{ledger} was left out" in said
    assert "No list of what was erased lies beside the backup: who was erased since is back." in said


def files_of(url: str) -> list[Path]:
    """Those of this database, with all that is in memory written to them."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("checkpoint")
        row = connection.execute(
            "select current_setting('data_directory'), oid from pg_database where datname = current_database()"
        ).fetchone()
    assert row is not None
    return [file for file in (Path(row[0]) / "base" / str(row[1])).iterdir() if file.is_file()]


def file_numbers(url: str) -> dict[str, int]:
    """Of every table that a sweep writes anew."""
    tables = [*erasing.TABLES, *(model._meta.db_table for model in attachments.erased_rows())]
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "select relname, pg_relation_filenode(oid) from pg_class where relname = any(%s)", [tables]
        )
        return dict(rows.fetchall())


def test_what_was_erased_leaves_the_files_of_the_tables(filled: Callable[[str], str]) -> None:
    """After the sweep. What PostgreSQL itself leaves there until then, and for how long, nobody promises."""
    case = close_one()
    url, sealed = filled("postgres"), [bytes(row.sealed)[:64] for row in (case, case.person)]

    def holding() -> list[bool]:
        contents = [file.read_bytes() for file in files_of(url)]
        return [any(text in content for content in contents) for text in sealed]

    assert holding() == [True, True]
    erase(case)
    before = file_numbers(url)
    with connected_as(filled("keeper")):
        call_command("erasures", "sweep")
    assert holding() == [False, False]
    others = {"intake_report", "intake_consultation", "learning_learner", "learning_cohort", "learning_named"}
    others |= {"learning_livelihood", "learning_employer", "learning_namedforlivelihood"}
    others |= {"support_circlesession", "support_circledanger", "support_stay", "support_conferenceguest"}
    others |= {"support_interpreter", "support_threat", "support_threatreceiver"}
    others |= {"legal_aid_advocate", "legal_aid_need", "legal_aid_sentneed", "legal_aid_mandate"}
    others |= {"legal_aid_lawyerplan", "legal_aid_mandatereader", "legal_aid_mandatenotes"}
    others |= {"legal_aid_assignment", "legal_aid_look", "legal_aid_offer", "legal_aid_otherside"}
    others |= {"legal_aid_turn", "observations_observation"}
    others |= {"complaints_complaint", "complaints_letterbox", "complaints_seal"}
    others |= {"referrals_referral", "referrals_referralletter", "letters_sentfile", "letters_arrivingfile"}
    assert before.keys() == {*erasing.TABLES, *others}
    assert not before.items() & file_numbers(url).items()  # the keeper may write each of them anew


def test_a_complaint_that_was_erased_alone_is_swept_after_a_restore_too(
    here: dict[str, Any],
    there: dict[str, Any],
    keys: tuple[str, str],
    empty: Callable[[str], str],
    tmp_path: Path,
) -> None:
    """No case went, so nothing of a case is in the ledger."""
    older = back_up("older.amanjol", tmp_path / "backups", keys, here)
    sealed = erase_a_complaint()
    back_up("newer.amanjol", tmp_path / "backups", keys, here)
    said = bring_back(older, keys, there)
    assert "Erased anew: 0 cases, 0 people, 0 groups." in said
    assert "Erased anew besides: 2 rows of other rooms." in said
    with psycopg.connect(empty("postgres")) as connection:
        rows = [bytes(value) for (value,) in connection.execute("select sealed from complaints_complaint")]
    assert rows
    assert sealed not in rows
    assert not [file for file in files_of(empty("postgres")) if sealed[:64] in file.read_bytes()]


def erase_a_complaint() -> bytes:
    """One that the supervisor of the demo reads, as it was sealed when it came."""
    with supervisor() as keyring:
        member = keyring.member
        keys = accounts.open_demo_keys(account=member.account)
        row = complaints.open_for(member)[0]
        opened = working.open_complaint(member=member, keys=keys, pk=row.pk)
        ended = working.end(opened=opened, words="Сделано")
        day = rules.erasable_from(ended.record)
        assert day is not None
        working.erase(opened=ended, today=day)
    return bytes(row.sealed)


def test_only_who_sees_everything_lists_replays_or_sweeps(filled: Callable[[str], str]) -> None:
    for role in ("app", "owner"):
        with connected_as(filled(role)):
            for subcommand in ("list", "replay", "sweep"):
                with pytest.raises(CommandError, match="run it as the keeper"):
                    call_command("erasures", subcommand)
