"""The worker is killed while it hands offers over: none is lost, none is handed over twice or out of turn."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import create_case_cast
from amanjol.casework.legal_aid.models import Need, Offer, Turn
from amanjol.casework.legal_aid.turns import handing, queries
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import join
from amanjol.site.tests.faults import some
from amanjol.site.tests.row_scene import OF_NEED, SEALED

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.models import Member

KILLS: Final = some(200)
LONGEST: Final = 0.25  # seconds of handing over before a kill
PLACES: Final = 3
ORDER: Final = ("over", "handed", "waiting")


@pytest.mark.usefixtures("fresh_database")
def test_sigkill_of_the_worker_between_handing_over(url_as: Callable[[str], str]) -> None:
    coordinator = _asked(KILLS)
    moments = random.Random(20261129)  # noqa: S311  moments, not secrets
    environment = {**os.environ, "DATABASE_URL": url_as("app")}
    with subprocess.Popen(
        [sys.executable, "-m", "amanjol.site.tests.turn_worker"],
        env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as workers:  # fmt: skip
        assert workers.stdin is not None
        assert workers.stdout is not None
        for _kill in range(KILLS):
            _let_some_pass(coordinator, moments)
            workers.stdin.write(f"{moments.uniform(0, LONGEST)}\n")
            workers.stdin.flush()
            assert workers.stdout.readline() == "killed\n"
            _check(coordinator)
        workers.stdin.close()
    for _turn in range(PLACES + 1):
        _let_some_pass(coordinator, moments, share=1.0)
        handing.look_around()
    assert _check(coordinator) == {"over": PLACES * KILLS}


def _asked(needs: int) -> Member:
    """So many needs, of each three turns; only what the worker reads is true of them."""
    with transaction.atomic():
        cases = create_case_cast()
        organisation = cases.keys.cast.yyldyz
        coordinator = join("Zarina Chinar", organisation, RoleKey.LEGAL_AID_COORDINATOR)
        key = key_of(cases.keys.cast.berk.account)
        own: dict[str, Any] = {"organisation": organisation}
    with acting_for(coordinator):
        for _need in range(needs):
            need = Need.objects.create(**own | OF_NEED | {"need": uuid4()} | SEALED)
            batch = uuid4()
            for place in range(1, PLACES + 1):
                asked: dict[str, Any] = {"need": need, "advocate": uuid4()}
                offer = Offer.objects.create(state="queued", deadline=timezone.now(), **asked | own | SEALED)
                Turn.objects.create(
                    offer=offer, key=key, batch=batch, place=place, minutes=45, working_days=0,
                    last=timezone.now() + timedelta(days=3), sealed=b"x", names=b"", answer=b"", **asked | own,
                )  # fmt: skip
    return coordinator


def _let_some_pass(coordinator: Member, moments: random.Random, share: float = 0.1) -> None:
    """The deadline of some whose turn it is is over."""
    with acting_for(coordinator):
        for turn in Turn.objects.filter(state="handed"):
            if moments.random() <= share:
                Turn.objects.filter(pk=turn.pk).update(until=timezone.now() - timedelta(minutes=1))
    connection.close()


def _check(coordinator: Member) -> dict[str, int]:
    """Of each need the turns before are over, one at most is now, and each was handed over once and in order."""
    counted: dict[str, int] = {}
    with acting_for(coordinator):
        sequences: dict[str, list[int]] = {}
        handed_over = entries_of(coordinator.organisation_id).filter(verb=queries.HANDED)
        for pk, sequence in handed_over.values_list("subject_id", "sequence"):
            sequences.setdefault(pk, []).append(sequence)
        of_need: dict[Any, list[Turn]] = {}
        for turn in Turn.objects.order_by("batch", "place"):
            of_need.setdefault(turn.need_id, []).append(turn)
            counted[turn.state] = counted.get(turn.state, 0) + 1
    for turns in of_need.values():
        places = [ORDER.index(turn.state) for turn in turns]
        assert places == sorted(places)
        assert places.count(ORDER.index("handed")) <= 1
        handed = [sequences.get(str(turn.pk), []) for turn in turns]
        assert [len(times) for times in handed] == [int(turn.handed_at is not None) for turn in turns]
        assert [place < ORDER.index("waiting") for place in places] == [bool(times) for times in handed]
        order = [times[0] for times in handed if times]
        assert order == sorted(order)
    connection.close()
    return counted
