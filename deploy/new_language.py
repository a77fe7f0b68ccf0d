"""Makes the catalogues of one more language of staff, or brings those of one up to date.

    .venv/bin/python deploy/new_language.py kk

Every package's texts then stand in `locale/<language>/LC_MESSAGES/django.po`, to be translated: those of its Russian
catalogue, which lacks nothing. What is translated already stays; a text that is nowhere any more goes. Until it is
translated a text is shown in English. `make sync` compiles, and the staff pages offer the language.
"""

import sys
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

SOURCES = Path(__file__).parents[1] / "src" / "amanjol"


def catalogues(folder: str) -> list[Path]:
    """Where those of a language lie, by the name of its folder: one beside each Russian catalogue."""
    russian = sorted(SOURCES.glob("*/*/locale/ru/LC_MESSAGES/django.po"))
    return [path.parents[2] / folder / "LC_MESSAGES" / "django.po" for path in russian]


def renewed(path: Path, locale: Locale) -> Catalog:
    """The texts of the Russian catalogue beside it, in its order, with the translations that are there already."""
    template = _read(path.parents[2] / "ru" / "LC_MESSAGES" / "django.po", Locale("ru"))
    existing = _read(path, locale) if path.exists() else Catalog(locale=locale, fuzzy=False)
    catalogue = Catalog(locale=locale, project="Amanjol", fuzzy=False)
    catalogue.header_comment = f"# {locale.english_name} texts of {path.parents[3].name}."
    for message in template:
        if message.id:
            catalogue.add(
                message.id, _text(existing.get(_english(message), message.context)), context=message.context
            )
    return catalogue


def _text(existing: Message | None) -> str | tuple[str, ...]:
    text = existing.string if existing else ""
    return tuple(text) if isinstance(text, list | tuple) else text or ""


def _english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(path: Path, locale: Locale) -> Catalog:
    with path.open("rb") as opened:
        return read_po(opened, locale=locale, abort_invalid=True)


def main(arguments: list[str]) -> str:
    """An empty text, or why nothing was written."""
    match arguments:
        case [code]:
            pass
        case _:
            return "Name one language, such as kk or uz-cyrl."
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return f"{code} is no language that Unicode's CLDR knows."
    if locale.language == "en":
        return "English stands in the code itself."
    for path in catalogues(str(locale)):
        catalogue = renewed(path, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as opened:
            write_po(opened, catalogue, width=0, ignore_obsolete=True)
        lacks = sum(not message.string or not any(message.string) for message in catalogue if message.id)
        print(f"{path.relative_to(SOURCES)}: {len(catalogue)} texts, {lacks} to translate")  # noqa: T201  what it is for
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)
