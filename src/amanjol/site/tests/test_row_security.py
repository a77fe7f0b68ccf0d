"""Every table that row security binds, past the application: what others see, change and add there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.site.tests.row_scene import RowScene, create_scene

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
# The public half, to which everybody seals; who reads complaints, to whom strangers seal; what everybody reads of
# recommendations, of partners who agreed to it, of issues that are out, and of a story that may be published; codes
# that a desk sent to editors, and what became of them; what a partner told its own readers.
PUBLIC = {
    "organisations_intake", "complaints_receiver", "complaints_secondorganisation", "outreach_openrecommendation",
    "outreach_openpartner", "newsletter_openissue", "support_storypermit", "observations_sentobservation",
    "observations_taking", "partner_warnings_frompartner", "partner_warnings_partnertaking",
}  # fmt: skip
# Anybody's act may concern another organisation; a complaint comes from somebody who is in none.
OPEN_TO_ADD = {"journal_entry", "complaints_complaint", "complaints_seal", "complaints_letterbox"}
# Emptied; moved to the next epoch; emptied; as long as the permit; what was printed and handed in is not forgotten; a
# story goes with its case; of a release that was approved.
NEVER_DELETED = {
    "letters_incoming", "letters_signingkey", "support_storypermit", "support_storycopy", "returns_countedquarter",
    "returns_arrivedreturn", "observations_sentobservation", "support_story",
    "releases_reporting", "outreach_recommendation",
}  # fmt: skip
ADDED_TO_ONLY = {
    "journal_entry", "journal_subject", "cases_erased", "observations_taking", "partner_warnings_frompartner",
    "partner_warnings_partnertaking", "mailings_endedlink", "mailings_endedmailing",
}  # by whoever asks  # fmt: skip
# Of a restricted person a colleague sees who is named and what was opened, and a lawyer's seal as little as others.
HIDDEN_FROM_COLLEAGUES = (
    "cases_person", "cases_case", "cases_assignment", "cases_newcomer", "cases_merge",
    "cases_onpaper", "cases_lawyernote", "cases_lawyerseal", "cases_caseitem", "learning_learner",
    "support_plan", "support_goal", "support_service", "support_casefile", "support_storedfile",
    "support_circleclient", "support_circlesession", "support_circledanger", "support_followup",
    "support_asking", "support_caseparticipation", "learning_livelihood", "support_stay",
    "support_interpreting", "support_conference", "support_conferenceguest", "support_threat",
    "support_story", "support_casewages",
    "referrals_casereturn", "legal_aid_rightanswer", "legal_aid_caseneed",
)  # fmt: skip

# A person's right ends, and the rows of their sessions stay.
ENDED = {
    "left": "update organisations_member set left_on = joined_on where account_id = %s",
    "shut": "update accounts_account set is_active = false where id = %s",
    "expired": "update accounts_session set expires_at = now() - interval '1 second' where account_id = %s",
}


@pytest.fixture(scope="module")
def _scene(written_once: None) -> RowScene:
    return create_scene()


@pytest.fixture
def scene(_scene: RowScene, db: None) -> RowScene:
    request_of(_scene.people.keys.berk)
    return _scene


def bound_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relrowsecurity and relkind = 'r' order by relname")
        return [name for (name,) in cursor.fetchall()]


def ids(table: str, where: str = "true") -> set[Any]:
    """What this session sees."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {_key(table)} from {table} where {where}")  # noqa: S608  names of the database's own
        return {row for (row,) in cursor.fetchall()}


def _changeable(table: str) -> str:
    """A column that the application may change there."""
    of_table = {
        "once_sentform": "sealed", "letters_incoming": "sealed", "letters_signingkey": "epoch",
        "support_storypermit": "signed", "support_storycopy": "deleted_on",
        "returns_countedquarter": "epoch", "returns_arrivedreturn": "epoch",
        "observations_observation": "epoch", "observations_sentobservation": "signed", "releases_release": "signed",
    }  # fmt: skip
    return of_table.get(table, _key(table))


def _key(table: str) -> str:
    """A desk has its organisation's id for its own, that a file lies there that of the file's row, and so on."""
    own = {
        "cases_desk": "organisation_id", "support_storedfile": "file_id", "outreach_prooffile": "report_id",
        "outreach_openrecommendation": "recommendation_id", "outreach_feed": "organisation_id",
        "newsletter_openissue": "issue_id", "releases_reporting": "release_id",
    }  # fmt: skip
    return own.get(table, "id")


def own_rows() -> dict[str, set[Any]]:
    """Of the organisation of this session, by table; a receipt and that a file lies there say of nobody whose they
    are, a form that was sent is a person's.
    """
    own = "organisation_id = amanjol_organisation()"
    whole = {"intake_receipt", "once_sentform", "support_storedfile"}
    return {table: ids(table, "true" if table in whole else own) for table in bound_tables()}


def is_refused(statement: str, values: list[Any]) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except ProgrammingError as error:
        return any(reason in str(error) for reason in ("row-level security", "permission denied for table"))
    except DatabaseError:  # any other refusal comes after row security has let it through
        return False
    return False


def copies(table: str) -> list[tuple[str, list[Any]]]:
    """An insert of each row that this session sees, without what the database works out itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select quote_ident(column_name), data_type in ('ARRAY', 'jsonb') from information_schema.columns"
            " where table_name = %s and is_generated = 'NEVER'",
            [table],
        )
        columns = cursor.fetchall()
        names = ", ".join(name for name, _is_nested in columns)
        # Lists and documents as text: that is taken back, too.
        read = ", ".join(f"{name}::text" if is_nested else name for name, is_nested in columns)
        cursor.execute(f"select {read} from {table}")  # noqa: S608  names of the database's own
        places = ", ".join(["%s"] * len(cursor.description))
        statement = f"insert into {table} ({names}) values ({places})"  # noqa: S608  as above
        return [(statement, list(row)) for row in cursor.fetchall()]


def has_one(values: list[Any], ids: set[Any]) -> bool:
    """Whether one of them is among the ids; a list or a mapping is none."""
    return any(value in ids for value in values if not isinstance(value, list | dict))


def test_every_table_has_a_row_here(scene: RowScene) -> None:
    assert [table for table, rows in own_rows().items() if not rows] == []


def test_another_organisation_sees_none_of_them(scene: RowScene) -> None:
    own = own_rows()
    request_of(scene.people.gul)
    there = PUBLIC & own.keys()  # without the public plane there are no observations
    assert {table for table, rows in own.items() if rows & ids(table)} == there


def test_another_organisation_changes_and_deletes_none_of_them(scene: RowScene) -> None:
    own = own_rows()
    request_of(scene.people.gul)
    touched = set()
    for table in own.keys() - ADDED_TO_ONLY:
        key = _key(table)
        change = f"update {table} set {_changeable(table)} = {_changeable(table)} returning {key}"  # noqa: S608  as above
        delete = f"delete from {table} returning {key}"  # noqa: S608  as above
        for statement in (change, delete) if table not in NEVER_DELETED else (change,):
            with connection.cursor() as cursor, transaction.atomic():
                cursor.execute(statement)
                touched |= {table} if own[table] & {row for (row,) in cursor.fetchall()} else set()
                transaction.set_rollback(True)
    assert touched == set()


def test_another_organisation_deletes_none_of_them_blindly(scene: RowScene) -> None:
    """A statement that reads no column asks for no row that may be read, only for rows that may be deleted."""
    own = own_rows()
    gone = set()
    for table in own.keys() - ADDED_TO_ONLY - NEVER_DELETED:
        with connection.cursor() as cursor, transaction.atomic():
            request_of(scene.people.gul)
            cursor.execute(f"delete from {table}")  # noqa: S608  names of the database's own
            request_of(scene.people.keys.berk)
            gone |= {table} if own[table] - ids(table) else set()
            transaction.set_rollback(True)
    assert gone == set()


def test_another_organisation_adds_none_of_them(scene: RowScene) -> None:
    rows = {
        table: [row for row in copies(table) if has_one(row[1], own)] for table, own in own_rows().items()
    }
    request_of(scene.people.gul)
    taken = {table for table, inserts in rows.items() if not all(is_refused(*insert) for insert in inserts)}
    assert taken == OPEN_TO_ADD


@pytest.mark.parametrize("table", HIDDEN_FROM_COLLEAGUES)
def test_a_colleague_who_is_not_named_sees_nothing_of_a_restricted_person(
    scene: RowScene, table: str
) -> None:
    of = scene.restricted[table]
    assert of <= ids(table)
    request_of(scene.people.keys.dana)
    assert not of & ids(table)


@pytest.mark.parametrize("table", HIDDEN_FROM_COLLEAGUES)
def test_a_colleague_who_is_not_named_adds_nothing_to_a_restricted_person(
    scene: RowScene, table: str
) -> None:
    rows = [insert for insert in copies(table) if set(insert[1]) & scene.restricted[table]]
    request_of(scene.people.keys.dana)
    assert [is_refused(*insert) for insert in rows] == [True] * len(scene.restricted[table])


def who_asks() -> tuple[Any, Any]:
    with connection.cursor() as cursor:
        cursor.execute("select amanjol_organisation(), amanjol_member()")
        organisation, member = cursor.fetchone()
    return organisation, member


def ended(client: Client, member: Member, how: str) -> None:
    request_of(client)
    with connection.cursor() as cursor:
        cursor.execute(ENDED[how], [member.account_id])
        assert cursor.rowcount > 0


@pytest.mark.parametrize("how", ENDED)
def test_a_session_that_outlived_its_right_is_of_no_organisation(scene: RowScene, how: str) -> None:
    """The row of the session is still there: somebody may have missed to end it."""
    dana = scene.people.keys.cast.dana
    request_of(scene.people.keys.dana)
    assert who_asks() == (dana.organisation_id, dana.pk)
    ended(scene.people.keys.dana, dana, how)
    assert who_asks() == (None, None)
    assert ids("cases_group") == set()
