"""The page of questions is in step with the questions; `python -m tests.queries.test_questions_page` renews it."""

from pathlib import Path

from unionkg.queries.catalog import markdown

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"


def renewed(page: str) -> str:
    return page[: page.index("| name |")] + markdown()


def test_the_page_lists_the_questions_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
