"""Canonical YAML text files: read with the line of every error, written byte for byte the same each time.

Owns the dialect (strings only, no comments, anchors or tags), what text may contain, the shapes that
describe a file, and the one way of writing it. Besides, a spreadsheet from outside, which is checked and packed anew
before anybody reads it (`workbooks`). Knows nothing of what the files are about.
"""
