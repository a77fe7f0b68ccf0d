"""People whom only named members open: restricting, danger to life, newcomers who may be one of them, two sheets."""
