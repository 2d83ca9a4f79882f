"""A look at the parsed query, by rdflib, for the few that may name a dataset or reach out."""

from unionkg.graph.errors import BadQuestion
from unionkg.graph.query_guard import parsed, parts
from unionkg.web.problems import Problem


def has_from(text: str) -> bool:
    """Whether a query has FROM; raise Problem when it has SERVICE or cannot be read."""
    try:
        names = {part.name for part in parts(parsed(text))}
    except BadQuestion as problem:
        raise Problem("syntax", str(problem)) from None
    if "ServiceGraphPattern" in names:
        raise Problem("refused", "SERVICE")
    return "DatasetClause" in names
