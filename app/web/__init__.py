"""The collection served to a browser and to SPARQL clients."""
