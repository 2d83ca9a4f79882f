"""Look at a user's own SPARQL before it runs: what form it has, and that it neither writes nor leaves the store."""

from enum import Enum

from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseUpdate
from unionkg.graph.errors import BadQuestion
from unionkg.graph.query_guard import check_query

KNOWN = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "ukg": "https://w3id.org/unionkg/ns#",
    "ukgs": "https://w3id.org/unionkg/scheme/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# on one line, so that line numbers in messages stay the user's
PROLOGUE = "".join(f"PREFIX {name}: <{namespace}> " for name, namespace in KNOWN.items())


class Form(Enum):
    """What a query asks for."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


def inspect(text: str) -> tuple[str, Form]:
    """Return the query, with the house's prefixes declared, and its form.

    Raises BadQuestion when it cannot be parsed, is an update, or has SERVICE or FROM.
    """
    if _is_update(text):
        raise BadQuestion("updates are refused: change the claims or decisions, then build again")
    return PROLOGUE + text, Form(check_query(text))


def _is_update(text: str) -> bool:
    try:
        return bool(parseUpdate(text).request)
    except (ParseException, RecursionError):
        return False
