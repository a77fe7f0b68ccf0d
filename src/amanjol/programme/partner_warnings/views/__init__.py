"""Pages of the desk, and of the editor of warnings."""
