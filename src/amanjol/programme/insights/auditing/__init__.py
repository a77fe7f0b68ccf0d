"""What everybody can work out from releases: the attack on our own figures."""
