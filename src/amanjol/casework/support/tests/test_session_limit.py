"""What is kept of the limit that a client heard."""

from __future__ import annotations

import dataclasses

from amanjol.casework.support.sessions.limit import packaged_limit


def test_the_hash_of_the_limit_binds_edition_language_and_words() -> None:
    """So that it can be shown later what was read out, and not only that something was."""
    text = packaged_limit()
    others = [
        dataclasses.replace(text, edition="2020-01-01"),
        *(
            dataclasses.replace(text, **{part: getattr(text, part) | {"ru": "Другое"}})
            for part in ("stays", "others", "limit", "first")
        ),
    ]
    assert len({of.digest("ru") for of in (text, *others)}) == 6
    changed = dataclasses.replace(text, limit={**text.limit, "tk": "Başga"})
    assert changed.digest("ru") == text.digest("ru")
