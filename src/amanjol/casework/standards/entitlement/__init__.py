"""To whom a country gives a lawyer at its cost, by dated rules with their source; what nobody has read is no answer."""
