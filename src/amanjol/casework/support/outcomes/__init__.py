"""Outcomes by instruments of `standards/afterwards`: the person's own words with a state, side by side over time."""
