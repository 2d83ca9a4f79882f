"""One report of our own wording, and ways to lay it on the desk in every format."""

import html
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

TITLE = "携手同行 共建家园"
PARAGRAPHS = (
    TITLE,
    "——柳溪枫林两地工会结对记",
    "记者 周大海 通讯员 钱小川",
    "两座小城隔山相望，两家工会却走动得勤。五年来，干部互访12批260人次，劳模互访9批，书信和电话更是数不清，“亲戚”越走越近。",
    "关键词 结对",
    "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派20名职工互访，费用由两家对半承担，遇到难处再一起商量着办。",
    "枫林县总工会向柳溪县总工会捐赠资金30余万元，用于修缮职工之家；柳溪县总工会回赠茶叶、菌菇等土产，价值5.6万元（含运费）。",
    "关键词 技能",
    "去年秋天，两地合办了首届茶艺比武。来自38家企业的115名选手同台竞技，最终6人获得“金手指”称号，名单贴在了县城最热闹的广场上。",
    "今年的比武已经开始报名，工种由1个增加到4个。主办方说，比武不设门槛，凡是会员都可以参加，食宿由工会安排，成绩记入技能档案。",
)
Lay = Callable[..., Path]


def page(paragraphs: tuple[str, ...] = PARAGRAPHS, charset: str = "gb2312", style: str = "") -> str:
    body = "".join(f"<p>{html.escape(text)}</p>\n" for text in paragraphs[1:])
    return (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">'
        f"<title>{paragraphs[0]} - 柳溪工会网</title><style>{style}</style></head><body>"
        f"<h1>{paragraphs[0]}</h1>{body}</body></html>"
    )


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="session")
def print_page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Print a page as PDF."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    if not subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout:
        pytest.skip("no Chinese font is installed")

    def print_one(content: str) -> Path:
        folder = tmp_path_factory.mktemp("print")
        (folder / "page.html").write_text(content, encoding="utf-8")
        subprocess.run(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={folder}", f"--print-to-pdf={folder / 'page.pdf'}", str(folder / "page.html"),
            ],
            capture_output=True, check=True, timeout=120,
        )  # fmt: skip
        return folder / "page.pdf"

    return print_one
