"""JSON Schemas of the bodies, generated from the records: `python -m amanjol.casework.standards.legal_needs.schemas`.

They lie checked in beside this file, for whoever writes a program that understands our letters. A schema says shapes;
what has to fit together, such as a reason with a no, stands in docs/letters.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from amanjol.casework.standards.legal_needs.bodies import KINDS

FOLDER: Final = Path(__file__).with_name("schemas")
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> dict[str, Any]:
    """Of JSON Schema, draft 2020-12. KeyError for a kind that is none of ours."""
    return {"$schema": _DRAFT, "$id": f"urn:amanjol:{kind}:1", **msgspec.json.schema(KINDS[kind])}


def as_text(kind: str) -> str:
    """As it lies in the folder."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def file_of(kind: str) -> Path:
    return FOLDER / f"{kind}.json"


def main() -> int:
    """Writes all of them anew."""
    for kind in KINDS:
        file_of(kind).write_text(as_text(kind), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
