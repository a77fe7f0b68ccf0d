"""What is known of a person and a case in the fields of HTCDS, asked a few at a time."""
