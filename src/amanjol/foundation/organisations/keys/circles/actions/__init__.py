"""Every write of circles, by subject. Whoever acts is unlocked, or leaves what they have."""
