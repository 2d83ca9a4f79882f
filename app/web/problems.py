"""What a client is told when it gets no answer: a status, and one sentence in Chinese and in English."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SHOWN = 300  # characters of what the engine says


@dataclass(frozen=True, slots=True)
class Cause:
    """Why there is no answer; `headers` go with it."""

    status: int
    zh: str
    en: str
    headers: Mapping[str, str] = field(default_factory=dict)


CAUSES: Mapping[str, Cause] = {
    "request": Cause(400, "请求不合 SPARQL 1.1 协议", "the request is not one of the SPARQL 1.1 Protocol"),
    "syntax": Cause(400, "查询有误", "the query cannot be run"),
    "update": Cause(400, "更新有误,图谱库未变", "the update cannot be made; the store is as it was"),
    "token": Cause(401, "需要令牌", "this needs the token", {"WWW-Authenticate": 'Bearer realm="unionkg"'}),
    "refused": Cause(403, "查询不得访问其他服务器或文件", "a query may not reach other servers or files"),
    "graph": Cause(404, "没有这个图", "there is no such graph"),
    "updates": Cause(
        405,
        "本服务只读:请修改陈述表或决定,然后重新 build",
        "this service only reads: change the claims or decisions, then build again",
        {"Allow": "GET, HEAD, POST, OPTIONS"},
    ),
    "method": Cause(405, "这个地址不接受此方法", "this address does not take this method"),
    "format": Cause(406, "没有所要的格式", "the answer cannot be had in a format that is accepted"),
    "late": Cause(408, "请求来得太慢", "the request arrives too slowly", {"Connection": "close"}),
    "large": Cause(413, "请求太大", "the request is too large", {"Connection": "close"}),
    "media": Cause(415, "请求的内容类型不对", "the request has the wrong content type"),
    "host": Cause(
        421,
        "本服务不用这个主机名(见 --allow-host)",
        "this service does not go by this host name (see --allow-host)",
    ),
    "endpoint": Cause(502, "所问的 SPARQL 服务器没有答复", "the SPARQL server behind this one gave no answer"),
    "busy": Cause(503, "查询太多,请稍后再试", "too many queries at a time: try again later", {"Retry-After": "5"}),
    "store": Cause(
        503,
        "图谱库现在打不开,请在服务器上运行 unionkg validate",
        "the store cannot be opened now: run `unionkg validate` on the server",
    ),
    "time": Cause(504, "查询超时,已停止", "the query took too long and was stopped"),
    "memory": Cause(
        507,
        "查询所需内存太多或嵌套太深,已停止",
        "the query needed too much memory or is nested too deeply, and was stopped",
    ),
    "rows": Cause(507, "答案行数太多", "the answer has too many rows: add a LIMIT"),
    "size": Cause(507, "答案太大", "the answer is too large: add a LIMIT"),
}  # fmt: skip


class Problem(Exception):
    """Something that ends a request; `key` names its cause, `detail` says more where that helps."""

    def __init__(self, key: str, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(key, detail)
        self.cause = CAUSES[key]
        self.key, self.detail = key, " ".join(detail.split())[:SHOWN]
        self.headers = {**self.cause.headers, **(headers or {})}

    @property
    def text(self) -> str:
        """What is said of it."""
        detail = f"\n{self.detail}" if self.detail else ""
        return f"{self.cause.zh}。\n{self.cause.en[0].upper()}{self.cause.en[1:]}.{detail}\n"
