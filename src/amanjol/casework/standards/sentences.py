"""Words for staff, always in both of their languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same words in English and Russian; `{names}` in them are filled by `fill`."""

    en: str
    ru: str

    def in_language(self, code: str) -> str:
        """Russian for `ru`, English for every other code: staff pages have these two."""
        return self.ru if code == "ru" else self.en

    def fill(self, **parts: Sentence | str | int) -> Sentence:
        """The sentence with its `{names}` filled. KeyError when one is left out."""
        return Sentence(
            *(
                text.format(
                    **{
                        name: part.in_language(code) if isinstance(part, Sentence) else part
                        for name, part in parts.items()
                    }
                )
                for code, text in (("en", self.en), ("ru", self.ru))
            )
        )


def joined(parts: tuple[Sentence, ...]) -> Sentence:
    """Several short words as one list, parted by commas."""
    return Sentence(", ".join(part.en for part in parts), ", ".join(part.ru for part in parts))
