"""Certificates of the three names: from Let's Encrypt, or given in a folder of the same form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from amanjol.site.setup.machine import SetupFailed
from amanjol.site.setup.steps import Always

if TYPE_CHECKING:
    from amanjol.site.setup.machine import Machine

LETS_ENCRYPT = "/etc/letsencrypt/live"


@dataclass(frozen=True, slots=True)
class Fetched:
    """By certbot, which also renews it. For a moment it needs the port that nginx has."""

    name: str

    @property
    def what(self) -> str:
        return f"certificate of {self.name} from Let's Encrypt, whose terms this agrees to"

    def left_out(self, machine: Machine) -> str:
        return "" if machine.has_systemd else "certbot needs a machine that runs"

    def is_so(self, machine: Machine) -> bool:
        return machine.path(f"{LETS_ENCRYPT}/{self.name}/fullchain.pem").exists()

    def make_so(self, machine: Machine) -> str:
        machine.do(
            "certbot", "certonly", "--standalone", "--non-interactive", "--agree-tos",
            "--register-unsafely-without-email", "--domain", self.name,
            "--pre-hook", "systemctl stop nginx", "--post-hook", "systemctl start nginx",
        )  # fmt: skip
        return ""


@dataclass(frozen=True, slots=True)
class Given(Always):
    """Files that somebody else gets and renews; looked at, so that nginx does not begin with what no browser takes."""

    name: str
    folder: str

    @property
    def what(self) -> str:
        return f"certificate of {self.name} in {self.folder}/{self.name}"

    def is_so(self, machine: Machine) -> bool:
        return not self._problem(machine)

    def make_so(self, machine: Machine) -> str:
        raise SetupFailed(f"{self.folder}/{self.name} {self._problem(machine)}.")

    def _problem(self, machine: Machine) -> str:
        folder = machine.path(f"{self.folder}/{self.name}")
        try:
            certificate = x509.load_pem_x509_certificate((folder / "fullchain.pem").read_bytes())
            key = load_pem_private_key((folder / "privkey.pem").read_bytes(), None)
            named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        except OSError as error:
            return f"lacks fullchain.pem or privkey.pem ({error.strerror})"
        except (ValueError, TypeError, x509.ExtensionNotFound):
            return "holds no certificate with a name, or its key is closed with a passphrase"
        names = set(named.get_values_for_type(x509.DNSName))
        if not names & {self.name, f"*.{self.name.partition('.')[2]}"}:
            return f"holds a certificate of {', '.join(sorted(names)) or 'nobody'}, not of {self.name}"
        if certificate.not_valid_after_utc < datetime.now(UTC):
            return f"holds a certificate that ended on {certificate.not_valid_after_utc:%Y-%m-%d}"
        form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        if key.public_key().public_bytes(*form) != certificate.public_key().public_bytes(*form):
            return "holds a key that is not the certificate's"
        return ""
