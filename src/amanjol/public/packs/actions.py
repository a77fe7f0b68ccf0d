"""Building packs: into a folder somebody names, or as the one this installation serves."""

from __future__ import annotations

import logging
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import batched, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.public.packs import aloud, beside
from amanjol.public.packs.asking import ask_once, waiting
from amanjol.public.packs.building import PackBuilder
from amanjol.public.packs.models import Pack
from amanjol.public.packs.published import PublishedEdition
from amanjol.public.packs.publishing import actions as publishing
from amanjol.public.packs.publishing.web import PLACES
from amanjol.public.packs.punished import Watch
from amanjol.public.packs.recording import Recorder
from amanjol.public.packs.tree import BEST, QUICK, PreviousPack, TreeWriter, quality_of, read_manifest
from amanjol.public.packs.voices import Shelf, VoiceFailed, can_speak
from amanjol.public.packs.zim import writing as zims
from amanjol.public.packs.zim.writing import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.public.packs.editions import Edition
    from amanjol.public.packs.voices import WantedVoice

logger = logging.getLogger(__name__)
_NO_PACKS = {"current", beside.FOLDER, PLACES}
KEPT = 2  # packs: the current one, and the one before for roll-back
VOICES_FOR = 240.0  # seconds in which voices are made between two packs: two cores make all in less
_CORES = os.cpu_count() or 1
_AT_A_TIME = 8 * _CORES  # voices, before whatever else waits may go first: some seconds
FIRST_AGAIN, LAST_AGAIN = timedelta(minutes=1), timedelta(hours=1)  # between a failed build and the next
_DOUBLINGS = 7  # from the one to the other
_BUILD_LOCK = 7341001  # any number that no other advisory lock here has


def build_into(
    *, target: Path, edition: Edition | None = None, progress: Callable[[str], None] | None = None
) -> dict[str, Any]:
    """Build one pack at `target`, in place of an older one there. Gives the manifest's facts.

    Raises `OSError` (disk full, no right) and `PunishedAddress` with the older pack whole.
    """
    with TreeWriter(target.absolute().parent, quality=settings.BROTLI) as tree:
        facts = PackBuilder(edition or PublishedEdition(), tree, progress, shelf()).build(_number_of)
        tree.finish(facts, target.absolute())
    return facts


def write_zims(
    *,
    pack: Path,
    target: Path,
    edition: Edition | None = None,
    progress: Callable[[str], None] = lambda _file: None,
) -> list[Path]:
    """The ZIM files of a built pack beside `target`, one of each language.

    Raises `ZimFailed`, `OSError`, and `PunishedAddress`: the pack may be older than a standing.
    """
    edition = edition or PublishedEdition()
    Watch(edition.standings).look_at_files(pack, read_manifest(pack)["files"])
    phrases = edition.phrases
    keys = ("language_name", "home_lead", "zim_no_voices", "zim_some_voices")
    words = {code: Words(*(shell[key] for key in keys)) for code, shell in phrases.items()}
    return zims.write_zims(pack=pack, target=target, words=words, progress=progress)


def build_current(*, progress: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Build the pack that this installation serves and switch to it by one rename of a link.

    Builds wait for each other. What the earlier pack has and nothing has changed is linked from it. A new pack is
    then published, where there are signing keys. Where there is no pack yet, somebody waits for the first: it is
    compressed quickly, and so are those with its first voices. Once the worker has made the voices that they lack,
    it is asked for a pack that is compressed well.
    """
    root = Path(settings.PACKS_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_BUILD_LOCK])
        waiting(build_pack).delete()  # what they were asked for is read now
        current = root / "current"
        before = current.resolve() if current.exists() else None
        previous = PreviousPack.read(before, root / f"{before.name}.inputs" if before else None)
        is_first = before is None or _first_voices_are_to_come()
        quality = min(QUICK, settings.BROTLI) if is_first else settings.BROTLI
        with TreeWriter(root, previous, quality) as tree:
            builder = PackBuilder(PublishedEdition(), tree, progress, shelf())
            facts = builder.build(_number_of)
            name = _name_of(facts["number"], quality)
            if before is None or before.name != name or previous is None:
                tree.finish(facts, root / name, root / f"{name}.inputs")
                _switch(current, name)
                publishing.ask_to_publish()
            else:
                tree.note_inputs(root / f"{name}.inputs")
            logger.info("pack %s: %s files, %s made anew", facts["number"], len(tree.files), tree.files_made)
        if can_speak() and shelf().missing(builder.hearing.wanted):
            ask_for_voices()  # a pack with them comes next: to compress these pages well before would be in vain
        elif quality < settings.BROTLI:
            ask_for_build()
    _remove_old(root, keep={name, before.name if before else name})
    return facts


def shelf() -> Shelf:
    """Where this installation keeps its machine voices."""
    return Shelf(Path(settings.VOICES_ROOT), aloud.languages())


def _number_of(digest: str) -> int:
    """The number of the newest pack if it holds just this, else the next number, recorded."""
    newest = Pack.objects.first()
    highest = max(newest.number if newest else 0, _number_shown())
    if newest is not None and newest.digest == digest and newest.number == highest:
        return newest.number
    return Pack.objects.create(number=highest + 1, digest=digest).number


def _number_shown() -> int:
    """Of the pack that readers see: of a build killed after its switch nothing else is left."""
    number = (Path(settings.PACKS_ROOT) / "current").resolve().name.partition(".")[0]
    return int(number) if number.isdecimal() else 0


def _name_of(number: int, quality: int) -> str:
    """The same pack, compressed better, is another folder: nobody who reads the one meets files of the other."""
    return f"{number:06}" if quality == BEST else f"{number:06}.br{quality}"


def _is_compressed_quickly() -> bool:
    """Whether the pack that readers see is a node's first, which was to be there soon."""
    try:
        return quality_of(read_manifest(Path(settings.PACKS_ROOT) / "current")) < settings.BROTLI
    except (OSError, ValueError):
        return False


def _switch(link: Path, name: str) -> None:
    part = link.with_name(".current.part")
    part.unlink(missing_ok=True)
    part.symlink_to(name)
    part.replace(link)
    handle = os.open(link.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_old(root: Path, keep: set[str]) -> None:
    for path in root.iterdir():
        is_being_written = path.name.startswith(".building-")  # a preview's; the writer clears abandoned ones
        if is_being_written or path.name.removesuffix(".inputs") in keep or path.name in _NO_PACKS:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def ask_for_build() -> None:
    """Have the worker build, once for however many changes wait. Part of the caller's transaction."""
    ask_once(build_pack)


def ask_for_todays_build() -> None:
    """As above, but not amid the first voices of a node: the pack that follows them reads the day, too."""
    if not _first_voices_are_to_come():
        ask_for_build()


def try_again() -> None:
    """Have the worker build again where the last build failed: after a minute, then after twice as long each time.

    Disks are given room and media brought back by people who do not think of asking for a pack.
    """
    builds = DBTaskResult.objects.filter(task_path=build_pack.module_path)
    if builds.exclude(status__in=(TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL)).exists():
        return  # one waits, or runs
    ended = builds.order_by("-finished_at").values_list("status", "finished_at")[:_DOUBLINGS]
    failed = [at for status, at in takewhile(lambda build: build[0] == TaskResultStatus.FAILED, ended)]
    if failed and timezone.now() >= failed[0] + min(FIRST_AGAIN * 2 ** (len(failed) - 1), LAST_AGAIN):
        build_pack.enqueue()


@task
def build_pack() -> int:
    """The worker's build. Gives the pack's number."""
    return int(build_current()["number"])


def ask_for_voices() -> None:
    """Have the worker make the voices that the guide lacks. Part of the caller's transaction."""
    ask_once(make_voices)


def _first_voices_are_to_come() -> bool:
    """Whether the worker makes them, or has been asked to; those that cannot be spoken do not count."""
    asked = DBTaskResult.objects.filter(task_path=make_voices.module_path)
    are_to_come = asked.filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)).exists()
    return are_to_come and _is_compressed_quickly()


def _make_voice(recorder: Recorder, voice: WantedVoice) -> bool:
    try:
        shelf().make(voice, recorder)
    except (VoiceFailed, OSError) as error:
        logger.warning("no voice in %s: %s", voice.language, error)
        return False
    return True


def _others_wait() -> bool:
    others = DBTaskResult.objects.ready().exclude(task_path=make_voices.module_path)
    return others.exclude(queue_name=publishing.AT_ONCE).exists()  # which runs beside the voices


@task
def make_voices() -> int:
    """Make voices that are missing, then a pack with them, then the rest. Gives their number.

    Whatever else the worker was asked for goes first: somebody is told of a danger, an editor's change. For a first
    pack none is made between, since the last of its voices asks for one in any case.
    """
    with TreeWriter(Path(settings.PACKS_ROOT)) as scratch:
        wanted = PackBuilder(PublishedEdition(), scratch, voices=shelf()).texts_to_hear()
    missing = shelf().missing(wanted)
    number, tried, until = 0, 0, time.monotonic() + VOICES_FOR
    with Recorder(missing) as recorder, ThreadPoolExecutor(_CORES) as pool:
        for voices in batched(missing, _AT_A_TIME):
            number += sum(pool.map(partial(_make_voice, recorder), voices))
            tried += len(voices)
            if time.monotonic() > until or _others_wait():
                break
    shelf().remove_unused(wanted)
    is_between = tried < len(missing) and time.monotonic() <= until
    with transaction.atomic():
        is_wanted = not is_between if _is_compressed_quickly() else number > 0
        if is_wanted:
            ask_for_build()
        if tried < len(missing):
            ask_for_voices()
    return number
