"""The SPARQL editor: YASQE, which completes our own terms, and a table of the answer that leads to the pages."""

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from unionkg.queries.catalog import questions
from unionkg.queries.sparql import KNOWN
from unionkg.viz.reading import label
from unionkg.web.pages.addresses import NAMESPACE, SCHEMES
from unionkg.web.pages.frame import page, word
from unionkg.web.pages.holdings import Reading

FIRST = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX ukg: <https://w3id.org/unionkg/ns#>
SELECT ?union ?name ?higher WHERE {
  ?union a ukg:Union ; skos:prefLabel ?name .
  OPTIONAL { ?union ukg:higherUnion ?higher }
  FILTER(LANG(?name) = "zh")
}
ORDER BY ?name
"""
SPOKEN = ("running", "took", "failed", "unreachable", "yes", "no", "noRows", "cut")


def routes(reading: Reading) -> list[Route]:
    """Return the route of the editor and of what it needs to know."""

    def editor(request: Request) -> Response:
        name = request.query_params.get("question", "")
        query = request.query_params.get("query", "") or (questions()[name].text if name in questions() else FIRST)
        return page(request, "editor", "", scripts=True, query=query)

    def terms(request: Request) -> Response:
        holdings = reading()
        found = {
            "prefixes": KNOWN,
            "base": holdings.addresses.base,
            "namespace": NAMESPACE,
            "schemes": SCHEMES,
            "words": {name: word(request, name) for name in SPOKEN},
            "terms": [
                {"iri": iri, "zh": label(values).zh, "en": label(values).en}
                for iri, values in holdings.concepts.items()
                if iri.startswith((NAMESPACE, SCHEMES))
            ],
        }
        headers = {"Vary": "Accept-Language, Cookie", "X-Content-Type-Options": "nosniff"}
        return Response(json.dumps(found, ensure_ascii=False), headers=headers, media_type="application/json")

    return [Route("/editor", editor), Route("/editor/terms", terms)]
