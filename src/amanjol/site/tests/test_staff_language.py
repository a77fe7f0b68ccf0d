"""A language more of staff is catalogues and nothing else: a tool makes them, and a node of that tree speaks it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

CHECKOUT = Path(__file__).parents[4]
SOURCES = Path("src/amanjol")

TRANSLATED = {
    "foundation/web": {"Something broke on our side": "‹Something broke›"},
    "casework/cases": {"Person": "‹Person›"},
    "casework/standards": {
        "Deceived about the nature of the job, location or employer": "‹Deceived›",
        "Weak": "‹Weak›",
    },
}
# A text of each door: the shell's and the desk's catalogues are Django's, the list's is read without Django.
ASK_THE_NODE = """
import json, django
django.setup()
from django.conf import settings
from django.test import RequestFactory
from django.utils import translation
from amanjol.casework.cases.details.parts import PARTS
from amanjol.casework.cases.lists.forms import CompareForm
from amanjol.casework.cases.templatetags.case_words import said
from amanjol.casework.standards.screening.list_files import packaged_lists
from amanjol.casework.standards.policy.policies import OFF
from amanjol.foundation.web.language import asked_language, is_cyrillic
adults = packaged_lists().named("labour-adults")
language = asked_language(RequestFactory().get("/desk/", headers={"accept-language": "tg-TJ,ru;q=0.5"}))
with translation.override(language):
    form = CompareForm(of=adults)
    first = form.fields[adults.indicators[0].key]
    print(json.dumps({
        "offered": settings.STAFF_LANGUAGES,
        "language": language,
        "is_cyrillic": is_cyrillic(language),
        "shell": translation.gettext("Something broke on our side"),
        "part": str(PARTS[0].title),
        "indicator": first.label,
        "weights": [words for _, words in first.choices],
        "sentence": said(OFF),
    }))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The checkout once more, with catalogues of its own: all else is linked."""
    catalogues = {path.relative_to(CHECKOUT) for path in CHECKOUT.glob("src/amanjol/*/*/locale")}
    folders = {parent for path in catalogues for parent in path.parents}

    def mirror(folder: Path) -> None:
        (tmp_path / folder).mkdir()
        for child in (CHECKOUT / folder).iterdir():
            inner = child.relative_to(CHECKOUT)
            if inner in folders:
                mirror(inner)
            elif inner in catalogues:
                shutil.copytree(child, tmp_path / inner)
            else:
                (tmp_path / inner).symlink_to(child)

    mirror(Path("src"))
    for linked in ("deploy", "content", ".venv"):
        (tmp_path / linked).symlink_to(CHECKOUT / linked)
    return tmp_path


def run(tree: Path, *command: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(tree / "src"),
        "DJANGO_SETTINGS_MODULE": "amanjol.site.settings",
        "DATABASE_URL": "postgresql://amanjol_app@localhost/nowhere",
        "AMANJOL_SECRET_KEY": "only-for-this-test-" * 4,
        "AMANJOL_DATA": str(tree / "data"),
        "AMANJOL_PLANES": "casework",
    }
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def translate(file: Path, texts: dict[str, str]) -> None:
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale="tg")
    for english, text in texts.items():
        message = catalogue.get(english)
        assert message is not None, english
        assert message.string == ""
        message.string = text
    with file.open("wb") as opened:
        write_po(opened, catalogue)


def test_a_language_of_staff_is_its_catalogues_and_nothing_else(tree: Path) -> None:
    python = str(tree / ".venv" / "bin" / "python")
    paths = run(tree, python, "deploy/new_language.py", "tg").splitlines()
    assert len(paths) == len(list(CHECKOUT.glob("src/amanjol/*/*/locale/ru")))
    for file in tree.glob("src/amanjol/*/*/locale/tg/LC_MESSAGES/django.po"):
        package = str(file.relative_to(tree / SOURCES).parents[3])
        if package in TRANSLATED:
            translate(file, TRANSLATED[package])
        else:
            file.unlink()  # a package that nobody has begun with
    run(tree, "sh", "deploy/compile_words.sh")
    answer = json.loads(run(tree, python, "-c", ASK_THE_NODE))
    assert answer == {
        "offered": [["en", "English"], ["ru", "Русский"], ["tg", "Тоҷикӣ"]],
        "language": "tg",
        "is_cyrillic": True,
        "shell": "‹Something broke›",
        "part": "‹Person›",
        "indicator": "‹Deceived›",
        "weights": ["—", "Strong", "Medium", "‹Weak›"],
        "sentence": "The policy of this country does not let us ask this.",
    }


def texts_of(file: Path) -> dict[tuple[str | None, str], str]:
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale="kk")
    return {(message.context, str(message.id)): str(message.string) for message in catalogue if message.id}


def test_what_is_translated_stays_when_the_catalogues_are_made_again(tree: Path) -> None:
    python = str(tree / ".venv" / "bin" / "python")
    file = tree / SOURCES / "casework/standards/locale/kk/LC_MESSAGES/django.po"
    texts = texts_of(file)
    said = run(tree, python, "deploy/new_language.py", "kk")
    now = texts_of(file)
    assert {key: now[key] for key in texts} == texts
    missing = sum(not text for text in now.values())
    assert missing == len(now) - len(texts) > 500
    assert (
        f"casework/standards/locale/kk/LC_MESSAGES/django.po: {len(now)} texts, {missing} to translate"
        in said
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Name one language"),
        (["xx"], "xx is no language"),
        (["../kk"], "is no language"),
        (["en"], "English stands in the code itself"),
    ],
)
def test_what_is_no_other_language_makes_nothing(arguments: list[str], says: str) -> None:
    done = subprocess.run(
        [sys.executable, "deploy/new_language.py", *arguments],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert says in done.stderr


def test_the_same_english_is_said_in_one_way_by_all_packages_of_django() -> None:
    """Their catalogues are one in a running node: of two translations one would win, on the pages of both packages."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted((CHECKOUT / SOURCES).glob("*/*/locale/ru/LC_MESSAGES/django.po")):
        package = path.parents[3].name
        if package == "standards":  # read apart, with Python's own gettext
            continue
        with path.open("rb") as opened:
            for message in read_po(opened, locale="ru"):
                if message.id:
                    english = message.id if isinstance(message.id, str) else message.id[0]
                    said.setdefault((message.context or "", english), {})[str(message.string)] = package
    assert {words: ways for words, ways in said.items() if len(ways) > 1} == {}
