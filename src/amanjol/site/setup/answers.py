"""What only people can say about an installation: asked once, kept in a file, checked at once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from amanjol.site.configuration import ConfigurationError, read_planes
from amanjol.site.setup.machine import SetupFailed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANSWERS = "/etc/amanjol/setup.toml"
PARTS = ("guide", "editor", "desk")
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Answers:
    """`guide`, `editor`, `desk` are names such as guide.example.org. `certificates` is a folder with a subfolder of
    each name, as certbot's `live`; empty lets certbot get them. `backup_key` is the file of the PUBLIC key that backups
    are sealed to.
    """

    guide: str
    editor: str
    desk: str
    country: str
    node: str
    planes: str = "public"
    time_zone: str = "Asia/Tashkent"
    certificates: str = ""
    backup_key: str = field(default="", metadata={"kept": False})
    operator_email: str = field(default="", metadata={"kept": False})
    operator_name: str = field(default="Operator", metadata={"kept": False})

    @property
    def names(self) -> dict[str, str]:
        return {part: getattr(self, part) for part in PARTS}

    def text(self) -> str:
        """For the file, without what is needed once."""
        lasting = {entry.name for entry in fields(self) if entry.metadata.get("kept", True)}
        lines = [f'{name} = "{value}"' for name, value in asdict(self).items() if name in lasting]
        return "\n".join(["# What `amanjol setup` was told. Change a line and run it again.", *lines, ""])


def read_answers(file: Path) -> dict[str, str]:
    """What a file says, not all of which need be there. SetupFailed."""
    try:
        answers: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupFailed(f"{file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SetupFailed(f"{file} is not written as it should be: {error}.") from error
    names = {entry.name for entry in fields(Answers)}
    for name, value in answers.items():
        if name not in names or not isinstance(value, str):
            raise SetupFailed(f'{file}: "{name}" is none of {", ".join(sorted(names))}, or is no text.')
    return answers


def check(texts: Mapping[str, str]) -> Answers:
    """SetupFailed with one sentence about the first answer that cannot be meant."""
    missing = [entry.name for entry in fields(Answers) if entry.name in _NEEDED and not texts.get(entry.name)]
    if missing:
        raise SetupFailed(f"Nobody has said: {', '.join(missing)}.")
    answers = Answers(**texts)
    for part, name in answers.names.items():
        if not _HOST.fullmatch(name):
            raise SetupFailed(f"The name of the {part} is '{name}': write it like {part}.example.org.")
    if len(set(answers.names.values())) < len(PARTS):
        raise SetupFailed(
            "Guide, editor and desk need three different names, so that a fault in one reaches no other."
        )
    if not re.fullmatch(r"[A-Z]{2}", answers.country):
        raise SetupFailed(f"The country is '{answers.country}': write two letters, like UZ.")
    for name, value in asdict(answers).items():
        if re.search(r'["\\\x00-\x1f\x7f]', value):
            raise SetupFailed(
                f"{name} holds a quotation mark, a backslash or a control character: leave it out."
            )
    if answers.time_zone not in available_timezones():
        raise SetupFailed(f"There is no time zone '{answers.time_zone}': write one like Asia/Tashkent.")
    try:
        read_planes(answers.planes)
    except ConfigurationError as error:
        raise SetupFailed(str(error)) from error
    return answers


_NEEDED = {"guide", "editor", "desk", "country", "node"}


def questions(answers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is to be asked yet: its name, the question, what is proposed."""
    everything = [
        ("guide", "Name of the guide, such as guide.example.org", ""),
        ("editor", "Name of the editor", _beside("editor", answers)),
        ("desk", "Name of the desk", _beside("desk", answers)),
        ("country", "Country of this node, two letters", ""),
        ("node", "Name of this node, such as Safe Road Uzbekistan", ""),
    ]
    return [question for question in everything if not answers.get(question[0])]


def _beside(part: str, answers: Mapping[str, str]) -> str:
    domain = answers.get("guide", "").partition(".")[2]
    return f"{part}.{domain}" if "." in domain else ""
