"""The pages of observations at the desk, and in the editor of warnings."""
