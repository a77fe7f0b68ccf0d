"""What an installation is told from outside, read from the environment once and checked at once.

Every variable begins with `AMANJOL_`, except `DATABASE_URL`. A value that cannot be meant raises
`ConfigurationError` with one sentence that says what to change.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from amanjol.foundation.textfiles.languages import CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

PLANES = ("public", "casework", "programme")

_CONTACT = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://[^\s/]+\S*")
_MOST_LETTERS = 1_000_000
_AIRPORT = re.compile(r"[a-z]{3}")  # a channel of one place: its IATA code

type Role = Literal["app", "owner", "keeper"]


class ConfigurationError(Exception):
    """The environment says something that cannot be meant."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """One installation.

    `data` holds packs, media, keys and, where it is embedded, the database. `origins` are the addresses
    people type (`https://guide.example`), by part: `guide`, `editor`, `desk`; one address may serve all.
    `content` is the folder of the starter guide. `voices` are the languages that the worker reads pages
    aloud in; None is every language that it can. `channels` show each new pack by themselves. `mail_to` is who
    hears what the doctor finds; in `backups` it looks for their age. `brotli` is the
    quality at which the texts of a pack are compressed: 11 is smallest, 5 a thirtieth of the work.
    `security_contact` is the address (`mailto:`, `https:`) at which strangers report weaknesses. `web_processes` serve
    pages beside each other, as granian was told. `letters_a_day` is what one node may lay into one inbox.
    `niceness` is how far the worker stands back behind whoever reads or works at the desk: 0 is not at all.
    """

    data: Path
    database_urls: Mapping[Role, str]
    planes: tuple[str, ...]
    origins: Mapping[str, str]
    secret_key: str
    cheap_passphrases: bool
    content: Path
    time_zone: str
    mail_host: str
    mail_from: str
    voices: tuple[str, ...] | None = None
    channels: tuple[str, ...] = ("stable",)
    mail_to: str = ""
    backups: Path = Path("/var/backups/amanjol")
    brotli: int = 11
    security_contact: str = ""
    web_processes: int = 1
    letters_a_day: int = 500
    niceness: int = 10

    @property
    def is_https(self) -> bool:
        return all(urlsplit(origin).scheme == "https" for origin in self.origins.values())

    @property
    def is_public(self) -> bool:
        """Whether others than this machine reach it."""
        return not all(is_local(origin) for origin in self.origins.values())

    @property
    def hosts(self) -> list[str]:
        return sorted({urlsplit(origin).hostname or "" for origin in self.origins.values()})


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """Read and check the environment. Raises `ConfigurationError`."""
    data = data_folder(environment)
    return Configuration(
        data=data,
        database_urls=_database_urls(environment),
        planes=read_planes(environment.get("AMANJOL_PLANES", ",".join(PLANES))),
        origins=_origins(environment),
        secret_key=_secret_key(environment, data),
        cheap_passphrases=environment.get("AMANJOL_CHEAP_PASSPHRASES") == "tests-only",
        content=_content(environment),
        time_zone=environment.get("AMANJOL_TIME_ZONE", "Asia/Tashkent"),
        mail_host=environment.get("AMANJOL_MAIL_HOST", ""),
        mail_from=environment.get("AMANJOL_MAIL_FROM", "amanjol@localhost"),
        voices=_voices(environment.get("AMANJOL_VOICES", "all")),
        channels=_channels(environment.get("AMANJOL_CHANNELS", "stable")),
        mail_to=environment.get("AMANJOL_MAIL_TO", ""),
        backups=Path(environment.get("AMANJOL_BACKUPS", "/var/backups/amanjol")),
        brotli=_brotli(environment.get("AMANJOL_BROTLI", "11")),
        security_contact=_security_contact(environment.get("AMANJOL_SECURITY_CONTACT", "")),
        web_processes=_web_processes(environment.get("GRANIAN_WORKERS", "1")),
        letters_a_day=_letters_a_day(environment.get("AMANJOL_LETTERS_A_DAY", "500")),
        niceness=_niceness(environment.get("AMANJOL_NICENESS", "10")),
    )


def is_local(origin: str) -> bool:
    """Whether an address is reached from this machine only."""
    host = urlsplit(origin).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    return Path(environment.get("AMANJOL_DATA") or "data").absolute()


def read_planes(text: str) -> tuple[str, ...]:
    """`public,casework` in the fixed order. Raises `ConfigurationError` for a plane that does not exist."""
    planes = {part.strip() for part in text.split(",") if part.strip()}
    unknown = sorted(planes - set(PLANES))
    if unknown or not planes:
        raise ConfigurationError(
            f"There is no plane '{', '.join(unknown)}': choose from {', '.join(PLANES)}."
        )
    return tuple(plane for plane in PLANES if plane in planes)


def _web_processes(text: str) -> int:
    """Granian's own variable, which it refuses itself where it is no number. Raises `ConfigurationError`."""
    if not text.isdecimal() or int(text) < 1:
        raise ConfigurationError(f"GRANIAN_WORKERS is '{text}': say how many processes serve, 1 or more.")
    return int(text)


def _letters_a_day(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_LETTERS:
        raise ConfigurationError(
            f"AMANJOL_LETTERS_A_DAY is '{text}': say how many letters one node may bring an organisation in a day, "
            f"1 to {_MOST_LETTERS}."
        )
    return int(text)


def _database_urls(environment: Mapping[str, str]) -> dict[Role, str]:
    app = environment.get("DATABASE_URL", "")
    if not app:
        raise ConfigurationError(
            "DATABASE_URL is not set: name the PostgreSQL database, or use `amanjol up`, which starts one."
        )
    urls: dict[Role, str] = {"app": app}
    for role in ("owner", "keeper"):
        url = environment.get(f"AMANJOL_{role.upper()}_DATABASE_URL")
        if url:
            urls[role] = url
    return urls


def _origins(environment: Mapping[str, str]) -> dict[str, str]:
    """`AMANJOL_ORIGIN` for all three, `AMANJOL_GUIDE_ORIGIN` and so on for one."""
    shared = environment.get("AMANJOL_ORIGIN", "http://localhost:8000")
    origins = {
        part: environment.get(f"AMANJOL_{part.upper()}_ORIGIN", shared).rstrip("/")
        for part in ("guide", "editor", "desk")
    }
    for part, origin in origins.items():
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
            raise ConfigurationError(
                f"The address of the {part} is '{origin}': write it like https://guide.example."
            )
    return origins


def _secret_key(environment: Mapping[str, str], data: Path) -> str:
    """From the environment, or from `secret-key` in the data folder, where `amanjol up` puts one."""
    given = environment.get("AMANJOL_SECRET_KEY", "")
    file = Path(environment.get("AMANJOL_SECRET_KEY_FILE", data / "secret-key"))
    if not given and file.is_file():
        given = file.read_text(encoding="ascii").strip()
    if len(given) < 50:
        raise ConfigurationError(
            f"There is no secret key of 50 or more characters in AMANJOL_SECRET_KEY or in {file}: "
            "make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(64))'`."
        )
    return given


def _voices(text: str) -> tuple[str, ...] | None:
    """`all`, `none`, or languages such as `uz,tk`."""
    if text == "all":
        return None
    languages = () if text == "none" else tuple(part.strip() for part in text.split(","))
    unknown = sorted(set(languages) - CODES)
    if unknown:
        raise ConfigurationError(
            f"AMANJOL_VOICES names '{unknown[0]}', which is no language: write all, none, or codes such as uz,tk."
        )
    return languages


def _channels(text: str) -> tuple[str, ...]:
    """`none`, or channels such as `stable,tas`."""
    channels = () if text == "none" else tuple(part.strip() for part in text.split(","))
    unknown = [name for name in channels if name not in {"stable", "trial"} and not _AIRPORT.fullmatch(name)]
    if unknown:
        raise ConfigurationError(
            f"AMANJOL_CHANNELS names '{unknown[0]}', which is no channel: write none, or channels such as"
            " stable,trial,tas."
        )
    return channels


def _security_contact(text: str) -> str:
    if text and not _CONTACT.fullmatch(text):
        raise ConfigurationError(
            f"AMANJOL_SECURITY_CONTACT is '{text}': write mailto:name@place or https://place/page."
        )
    return text


def _brotli(text: str) -> int:
    if text not in {str(quality) for quality in range(1, 12)}:
        raise ConfigurationError(f"AMANJOL_BROTLI is '{text}': write a number from 1 to 11.")
    return int(text)


def _niceness(text: str) -> int:
    if text not in {str(step) for step in range(20)}:
        raise ConfigurationError(f"AMANJOL_NICENESS is '{text}': write a number from 0 to 19.")
    return int(text)


def _content(environment: Mapping[str, str]) -> Path:
    """The starter guide: named, or beside the source as in a checkout."""
    return Path(environment.get("AMANJOL_CONTENT", Path(__file__).parents[3] / "content")).absolute()
