"""What is done with a release: brought, attacked, approved, withdrawn. Each is one transaction, with its entry."""
