"""The register of advocates whom the state pays: who they are, where, in which languages, until when, for how many."""
