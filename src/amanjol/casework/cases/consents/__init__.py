"""What the person, or whoever may speak for a child, consents to."""
