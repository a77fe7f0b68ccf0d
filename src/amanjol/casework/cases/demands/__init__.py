"""Legal demands for the file of a case."""
