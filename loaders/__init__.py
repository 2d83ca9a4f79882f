"""From a source: authority tables, claims tables, source texts and RDF files."""
