"""Language models on loopback that say what a test has them say, and reports that are read with them."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.chat import Chat
from unionkg.loaders.opinions.model import Model
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import Extracted, collect

from tests.servers import Reply, Request, saying

REPORT = """房县武昌工会结对

6月2日,湖北省房县总工会与武汉市武昌区总工会签订《汉水工会结对协议》。

房县总工会主席林小满介绍,武昌区总工会向房县总工会捐赠帮扶资金30余万元。活动室里摆着棋牌,二楼给骑手留了6张床位。
"""
Answer = str | list[dict[str, Any]] | Reply


def claim(type_: str, subject: str, object_: str, quote: str, value: float | None = None, unit: str = "") -> Any:
    return {
        "type": type_, "subject": subject, "object": object_, "quote": quote, "value": value, "value_max": None,
        "unit": unit,
    }  # fmt: skip


BEDS = claim("statistic", "房县总工会", "床位", "二楼给骑手留了6张床位", 6, "张")
GIFT = claim("contribution", "武昌区总工会", "房县总工会", "武昌区总工会向房县总工会捐赠帮扶资金30余万元", 300000, "元")


def chat_of(content: str) -> Reply:
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})
    return Reply(body.encode(), media_type="application/json")


def reply_of(answer: Answer) -> Reply:
    if isinstance(answer, Reply):
        return answer
    return chat_of(answer if isinstance(answer, str) else json.dumps({"claims": answer}, ensure_ascii=False))


@contextmanager
def model(*answers: Answer) -> Iterator[tuple[str, list[Request]]]:
    """Run a model that gives the answers in turn, and the last one ever after; give its address and what it gets."""
    left = list(answers)

    def script(_: Request) -> Reply:
        return reply_of(left.pop(0) if len(left) > 1 else left[0])

    with saying(script) as (address, requests):
        yield address.removesuffix("/sparql") + "/v1", requests


def read(text: str, chat: Chat) -> Extracted:
    return next(collect([document_of(text)], Cast(), [Model(chat)]))


def opinion(*answers: Answer, text: str = REPORT, **settings: Any) -> Extracted:
    """Return a report as it is read with a model that gives the answers."""
    with model(*answers) as (address, _):
        return read(text, Chat(address, "qwen3", **settings))


def proposed(extracted: Extracted) -> list[Candidate]:
    return [candidate for candidate in extracted.candidates if "llm:qwen3" in candidate.frame]


def whys(extracted: Extracted) -> list[str]:
    return [rejected.why for advice in extracted.advice for rejected in advice.rejected]


def problem(extracted: Extracted) -> str:
    return extracted.advice[0].problem


def rules(text: str = REPORT) -> list[tuple[Any, ...]]:
    return said(next(collect([document_of(text)], Cast())))


def said(extracted: Extracted) -> list[tuple[Any, ...]]:
    return [(c.type, c.frame, c.text("subject"), c.text("object"), c.tier) for c in extracted.candidates]


Read = Callable[..., Extracted]
