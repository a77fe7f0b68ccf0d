"""What a pack knows of one language before its pages are made: which there are, in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amanjol.public.guide import documents as d
from amanjol.public.packs import kiosk
from amanjol.public.packs import page_data as p
from amanjol.public.packs.changes import changes_of, newest_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.packs.fallbacks import WholeGuide

TOPICS = (
    "before-you-leave",
    "entering-and-registering",
    "working-legally",
    "your-rights",
    "duties-and-penalties",
    "health-care",
    "help-and-contacts",
    "money-and-coming-home",
)


def path_of(document: d.Document) -> str:
    """Where a document lies in the pack: `uz/kr/index.html`, `uz/kr/health-care.html`."""
    name = f"{document.key}/index" if document.kind == "country" else document.key
    return f"{document.language}/{name}.html"


def media_names(document: d.Document) -> set[str]:
    """The files that its videos and posters name."""
    fields = ("file", "captions", "picture")
    return {getattr(block, name, "") for block in document.blocks for name in fields} - {""}


@dataclass(slots=True)
class Language:
    """The articles of one language by key, and what they show."""

    code: str
    entries: dict[str, p.ListEntry] = field(default_factory=dict)
    countries: dict[str, p.Country] = field(default_factory=dict)
    below: dict[str, dict[str, p.ListEntry]] = field(
        default_factory=dict
    )  # country → topic, `general` → name
    media_places: dict[str, set[str]] = field(
        default_factory=dict
    )  # name of a picture or clip → countries, `general`
    slides: list[kiosk.Slide] = field(default_factory=list)
    at_airports: set[str] = field(default_factory=set)  # keys of what is for travellers
    changes: dict[str, list[p.ChangeEntry]] = field(
        default_factory=dict
    )  # country → in the order of the guide

    @classmethod
    def of(cls, guide: WholeGuide, code: str) -> Language:
        language = cls(code)
        documents = ((guide.place(document.key), document) for document in guide.documents(code))
        for _place, document in sorted(documents, key=lambda pair: pair[0]):
            language.add(document, guide.written_in(code, document.key), guide.carried_to(code, document.key))
            if guide.is_for_travellers(document.key):
                language.at_airports.add(document.key)
                language.slides.extend(kiosk.slides_of(document))
        return language

    def add(self, document: d.Document, written_in: str, carried_to: Iterable[str]) -> None:
        path = path_of(document)
        entry = p.ListEntry(document.key, path, document.title, document.summary, written_in)
        self.entries[document.key] = entry
        if document.kind == "country":
            self.countries[document.key] = p.Country(document.key, path, document.title)
        else:
            folder, _, name = document.key.partition("/")
            self.below.setdefault(folder, {})[name] = entry
        for name in media_names(document):
            self.media_places.setdefault(name, set()).update(carried_to)
        place = document.key.partition("/")[0]
        self.changes.setdefault(place, []).extend(changes_of(document, path, written_in))

    def changes_in(self, country: str, lender: Language | None) -> tuple[p.ChangeEntry, ...]:
        """`lender` is the language whose words others borrow."""
        lent = lender.changes.get(country, ()) if lender else ()
        return newest_first(self.changes.get(country, ()), lent)

    def topics(self, country: str) -> tuple[p.ListEntry, ...]:
        entries = dict(self.below.get(country, {}))
        first = [entries.pop(topic) for topic in TOPICS if topic in entries]
        return (*first, *(entries[topic] for topic in sorted(entries)))

    def general(self) -> tuple[p.ListEntry, ...]:
        return tuple(self.below.get("general", {}).values())

    def helps(self, document: d.Document) -> tuple[p.Country, ...]:
        """For a document with a check, which ends with whom to call: every country with its page of contacts."""
        if not any(isinstance(block, d.Questions) for block in document.blocks):
            return ()
        pages = {code: self.entries.get(f"{code}/help-and-contacts") for code in self.countries}
        return tuple(
            p.Country(code, page.path, self.countries[code].title) for code, page in pages.items() if page
        )

    def listing(self, *, has_voices: bool) -> kiosk.Listing:
        countries = tuple((country, self.topics(country.code)) for country in self.countries.values())
        general = tuple(entry for entry in self.general() if entry.key in self.at_airports)
        elsewhere = tuple(entry for entry in self.general() if entry.key not in self.at_airports)
        return kiosk.Listing(self.code, countries, general, tuple(self.slides), has_voices, elsewhere)
