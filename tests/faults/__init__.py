"""Deliberate faults of the graph, each a small function that puts one into sound data."""
