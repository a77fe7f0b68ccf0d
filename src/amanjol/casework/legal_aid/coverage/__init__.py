"""The country at a glance: who can be asked where, who is taken, and who waits."""
