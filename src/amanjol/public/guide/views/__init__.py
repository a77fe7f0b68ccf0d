"""The pages of the editor that are ours and not Wagtail's, one file a subject."""
