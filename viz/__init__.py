"""To a picture: maps of the graph as single offline pages."""
