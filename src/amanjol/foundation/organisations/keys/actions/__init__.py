"""Every write of an organisation's keys, by subject. Whoever acts is unlocked, or leaves what they have."""
