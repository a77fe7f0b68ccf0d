"""The state of the guide at a glance: articles and languages in `progress`, facts and numbers in `facts`."""
