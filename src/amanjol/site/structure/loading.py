"""Puts the structure into an empty database, in one transaction, or leaves it to be migrated.

There is one file for each set of planes that a demo begins with. It begins with lines that say what it was made from:
PostgreSQL's major version, and a fingerprint of the migrations of every app. A migration that was added, changed or
left out, another version of Wagtail, other planes: the file does not fit, and nothing is loaded.
"""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction

from amanjol.site.configuration import PLANES

if TYPE_CHECKING:
    from collections.abc import Sequence

SETS: Final[tuple[Sequence[str], ...]] = (PLANES, ("casework",))  # the second is a neighbour's
MADE_FROM: Final = "-- made from"  # of each of its first lines
SOURCES: Final = Path(__file__).parents[3]
_IMPORTED: Final = re.compile(r"^\s*(?:from|import) (amanjol[\w.]+)", re.MULTILINE)
_TABLES: Final = (
    "select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 1"
)


def begin() -> None:
    """Make the tables of a new database, or bring those that are there to this version. As the owner."""
    if not load():
        call_command("migrate", interactive=False, verbosity=0)


def file_of(planes: Sequence[str]) -> Path:
    """Where the structure of these planes lies, if there is one."""
    name = "structure.sql" if set(planes) == set(PLANES) else f"structure-{'-'.join(sorted(planes))}.sql"
    return Path(__file__).with_name(name)


def load(file: Path | None = None) -> bool:
    """As the owner. False where the database has tables, or the file does not fit: then nothing is changed."""
    file = file or file_of(settings.PLANES)
    if not file.is_file():
        return False
    text = file.read_text(encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        is_empty = cursor.fetchone() is None
        if not is_empty or not text.startswith(heading()):
            return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, None)
    emit_post_migrate_signal(
        verbosity=0, interactive=False, db=connection.alias
    )  # rights of models that are here
    return True


def heading() -> str:
    """What a file that fits this database begins with."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::integer / 10000")
        (version,) = cursor.fetchone() or (0,)
    return f"{MADE_FROM} PostgreSQL {version}\n{MADE_FROM} migrations {fingerprint()}\n"


def fingerprint() -> str:
    """Of the migrations of every app that is on, and of what ours import of ours."""
    digest = hashlib.sha256()
    for app in sorted(apps.get_app_configs(), key=lambda app: app.label):
        for file in _migrations_of(app.name):
            digest.update(f"{app.label}\0{file.name}\0".encode() + file.read_bytes())
    for file in imported_by_migrations():
        digest.update(f"{file.relative_to(SOURCES)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:24]


def imported_by_migrations() -> list[Path]:
    """Modules of ours that our migrations import: they decide what is made too."""
    texts = (file.read_text(encoding="utf-8") for file in SOURCES.glob("amanjol/**/migrations/*.py"))
    names = {name for text in texts for name in _IMPORTED.findall(text)}
    files = (SOURCES / f"{name.replace('.', '/')}.py" for name in names)
    return sorted(file for file in files if file.is_file())


def _migrations_of(app: str) -> list[Path]:
    """Without those of tests, which no installation has."""
    try:
        place = import_module(f"{app}.migrations").__file__
    except ModuleNotFoundError:
        return []
    return sorted(Path(place).parent.glob("*.py")) if place else []
