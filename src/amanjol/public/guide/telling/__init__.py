"""Telling editors by e-mail what waits for them: one letter a person about all that is new, titles and links alone."""
