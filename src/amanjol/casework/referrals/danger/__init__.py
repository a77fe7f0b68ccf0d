"""A life in danger: a partner is told by sealed letter, with or without an agreement; who is told calls back first."""
