"""Whether two names may be those of a parent and a child, who share a family name and each other's given names.

Whoever is looked for may be in danger from a relative, so the one must never be taken for the other. Where the words
may be laid either way, they are said to be two people and the relation is named: a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.names.alikeness import Heard
    from amanjol.foundation.names.person_names import Part

type Relation = Literal["", "parent and child"]
type Words = Sequence[Part]

_ONE_WORD: Final = 0.5  # from this value on a word stands for another
_ONE_STEM: Final = 0.85  # from this alikeness on a father's name is that given name


class Kinship(NamedTuple):
    """`possible`: they may be parent and child; `likely`: it explains the words better than that they are one."""

    possible: bool
    likely: bool


NO_KINSHIP: Final = Kinship(possible=False, likely=False)


class Kin:
    """Looks for parents and children with the ear of a matcher: `alike` for sounds, `value` for words."""

    def __init__(self, alike: Callable[[Heard, Heard], float], value: Callable[[Part, Part], float]) -> None:
        self._alike = alike
        self._value = value

    def kinship(self, first: Words, second: Words) -> Kinship:
        """Of two names, whichever is the child's."""
        if min(len(first), len(second)) < 2:  # noqa: PLR2004  one word says nothing about a family
            return NO_KINSHIP
        likely = (
            self._is_child(first, second)
            or self._is_child(second, first)
            or self._have_changed_places(first, second)
            or self._lacks_given_name(first, second)
            or self._lacks_given_name(second, first)
            or self._ends_as_child(first, second)
            or self._ends_as_child(second, first)
        )
        if likely:
            return Kinship(possible=True, likely=True)
        possible = self._are_named_after_each_other(first, second) or any(
            self._has_own_name(*names) for names in ((first, second), (second, first))
        )
        return Kinship(possible, likely=False)

    def _is_child(self, child: Words, parent: Words) -> bool:
        """`Ахмет Серік Болатұлы`, `Ахмет Болат`: the father's name of one is the given name of the other."""
        return any(
            self._fits(child, parent, father, given)
            for father in _fathers(child, parent)
            for given in parent
            if not given.kind and self._is_stem(father, given)
        )

    def _fits(self, child: Words, parent: Words, father: Part, given: Part) -> bool:
        """Whether all that is left of the child's name but its own given name is in the parent's, and the reverse."""
        if any(word.kind == "patronymic" and self._is_one(father, word) for word in parent):
            return False  # brothers and sisters, or one person
        mine = [word for word in child if word is not father and word.kind != "patronymic"]
        theirs = [word for word in parent if word is not given and word.kind != "patronymic"]
        own = [word for word in mine if not self._is_among(word, theirs)]
        return (
            len(own) == 1
            and own[0].kind in {"", "initial"}
            and not self._is_one(own[0], given)
            and all(self._is_among(word, mine) for word in theirs)
        )

    def _have_changed_places(self, first: Words, second: Words) -> bool:
        """`Саттор Комрон Файзуллоҳ`, `Саттор Файзуллоҳ Комрон`: no endings, and the last two or first two changed."""
        if len(first) != 3 or len(second) != 3 or not _are_plain(*first, *second):  # noqa: PLR2004
            return False
        return any(
            all(self._is_one(first[place], second[other]) for place, other in enumerate(order))
            and not self._is_one(first[order[1]], first[1])
            for order in ((0, 2, 1), (1, 0, 2))
        )

    def _lacks_given_name(self, child: Words, parent: Words) -> bool:
        """`Саттор Комрон Файзуллоҳ`, `Саттор Файзуллоҳ`: no endings, and the one in the middle is missing."""
        if len(child) != 3 or len(parent) != 2 or not _are_plain(*child, *parent):  # noqa: PLR2004
            return False
        ends = (child[0], child[2])
        return not self._is_among(child[1], parent) and any(
            self._is_one(ends[0], one) and self._is_one(ends[1], other)
            for one, other in (parent, parent[::-1])
        )

    def _ends_as_child(self, plain: Words, ended: Words) -> bool:
        """`Рүстем Байжан`, `Байжан Рүстемов`: one person in two orders, or Байжан, the child of Рүстем."""
        if len(plain) != 2 or len(ended) != 2 or not _are_plain(*plain):  # noqa: PLR2004
            return False
        kinds = [bool(word.kind) and word.kind != "initial" for word in ended]
        if sum(kinds) != 1:
            return False
        place = kinds.index(True)
        return self._is_stem(ended[place], plain[1 - place]) and self._is_one(ended[1 - place], plain[place])

    def _are_named_after_each_other(self, first: Words, second: Words) -> bool:
        """`Рустамов Али`, `Алиев Рустам`; without endings `Рүстем Байжан`, `Байжан Рүстем`."""
        if len(first) != 2 or len(second) != 2:  # noqa: PLR2004
            return False
        if _are_plain(*first, *second):
            return all(self._is_one(word, other) for word, other in zip(first, reversed(second), strict=True))
        names = [sorted(words, key=lambda word: word.kind) for words in (first, second)]
        if any([word.kind for word in words] != ["", "family"] for words in names):
            return False
        (given, family), (other_given, other_family) = names
        return self._is_stem(family, other_given) and self._is_stem(other_family, given)

    def _has_own_name(self, child: Words, parent: Words) -> bool:
        """`Каримов Азиз Азизович` is the child of one who is called as he is."""
        if any(word.kind == "patronymic" for word in parent):
            return False
        return any(
            self._is_stem(father, given) and self._is_among(given, [word for word in child if not word.kind])
            for father in child
            if father.kind == "patronymic"
            for given in parent
            if not given.kind
        )

    def _is_one(self, word: Part, other: Part) -> bool:
        return self._value(word, other) >= _ONE_WORD

    def _is_among(self, word: Part, words: Words) -> bool:
        return any(self._is_one(word, other) for other in words)

    def _is_stem(self, ended: Part, plain: Part) -> bool:
        return self._alike(ended.stem, plain.whole) >= _ONE_STEM or (
            ended.kind != "" and self._is_one(ended._replace(whole=ended.stem, kind="", gender=""), plain)
        )


def _fathers(child: Words, parent: Words) -> list[Part]:
    """The words that may be of the father; of three words a family's name too, where the other has no such name."""
    fathers = [word for word in child if word.kind == "patronymic"]
    if not fathers and len(child) > 2 and not any(word.kind == "family" for word in parent):  # noqa: PLR2004
        fathers = [word for word in child if word.kind == "family"]
    return fathers


def _are_plain(*words: Part) -> bool:
    return not any(word.kind for word in words)
