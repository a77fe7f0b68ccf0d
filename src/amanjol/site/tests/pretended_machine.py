"""A machine in a folder, whose programs answer as told: what tests of `amanjol setup` share."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from amanjol.site.cli import setup as command
from amanjol.site.setup import recipe
from amanjol.site.setup.answers import check
from amanjol.site.setup.machine import Machine
from amanjol.site.setup.node import KEEPER

if TYPE_CHECKING:
    from pathlib import Path

SAID = {
    "guide": "guide.example.org",
    "editor": "editor.example.org",
    "desk": "desk.example.org",
    "country": "UZ",
    "node": "Safe Road Uzbekistan",
    "certificates": "/etc/ssl/amanjol",
}


@dataclass(frozen=True)
class Pretended(Machine):
    """A folder whose programs answer as told here; owners are noted, so that nobody need be root."""

    ran: list[tuple[str, ...]] = field(default_factory=list)
    owners: dict[Path, tuple[str, str]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        root = self.root
        for folder in ("etc/postgresql/17/main/conf.d", "etc/nginx/conf.d", "etc/nginx/sites-enabled", "opt"):
            (root / folder).mkdir(parents=True)
        (root / "etc/postgresql/17/main/postgresql.conf").write_text(
            "port = 5432  # its own\n", encoding="ascii"
        )
        (root / "etc/postgresql/17/main/pg_hba.conf").write_text("local all all peer\n", encoding="ascii")
        for name in ("passwd", "group"):
            (root / "etc" / name).write_text("root:x:0:\nwww-data:x:33:\npostgres:x:90:\n", encoding="ascii")
        (root / "etc/nginx/sites-enabled/default").write_text("server {}\n", encoding="ascii")

    def run(self, *words: str, user: str = "", given: str | None = None) -> subprocess.CompletedProcess[str]:
        self.ran.append(words)
        said = ""
        if words[0] in {"useradd", "usermod"}:
            self._change(words)
        elif words[0] == "psql":
            said = self._database(words[-1], given)
        elif words[-1] == "--check":
            return subprocess.CompletedProcess(words, 0 if self.answers.get("migrated") else 1, "", "")
        elif words[0] == KEEPER:
            self._keeper(words)
            said = "https://desk.example.org/account/welcome/once/\n"
        elif words[0] == "dpkg-query":
            said = "install ok installed\n" * (len(words) - 4)
        return subprocess.CompletedProcess(words, 0, said, "")

    def _change(self, words: tuple[str, ...]) -> None:
        for name in ("passwd", "group"):
            file = self.path(f"/etc/{name}")
            text = file.read_text(encoding="ascii")
            if words[0] == "useradd":
                text += f"{words[-1]}:x:{500 + len(text)}:\n"
            elif name == "group":
                lines = [
                    line + "www-data" if line.startswith("amanjol:") else line for line in text.splitlines()
                ]
                text = "\n".join(lines) + "\n"
            file.write_text(text, encoding="ascii")

    def _database(self, query: str, given: str | None) -> str:
        if query.startswith("comment on"):
            self.answers["mark"] = query.split("'")[1]
        if "pg_conf_load_time" in query:
            return "9999999999"
        for part, key in (("shobj_description", "mark"), ("organisations_node", "node"),
                          ("organisations_organisation", "operators"), ("accounts_account", "person"),
                          ("datdba", "nodes")):  # fmt: skip
            if part in query:
                return str(self.answers.get(key, ""))
        return "1" if given is None else ""

    def _keeper(self, words: tuple[str, ...]) -> None:
        done = {"migrate": "migrated", "node": "node", "create": "operators", "invite": "person"}
        if "restore" in words:
            picture = self.path(recipe.DATA) / "media" / "picture.jpg"
            picture.parent.mkdir()
            picture.touch()
            self.owners[picture] = self.owners[picture.parent] = ("amanjol-keeper", "amanjol-keeper")
            self.answers["node"] = "UZ Safe Road Uzbekistan"
        for word, key in done.items():
            if word in words:
                self.answers[key] = "UZ Safe Road Uzbekistan" if key == "node" else "t"

    def owner_of(self, path: Path) -> tuple[str, str]:
        return self.owners.get(path, ("root", "root"))

    def give(self, path: Path, owner: str, group: str) -> None:
        self.owners[path] = self.owners[path.with_suffix("") if path.suffix == ".new" else path] = (
            owner,
            group,
        )


def write_certificate(folder: Path, name: str, *, days: int = 1, other_key: bool = False) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    said = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(said).issuer_name(said).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=9)).not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    written = ec.generate_private_key(ec.SECP256R1()) if other_key else key
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "privkey.pem").write_bytes(written.private_bytes(pem, form, serialization.NoEncryption()))


def set_up(machine: Any, *, dry_run: bool = False, **more: str) -> None:
    answers = check(SAID | more)
    recipe.refuse(machine, answers)
    command._follow(machine, list(recipe.steps(machine, answers)), dry_run=dry_run, yes=True)
