"""Changes of contacts and sources wait for a second person: a number or a claim reaches every reader at once."""
