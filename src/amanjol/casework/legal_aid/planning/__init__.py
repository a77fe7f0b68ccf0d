"""A plan of many needs at once, as the coordinator sees it: who would be asked, who is left and why, what helps."""
