"""The right of the person of a case to a lawyer at the state's cost: asked, answered with its source, kept."""
