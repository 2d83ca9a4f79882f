"""The bundled collection: ten county-level unions of Shiyan and their partners in Beijing."""
