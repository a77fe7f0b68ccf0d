"""What questions are about, of one person, and as a sheet holds it of many: words as they sound, and no name."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

import msgspec

from amanjol.casework.cases.own_numbers import numbers_of
from amanjol.foundation import names
from amanjol.foundation.names.person_names import written_words
from amanjol.foundation.names.sounds import VOWELS, sounds
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from amanjol.casework.cases.records import PersonRecord

ID_BYTES: Final = 16
DIGEST_BYTES: Final = 8
ENTRY_BYTES: Final = ID_BYTES + DIGEST_BYTES
_MOST_WORDS: Final = 80
_MOST_NUMBERS: Final = 20
_NAMES_OF_DETAILS: Final = ("prs_FirstName", "prs_MiddleName", "prs_SecondName")
_HEARING: Final = ("sounds.py", "sounds.toml", "person_names.py", "lookalikes.py")
_FORM: Final = 2
"""Of what a sheet holds: raise it with every change of `Held`, `SheetContents`, outlines, or of what fills them."""

# Consonants that may stand for each other are one; vowels, and what is easily lost, are none: so few different
# outlines are left that each can be looked at.
_OUTLINE: Final = str.maketrans("bpfdtkgszcčšşʒǯċĵçmŋ", "pppttkksssssssssssnn", VOWELS + "vwxɣχjʕy'")
_ROUGHLY: Final = _OUTLINE | dict.fromkeys(map(ord, VOWELS), "a")
_DOUBLED: Final = re.compile(r"(.)\1+")

type Words = dict[str, str]
"""By their outlines words as they sound, each with the places of the people who have it: see `sounds_in`."""


@dataclass(frozen=True, slots=True)
class Held:
    """Of one person: words of names and places as they sound, numbers in their normal forms after their kinds."""

    words: frozenset[str]
    birth_year: int | None
    numbers: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether there is little enough for a sheet; who has more is opened for each question."""
        return len(self.words) <= _MOST_WORDS and len(self.numbers) <= _MOST_NUMBERS


class SheetContents(DataRecord, frozen=True):
    """What many people are found by.

    `people` are the ids in their order, each with the digest of the row from which it was written; everything else
    names them by their place among these. `outlines` and `words` are a line each, beside one another; `years` has 0 for
    none, `numbers` is a line each: the place, a space, kind and number. `edition` is how words were heard.

    Lines, since a question asks for few of them: to make objects of all would take most of its time.
    """

    edition: str
    people: str
    outlines: str
    words: str
    years: list[int]
    numbers: str


def names_of(record: PersonRecord) -> list[str]:
    """Every name of a person, those that were typed in the details last."""
    return [*record.names, *_in_details(record.details)]


def _in_details(details: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The name that was typed as the standard has it, as one: the family name after the others."""
    for detail in details:
        values = detail["document"]["values"]
        name = " ".join(str(values[key]) for key in _NAMES_OF_DETAILS if values.get(key))
        if name:
            yield name


@cache
def edition() -> str:
    """How words are heard by this program: a sheet of another edition is written anew."""
    digest = hashlib.sha256(str(_FORM).encode())
    for name in _HEARING:
        digest.update(Path(names.__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:16]


def outline(heard: str) -> str:
    """What is left of a word for the quickest look."""
    return _DOUBLED.sub(r"\1", heard.translate(_OUTLINE))


def roughly(heard: str) -> str:
    """As `outline`, with the places of vowels."""
    return _DOUBLED.sub(r"\1", heard.translate(_ROUGHLY))


def _texts_of(record: PersonRecord) -> list[str]:
    return [*names_of(record), record.place]


def words_of(records: Iterable[PersonRecord]) -> str:
    """What is heard of all of them, for `Hearing.listen`."""
    return " ".join(chain.from_iterable(map(_texts_of, records)))


class Hearing:
    """Hears words, each once. It remembers them: let it go with the request."""

    def __init__(self) -> None:
        self._heard: dict[str, tuple[str, ...]] = {}

    def of_person(self, record: PersonRecord, country: str | None) -> Held:
        """`country` reads telephone numbers as they are written there; None leaves all numbers out."""
        words = self.of_texts(_texts_of(record))
        normal = numbers_of(record, country) if country is not None else ()
        numbers = tuple(f"{kind[0]}{number}" for kind, number in normal)
        return Held(words, record.birth_year, tuple(dict.fromkeys(numbers)))

    def of_texts(self, texts: Iterable[str]) -> frozenset[str]:
        """The sounds of every word."""
        text = " ".join(texts)
        self.listen(text)
        return frozenset(chain.from_iterable(map(self._heard.__getitem__, text.split())))

    def listen(self, text: str) -> None:
        """Hear the words of many people at once, before they are asked for: a tenth of the time."""
        new = [word for word in dict.fromkeys(text.split()) if word not in self._heard]
        written = [written_words(word) for word in new]
        heard = iter(normalize("NFC", sounds("\n".join(chain.from_iterable(written)))).split("\n"))
        for word, parts in zip(new, written, strict=True):
            self._heard[word] = tuple(filter(None, islice(heard, len(parts))))


@dataclass(slots=True)
class Columns:
    """The same as `SheetContents`, to be asked: of a sheet, or of people who stand on none."""

    people: bytes
    words: Words
    years: list[int]
    numbers: str
    stale: frozenset[int] = field(default_factory=frozenset)
    """Places of people who are not asked here, since their rows say something else."""

    def person(self, place: int) -> bytes:
        """The id."""
        return self.people[place * ENTRY_BYTES : place * ENTRY_BYTES + ID_BYTES]


def columns_of(people: Mapping[UUID, Held], digests: Mapping[UUID, bytes]) -> Columns:
    """Of these people, whose rows have these digests, in the order of their ids."""
    ids = sorted(people)
    words: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    lines = []
    for place, pk in enumerate(ids):
        held = people[pk]
        for word in sorted(held.words):
            words[outline(word)][word].append(place)
        lines += [f"{place} {number}\n" for number in held.numbers]
    years = [people[pk].birth_year or 0 for pk in ids]
    by_outline = {key: _joined(alike) for key, alike in words.items()}
    inside = b"".join(pk.bytes + digests.get(pk, bytes(DIGEST_BYTES)) for pk in ids)
    return Columns(inside, by_outline, years, "".join(lines))


def _joined(alike: Mapping[str, Sequence[int]]) -> str:
    return "\t".join(" ".join((heard, *map(str, places))) for heard, places in alike.items())


def sounds_in(alike: str) -> Iterator[tuple[str, str]]:
    """The words of one outline as they sound, each with the places of the people who have it, spaces between."""
    for entry in alike.split("\t"):
        heard, _space, places = entry.partition(" ")
        yield heard, places


def heard_in(alike: Iterable[str]) -> set[str]:
    """The words alone, of many sheets."""
    return {entry.partition(" ")[0] for entry in "\t".join(alike).split("\t")}


def contents_of(people: Mapping[UUID, Held], digests: Mapping[UUID, bytes]) -> SheetContents:
    """What is sealed of these people."""
    columns = columns_of(people, digests)
    inside = b64encode(columns.people).decode()
    outlines, words = "\n".join(columns.words), "\n".join(columns.words.values())
    return SheetContents(edition(), inside, outlines, words, columns.years, columns.numbers)


_decoder: Final = msgspec.json.Decoder(SheetContents)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet as it was sealed, with what the rows say now.

    `outside` are people whose rows name it and say something else than it does; `strangers`: whether it holds
    somebody whose row does not name it.
    """

    columns: Columns
    outside: tuple[bytes, ...]
    strangers: bool


def read(document: bytes, named: bytes) -> Opened:
    """The seal has just shown that the document is as it was written. `named` are those whose rows name the sheet:
    ids in their order, each with the digest of the row. SealBroken for another edition.
    """
    try:
        contents = _decoder.decode(document)
        inside = b64decode(contents.people, validate=True)
    except ValueError:
        raise SealBroken from None
    if contents.edition != edition():
        raise SealBroken
    words = dict(zip(contents.outlines.split("\n"), contents.words.split("\n"), strict=False))
    columns = Columns(inside, words, contents.years, contents.numbers)
    if inside == named:  # nearly always
        return Opened(columns, (), strangers=False)
    now, then = _by_id(named), _by_id(inside)
    columns.stale = frozenset(at for at, pk in enumerate(then) if now.get(pk) != then[pk])
    outside = tuple(pk for pk, digest in now.items() if then.get(pk) != digest)
    return Opened(columns, outside, strangers=not then.keys() <= now.keys())


def _by_id(entries: bytes) -> dict[bytes, bytes]:
    return {
        entries[at : at + ID_BYTES]: entries[at + ID_BYTES : at + ENTRY_BYTES]
        for at in range(0, len(entries), ENTRY_BYTES)
    }
