"""A release is brought, attacked once more, or thrown away before anybody approved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.journal.actions import record
from amanjol.programme.releases import queries
from amanjol.programme.releases.actions.examining import examine_release
from amanjol.programme.releases.kinds import BROUGHT, State
from amanjol.programme.releases.models import Release
from amanjol.programme.releases.signing import sign, sign_and_save
from amanjol.programme.results.rules import can_manage

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class Titles:
    """In both languages, with the days of which the tables speak."""

    title_en: str
    title_ru: str


class NotNow(Exception):
    """It stands otherwise by now."""


class AnotherFirst(NotNow):
    """Another release of the organisation is being attacked: each can take twenty minutes of the node."""


class NotSigned(Exception):
    """What the row says this node did not write: somebody did past the program, or the node lost its keys."""


@transaction.atomic
def bring(*, titles: Titles, tables: bytes, by: Member) -> Release:
    """The worker attacks it. NoKeys where the node has none; AnotherFirst; PermissionDenied."""
    row = Release(
        organisation_id=by.organisation_id,
        title_en=titles.title_en,
        title_ru=titles.title_ru,
        tables=tables,
        brought_by=by,
    )
    write_down("release.brought", by, row)
    _one_at_once(by, row)
    row.signed = sign(row)
    row.save()
    _examine(row)
    return row


@transaction.atomic
def examine_again(*, release: Release, by: Member) -> None:
    """Beside what was approved since, or since it was not settled or the worker lost it. NotNow, also where the answer
    would be the same; AnotherFirst; NotSigned; NoKeys; PermissionDenied.
    """
    row = locked("release.examined", release, by, *BROUGHT)
    if not _is_open(row):
        raise NotNow
    _one_at_once(by, row)
    row.state, row.verdict, row.done, row.of_all = State.EXAMINED, {}, 0, 0
    sign_and_save(row)
    _examine(row)


@transaction.atomic
def discard(*, release: Release, by: Member) -> None:
    """Nobody was given it, so the attack need not know it. Also one that is not signed. NotNow; PermissionDenied."""
    row = locked("release.discarded", release, by, *BROUGHT, unsigned_too=True)
    row.delete()


def locked(verb: str, release: Release, by: Member, *states: State, unsigned_too: bool = False) -> Release:
    """The journal's lock of the organisation before the row's, so of two acts one sees what the other did. NotNow;
    NotSigned; PermissionDenied.
    """
    write_down(verb, by, release)
    row = queries.releases_of(by).select_for_update(of=("self",)).filter(pk=release.pk).first()
    if row is None or row.state not in states:
        raise NotNow
    if not unsigned_too and not queries.is_believed(row):
        raise NotSigned
    return row


def write_down(verb: str, by: Member, release: Release) -> None:
    """PermissionDenied."""
    if not can_manage(by) or release.organisation_id != by.organisation_id:
        raise PermissionDenied
    subject = ("release", release.pk)
    record(verb=verb, organisation=by.organisation_id, actor=by.account_id, subject=subject)


def is_under_way(row: Release) -> bool:
    """Whether a worker attacks it, or will."""
    tasks = DBTaskResult.objects.filter(
        task_path=examine_release.module_path, args_kwargs__args__1=str(row.pk)
    )
    return tasks.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists()


def _is_open(row: Release) -> bool:
    """Whether an attack more can say anything else."""
    if row.state == State.EXAMINED:
        return not is_under_way(row)
    if row.state == State.HELD_BACK:
        return not row.verdict["is_settled"]
    return queries.is_outdated(row)


def _one_at_once(by: Member, row: Release) -> None:
    """AnotherFirst."""
    if queries.is_another_attacked(by, row):
        raise AnotherFirst


def _examine(row: Release) -> None:
    examine_release.enqueue(str(row.organisation_id), str(row.pk))
