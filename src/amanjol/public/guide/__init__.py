"""The guide: countries, their topics and general articles, edited in Wagtail, in every language.

Owns the page types, the sources, the content files and the second person's approval. It does not know
how a page looks: `packs` renders it.
"""
