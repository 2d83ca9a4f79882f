"""What is said, and by whom: claims with evidence, identity, assembly to RDF, the store, validation."""
