"""RDF files of others, in every common syntax, read strictly and offline: a file is taken whole or not at all."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from unionkg.graph.errors import BadRdf, Place
from unionkg.loaders.decoding import open_bytes

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
SUFFIXES = tuple(FORMATS)
TREES = (RdfFormat.JSON_LD, RdfFormat.RDF_XML)  # their parsers drop or misplace relative IRIs unless there is a base
NOWHERE = "https://relative.invalid/"
BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAID_PLACE = re.compile(r"^Parser error at line \d+ (between columns \d+ and \d+|column \d+): ")


def load_rdf(path: Path) -> Iterator[Quad]:
    """Yield the quads of a Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML file, by its suffix.

    Nothing is fetched. Raises BadInput for a file that cannot be opened; BadRdf, with the line where the parser knows
    it, for broken syntax, another encoding than UTF-8, relative IRIs, triple terms, base directions, remote JSON-LD
    contexts and a file without statements. A problem may come after the first quads: take all before using any.
    """
    place, empty = Place(str(path)), True
    with open_bytes(path) as file:
        format_ = _format(path, place)
        _skip_bom(file, place)
        if format_ is RdfFormat.RDF_XML:
            _check_xml(file, place)
        for quad in _quads(file, format_, place):
            _check(quad, place)
            empty = False
            yield quad
    if empty:
        raise BadRdf(place, "the file holds no statement; check that it is RDF and was saved whole")


def _format(path: Path, place: Place) -> RdfFormat:
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise BadRdf(place, f"「{suffix}」 names no RDF syntax of ours; use one of {', '.join(SUFFIXES)}")
    return FORMATS[suffix]


def _skip_bom(file: BinaryIO, place: Place) -> None:
    start = file.read(len(codecs.BOM_UTF8))
    if start.startswith(BOMS):
        raise BadRdf(place, "the file is UTF-16, and RDF is read as UTF-8; save it as UTF-8")
    if start != codecs.BOM_UTF8:
        file.seek(0)


def _check_xml(file: BinaryIO, place: Place) -> None:
    """Refuse XML that is not well-formed: the RDF parser takes a file that was cut off for a whole one."""
    start = file.tell()
    try:
        expat.ParserCreate().ParseFile(file)
    except expat.ExpatError as error:
        problem = f"the XML is broken at column {error.offset + 1} ({expat.ErrorString(error.code)}); export it again"
        raise BadRdf(replace(place, row=error.lineno), problem) from None
    file.seek(start)


def _quads(file: BinaryIO, format_: RdfFormat, place: Place) -> Iterator[Quad]:
    """Yield the parser's quads; relative IRIs come out under NOWHERE where the parser would else drop them."""
    try:
        yield from parse(file, format=format_, base_iri=NOWHERE if format_ in TREES else None)
    except SyntaxError as error:
        raise BadRdf(replace(place, row=error.lineno), _explain(error)) from None


def _explain(error: SyntaxError) -> str:
    said = SAID_PLACE.sub("", error.msg).strip().replace("\n", " ")
    column = f" at column {error.offset}" if error.offset else ""
    if "LoadDocumentCallback" in said:
        return "it refers to a context on the web, and nothing is fetched; write the context into the file"
    if "No scheme found" in said:
        return f"the IRI{column} is relative; write it in full, or declare a base"
    if "UTF-8" in said:
        return f"the text{column} is not UTF-8; save the file as UTF-8"
    return f"the syntax is broken{column} ({said}); mend it there"


def _check(quad: Quad, place: Place) -> None:
    if isinstance(quad.object, Triple):
        raise BadRdf(
            place, f"{quad.subject} speaks of a triple term (RDF 1.2); describe the statement by a node instead"
        )
    if isinstance(quad.object, Literal) and quad.object.direction is not None:
        raise BadRdf(place, f"{quad.object} has a base direction (RDF 1.2); leave it out")
    for iri in _iris(quad):
        if iri.startswith(NOWHERE):
            relative = iri.removeprefix(NOWHERE)
            raise BadRdf(place, f"the IRI 「{relative}」 is relative; write it in full, or declare a base in the file")


def _iris(quad: Quad) -> Iterator[str]:
    for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
        if isinstance(term, NamedNode):
            yield term.value
        elif isinstance(term, Literal):
            yield term.datatype.value
