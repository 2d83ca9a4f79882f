"""Files that the map page carries inside itself."""
