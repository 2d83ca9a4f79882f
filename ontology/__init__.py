"""What can be said: the ontology, its concept schemes, its shapes and their terms in Python."""
