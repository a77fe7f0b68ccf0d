"""What the measurements stand on: an installation in a temporary folder, the real guide, a synthetic one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from amanjol.site import database
from amanjol.site.cli import set_up_django
from amanjol.site.postgres import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from amanjol.foundation.directory.models import Contact
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.public.guide import documents as d
    from amanjol.public.guide.standings import Standings
    from amanjol.public.packs.editions import Edition

DESK_WORKER = "maral@demo.example"
CONTENT = Path(__file__).parents[1] / "content"


@contextmanager
def installation(planes: str = "public", *options: str, durable: bool = False) -> Iterator[Path]:
    """PostgreSQL, the starter guide in it and its pack; Django is set up for it. Gives the data folder.

    `planes` are those that run, `options` are those of `site.preparing`. `durable`: each commit waits for the disk.
    """
    with tempfile.TemporaryDirectory(prefix="amanjol-bench-") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "postgres", durable=durable)
        cluster.start()
        try:
            admin = cluster.url("postgres", "postgres")
            database.create_roles(admin)
            database.create_database(admin, "amanjol")
            _settings(Path(folder))
            os.environ["AMANJOL_PLANES"] = planes
            os.environ["DATABASE_URL"] = cluster.url(database.ROLES["app"], "amanjol")
            os.environ["AMANJOL_OWNER_DATABASE_URL"] = cluster.url(database.ROLES["owner"], "amanjol")
            subprocess.run(
                [sys.executable, "-m", "amanjol.site.preparing", *options],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            set_up_django()
            yield Path(folder)
        finally:
            cluster.stop()


@contextmanager
def keyring_of_demo(email: str = DESK_WORKER) -> Iterator[Keyring]:
    """What the demo's case worker holds, or another of its people, in an installation with the desk."""
    from amanjol.foundation.accounts.queries import account_by_email
    from amanjol.foundation.organisations.keys.demo import demo_keyring
    from amanjol.foundation.organisations.queries import member_of
    from amanjol.foundation.seals.passphrases import unhurried

    account = account_by_email(email)
    member = member_of(account) if account else None
    if member is None:
        raise SystemExit("The demo has no such member.")
    with unhurried():
        opened = demo_keyring(member)
    with opened as keyring:
        yield keyring


@contextmanager
def superuser() -> Iterator[psycopg.Connection[Any]]:
    """Past row security, and for what the program's role may not do. Each statement is committed by itself."""
    address = os.environ["DATABASE_URL"].replace(database.ROLES["app"], "postgres", 1)
    with psycopg.connect(address, cursor_factory=psycopg.ClientCursor, autocommit=True) as connection:
        yield connection


def trigrams(names: Sequence[str], asked: Sequence[str]) -> list[float]:
    """The same names in clear, in an index that finds likeness of letters: seconds of each question."""
    took = []
    with superuser() as connection, connection.cursor() as cursor:
        cursor.execute("create temporary table clear (name text)")
        with cursor.copy("copy clear from stdin") as copy:
            for name in names:
                copy.write_row((name,))
        cursor.execute("create index on clear using gin (name gin_trgm_ops)")
        cursor.execute("analyze clear")
        for question in asked:
            began = time.perf_counter()
            cursor.execute(
                "select name from clear where name %% %s order by similarity(name, %s) desc limit 20",
                [question, question],
            )
            cursor.fetchall()
            took.append(time.perf_counter() - began)
    return took


@contextmanager
def no_installation() -> Iterator[Path]:
    """Django's code without a database, and an empty folder."""
    with tempfile.TemporaryDirectory(prefix="amanjol-bench-") as folder:
        _settings(Path(folder))
        os.environ["DATABASE_URL"] = "postgresql://nobody@localhost/nowhere"
        set_up_django()
        yield Path(folder)


def _settings(data: Path) -> None:
    os.environ.update(
        AMANJOL_SECRET_KEY="only-for-measuring-" * 5,
        AMANJOL_DATA=str(data),
        AMANJOL_CONTENT=str(CONTENT),
        AMANJOL_PLANES="public",
        DJANGO_SETTINGS_MODULE="amanjol.site.settings",
    )


@dataclass(frozen=True)
class SyntheticGuide:
    """An edition with `pages` pages: the texts of the starter guide, under as many countries as it takes.

    All seven languages share the pages; one that the starter guide lacks has the English words.
    Documents are made when they are asked for, so that the memory measured is the build's.
    `edited` is the Uzbek title of the first topic of the first country, for another edition than the last.
    """

    pages: int
    edited: str = ""

    @cached_property
    def _content(self) -> Any:
        from amanjol.public.guide import content_files

        return content_files.read_folder(CONTENT)

    @property
    def today(self) -> date:
        from datetime import date

        return date(2026, 11, 25)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        from amanjol.foundation.directory.models import Contact

        entries = [asdict(entry) | {"last_dialled_on": None} for entry in self._content.contacts]
        for entry in entries:
            entry["is_wrong"] = entry.pop("wrong_number") == "yes"
        return {entry["key"]: Contact(**entry) for entry in entries}

    @cached_property
    def sources(self) -> Mapping[str, d.Source]:
        return {source.key: source for source in self._content.sources}

    @cached_property
    def standings(self) -> Standings:
        from amanjol.public.guide.standings import Standings

        return Standings(self._content.standings)

    @property
    def newer_originals(self) -> Mapping[tuple[str, str], str]:
        return {}

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[str, str]]:
        from amanjol.public.packs.editions import phrases_with_cyrillic
        from amanjol.public.packs.phrases import read_phrases

        return phrases_with_cyrillic(read_phrases(CONTENT / "interface"))

    @cached_property
    def media(self) -> Mapping[str, Path]:
        return {file.name: file for file in (CONTENT / "media").iterdir()}

    def languages(self) -> tuple[str, ...]:
        from amanjol.public.packs.editions import LANGUAGE_ORDER

        return (*LANGUAGE_ORDER, "en")

    def documents(self, language: str) -> Iterator[d.Document]:
        from amanjol.public.packs.editions import in_cyrillic

        languages = self.languages()
        share = self.pages // len(languages) + (languages.index(language) < self.pages % len(languages))
        stored = language.removesuffix("-cyrl")
        for number, document in zip(range(share), self._endless(stored), strict=False):
            named = replace(document, title=f"{document.title} {number}")
            if number == 1 and stored == "uz" and self.edited:
                named = replace(named, title=self.edited)
            yield in_cyrillic(named) if stored != language else named

    def _endless(self, language: str) -> Iterator[d.Document]:
        """Country after country: `aa`, `aa/health-care` …, `ab` …, each with the words of the Republic of Korea."""
        documents = [entry for entry in self._content.documents if entry.key.split("/")[0] == "kr"]
        languages = {document.language for document in documents}
        words = language if language in languages else "en"
        of_korea = [replace(e, language=language) for e in documents if e.language == words]
        of_korea.sort(key=lambda document: (document.kind != "country", document.key))
        for first in "abcdefghijklmnopqrstuvwxyz":
            for second in "abcdefghijklmnopqrstuvwxyz":
                for document in of_korea:
                    yield replace(document, key=document.key.replace("kr", first + second, 1))


def build_pack(edition: Edition, target: Path, previous: Path | None = None) -> Any:
    """A pack at `target` without a database. Gives the writer, which knows how many files were made."""
    from amanjol.public.packs.building import PackBuilder
    from amanjol.public.packs.tree import PreviousPack, TreeWriter

    lender = PreviousPack.read(previous, previous.with_name(f"{previous.name}.inputs")) if previous else None
    with TreeWriter(target.parent, lender) as tree:
        facts = PackBuilder(edition, tree).build(lambda _digest: 1)
        tree.finish(facts, target, target.with_name(f"{target.name}.inputs"))
    return tree


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """As Markdown, for `docs/benchmarks.md`."""
    print(f"\n{title}\n")
    for row in (columns, ["---", *["---:"] * (len(columns) - 1)], *rows):
        print("| " + " | ".join(str(cell) for cell in row) + " |")
