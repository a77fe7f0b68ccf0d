"""Languages: which codes exist, which ones a folder of content is written in, and their order.

A language of the guide is data: it is there once `content/interface/<code>.yaml` gives the words of the
pages' shell in it. `uz` is Latin script; Uzbek Cyrillic is derived and never stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# ISO 639-1:2002 with its later changes, 183 codes.
_ISO_639_1: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
CODES: Final = frozenset(_ISO_639_1.split())
_FIRST: Final = ("en", "ru", "uz", "kk", "ky", "tk")


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """The two that others fall back on, then those of the countries of departure, then any other."""
    return tuple(
        sorted(codes, key=lambda code: (_FIRST.index(code) if code in _FIRST else len(_FIRST), code))
    )


def languages_of(content: Path) -> tuple[str, ...]:
    """The languages that a folder of content has words for."""
    return in_order(file.stem for file in content.glob("interface/*.yaml") if file.stem in CODES)
