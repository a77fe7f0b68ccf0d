"""Files of a case: taken in by their content, sealed, opened as a copy without metadata; see `docs/files.md`.

Also called: attachments, evidence, documents, uploads.
"""
