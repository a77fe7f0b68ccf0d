"""The paper that says who looked at a person's papers, in seven languages (`data/access.yaml`).

It says less than the desk: several acts share one sentence (each package says which, in its
`verbs.py`), so that whoever finds the paper learns nothing of what
was talked about. Uzbek in Cyrillic is derived, never typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import KEY, LINE, load
from amanjol.foundation.names.uzbek import to_cyrillic
from amanjol.foundation.textfiles.shapes import Choice, Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

DATA: Final = Path(__file__).with_name("data")
CYRILLIC: Final = "uz-cyrl"
LANGUAGES: Final = {
    "en": "English", "ru": "Русский", "uz": "Oʻzbekcha", CYRILLIC: "Ўзбекча", "kk": "Қазақша", "ky": "Кыргызча",
    "tk": "Türkmençe",
}  # fmt: skip
OTHER: Final = "other"
OTHER_ACT: Final = "written"
_WRITTEN: Final = LANGUAGES.keys() - {CYRILLIC}
_STAFF: Final = {"en", "ru"}

type Words = Mapping[str, str]
"""The same words by language."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What is said in place of a name. `other` stands for every role that is not listed."""

    roles: tuple[str, ...]
    says: Words


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, said of every act that is registered with its key."""

    key: str
    says: Words


@dataclass(frozen=True, slots=True)
class AccessPaper:
    """`translations` says of each language but those of staff whether a native speaker has read it."""

    edition: date
    translations: Words
    title: Words
    keep: Words
    once: Words
    name: Words
    when: Words
    who: Words
    what: Words
    roles: tuple[RoleWords, ...]
    sentences: tuple[Said, ...]

    def of_role(self, role: str) -> Words:
        by_role = {key: each.says for each in self.roles for key in each.roles}
        return by_role.get(role, by_role[OTHER])

    def sentence(self, key: str) -> Words:
        """`OTHER_ACT` for a key that stands in no file of this edition, so that an old entry is never left out."""
        by_key = {each.key: each.says for each in self.sentences}
        return by_key.get(key, by_key[OTHER_ACT])

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(each.key for each in self.sentences)

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        written = "uz" if language == CYRILLIC else language
        return written in _STAFF or self.translations[written] == "read"


def in_language(words: Words, language: str) -> str:
    return to_cyrillic(words["uz"]) if language == CYRILLIC else words[language]


def _problem(paper: AccessPaper) -> str:
    for words in _all_words(paper):
        if missing := _WRITTEN - words.keys():
            return f"`{words.get('en', '')}` is missing in `{min(missing)}`"
    if missing := _WRITTEN - _STAFF - paper.translations.keys():
        return f"`translations` does not say whether a native speaker has read `{min(missing)}`"
    for what, keys in (
        ("role", [key for each in paper.roles for key in each.roles]),
        ("sentence", [each.key for each in paper.sentences]),
    ):
        if twin := next((key for key in keys if keys.count(key) > 1), ""):
            return f"{what} `{twin}` stands in the file twice"
    if OTHER_ACT not in paper.keys:
        return f"`sentences` needs `{OTHER_ACT}`"
    return "" if any(OTHER in each.roles for each in paper.roles) else f"`roles` needs `{OTHER}`"


def _all_words(paper: AccessPaper) -> Iterator[Words]:
    yield from (paper.title, paper.keep, paper.once, paper.name, paper.when, paper.who, paper.what)
    yield from (role.says for role in paper.roles)
    yield from (said.says for said in paper.sentences)


TEXTS: Final = PerLanguage(LINE)
ACCESS_PAPER: Final = Record(
    AccessPaper,
    (
        Field("edition", Day()),
        Field("translations", PerLanguage(Choice(("drafted", "read")))),
        *(Field(name, TEXTS) for name in ("title", "keep", "once", "name", "when", "who", "what")),
        Field("roles", Items(Record(RoleWords, (Field("roles", Items(KEY)), Field("says", TEXTS))))),
        Field("sentences", Items(Record(Said, (Field("key", KEY), Field("says", TEXTS))))),
    ),
    problem=_problem,
)


@cache
def packaged_paper() -> AccessPaper:
    """Raises `ContentError`."""
    made: AccessPaper = load(DATA / "access.yaml", ACCESS_PAPER)
    return made
