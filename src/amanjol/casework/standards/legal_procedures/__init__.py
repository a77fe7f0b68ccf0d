"""The steps of a proceeding for who was trafficked, from status to enforcement, as dated data of each country."""
