"""What the worker does about publishing. The commands use `publication` itself, without Django."""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings
from django.tasks import task
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs.publishing import publication
from amanjol.public.packs.publishing.node_keys import SigningFolder
from amanjol.public.packs.publishing.problems import CannotPublish
from amanjol.public.packs.publishing.repository import TIMESTAMP

logger = logging.getLogger(__name__)


def signing_folder() -> SigningFolder:
    return SigningFolder(Path(settings.SIGNING_ROOT))


def ask_to_sign_again() -> None:
    """Have the worker sign again what is due, if anything was ever published. Part of the caller's transaction."""
    if not (signing_folder().repository / TIMESTAMP).is_file():
        return
    waiting = DBTaskResult.objects.ready().filter(task_path=sign_again.module_path)
    if not waiting.exists():
        sign_again.enqueue()


@task
def sign_again() -> int:
    """The worker's daily signature. Gives the number of places that could not be reached; the log names them."""
    try:
        found = publication.sign_again(signing=signing_folder())
    except CannotPublish as error:
        logger.error("not signed again: %s", error)  # noqa: TRY400  a sentence for the operator, no fault of ours
        return 0
    failed = {address: problem for address, problem in found.items() if problem}
    for address, problem in failed.items():
        logger.warning("%s is not up to date: %s", address, problem)
    return len(failed)
