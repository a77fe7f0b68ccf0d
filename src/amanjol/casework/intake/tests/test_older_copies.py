"""Whoever writes rows, in a session of the application: an earlier consultation put back, ended, or planted again."""

from __future__ import annotations

import html
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.recording import record_act
from amanjol.casework.intake import queries, sealing
from amanjol.casework.intake.actions import consulting
from amanjol.casework.intake.models import Consultation
from amanjol.casework.intake.records import ConsultationRecord
from amanjol.casework.intake.tests.intake_cast import ASKED, IntakeCast, write
from amanjol.casework.intake.tests.test_restricted import restrict, take_over
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

pytestmark = pytest.mark.django_db
TODAY, LIST, FIND = "/desk/", "/desk/consultations/", "/desk/cases/find/"
SAFE, UNSAFE = "+993 62 112233", ASKED["telephone"]


@pytest.fixture
def people(intake_cast: IntakeCast) -> IntakeCast:
    return intake_cast


def page_of(people: IntakeCast, way: str = "") -> str:
    return f"{LIST}{people.consultation.pk}/{way}"


def kept(people: IntakeCast) -> list[Any]:
    """The row as it lies there, whole."""
    request_of(people.berk)
    with connection.cursor() as cursor:
        cursor.execute("select * from intake_consultation where id = %s", [people.consultation.pk])
        return list(cursor.fetchone())


def put_back(people: IntakeCast, row: list[Any]) -> None:
    """As whoever writes rows does."""
    request_of(people.berk)
    with connection.cursor() as cursor:
        cursor.execute("delete from intake_consultation where id = %s", [people.consultation.pk])
        places = ", ".join(["%s"] * len(row))
        cursor.execute(f"insert into intake_consultation values ({places})", row)  # noqa: S608  marks alone


def update(people: IntakeCast, says: str) -> None:
    request_of(people.berk)
    with connection.cursor() as cursor:
        statement = f"update intake_consultation set {says} where id = %s"  # noqa: S608  `says` is one of the edits that this file lists
        cursor.execute(statement, [people.consultation.pk])
        assert cursor.rowcount == 1


def shows_nothing(client: Client, people: IntakeCast) -> None:
    """The page, the list, the search and the first page; and nothing is written into it."""
    code = people.consultation.code
    page, listed = (html.unescape(client.get(where).text) for where in (page_of(people), LIST))
    for text in (page, listed):
        assert "put an older copy back" in " ".join(text.split())
        assert not any(ASKED[name] in text for name in ("asked", "advised", "name", "telephone"))
    assert "Believe none of these" in listed
    assert "an older copy</span>" in listed
    assert listed.count(page_of(people)) == 1
    assert page_of(people) not in client.post(FIND, {"question": ASKED["name"]}).text
    assert page_of(people) not in client.post(FIND, {"question": UNSAFE}).text
    first = " ".join(client.get(TODAY).text.split())
    assert "Call nobody because of them" in first
    assert f'<a href="{page_of(people)}" >Consultation {code}</a>' in first
    before = kept(people)
    for way in ("", "done/", "again/", "case/", "accompany/"):
        response = client.post(page_of(people, way), ASKED, follow=True)
        assert "Nothing is written into an older copy" in response.text, way
    assert kept(people) == before


def test_an_earlier_telephone_that_is_put_back_is_shown_and_called_by_nobody(people: IntakeCast) -> None:
    """Her husband has the number of before."""
    before = kept(people)
    people.dana.post(page_of(people), ASKED | {"telephone": SAFE})
    assert SAFE in people.berk.get(page_of(people)).text
    put_back(people, before)
    shows_nothing(people.berk, people)


@pytest.mark.parametrize("way", ["done/", "case/"])
def test_one_that_was_ended_is_not_opened_again_by_its_row(people: IntakeCast, way: str) -> None:
    before = kept(people)
    people.dana.post(page_of(people, way), {"names": "А", "next_step": "Б"})
    assert verbs(people.dana, "consultation.")[-1] in {"consultation.done", "consultation.became-case"}
    put_back(people, before)
    shows_nothing(people.berk, people)


@pytest.mark.parametrize(
    "says", ["state = 'done', next_on = null", "next_on = '2099-01-01'", "next_on = null"]
)
def test_what_stands_in_clear_alone_ends_nothing_and_moves_no_day(people: IntakeCast, says: str) -> None:
    """Nobody would call her back."""
    update(people, says)
    shows_nothing(people.berk, people)


def test_what_moved_into_a_restricted_case_is_not_planted_again(people: IntakeCast) -> None:
    """Everybody who holds the keys would read it."""
    before, keyring = kept(people), keyring_of(people.berk)
    take_over(people, keyring)
    after = kept(people)
    restrict(people, keyring)
    assert not Consultation.objects.filter(pk=people.consultation.pk).exists()
    for row in (before, after):
        put_back(people, row)
        shows_nothing(people.dana, people)


def test_a_row_of_before_acts_were_counted_is_read_and_is_no_older_copy(people: IntakeCast) -> None:
    row = _of_before(people)
    page = html.unescape(people.berk.get(f"{LIST}{row.pk}/").text)
    assert all(ASKED[name] in page for name in ("asked", "advised", "name", "telephone"))
    assert "Believe none of these" not in people.berk.get(LIST).text
    assert "Call nobody" not in people.berk.get(TODAY).text
    people.berk.post(f"{LIST}{row.pk}/", ASKED | {"telephone": SAFE})
    (opened,) = queries.opened_consultations(keyring_of(people.berk), [row.pk])
    assert (opened.record.acts, opened.record.telephone, opened.is_older) == (1, SAFE, False)
    Consultation.objects.filter(pk=row.pk).update(sealed=row.sealed)  # of before, once more
    (opened,) = queries.opened_consultations(keyring_of(people.berk), [row.pk])
    assert opened.is_older


def _of_before(people: IntakeCast) -> Consultation:
    """As an older program wrote it, which counted nothing; the journal has its creation and no number."""
    keyring = keyring_of(people.berk)
    row = Consultation(organisation=people.yyldyz, month=timezone.localdate().replace(day=1))
    contents = ConsultationRecord(
        **{name: ASKED[name] for name in ("kind", "way", "asked", "advised", "name", "telephone")}
    )
    data = {
        name: value
        for name, value in contents.as_data().items()
        if name not in ("acts", "is_open", "next_on")
    }
    record = _Data(data)
    sealed_rows.seal_new(row, record, keyring)  # type: ignore[arg-type]  # the data of a record of before
    row.next_on = timezone.localdate() + timedelta(days=3)
    row.save(force_insert=True)
    record_act("consultation.created", keyring.member, "consultation", row.pk)
    record_act("consultation.changed", keyring.member, "consultation", row.pk)
    return row


class _Data:
    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def as_data(self) -> dict[str, Any]:
        return self._data


@pytest.mark.parametrize("also", ["", ", state = 'done', next_on = null"])
def test_one_that_does_not_open_hides_nothing_of_the_first_page_and_of_the_list(
    people: IntakeCast, also: str
) -> None:
    """Neither which are older, nor those that are well: whoever damaged one would hush up all."""
    others = {name: write(people.berk, name=name) for name in ("Айгуль", "Мерет")}
    older = f"{LIST}{others['Айгуль'].pk}/"
    update(people, f"sealed = decode(repeat('01', 93), 'hex'){also}")
    Consultation.objects.filter(pk=others["Айгуль"].pk).update(next_on=None)
    for where in (TODAY, LIST):
        page = people.berk.get(where)
        assert page.status_code == 200
        text = " ".join(page.text.split())
        assert "A consultation does not open as it should" in text
        assert f'<a href="{page_of(people)}" >Consultation' in text
        assert f'href="{KEYS}"' in text
        assert "put an older copy back" in text
        assert text.count(older) == text.count(page_of(people)) == 1
        assert "Айгуль" not in text
    assert "Мерет" in text
    assert verbs(people.berk, "keys.seal-broken") == ["keys.seal-broken"] * 2


def test_where_all_open_nothing_is_said_of_damage(people: IntakeCast) -> None:
    for where in (TODAY, LIST):
        assert "does not open as it should" not in people.berk.get(where).text
    assert not verbs(people.berk, "keys.seal-broken")


def test_who_sits_beside_and_who_is_locked_read_nothing_of_it(people: IntakeCast) -> None:
    update(people, "next_on = null")
    assert "Call nobody" in people.berk.get(TODAY).text
    assert "Believe none of these" in people.berk.get(LIST).text
    people.berk.post("/desk/cases/discreet/")
    assert "Call nobody" not in people.berk.get(TODAY).text
    people.berk.post("/desk/cases/discreet/")
    assert "Call nobody" in people.berk.get(TODAY).text
    people.berk.post("/account/lock/")
    assert "Call nobody" not in people.berk.get(TODAY).text
    assert "Believe none of these" not in people.berk.get(LIST).text


def test_an_older_copy_is_refused_by_each_act(people: IntakeCast) -> None:
    """Also where no page asked before."""
    update(people, "next_on = '2099-01-01'")
    keyring, row, case = keyring_of(people.berk), people.consultation, people.cases.case
    contents = sealing.open_consultation(row, keyring)
    acts: tuple[Callable[[], None], ...] = (
        lambda: consulting.change_consultation(
            keyring=keyring, consultation=row, contents=contents, next_on=None
        ),
        lambda: consulting.finish(keyring=keyring, consultation=row),
        lambda: consulting.resume(keyring=keyring, consultation=row),
        lambda: consulting.become_case(keyring=keyring, consultation=row, case=case),
        lambda: consulting.accompany(keyring=keyring, consultation=row, case=case),
    )
    for act in acts:
        with pytest.raises(OlderCopy), transaction.atomic():
            act()
