"""A report that is longer takes longer, and nothing else."""

from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.reports.extraction import candidates, read

TEXT = (
    "武昌区总工会采购香菇12万元,向房县总工会捐赠棉衣价值3万元,慰问困难职工300人,建成城关骑手驿站。"
    "林小满任房县总工会主席。\n"
)


def test_words_are_looked_up_once_for_a_whole_text() -> None:
    short, long = read(document_of(TEXT * 2)), read(document_of(TEXT * 40))
    for reading in (short, long):
        assert list(candidates(reading))
    assert len(long.hits._groups) == len(short.hits._groups)
