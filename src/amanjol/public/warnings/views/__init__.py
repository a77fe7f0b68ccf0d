"""The pages of warnings in the editor."""
