"""A list for native readers: drafted translations as a spreadsheet, what matters most first, and back as drafts."""
