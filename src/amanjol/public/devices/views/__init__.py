"""Pages of the fleet, and what devices ask."""
