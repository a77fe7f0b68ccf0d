"""What the worker does about publishing. The commands use `publication` itself, without Django."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import aloud, beside
from amanjol.public.packs.asking import ask_once
from amanjol.public.packs.publishing.documents import all_documents
from amanjol.public.packs.publishing.node_keys import SigningFolder
from amanjol.public.packs.publishing.problems import CannotPublish, PlaceFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.tasks import Task

logger = logging.getLogger(__name__)
AT_ONCE: Final = "at-once"  # the queue of what waits for no pack and no voice
TRIED_AGAIN_AFTER: Final = timedelta(minutes=5)  # a place that could not be reached


def signing_folder() -> SigningFolder:
    return SigningFolder(Path(settings.SIGNING_ROOT))


def ask_to_publish() -> None:
    """Have the worker publish the documents at once, and then the current pack; once for however many changes wait.

    Part of the caller's transaction. Without a root of trust nothing is signed; readers are told all the same.
    """
    ask_once(publish_documents)
    if signing_folder().has_root():
        ask_once(publish_current)


@task(queue_name=AT_ONCE)
def publish_documents() -> int:
    """What readers are told, with the pack that they have: beside whatever the worker builds or makes meanwhile.

    Telephones first: they need no signature, and learn of an end also where nothing can be signed. Gives the number of
    places that could not be reached; they are tried again.
    """
    from amanjol.public.packs.publishing import publication, web  # noqa: PLC0415  slow, and most processes never publish

    packs = Path(settings.PACKS_ROOT)
    away = 0
    try:
        beside.write_all(packs)
        if aloud.lacks_some():
            ask_once(make_sounds)  # the words wait for no voice
        away = _failed(web.bring_news(packs))
    except (CannotPublish, OSError) as error:
        away = 1  # this node itself, or what it remembers of places
        logger.error("telephones are not told everywhere: %s", error)  # noqa: TRY400  a sentence for the operator, no fault of ours
    if away and not _is_asked_for(publish_documents):
        publish_documents.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue()
    if not signing_folder().has_root():
        return away
    try:
        return away + _failed(
            publication.publish_documents(
                documents=all_documents, sounds=aloud.sounds, signing=signing_folder()
            )
        )
    except (CannotPublish, OSError) as error:
        logger.error("documents are not published: %s", error)  # noqa: TRY400  a sentence for the operator, no fault of ours
        return away


@task(priority=10)  # before packs and the voices of the guide
def make_sounds() -> int:
    """Sound of what readers are told, where it lacks; then it is published. Gives how many were made.

    What cannot be spoken is tried again whenever the words are published; what a killed worker had made is published.
    """
    from amanjol.public.packs.recording import Recorder  # noqa: PLC0415  slow, and most processes never record

    missing = aloud.shelf().missing(aloud.wanted().values())
    with Recorder(missing) as recorder:
        number = sum(aloud.make(voice, recorder) for voice in missing)
    aloud.forget_others()
    if beside.lacks_sound(Path(settings.PACKS_ROOT)):
        ask_once(publish_documents)
    return number


@task(priority=10)  # before voices, of which the worker may have many to make
def publish_current() -> int:
    """The worker's publication. Gives the number of places that could not be reached, and tries them again."""
    if not signing_folder().has_root():
        return 0
    from amanjol.public.packs.publishing import publication  # noqa: PLC0415  slow, and most processes never publish

    try:
        outcomes = publication.publish_current(
            pack=Path(settings.PACKS_ROOT) / "current",
            following=settings.CHANNELS,
            documents=all_documents,
            sounds=aloud.sounds,
            signing=signing_folder(),
        )
    except (CannotPublish, OSError) as error:
        logger.error("not published: %s", error)  # noqa: TRY400  a sentence for the operator, no fault of ours
        if isinstance(error, PlaceFailed | OSError):  # the disk, say; what else is wrong waits for a person
            _try_again()
        return 0
    failed = _failed(outcomes)
    if failed:
        _try_again()
    return failed


def sounds_are_to_come() -> bool:
    """Whether the worker makes what there is to hear, or was asked to: by itself, where it publishes words without."""
    tasks = (make_sounds.module_path, publish_documents.module_path)
    asked = DBTaskResult.objects.filter(task_path__in=tasks)
    return asked.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists()


def _is_asked_for(wanted: Task[Any, Any]) -> bool:
    """Whether it was asked for, now or for later."""
    return DBTaskResult.objects.filter(task_path=wanted.module_path, status="READY").exists()


def _try_again() -> None:
    if not _is_asked_for(publish_current):
        publish_current.using(run_after=timezone.now() + TRIED_AGAIN_AFTER).enqueue()


def ask_to_sign_again() -> None:
    """Have the worker sign again what is due, if anything was ever published. Part of the caller's transaction."""
    if signing_folder().has_published():
        ask_once(sign_again)


@task
def sign_again() -> int:
    """The worker's daily signature, which also clears what nobody fetches any more.

    Gives the number of places that could not be reached; the log names them.
    """
    from amanjol.public.packs.publishing import publication  # noqa: PLC0415  as above

    try:
        outcomes = publication.sign_again(signing=signing_folder(), clear=True)
    except (CannotPublish, OSError) as error:
        logger.error("not signed again: %s", error)  # noqa: TRY400  a sentence for the operator, no fault of ours
        return 0
    return _failed(outcomes)


def _failed(outcomes: Mapping[str, str]) -> int:
    problems = {address: problem for address, problem in outcomes.items() if problem}
    for address, problem in problems.items():
        logger.warning("%s is not up to date: %s", address, problem)
    return len(problems)
