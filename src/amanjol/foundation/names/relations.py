"""Whether two names may be those of a parent and a child, who share a family name and each other's given names.

Whoever is looked for may be in danger from a relative, so the one must never be taken for the other. Where the words
may be laid either way, they are said to be two people and the relation is named: a person decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from amanjol.foundation.names.alikeness import Heard
from amanjol.foundation.names.short_names import is_hers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.names.person_names import Part

type Relation = Literal["", "parent and child"]
type Words = Sequence[Part]

_ENDED: Final = ("family", "patronymic")
_ONE_WORD: Final = 0.5  # from this value on a word stands for another
_OF_OPEN_NAME: Final = re.compile("(?:in)?[iı][čçċcš]š?(?:n[aæ])?")  # Ильич, Никитична: of Илья, Никита
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
        lengths = len(first), len(second)
        if min(lengths) < 2:
            return NO_KINSHIP
        likely = self._is_child(first, second) or self._is_child(second, first)
        if not likely and max(lengths) <= 3:
            likely = self._is_by_order(first, second) or self._is_by_order(second, first)
        return Kinship(likely or self._may_be(first, second), likely)

    def _is_by_order(self, first: Words, second: Words) -> bool:
        lengths = len(first), len(second)
        if lengths == (2, 2):
            return self._ends_as_child(first, second) or self._are_named_after_each_other(first, second)
        if not _are_plain(*first, *second):
            return False
        return (lengths == (3, 3) and self._have_changed_places(first, second)) or (
            lengths == (3, 2) and self._lacks_given_name(first, second)
        )

    def _may_be(self, first: Words, second: Words) -> bool:
        """Whether the words of one person might be those of two: `Азиз Азизович`, or two given names reversed."""
        return any(
            self._has_own_name(child, parent)
            or self._has_only_fathers_name(child, parent)
            or self._ends_with_given_name(child, parent)
            for child, parent in ((first, second), (second, first))
        )

    def _is_child(self, child: Words, parent: Words) -> bool:
        """`Ахмет Серік Болатұлы`, `Ахмет Болат`: the father's name of one is the given name of the other."""
        for father in _fathers(child, parent):
            if any(word.kind == "patronymic" and self._is_one(father, word) for word in parent):
                continue  # brothers and sisters, or one person
            mine = [word for word in child if word is not father and word.kind != "patronymic"]
            for given in parent:
                if not given.kind and self._is_stem(father, given) and self._fits(mine, parent, given):
                    return True
        return False

    def _fits(self, mine: Words, parent: Words, given: Part) -> bool:
        """Whether all that is left of the child's name but its own given name is in the parent's, and the reverse."""
        theirs = [word for word in parent if word is not given and word.kind != "patronymic"]
        own = [word for word in mine if not self._is_among(word, theirs)]
        return (
            len(own) == 1
            and own[0].kind in {"", "initial"}
            and not self._is_one(own[0], given)
            and all(self._is_among(word, mine) for word in theirs)
        )

    def _have_changed_places(self, first: Words, second: Words) -> bool:
        """`Саттор Комрон Файзуллоҳ`, `Саттор Файзуллоҳ Комрон`: two of three have changed places, whichever."""
        return any(
            all(self._is_one(first[place], second[other]) for place, other in enumerate(order))
            and not any(
                self._is_one(first[place], first[other])
                for place, other in enumerate(order)
                if place != other
            )
            for order in ((0, 2, 1), (1, 0, 2), (2, 1, 0))
        )

    def _lacks_given_name(self, child: Words, parent: Words) -> bool:
        """`Саттор Комрон Файзуллоҳ`, `Саттор Файзуллоҳ`: the one in the middle is missing."""
        start, own, end = child
        if own.hyphen or end.hyphen or is_hers(start.whole.sounds):
            return False
        return not self._is_among(own, parent) and any(
            self._is_one(start, first) and self._is_one(end, last) for first, last in (parent, parent[::-1])
        )

    def _ends_as_child(self, plain: Words, ended: Words) -> bool:
        """`Рүстем Байжан`, `Байжан Рүстемов`: one person in two orders, or Байжан, the child of Рүстем."""
        places = [place for place, word in enumerate(ended) if word.kind in _ENDED]
        if len(places) != 1 or not _are_plain(*plain) or self._is_one(*plain):
            return False
        (place,) = places
        return self._is_stem(ended[place], plain[1 - place]) and self._is_one(ended[1 - place], plain[place])

    def _are_named_after_each_other(self, first: Words, second: Words) -> bool:
        """`Рустамов Али`, `Алиев Рустам`."""
        families = [[word for word in words if word.kind in _ENDED] for words in (first, second)]
        given = [[word for word in words if not word.kind] for words in (first, second)]
        if [len(words) for words in (*families, *given)] != [1, 1, 1, 1]:
            return False
        (family,), (other_family,) = families
        (name,), (other_name,) = given
        if self._is_one(name, other_name):
            return False  # `Исаев Иса`, twice
        return self._is_stem(family, other_name) and self._is_stem(other_family, name)

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

    def _has_only_fathers_name(self, child: Words, parent: Words) -> bool:
        """`Бакыт кызы Нурзат`, `Бакыт Сатаров`: she has no family's name that could speak against it."""
        if len(child) != 2 or {word.kind for word in child} != {"", "patronymic"}:
            return False
        own, father = sorted(child, key=lambda word: word.kind)
        return not self._is_among(own, parent) and any(
            not given.kind and self._is_stem(father, given) for given in parent
        )

    def _ends_with_given_name(self, child: Words, parent: Words) -> bool:
        """`Айдос Көбеген`, `Көбеген Жақсылық` or `Көбеген Сатаров`; and the same two given names reversed."""
        if len(child) != 2 or not _are_plain(*child):
            return False
        if _are_plain(*parent):
            return self._is_one(child[1], parent[0])
        plain = [word for word in parent if not word.kind]
        return len(plain) == 1 and self._is_one(child[1], plain[0]) and not self._is_among(child[0], parent)

    def _is_one(self, word: Part, other: Part) -> bool:
        return self._value(word, other) >= _ONE_WORD

    def _is_among(self, word: Part, words: Words) -> bool:
        return any(self._is_one(word, other) for other in words)

    def _is_stem(self, ended: Part, plain: Part) -> bool:
        alike = self._alike(ended.stem, plain.whole)
        if alike < _ONE_STEM and _OF_OPEN_NAME.fullmatch(ended.whole.sounds[len(ended.stem.sounds) :]):
            alike = self._alike(ended.stem, Heard(plain.whole.sounds.rstrip("aæ")))
        if 0 < alike < _ONE_STEM:  # with an ending of respect perhaps
            return self._is_one(
                ended._replace(written=ended.stem.sounds, whole=ended.stem, kind="", gender=""), plain
            )
        return alike >= _ONE_STEM


def _fathers(child: Words, parent: Words) -> list[Part]:
    """The words that may be of the father; of three words a family's name too, where the other has no such name."""
    fathers = [word for word in child if word.kind == "patronymic"]
    if not fathers and len(child) > 2 and not any(word.kind == "family" for word in parent):
        fathers = [word for word in child if word.kind == "family"]
    return fathers


def _are_plain(*words: Part) -> bool:
    return not any(word.kind for word in words)
