"""Every write of the fleet, by subject."""
