"""The languages in which staff write for readers: those of the guide, without what we derive."""

from __future__ import annotations

from django.conf import settings

_FIRST = ("ru", "uz", "kk", "ky", "tk", "en")  # the languages of departure before English


def written_languages() -> list[tuple[str, str]]:
    """Code and name of each, in the order in which forms ask for them."""
    names = {code: str(name) for code, name in settings.LANGUAGES}
    order = {code: place for place, code in enumerate(_FIRST)}
    return sorted(names.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
