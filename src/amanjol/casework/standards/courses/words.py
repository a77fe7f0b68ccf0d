"""What a page says of a course, in words: for whom it is, who should read it, what kind of part comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

FOR_WHOM: Final[Mapping[str, Sentence]] = {
    "anybody": Sentence("for anybody", context="a course"),
    "lawyers": Sentence("for lawyers", context="a course"),
    "officers": Sentence("for officers", context="a course"),
}
PROFESSIONS: Final[Mapping[str, Sentence]] = {
    "accountant": Sentence("an accountant", context="who reads a course"),
    "advocate": Sentence("an advocate", context="who reads a course"),
    "psychologist": Sentence("a psychologist", context="who reads a course"),
    "trainer": Sentence("a trainer", context="who reads a course"),
}
KINDS: Final[Mapping[str, Sentence]] = {
    "welcome": Sentence("Welcome", context="a part of a lesson"),
    "talk": Sentence("Talk", context="a part of a lesson"),
    "activity": Sentence("Activity", context="a part of a lesson"),
    "practice": Sentence("Each tries it", context="a part of a lesson"),
    "closing": Sentence("The end", context="a part of a lesson"),
}
SOURCES: Final = Sentence("Sources", context="of a course")
UNCHECKED: Final = Sentence("NR: nobody has checked this source.")
