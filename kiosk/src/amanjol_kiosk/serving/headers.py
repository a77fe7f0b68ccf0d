"""The headers of every answer. Those of a pack's files are the same that the node sends with them."""

from __future__ import annotations

type Headers = list[tuple[str, str]]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
# A country as one file carries its style and pictures in itself and asks for nothing. Here it runs nothing, not even
# its script of leaving at once: nobody reads it on a device.
CARRIES_ALL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
SINGLE_FILE = ("notes-", "amanjol-")  # how the name of such a file begins, and began in packs of 0.1.0
ON_DEVICE = ("Amanjol-Device", "1")  # by this the page knows that there is a device to ask
BASE: Headers = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ON_DEVICE,
]
STRICT: Headers = [("Content-Security-Policy", CONTENT_SECURITY_POLICY), *BASE]
IMMUTABLE = "public, max-age=31536000, immutable"  # names under assets/ hold a hash of their content
# Of our own: the system's list differs from one to the next, and reading it takes time at every start.
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def policy_of(path: str) -> tuple[str, str]:
    carries_all = path.rpartition("/")[2].startswith(SINGLE_FILE)
    return ("Content-Security-Policy", CARRIES_ALL_POLICY if carries_all else CONTENT_SECURITY_POLICY)


def type_of(path: str) -> str:
    kind = _TYPES.get(path[path.rfind(".") :].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def of_file(path: str, etag: str, size: int, *, is_brotli: bool) -> Headers:
    """`Content-Length` is the last."""
    return [
        policy_of(path),
        *BASE,
        ("Vary", "Accept-Encoding"),
        ("Content-Type", type_of(path)),
        *([("Content-Encoding", "br")] if is_brotli else []),
        ("ETag", etag),
        ("Cache-Control", IMMUTABLE if path.startswith("assets/") else "no-cache"),
        ("Accept-Ranges", "bytes"),
        ("Content-Length", str(size)),
    ]
