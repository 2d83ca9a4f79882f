"""Which language a reader gets: the one they chose, else what their browser asks for."""

from starlette.requests import Request
from starlette.responses import Response
from unionkg.viz.spec import Language

CHOICE = "lang"
YEAR = 365 * 24 * 3600


def language_of(request: Request) -> Language:
    """Return the language of a request: from the address, the cookie, or Accept-Language (RFC 9110, 12.5.4)."""
    for chosen in (request.query_params.get(CHOICE), request.cookies.get(CHOICE)):
        if chosen == "zh":
            return "zh"
        if chosen == "en":
            return "en"
    return _preferred(request.headers.get("accept-language", ""))


def remember(request: Request, response: Response) -> None:
    """Keep the language that was chosen by the address for the pages that follow."""
    chosen = request.query_params.get(CHOICE)
    if chosen in ("zh", "en"):
        response.set_cookie(CHOICE, chosen, max_age=YEAR, httponly=True, samesite="lax")


def _preferred(header: str) -> Language:
    weights: dict[Language, float] = {"zh": 0.0, "en": 0.0}
    for word, weight in weighed(header):
        for language in weights:
            if word.split("-")[0] in (language, "*"):
                weights[language] = max(weights[language], weight)
    return "en" if weights["en"] > weights["zh"] else "zh"


def weighed(header: str) -> list[tuple[str, float]]:
    """Return the words of an Accept header in lower case with their weights; one without a weight in order has 1."""
    found = []
    for part in header.lower().split(","):
        word, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        if word:
            found.append((word, float(weight) if weight.replace(".", "", 1).isdecimal() else 0.0))
    return found
