"""What every plane stands on."""
