"""The support plan as a standard of the field: what cannot wait, and the words of the person's own copy."""
