"""The frames: one file a claim type, each a list of ways in which reports say such a claim."""
