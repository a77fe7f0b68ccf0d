"""The words of a consent that are read out to the person, in their language, with a picture beside each.

They are composed of pieces (`data/consent_texts.yaml`) from what was chosen: to whom, what, where, until when. Uzbek in
Cyrillic is derived, never typed. `readers` says of each translation who has read it; `nobody` is said to the worker.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, LINE, SENTENCE, Count, load
from amanjol.casework.standards.people.consent_pieces import (
    Asked,
    ChannelText,
    GroupText,
    Line,
    Picture,
    PurposeText,
    ReadOut,
)
from amanjol.casework.standards.people.forms import DATA
from amanjol.casework.standards.people.given import OUTWARD, ConsentFor
from amanjol.casework.standards.people.terms import Channel, FieldGroup, RecipientKind
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.foundation.textfiles.shapes import Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from amanjol.casework.standards.people.terms import Scope

__all__ = ["CONSENT_TEXTS", "CYRILLIC", "Asked", "ConsentTexts", "ReadOut", "in_language", "packaged_texts"]

CYRILLIC: Final = "uz-cyrl"
NOBODY: Final = "nobody"
_PLAIN: Final = (
    "title", "decide", "of_child", "us", "here", "outside", "only_this", "nothing_else", "in_country",
    "to_countries", "unseen", "stands_in", "in_tongues", "with_picture", "no_picture",
    "other_name", "read_first", "until", "open_end", "take_back", "demanded", "help", "question",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConsentTexts:
    """`languages` are those of the catalogues, each by its own name; `edition` is a day.

    `longest_years`: so far `until` may lie ahead; `longest_years_published`, of a story.
    """

    edition: str
    longest_years: int
    longest_years_published: int
    readers: Mapping[str, str]
    languages: Mapping[str, str]
    title: Sentence
    decide: Sentence
    of_child: Sentence
    purposes: tuple[PurposeText, ...]
    us: Sentence
    here: Sentence
    outside: Sentence
    only_this: Sentence
    groups: tuple[GroupText, ...]
    nothing_else: Sentence
    in_country: Sentence
    to_countries: Sentence
    unseen: Sentence
    stands_in: Sentence
    channels: tuple[ChannelText, ...]
    in_tongues: Sentence
    with_picture: Sentence
    no_picture: Sentence
    other_name: Sentence
    read_first: Sentence
    until: Sentence
    open_end: Sentence
    take_back: Sentence
    demanded: Sentence
    help: Sentence
    question: Sentence
    pictures: tuple[Picture, ...]

    @property
    def read_in(self) -> dict[str, str]:
        """Codes and names of all its languages, the derived one behind the one it is derived from."""
        names = {}
        for code, name in self.languages.items():
            names[code] = name
            if code == "uz":
                names[CYRILLIC] = to_cyrillic(name)
        return names

    def reader(self, language: str) -> str:
        """Who has read the translation, empty where nobody did. English is where the others come from."""
        source = "uz" if language == CYRILLIC else language
        reader = "" if source == ENGLISH else self.readers[source]
        return "" if reader == NOBODY else reader

    def is_read(self, language: str) -> bool:
        return language == ENGLISH or bool(self.reader(language))

    def purpose(self, purpose: ConsentFor) -> PurposeText:
        return {text.key: text for text in self.purposes}[purpose]

    def group(self, group: FieldGroup) -> GroupText:
        return {text.key: text for text in self.groups}[group]

    def channel(self, channel: Channel) -> ChannelText:
        return {text.key: text for text in self.channels}[channel]

    def years(self, purpose: ConsentFor) -> int:
        return self.longest_years_published if purpose is ConsentFor.PUBLISHED else self.longest_years

    def shows(self, picture: str) -> Sentence:
        return {drawn.key: drawn.shows for drawn in self.pictures}[picture]

    def read_out(self, asked: Asked, language: str, country_name: Callable[[str, str], str]) -> ReadOut:
        """`country_name(code, language)` is asked in the languages of the catalogue. KeyError for another language."""
        if language not in self.read_in:
            raise KeyError(language)
        lines = _Lines(self, asked, language, country_name)
        return ReadOut(date.fromisoformat(self.edition), language, tuple(lines.composed()))


@dataclass(frozen=True, slots=True)
class _Lines:
    texts: ConsentTexts
    asked: Asked
    language: str
    country_name: Callable[[str, str], str]

    def composed(self) -> Iterator[Line]:
        texts, asked = self.texts, self.asked
        yield self._line("decide", texts.decide)
        if asked.is_of_child:
            yield self._line("child", texts.of_child)
        is_counted = asked.purpose is ConsentFor.COUNTED
        yield self._line(_ASKS.get(asked.purpose, "ask"), texts.purpose(asked.purpose).asks)
        yield from self._told() if asked.purpose in OUTWARD else self._with_us()
        if asked.until is not None:
            yield self._line("ends", texts.until, day=f"{asked.until:%d.%m.%Y}")
        else:
            yield self._line("open", texts.open_end)
        yield self._line("back", texts.take_back)
        yield self._line("gone", texts.purpose(asked.purpose).stays)
        if not is_counted:
            yield self._line("demanded", texts.demanded)
        yield self._line("hands", texts.help)
        yield self._line("answer", texts.question)

    def _told(self) -> Iterator[Line]:
        texts, asked = self.texts, self.asked
        if asked.recipient.kind is RecipientKind.OUTSIDE:
            country = self._country(asked.recipient.country)
            yield self._line("other", texts.outside, name=asked.recipient.name, country=country)
        else:
            yield self._line("other", texts.here, name=asked.recipient.name)
        yield self._line("told", texts.only_this)
        for group in asked.groups:
            said = self._said(texts.group(group).says)
            yield Line(group.value, said, is_item=True)
        yield self._line("closed", texts.nothing_else)
        countries = ", ".join(map(self._country, asked.countries))
        if asked.countries == (asked.home,):
            yield self._line("home", texts.in_country, countries=countries)
        else:
            yield self._line("abroad", texts.to_countries, countries=countries)

    def _with_us(self) -> Iterator[Line]:
        if self.asked.purpose is ConsentFor.COUNTED:
            yield self._line("closed", self.texts.unseen)
        elif self.asked.scope is not None:
            yield from self._published(self.asked.scope)
        else:
            yield self._line("us", self.texts.us)

    def _published(self, scope: Scope) -> Iterator[Line]:
        texts = self.texts
        yield self._line("told", texts.stands_in)
        for channel in scope.channels:
            yield Line(channel.value, self._said(texts.channel(channel).says), is_item=True)
        tongues = ", ".join(texts.read_in[language] for language in scope.languages)
        yield self._line("tongues", texts.in_tongues, languages=tongues)
        yield self._line("picture", texts.with_picture if scope.with_picture else texts.no_picture)
        yield self._line("closed", texts.other_name)
        yield self._line("us", texts.read_first)

    def _line(self, picture: str, sentence: Sentence, **parts: str) -> Line:
        return Line(picture, self._said(sentence, **parts))

    def _said(self, sentence: Sentence, **parts: str) -> str:
        """What is put into a place stays as it is written: names of organisations are not turned into Cyrillic."""
        text = in_language(sentence, self.language)
        return unicodedata.normalize("NFC", text.format(**parts) if parts else text)

    def _country(self, code: str) -> str:
        if self.language == CYRILLIC:
            return to_cyrillic(self.country_name(code, "uz"))
        return self.country_name(code, self.language)


def in_language(sentence: Sentence, language: str) -> str:
    """The words with their places still open."""
    return to_cyrillic(sentence.in_language("uz")) if language == CYRILLIC else sentence.in_language(language)


def _problem(texts: ConsentTexts) -> str:
    """Whoever hears it gets no word of another language: what a catalogue lacks is no gap to fill with English."""
    for words in _read_out(texts):
        if missing := {code for code in texts.languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := texts.languages.keys() - {ENGLISH} - texts.readers.keys():
        return f"`readers` does not say who has read `{min(missing)}`"
    for what, keys, choices in (
        ("purposes", [text.key for text in texts.purposes], list(ConsentFor)),
        ("groups", [text.key for text in texts.groups], list(FieldGroup)),
        ("channels", [text.key for text in texts.channels], list(Channel)),
    ):
        if keys != choices:
            return f"`{what}` has to name {', '.join(choices)}, in this order"
    pictures = [picture.key for picture in texts.pictures]
    twice = {key for key in pictures if pictures.count(key) > 1}
    if wrong := (_DRAWN ^ set(pictures)) | twice:
        return f"`pictures` has to name each picture once: look at `{min(wrong)}`"
    return ""


_ASKS: Final = {ConsentFor.COUNTED: "counted", ConsentFor.PUBLISHED: "story"}
_DRAWN: Final = frozenset(
    {
        *(group.value for group in FieldGroup),
        *(channel.value for channel in Channel),
        "ask", "decide", "child", "us", "other", "told", "abroad", "home", "closed", "ends", "open", "back", "gone",
        "demanded", "hands", "counted", "answer", "story", "tongues", "picture",
    }
)  # fmt: skip


def _read_out(texts: ConsentTexts) -> Iterator[Sentence]:
    yield from (getattr(texts, name) for name in _PLAIN)
    for purpose in texts.purposes:
        yield from (purpose.asks, purpose.stays)
    yield from (group.says for group in texts.groups)
    yield from (channel.says for channel in texts.channels)


_PURPOSE: Final = Record(PurposeText, (Field("key", KEY), Field("asks", SENTENCE), Field("stays", SENTENCE)))
_GROUP: Final = Record(GroupText, (Field("key", KEY), Field("title", SENTENCE), Field("says", SENTENCE)))
_CHANNEL: Final = Record(ChannelText, (Field("key", KEY), Field("title", SENTENCE), Field("says", SENTENCE)))
_PICTURE: Final = Record(Picture, (Field("key", KEY), Field("shows", SENTENCE)))
CONSENT_TEXTS: Final = Record(
    ConsentTexts,
    (
        Field("edition", Day()),
        Field("longest_years", Count()),
        Field("longest_years_published", Count()),
        Field("readers", PerLanguage(LINE)),
        Field("languages", PerLanguage(LINE)),
        *(Field(name, SENTENCE) for name in ("title", "decide", "of_child")),
        Field("purposes", Items(_PURPOSE)),
        *(Field(name, SENTENCE) for name in ("us", "here", "outside", "only_this")),
        Field("groups", Items(_GROUP)),
        *(
            Field(name, SENTENCE)
            for name in ("nothing_else", "in_country", "to_countries", "unseen", "stands_in")
        ),
        Field("channels", Items(_CHANNEL)),
        *(
            Field(name, SENTENCE)
            for name in (
                "in_tongues", "with_picture", "no_picture", "other_name", "read_first", "until", "open_end",
                "take_back", "demanded", "help", "question",
            )
        ),
        Field("pictures", Items(_PICTURE)),
    ),
    problem=_problem,
)  # fmt: skip


@cache
def packaged_texts() -> ConsentTexts:
    """Raises `ContentError`."""
    texts: ConsentTexts = load(DATA / "consent_texts.yaml", CONSENT_TEXTS)
    return texts
