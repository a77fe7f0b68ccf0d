"""Every read of the fleet, by subject."""
