"""Checks across records, each one SPARQL file."""
