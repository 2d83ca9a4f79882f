"""Rows in the W3C's formats for programs: SPARQL 1.1 Query Results JSON and SPARQL Query Results XML."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from xml.etree import ElementTree as ET

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node
from unionkg.graph.store import Rows
from unionkg.queries.sheets import Cited

NAMESPACE = "http://www.w3.org/2005/sparql-results#"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, 2.2


def as_json(rows: Rows, cited: Cited = ()) -> str:
    """Return rows as JSON; citations, one list a row, stand beside the results in a member of their own."""
    bindings = [{name: _json_term(term) for name, term in row.items()} for row in rows]
    found: dict[str, object] = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    if cited:
        found["citations"] = [[asdict(citation) for citation in row] for row in cited]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Node) -> Mapping[str, str]:
    if not isinstance(term, Literal):
        return {"type": "bnode" if isinstance(term, BNode) else "uri", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype:
        found["datatype"] = str(term.datatype)
    return found


def as_xml(rows: Rows) -> str:
    """Return rows as XML; characters that XML cannot hold become U+FFFD."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("sparql"))
    head, results = ET.SubElement(root, _tag("head")), ET.SubElement(root, _tag("results"))
    for name in rows.variables:
        ET.SubElement(head, _tag("variable"), name=name)
    for row in rows:
        result = ET.SubElement(results, _tag("result"))
        for name, term in row.items():
            _xml_term(ET.SubElement(result, _tag("binding"), name=name), term)
    return ET.tostring(root, encoding="unicode") + "\n"


def _xml_term(binding: ET.Element, term: Node) -> None:
    if isinstance(term, Literal):
        element = ET.SubElement(binding, _tag("literal"))
        if term.language:
            element.set(LANGUAGE, term.language)
        elif term.datatype:
            element.set("datatype", str(term.datatype))
    else:
        element = ET.SubElement(binding, _tag("uri" if isinstance(term, URIRef) else "bnode"))
    element.text = NOT_XML.sub("\ufffd", str(term))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
