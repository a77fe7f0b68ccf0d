"""The other side of a need, who represented whom, and which advocates may not be asked therefore."""
