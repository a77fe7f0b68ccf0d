"""A mandate of Aigul, begun by Zarina; advocates of `register_cast`, who do not exist."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.legal_aid.mandates import actions, queries
from amanjol.casework.legal_aid.mandates.records import (
    Apart,
    ContactAsked,
    Contacted,
    CourtLevel,
    HearingOutcome,
    HearingWritten,
    InterpreterThere,
    Risk,
    StepOutcome,
    StepWritten,
    SumKind,
    SumStage,
    SumWritten,
)
from amanjol.casework.legal_aid.models import Mandate
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.legal_aid.mandates.queries import OpenedMandate
    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.casework.legal_aid.tests import advocate_cast, register_cast

    type Scene = advocate_cast.Scene | register_cast.Scene

TODAY: Final = timezone.localdate()
LIST: Final = "/desk/mandates/"
BEGUN_ON: Final = TODAY - timedelta(days=40)


def begin(scene: Scene, **given: Any) -> Mandate:
    """By default of Aigul, in a criminal case, begun forty days ago."""
    values: dict[str, Any] = {"advocate": "7-001", "procedure": "victim", "begins_on": BEGUN_ON} | given
    return actions.begin(keyring=keyring_of(scene.zarina), **values)


def write(scene: Scene, mandate: Mandate, *acts: Act) -> OpenedMandate:
    for act in acts:
        actions.write(keyring=keyring_of(scene.zarina), mandate=mandate.pk, act=act)
    return opened(scene, mandate)


def opened(scene: Scene, mandate: Mandate) -> OpenedMandate:
    keyring = keyring_of(scene.zarina)
    return queries.opened_row(queries.visible_to(keyring.member).get(pk=mandate.pk), keyring)


def stored(scene: Scene) -> list[str]:
    request_of(scene.zarina)
    return sorted(
        repr([bytes(value) if isinstance(value, memoryview) else value for value in row])
        for row in Mandate.objects.values_list()
    )


def path(mandate: Mandate, *ends: str | int) -> str:
    return f"{LIST}{mandate.pk}/" + "".join(f"{end}/" for end in ends)


def step(item: int, key: str = "statement", on: date = TODAY, **given: Any) -> StepWritten:
    values: dict[str, Any] = {"item": item, "step": key, "on": on, "outcome": StepOutcome.DONE, "minutes": 90}
    return StepWritten(**values | given)


def hearing(item: int, on: date = TODAY, **given: Any) -> HearingWritten:
    values: dict[str, Any] = {
        "item": item, "on": on, "level": CourtLevel.FIRST, "interpreter": InterpreterThere.THERE,
        "apart": Apart.SCREEN, "outcome": HearingOutcome.HEARD,
    }  # fmt: skip
    return HearingWritten(**values | given)


def money(item: int, stage: SumStage, amount: int, currency: str = "KGS", **given: Any) -> SumWritten:
    values: dict[str, Any] = {
        "item": item,
        "on": TODAY,
        "kind": SumKind.WAGES,
        "stage": stage,
        "amount": amount,
        "currency": currency,
    }
    return SumWritten(**values | given)


def asked(item: int, on: date = TODAY, **given: Any) -> ContactAsked:
    values: dict[str, Any] = {
        "item": item,
        "on": on,
        "whom": Contacted.EMPLOYER,
        "risks": (Risk.LEARNS_WHERE,),
    }
    return ContactAsked(**values | given)
