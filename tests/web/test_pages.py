"""What the pages say, in which language and form, and that every link leads somewhere."""

import json
import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import quote, urldefrag, urljoin

import pytest
from rdflib import Graph, URIRef
from unionkg.loaders.folders import Folder

from tests.web.conftest import Site

DANJIANGKOU = "/entity/union-420381"
PAIR = "/entity/partnership-110108-420381"


def source_address(site: Site) -> str:
    found = re.search(r'/source/src-[0-9a-f]{12}(?=")', site.get("/").text)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("海淀总工会", "北京市海淀区总工会"),
        ("wudang", "武当山旅游经济特区总工会"),
        ("全总", "中华全国总工会"),
        ("tongzhouqu", "北京市通州区总工会"),
        ("djkszgh", "丹江口市总工会"),
        ("Dan Jiang Kou", "丹江口市总工会"),
        ("嘉宏", "嘉宏"),
    ],
)
def test_search_finds_by_names_parts_and_abbreviations(site: Site, words: str, name: str) -> None:
    first = re.search(r'<li>\s*<a href="/entity/[^"]+">([^<]+)</a>', site.get(f"/search?q={quote(words)}").text)
    assert first is not None
    assert first[1] == name


def test_search_for_nothing_advises(site: Site) -> None:
    assert "没有与“qqqq”相符的名称" in site.get("/search?q=qqqq").text


def test_the_language_is_that_of_the_browser_until_one_is_chosen(site: Site) -> None:
    english = site.get("/", Accept_Language="de, en;q=0.8, zh;q=0.3")
    assert '<html lang="en">' in english.text
    assert '<html lang="zh-Hans">' in site.get("/", Accept_Language="zh-CN,en;q=0.9").text
    chosen = site.get("/?lang=en", Accept_Language="zh-CN")
    assert '<html lang="en">' in chosen.text
    cookie = chosen.headers["set-cookie"].split(";")[0]
    assert '<html lang="en">' in site.get("/find", Accept_Language="zh-CN", Cookie=cookie).text


def test_a_union_is_shown_with_its_claims_and_their_quotes(site: Site) -> None:
    text = unescape(site.get(DANJIANGKOU).text)
    assert "<h1>丹江口市总工会</h1>" in text
    assert "「丹江口市总工会同北京海淀区总工会保持着对口协作关系」" in text
    assert 'href="/entity/union-110108"' in text
    assert re.search(r'href="/source/src-[0-9a-f]{12}#q-847-872"', text)


def test_a_partnership_shows_its_parties_with_their_roles(site: Site) -> None:
    text = site.get(PAIR, Accept_Language="en").text
    assert "provider" in text
    assert "beneficiary" in text


def test_what_is_doubtful_is_marked(site: Site) -> None:
    doubtful = site.get("/find?standing=doubtful").text
    shown = re.findall(r'<article class="claim([^"]*)"', doubtful)
    assert shown
    assert all("doubtful" in classes for classes in shown)
    assert doubtful.count('<span class="badge doubt">存疑</span>') == len(shown)


def test_every_quote_stands_in_the_text_where_it_says(site: Site, shiyan: Folder) -> None:
    text = site.get(source_address(site)).text
    whole = shiyan.texts[0].text
    anchors = set(re.findall(r'id="q-(\d+)-(\d+)"', text))
    resting = set(re.findall(r'<section id="c-(\d+)-(\d+)">', text))
    assert anchors == resting
    assert len(anchors) > 100
    marked = unescape(
        re.sub(r"<[^>]+>", "", text[text.index('<section class="text"') : text.index('<section class="resting"')])
    )
    for start, end in resting:
        assert "".join(whole[int(start) : int(end)].split()) in "".join(marked.split())


def test_without_its_text_a_source_is_shown_by_its_quotes(textless: Site) -> None:
    text = textless.get(source_address(textless)).text
    assert "这里没有原文的全文" in text
    assert re.search(r"略去 \d+ 字", text)
    assert set(re.findall(r'id="q-(\d+-\d+)"', text)) == set(re.findall(r'<section id="c-(\d+-\d+)">', text))


def test_things_come_as_data_by_suffix_and_by_accept(site: Site) -> None:
    found = json.loads(site.get(f"{DANJIANGKOU}.json").text)
    assert found["label"] == {"zh": "丹江口市总工会", "en": "Danjiangkou Federation of Trade Unions"}
    assert all(claim["quotes"] for claim in found["claims"])
    assert json.loads(site.get(DANJIANGKOU, Accept="application/json").text) == found
    turtle = site.get(f"{DANJIANGKOU}.ttl")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    graph = Graph().parse(data=turtle.text, format="turtle")
    exact = URIRef("http://www.w3.org/ns/oa#exact")
    assert {str(quote) for quote in graph.objects(None, exact)} >= {
        q["text"] for c in found["claims"] for q in c["quotes"]
    }
    assert (
        site.get(DANJIANGKOU, Accept="text/turtle, text/html;q=0.5").headers["content-type"].startswith("text/turtle")
    )
    assert site.get(DANJIANGKOU, Accept="text/html, text/turtle;q=0.9").headers["content-type"].startswith("text/html")


def test_a_source_comes_as_data(site: Site) -> None:
    address = source_address(site)
    found = json.loads(site.get(f"{address}.json").text)
    assert all(one["claims"] for one in found["quotes"])
    assert len(Graph().parse(data=site.get(f"{address}.ttl").text, format="turtle")) > 1000


def test_evidence_and_passages_lead_into_the_text(site: Site) -> None:
    key = source_address(site).rpartition("-")[2]
    assert 'id="q-847-872"' in site.get(f"/entity/ev-{key}-847-872").text
    assert '<section class="text"' in site.get(f"/entity/src-{key}-sec-1").text


def test_a_question_is_answered_with_links_and_quotes(site: Site) -> None:
    text = unescape(site.get(f"/questions/partners?union={quote('武当山特区总工会')}").text)
    assert '<a href="/entity/union-110112">北京市通州区总工会</a>' in text
    assert "「" in text[text.index('class="notes"') :]
    assert "VALUES" in text[text.index("<pre>") :]


def test_an_answer_comes_as_csv(site: Site) -> None:
    reply = site.get(f"/questions/partners.csv?union={quote('武当山特区总工会')}")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert "北京市通州区总工会" in reply.text
    assert site.get("/questions/partners.csv?excel=1").text.startswith("\ufeff")


def test_a_word_that_nothing_bears_is_told_in_a_sentence(site: Site) -> None:
    reply = site.get(f"/questions/partners?union={quote('没有的工会')}")
    assert reply.status == 400
    assert "没有的工会" in reply.text


def test_facets_narrow_down(site: Site) -> None:
    def count(address: str) -> int:
        found = re.search(r"(\d+) 条陈述符合", site.get(address).text)
        assert found is not None
        return int(found[1])

    place = quote("https://w3id.org/unionkg/id/area-420381", safe="")
    assert count("/find") > count(f"/find?place={place}") > count(f"/find?place={place}&kind=Contribution") > 0
    assert site.get("/find?page=99999999999999").status == 200


def test_terms_are_told_in_both_languages(site: Site) -> None:
    for language in ("zh", "en"):
        text = site.get("/ontology/Contribution", Accept_Language=language).text
        assert "贡献" in text
        assert "contribution" in text
    assert site.get("/ontology/scheme/status-doubtful").status == 200


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/entity/union-000", "/source/src-000", "/entity?iri=no%20iri", "/entity", "/questions/none",
     "/questions/partners.exe", "/maps/none", "/maps/none.html", "/ontology/None", "/ontology/scheme/none",
     "/list/none", "/static/none.js", "/static/..%2F__init__.py", "/entity/%3Cscript%3E", "/entity/union-420381.xml"],
)  # fmt: skip
def test_what_is_not_there_gets_a_friendly_page(site: Site, path: str) -> None:
    reply = site.get(path, Accept_Language="en")
    assert reply.status == 404
    assert "Search" in reply.text
    assert "<script" not in reply.text


@pytest.mark.parametrize("path", ["/maps/ego.html", "/maps/ego.html?focus=%20x", "/maps/ego.html?focus=1&hops=%C2%B2"])
def test_a_map_that_cannot_be_drawn_says_why(site: Site, path: str) -> None:
    assert site.get(path).status == 400


def test_every_page_forbids_what_is_foreign(site: Site) -> None:
    for path in ("/", DANJIANGKOU, "/find", "/questions", "/nowhere"):
        headers = site.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in site.get("/editor").headers["content-security-policy"]


@pytest.mark.parametrize("name", ["site", "hostile"])
def test_every_link_leads_to_a_page_and_every_anchor_to_a_place(request: pytest.FixtureRequest, name: str) -> None:
    served: Site = request.getfixturevalue(name)
    waiting, seen, anchors = ["/"], {"/"}, {}
    wanted: list[tuple[str, str, str]] = []
    while waiting:
        path = waiting.pop()
        reply = served.get(path)
        assert reply.status == 200, path
        if not reply.headers["content-type"].startswith("text/html") or ".html" in path:
            continue
        anchors[path] = set(re.findall(r'\bid="([^"]+)"', reply.text))
        for link in map(unescape, re.findall(r'(?:href|src)="([^"]*)"', reply.text)):
            if link.startswith(("http://", "https://")):
                continue
            target, fragment = urldefrag(urljoin(f"http://x{path}", link))
            target = target.removeprefix("http://x")
            assert target.startswith("/"), (path, link)
            wanted += [(path, target, fragment)] if fragment else []
            if target not in seen and not _repeats(target):
                seen.add(target)
                waiting.append(target)
    assert len(seen) > (400 if name == "site" else 150)
    assert not [one for one in wanted if one[1] in anchors and one[2] not in anchors[one[1]]]


def _repeats(target: str) -> bool:
    """Whether the address is one of many that differ little: another language, two facets, a drawing, data."""
    return (
        "lang=" in target
        or target.count("=") > 1
        or bool(re.match(r"/entity/claim.*\.|/maps/.*\.html|/editor\?", target))
    )


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/ontology/", "/ontology"),
        ("/entity/union-420381/", "/entity/union-420381"),
        ("/find/?kind=Union", "/find?kind=Union"),
        ("//evil.example/", "/evil.example"),
        ("/%2F%2Fevil.example/", "/evil.example"),
        ("/%5Cevil.example/", "/%5Cevil.example"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_page_and_never_elsewhere(site: Site, path: str, leads_to: str) -> None:
    connection = HTTPConnection(site.address.removeprefix("http://"))
    connection.request("GET", path)
    reply = connection.getresponse()
    reply.read()
    connection.close()
    assert (reply.status, reply.headers["Location"]) == (307, leads_to)
