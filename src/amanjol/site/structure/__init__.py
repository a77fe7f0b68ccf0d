"""The tables of a new database as one file, `structure.sql`: what all migrations make, in two seconds and not in ten.

Django replays the history of every model to make an empty database. A first start takes the result of that instead,
where the file was made from just the migrations that are here (`loading`); everybody else migrates. `making` writes
the file. Both end in the same database: `site/tests/test_structure.py` compares them.

Also called: schema dump, squashed migrations.
"""
