"""Models that fail: one sentence says how, and the rules' claims stand as they were."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from unionkg.graph.errors import NoOpinion
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.chat import Chat
from unionkg.loaders.opinions.model import Model
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import collect

from tests.loaders.opinions.models import (
    GIFT,
    REPORT,
    chat_of,
    claim,
    model,
    opinion,
    problem,
    proposed,
    read,
    rules,
    said,
    whys,
)
from tests.servers import Reply, Request, saying

MEETING = claim("event", "房县总工会", "武昌工会结对", "房县武昌工会结对")


@pytest.mark.parametrize(
    "broken",
    ["没有找到。", '{"claims": [{"type": "event"', '{"claims": 3}', "[]", '{"claims": [NaN]}', '{"a":' * 20000,
     '{"claims": [' + "9" * 5000 + "e]}", json.dumps({"claims": [GIFT] * 201})],
)  # fmt: skip
def test_a_broken_answer_is_asked_for_once_more_with_what_is_wrong(broken: str) -> None:
    with model(broken, [MEETING]) as (address, requests):
        heard = read(REPORT, Chat(address, "qwen3"))
    assert [c.type for c in proposed(heard)] == ["event"]
    assert (problem(heard), len(requests)) == ("", 2)
    told = json.loads(requests[1].body)["messages"]
    assert [message["role"] for message in told] == ["system", "user", "assistant", "user"]
    assert told[3]["content"].startswith("上一个回答不能用:")


def test_a_model_that_answers_broken_twice_is_asked_no_third_time() -> None:
    with model("好的,", "好的,") as (address, requests):
        heard = read(REPORT, Chat(address, "qwen3"))
    assert len(requests) == 2
    assert "could not be used" in problem(heard)
    assert said(heard) == rules()


@pytest.mark.parametrize("wrapped", ["```json\n{}\n```", "<think>{先想想}</think>{}", "答案如下:{}"])
def test_what_models_like_to_put_around_an_answer_is_taken_off(wrapped: str) -> None:
    answer = wrapped.replace("{}", json.dumps({"claims": [MEETING]}))
    assert [c.type for c in proposed(opinion(answer))] == ["event"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"the card burns", 500), "refuses (HTTP 500): the card burns"),
        (Reply(b"", 503), "refuses (HTTP 503)"),
        (Reply(b"who?", 401), "refuses (HTTP 401): set UNIONKG_LLM_KEY"),
        (Reply(b"", 404), "refuses (HTTP 404)"),
        (Reply(b"", 302, {"Location": "http://127.0.0.1:9/"}), "redirects, which is not followed"),
        (Reply(b"<html>", 200), "gave no answer of a chat"),
        (Reply(b"[" * 60000, 200), "gave no answer of a chat"),
        (Reply(b'{"choices": []}', 200), "gave no answer of a chat"),
        (Reply(b'{"choices": [{"message": {"content": null}}]}', 200), "gave no answer of a chat"),
        (Reply(b" " * (3 << 20), 200), "gave an answer of more than 2 MiB"),
        (Reply(b'{"choices"', 200, length=500), "gave no answer of a chat"),
    ],
)  # fmt: skip
def test_a_server_that_fails_is_told_of_and_costs_no_claim(reply: Reply, words: str) -> None:
    heard = opinion(reply)
    assert words in problem(heard)
    assert problem(heard).endswith("what the rules read stands")
    assert "\n" not in problem(heard)
    assert said(heard) == rules()


def test_a_silent_server_is_left_after_a_while() -> None:
    with silent() as address:
        heard = read(REPORT, Chat(address, "qwen3", silence=0.2))
    assert "was silent for 0.2 seconds" in problem(heard)
    assert said(heard) == rules()


@contextmanager
def silent() -> Iterator[str]:
    def script(_: Request) -> Reply:
        time.sleep(0.6)
        return Reply()

    with saying(script) as (address, _):
        yield address


def test_an_answer_that_never_ends_is_left_after_a_while() -> None:
    heard = opinion(Reply(b" " * (1 << 20), 200), patience=-1)
    assert "did not end its answer" in problem(heard)
    assert said(heard) == rules()


def test_a_server_that_is_away_is_not_asked_about_the_next_report() -> None:
    with model([]) as (address, _):
        pass
    ask = Model(Chat(address, "qwen3"))
    first, second = collect([document_of(REPORT), document_of(REPORT)], Cast(), [ask])
    assert "cannot be reached" in problem(first)
    assert "is not asked again" in problem(second)
    assert said(first) == said(second) == rules()


def test_after_a_failure_that_may_pass_the_next_report_is_asked_about() -> None:
    with model(Reply(b"busy", 500), [MEETING]) as (address, _):
        first, second = collect([document_of(REPORT)] * 2, Cast(), [Model(Chat(address, "qwen3"))])
    assert "HTTP 500" in problem(first)
    assert [c.type for c in proposed(second)] == ["event"]


def test_a_server_without_schemas_is_asked_for_json_and_stays_so() -> None:
    def script(request: Request) -> Reply:
        form = json.loads(request.body)["response_format"]["type"]
        return Reply(b"no such response_format", 400) if form == "json_schema" else chat_of('{"claims": []}')

    with saying(script) as (address, requests):
        ask = Model(Chat(address, "qwen3"))
        heard = list(collect([document_of(REPORT)] * 2, Cast(), [ask]))
    assert [problem(each) for each in heard] == ["", ""]
    assert len(requests) == 3


def test_the_key_goes_to_the_server_and_into_no_message() -> None:
    with model(Reply(b"wrong key sk-geheim", 500)) as (address, requests):
        heard = read(REPORT, Chat(address, "qwen3", key="sk-geheim"))
    assert requests[0].headers["Authorization"] == "Bearer sk-geheim"
    assert "HTTP 500" in problem(heard)
    assert "sk-geheim" not in problem(heard)
    assert "sk-geheim" not in repr(Chat(address, "qwen3", key="sk-geheim"))


@pytest.mark.parametrize(
    ("address", "name", "key"),
    [
        ("ftp://example.org", "qwen3", ""), ("example.org", "qwen3", ""), ("http://", "qwen3", ""),
        ("http://user:word@example.org/v1", "qwen3", ""), ("http://example.org:99999/v1", "qwen3", ""),
        ("http://[::1", "qwen3", ""), ("http://例.org", "qwen3", ""), ("http://example.org", "", ""),
        ("http://example.org", "qwen 3\n", ""), ("http://example.org", "qwen3", "sk-\n"),
        ("http://example.org", "qwen3", "密钥"),
    ],
)  # fmt: skip
def test_an_address_name_or_key_that_cannot_be_is_refused_at_once(address: str, name: str, key: str) -> None:
    with pytest.raises(NoOpinion) as refused:
        Chat(address, name, key)
    assert not key or key.strip() not in str(refused.value)


def test_a_host_that_cannot_be_written_is_away() -> None:
    assert "cannot be reached" in problem(read(REPORT, Chat(f"http://{'a' * 80}.invalid/v1", "qwen3")))


def test_what_was_rejected_is_listed_even_when_a_later_question_fails() -> None:
    text = "工作简报\n\n一、房县总工会\n\n房县总工会办了夜校。\n\n二、武昌区总工会\n\n武昌区总工会修了球场。\n"
    heard = opinion([GIFT], [GIFT], Reply(b"", 500), text=text)
    assert len(whys(heard)) == 2
    assert "HTTP 500" in problem(heard)
