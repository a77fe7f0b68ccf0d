"""From coded records to a release: counted, hidden, rounded."""
