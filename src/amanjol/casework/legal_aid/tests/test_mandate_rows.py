"""Rows of mandates: what a thief reads, what is believed of a row, new keys, erasing."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.legal_aid.mandates import actions, queries
from amanjol.casework.legal_aid.mandates.records import Closed, ClosingOutcome, SumStage
from amanjol.casework.legal_aid.models import Mandate
from amanjol.casework.legal_aid.tests.mandate_cast import (
    LIST,
    TODAY,
    asked,
    begin,
    hearing,
    money,
    opened,
    path,
    step,
    stored,
    write,
)
from amanjol.casework.legal_aid.tests.register_cast import DISTRICTS
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.register_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]


def test_a_stolen_database_says_that_one_runs_until_a_day_and_of_which_need(register: Scene) -> None:
    need = uuid.uuid4()
    mandate = begin(register, need=need)
    write(
        register,
        mandate,
        step(1, "non-punishment"),
        hearing(2),
        money(3, SumStage.RECEIVED, 987_654),
        asked(4),
    )
    request_of(register.zarina)
    dump = b"\n".join(every_value())
    assert str(mandate.pk).encode() in dump
    for secret in (
        "non-punishment",
        "987654",
        "learns-where",
        "behind a screen",
        "victim-recognised",
    ):
        for spelled in spellings(secret):
            assert spelled not in dump, secret
    columns = Mandate.objects.values_list("state", "ends_on").get(pk=mandate.pk)
    assert columns == ("running", mandate.ends_on)


@pytest.mark.parametrize("clear", ["ends_on", "state"])
def test_what_stands_in_clear_and_differs_from_the_seal_opens_nothing(register: Scene, clear: str) -> None:
    mandate = begin(register)
    changes = {"ends_on": mandate.ends_on + timedelta(days=300), "state": "closed"}
    Mandate.objects.filter(pk=mandate.pk).update(**{clear: changes[clear]})
    for where in (LIST, path(mandate)):
        assert register.zarina.get(where)["Location"] == KEYS, where


def test_a_seal_of_another_opens_nothing(register: Scene) -> None:
    mandate, other = begin(register), begin(register, advocate="7-002")
    theirs = Mandate.objects.values("wrapped_key", "schema", "sealed").get(pk=other.pk)
    Mandate.objects.filter(pk=mandate.pk).update(**theirs)
    assert register.zarina.get(path(mandate))["Location"] == KEYS


def test_nothing_is_written_into_an_older_copy_and_it_serves_nobody(register: Scene) -> None:
    need = uuid.uuid4()
    mandate = begin(register, need=need)
    then = Mandate.objects.values("state", "ends_on", "wrapped_key", "schema", "sealed").get(pk=mandate.pk)
    write(register, mandate, Closed(TODAY, ClosingOutcome.PERSON_ENDED))
    request_of(register.zarina)
    Mandate.objects.filter(pk=mandate.pk).update(**then)
    before = stored(register)
    page = register.zarina.get(path(mandate)).text
    assert "an older copy" in page
    assert "Add a step" not in page
    typed = {"step": "status", "outcome": "done", "on": TODAY.isoformat()}
    refused = press(register.zarina, path(mandate, "step"), typed)
    assert "Nothing is written into an older copy" in refused.text
    with pytest.raises(OlderCopy):
        write(register, mandate, step(1))
    assert stored(register) == before
    seen = queries.state_of(keyring_of(register.zarina), need)
    assert seen is not None
    assert not seen.has_lawyer


def test_new_keys_move_them(register: Scene) -> None:
    mandate = begin(register)
    organisations.remove_member(member=register.cases.keys.farida, by=None)
    for _request in range(3):
        keyring_of(register.zarina)
    assert queries.left_to_rewrap(keyring_of(register.zarina)) == 0
    assert set(Mandate.objects.values_list("epoch", flat=True)) == {2}
    assert write(register, mandate, step(1)).now.size == 2


def test_an_erased_one_is_gone_and_an_older_backup_brings_none_back(register: Scene) -> None:
    mandate = begin(register)
    where = path(mandate, "erase")
    assert register.zarina.post(where, {"code": "ABCDEF"}).status_code == 200
    assert register.zarina.post(where, {"code": mandate.code.lower()}).headers["Location"] == LIST
    request_of(register.zarina)
    assert not Mandate.objects.exists()
    assert Erased.objects.filter(pk=mandate.pk).exists()
    assert Entry.objects.filter(verb="mandate.erased", subject_id=str(mandate.pk)).exists()
    assert "legal_aid_mandate" in erasing.swept_tables()
    mandate.save(force_insert=True)
    assert opened(register, mandate).is_older
    erasing.replay([])
    assert not Mandate.objects.filter(pk=mandate.pk).exists()
    with pytest.raises(PermissionDenied):
        actions.erase(keyring=keyring_of(register.zarina), mandate=mandate.pk)


def test_a_state_that_is_none_is_refused_by_the_database(register: Scene) -> None:
    mandate = begin(register)
    request_of(register.zarina)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update legal_aid_mandate set state = 'lost' where id = %s", [mandate.pk])


def test_every_page_is_all_russian(register: Scene) -> None:
    mandate = begin(register, begins_on=TODAY - timedelta(days=350), ends_on=TODAY + timedelta(days=5))
    write(
        register,
        mandate,
        step(1, "status", next_on=TODAY + timedelta(days=3)),
        hearing(2),
        money(3, SumStage.AWARDED, 100),
        money(4, SumStage.RECEIVED, 200),
        asked(5),
    )
    client = register.zarina
    client.get("/desk/")
    client.post("/language/", {"language": "ru"})
    acts = ("step", "hearing", "sum", "contact", "extend", "hand-over", "close")
    items = (("step", 1), ("hearing", 2), ("sum", 3), ("answer", 5), ("made", 5), ("erase",))
    wheres = [LIST, f"{LIST}new/", DISTRICTS, path(mandate), *(path(mandate, act) for act in acts)]
    for where in [*wheres, *(path(mandate, *of) for of in items)]:
        page = client.get(where, headers={"accept-language": "ru"})
        assert '<html lang="ru"' in page.text, where
        assert english(page.text) <= {*CURRENCIES, mandate.code}, where
    for where in (f"{LIST}new/", *(path(mandate, act) for act in acts)):
        refused = client.post(where, {"on": "9999-12-31", "ends_on": "1", "minutes": "-1", "amount": "x"})
        assert english(refused.text) <= {*CURRENCIES, mandate.code}, where
