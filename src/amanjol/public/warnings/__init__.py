"""Warnings: what helpers notice, told to readers of the guide the same day in every language, signed by two people.

Kinds, advice and the words for where and when exist beforehand (`catalogue`, `content/warnings/`); an editor chooses, a
second person approves, and the document `warnings` takes it to kiosks, screens and phones.
"""
