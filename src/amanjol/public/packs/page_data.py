"""What each page of the pack shows, as plain data for `rendering.Renderer`.

Every path here counts from the root of the pack (`uz/kr/index.html`, `assets/style.3f2a9c.css`); the
renderer makes it relative to the page it stands on. Dates are ISO 8601 (`2026-11-24`).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Self

from amanjol.public.guide.looking_again import is_only_as_of
from amanjol.public.guide.sourcing import shown_below
from amanjol.public.guide.standings import is_punished
from amanjol.public.packs import help_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.public.guide.documents import (
        Change,
        Document,
        Exactness,
        Phrases,
        Source,
        Standing,
        StandingKind,
    )
    from amanjol.public.guide.standings import Standings

type Operator = Literal["state", "ngo", "intergovernmental", "embassy", "private", "unknown"]

_DIALLING_LINK = re.compile(r"tel:\+?[0-9]+")


@dataclass(frozen=True, slots=True)
class Version:
    """Where a reader of `language` finds the page: the same page, or that language's home."""

    language: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its text.

    `language` is empty on the two pages at the root that speak every language. `versions` are the
    languages of the pack in menu order, this one included. `assets` and `media` give the path of a file
    by its plain name (`style.css`, `flags/kr.svg`; `kept-passport.svg`), `media` also the narrow form of
    a photograph (`clip.jpg@480`). `sizes` are width and height of a picture. Nothing
    here changes with the pack's number or the day, so that a page whose facts stayed the same keeps its bytes.
    """

    path: str
    language: str
    versions: tuple[Version, ...]
    assets: Mapping[str, str]
    media: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastDialling:
    """The last time a person dialled a number, and whether anybody answered."""

    on: str
    answered: bool


@dataclass(frozen=True, slots=True)
class StandingNote:
    """How a body is listed in a country, and since when; see `documents.Standing`. `source` says where from."""

    country: str
    kind: StandingKind
    since: str
    exactness: Exactness
    needs_review: bool
    source: SourceNote | None = None

    @classmethod
    def of(cls, standing: Standing, source: SourceNote | None = None) -> Self:
        return cls(
            country=standing.country,
            kind=standing.kind,
            since=standing.since,
            exactness=standing.exactness,
            needs_review=standing.needs_review,
            source=source,
        )


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where facts come from. `checked_by` and `checked_on` are empty until a person checked them.

    `as_of` is the month after which nobody has read whether it still holds; empty once somebody has. `withheld_for`
    are the countries that punish for the address, which then no reader is given. `standings` are those that only say
    something of the publisher.
    """

    title: str
    publisher: str
    year: str
    address: str
    needs_review: bool
    checked_by: str = ""
    checked_on: str = ""
    as_of: str = ""
    withheld_for: tuple[str, ...] = ()
    standings: tuple[StandingNote, ...] = ()

    @classmethod
    def of(cls, source: Source, standings: Standings) -> Self:
        own = standings.of_address(source.address)
        withheld_for = tuple(sorted({standing.country for standing in own if is_punished(standing)}))
        return cls(
            title=source.title,
            publisher=source.publisher,
            year=source.year,
            address="" if withheld_for else source.address,
            needs_review=source.needs_review,
            checked_by=source.checked_by,
            checked_on=source.checked_on,
            as_of=source.as_of if is_only_as_of(source) else "",
            withheld_for=withheld_for,
            standings=tuple(StandingNote.of(standing) for standing in own if not is_punished(standing)),
        )

    @property
    def has_address(self) -> bool:
        """Advice of the editors has none, and says so with that word."""
        return self.address not in {"", "none"}

    @property
    def is_checked(self) -> bool:
        return bool(self.checked_by and self.checked_on) and not self.needs_review


@dataclass(frozen=True, slots=True)
class ContactCard:
    """One number to call, in the reader's language.

    `number` is written as it is dialled; `tel` is its link (`tel:+8215770071`), None when the number is
    held back, and then the page shows no number at all. `country` is the ISO 3166 code of the country
    where it is dialled, `languages` are ISO 639-1 codes. `hours` and `may_inform` are empty if not known.
    Raises ValueError on a link that is not a plain telephone link, or on a link to a held-back number.
    """

    number: str
    tel: str | None
    country: str
    service: str
    run_by: str
    operator: Operator
    languages: tuple[str, ...] = ()
    hours: str = ""
    cost: Literal["free", "paid", "unknown"] = "unknown"
    asks_name: Literal["yes", "no", "unknown"] = "unknown"
    may_inform: str = ""
    dialled: LastDialling | None = None
    emergency: bool = False
    held_back: bool = False
    source: SourceNote | None = None
    standings: tuple[StandingNote, ...] = ()

    def __post_init__(self) -> None:
        if self.tel is not None and not _DIALLING_LINK.fullmatch(self.tel):
            raise ValueError(f"{self.tel!r} is not a telephone link")
        if self.held_back and self.tel is not None:
            raise ValueError(f"the number {self.number!r} is held back and must not be a link")

    @property
    def dialled_from_abroad(self) -> bool:
        return self.number.startswith("+")

    def is_reached_from(self, country: str) -> bool:
        """Whether somebody in `country` can dial it as it stands; everybody could where that is not known (``)."""
        return not country or self.dialled_from_abroad or self.country.lower() == country


@lru_cache(maxsize=512)  # those of the guide: most are as they were for the build before
def _written(document: Document) -> str:
    return repr(document)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that its blocks point to, by key. `stale`: its day to look again has passed, which
    is the soonest that was set by hand or that a source asks for.

    `written_in` is the language of the words where it is not the reader's. `original_on` is the day on which the
    original was published of which this is a translation that is behind. `waits_for` are the countries (`ru`) into
    which it is not carried until a lawyer has read it.
    """

    document: Document
    contacts: Mapping[str, ContactCard]
    sources: Mapping[str, SourceNote]
    stale: bool = False
    written_in: str = ""
    original_on: str = ""
    waits_for: tuple[str, ...] = ()
    _written: str = field(default="", init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        """Written once: what each page, file and voice is made from holds it, and nothing in it changes."""
        if not self._written:
            values = {entry.name: getattr(self, entry.name) for entry in fields(self) if entry.repr}
            document = _written(values.pop("document"))
            object.__setattr__(self, "_written", f"Reading({document}, {values!r})")
        return self._written

    def first_calls(self, country: str) -> help_parts.FirstCalls:
        """What stands on top of a page of contacts; see `help_parts.first_calls`."""
        return help_parts.first_calls(self.document.blocks, self.contacts, country)

    @property
    def read_in(self) -> str:
        """The country in which the reader is, in small letters.

        Empty of what is read anywhere and of what is read at home before one leaves: there a number of home works.
        """
        place, _, topic = self.document.key.partition("/")
        return "" if self.document.kind == "general" or topic == "before-you-leave" else place

    @property
    def parts(self) -> tuple[help_parts.Part, ...]:
        """How the blocks are laid out."""
        country, _, topic = self.document.key.partition("/")
        if topic == "help-and-contacts":
            return help_parts.parts_of(self.document.blocks, self.contacts, country)
        if self.document.kind == "general":
            return help_parts.long_parts(self.document.blocks, self.contacts)
        return help_parts.whole(self.document.blocks)

    @property
    def notes_below(self) -> list[tuple[SourceNote, ...]]:
        """What is printed below each block."""
        return [tuple(self.sources[key] for key in keys) for keys in shown_below(self.document)]


@dataclass(frozen=True, slots=True)
class Voice:
    """A page read aloud: the file's path and its size in bytes. `by_machine` unless a person recorded it."""

    path: str
    size: int
    by_machine: bool = True


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A row that leads to an article. `key` is the document's (`kr/health-care`) and picks the icon."""

    key: str
    path: str
    title: str
    summary: str
    written_in: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """A country to choose, or the one an article belongs to. `code` is ISO 3166, lower case."""

    code: str
    path: str
    title: str

    @property
    def card(self) -> str:
        """Where its travel card lies."""
        return posixpath.join(posixpath.dirname(self.path), "card.html")

    @property
    def take_along(self) -> str:
        """Where the page lies that gives the country as one file."""
        return posixpath.join(posixpath.dirname(self.path), "take-along.html")


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change of a rule, and where its article says it: the document's `key`, its path, the block's `anchor`."""

    change: Change
    key: str
    path: str
    anchor: str
    written_in: str = ""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page of one language."""

    frame: Frame
    countries: tuple[Country, ...]
    general: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class CountryPage:
    """A country with its topics in order, and what changed there, the newest first.

    `offer` is the page that checks a job offer, None if missing.
    """

    frame: Frame
    country: Country
    reading: Reading
    topics: tuple[ListEntry, ...]
    offer: ListEntry | None = None
    voice: Voice | None = None
    changes: tuple[ChangeEntry, ...] = ()

    @property
    def help(self) -> ListEntry | None:
        return next((topic for topic in self.topics if topic.key.endswith("/help-and-contacts")), None)

    @property
    def before(self) -> ListEntry | None:
        return next((topic for topic in self.topics if topic.key.endswith("/before-you-leave")), None)


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article. `country` is None for the articles that hold everywhere.

    `helps` are the pages of contacts of every country, by its title, where a check may end with them.
    """

    frame: Frame
    reading: Reading
    country: Country | None = None
    voice: Voice | None = None
    helps: tuple[Country, ...] = ()


@dataclass(frozen=True, slots=True)
class CardNumber:
    """A number on a travel card. `service` is short, and empty for a line whose name nobody shall read there."""

    service: str
    contact: ContactCard


@dataclass(frozen=True, slots=True)
class QrCode:
    """What the code holds, and its picture: modules a side with the quiet zone, and the path of its strokes."""

    text: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """The travel card of a country, for the telephone and for paper.

    `style` is the style sheet with letters that the common font lacks, empty where it has them all.
    `help` is the document that the sentences come from.
    """

    frame: Frame
    country: Country
    emergency: tuple[CardNumber, ...]
    lines: tuple[CardNumber, ...]
    sentences: Phrases | None
    code: QrCode | None
    help: Reading | None
    style: str = ""


@dataclass(frozen=True, slots=True)
class TakeAlongPage:
    """Where a country can be kept, or saved as one file of `size` bytes."""

    frame: Frame
    country: Country
    file: str
    size: int
