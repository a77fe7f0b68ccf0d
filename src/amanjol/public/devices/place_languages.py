"""How much of each language an airport shows: in which order a kiosk offers them, how often posters speak them.

An airport that nobody set has what is usual in its country: a beginning, which whoever knows the place corrects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings

from amanjol.public.devices.airports import airport
from amanjol.public.devices.kinds import LanguageShare
from amanjol.public.packs.editions import in_menu_order, with_cyrillic

if TYPE_CHECKING:
    from collections.abc import Mapping

    type Shares = Mapping[str, LanguageShare]  # by language, in the order of the menu

# Turns of a language among those of all: a device is told these numbers.
WEIGHTS: Final[Mapping[LanguageShare, int]] = {
    LanguageShare.MOST: 6,
    LanguageShare.OFTEN: 4,
    LanguageShare.SOMETIMES: 2,
    LanguageShare.SELDOM: 1,
}
# Where people leave from; those not named here get little.
USUAL: Final[Mapping[str, Mapping[str, LanguageShare]]] = {
    "KG": {"ky": LanguageShare.MOST, "ru": LanguageShare.OFTEN, "uz": LanguageShare.SOMETIMES},
    "KZ": {"kk": LanguageShare.MOST, "ru": LanguageShare.OFTEN, "uz": LanguageShare.SOMETIMES},
    "TJ": {"ru": LanguageShare.MOST, "uz": LanguageShare.OFTEN, "uz-cyrl": LanguageShare.SOMETIMES},
    "TM": {"tk": LanguageShare.MOST, "ru": LanguageShare.OFTEN, "uz": LanguageShare.SOMETIMES},
    "UZ": {"uz": LanguageShare.MOST, "ru": LanguageShare.OFTEN, "uz-cyrl": LanguageShare.SOMETIMES},
}

# Where they change planes or arrive, whoever comes from any of these countries looks for a language to read: first what
# most of them share, then each country's own, all alike; the second script of one language less than a language.
ABROAD: Final[Mapping[str, LanguageShare]] = {
    "ru": LanguageShare.MOST,
    "uz": LanguageShare.OFTEN,
    "kk": LanguageShare.OFTEN,
    "ky": LanguageShare.OFTEN,
    "tk": LanguageShare.OFTEN,
    "uz-cyrl": LanguageShare.SOMETIMES,
}


def languages() -> tuple[str, ...]:
    """Every language that a pack can have, in the order of its menu."""
    return in_menu_order(with_cyrillic(code for code, _name in settings.LANGUAGES))


def usual_in(place: str) -> Shares:
    where = airport(place)
    if where is None:  # in no country that anybody knows
        return dict.fromkeys(languages(), LanguageShare.SOMETIMES)
    named = USUAL.get(where.country, ABROAD)
    return {code: named.get(code, LanguageShare.SELDOM) for code in languages()}


def shares_at(place: str, stored: Mapping[str, str]) -> Shares:
    """As somebody set them. A language that came later, or a word that is no longer one, is as usual there."""
    usual = usual_in(place)
    words = {code: word for code, word in stored.items() if word in LanguageShare.values}
    return {code: LanguageShare(words.get(code, share)) for code, share in usual.items()}


def weights_of(shares: Shares) -> dict[str, int]:
    return {code: WEIGHTS[share] for code, share in shares.items()}


def in_order(shares: Shares) -> list[str]:
    """As the keys of a kiosk stand: the heaviest first, equals as in the menu."""
    return sorted(shares, key=lambda code: -WEIGHTS[shares[code]])
