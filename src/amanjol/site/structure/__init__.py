"""The tables of a new database as one file: what all migrations make, in two seconds and not in a minute.

Django replays the history of every model to make an empty database. A first start takes the result of that instead,
where a file was made from just the migrations that are here (`loading`); everybody else migrates. `making` writes
the files, for all planes and for casework alone. Both ways end in the same database: `site/tests/test_structure.py`
compares them.

Also called: schema dump, squashed migrations.
"""
