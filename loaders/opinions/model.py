"""A language model's opinion on a report, section by section: it proposes, and the rules decide what stands."""

from collections.abc import Iterator, Sequence

from unionkg.loaders.opinions.agreeing import joined
from unionkg.loaders.opinions.answers import BadAnswer, Proposal, proposals, shown
from unionkg.loaders.opinions.chat import Chat, NoAnswer
from unionkg.loaders.opinions.grounding import Ground, Unfounded
from unionkg.loaders.opinions.prompts import once_more, question, schema
from unionkg.loaders.opinions.verifying import verified
from unionkg.loaders.reports.candidates import Candidate
from unionkg.loaders.reports.dating import Dating
from unionkg.loaders.reports.opinion import Advice, Rejected
from unionkg.loaders.reports.reading import Reading
from unionkg.loaders.reports.sections import Paragraph

ASKED = 3000  # characters that one question shows; a longer section is shown in parts
RULES_STAND = "what the rules read stands"


class Model:
    """The opinion of the model behind one chat; after a lasting failure it is not asked again."""

    def __init__(self, chat: Chat) -> None:
        self._chat, self._closed = chat, False
        self._who = f"llm:{chat.model}"

    def __call__(self, reading: Reading, found: Sequence[Candidate]) -> Advice:
        """Return the rules' candidates with the model's that pass; a model that fails takes nothing away."""
        if self._closed:
            return Advice(self._who, tuple(found), problem=f"the language model is not asked again; {RULES_STAND}")
        session = _Session(self._chat, reading, found, self._who)
        problem = session.run()
        self._closed = session.closed
        return Advice(
            self._who,
            session.candidates,
            session.proposed,
            tuple(session.rejected),
            problem and f"{problem}; {RULES_STAND}",
        )


class _Session:
    """One report before the model."""

    def __init__(self, chat: Chat, reading: Reading, found: Sequence[Candidate], who: str) -> None:
        self._chat, self._reading, self._rules, self._who = chat, reading, tuple(found), who
        self._dating = Dating(reading)
        self._upheld = list[Candidate]()
        self.proposed, self.rejected, self.closed = 0, list[Rejected](), False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The rules' candidates and what the model said so far and the report bears out."""
        return joined(self._rules, self._upheld, self._who)

    def run(self) -> str:
        """Ask about every part; return why the opinion is not whole, or ""."""
        unread = ""
        for part in parts_of(self._reading):
            ground = Ground(self._reading, part, self._rules)
            try:
                self._weigh(self._asked(part, ground.owner), ground)
            except BadAnswer as problem:
                unread = f"an answer of the language model could not be used, even when asked again ({problem})"
            except NoAnswer as problem:
                self.closed = problem.lasting
                return str(problem)
        return unread

    def _asked(self, part: Sequence[Paragraph], owner: str) -> list[Proposal | Rejected]:
        """Return what the model proposes for a part; a broken answer is asked for once more, with what is wrong."""
        text = "\n".join(self._reading.document.text[p.block.start : p.block.end] for p in part)
        messages, form = question(text, owner), schema()
        answer = self._chat.ask(messages, form)
        try:
            return proposals(answer)
        except BadAnswer as problem:
            return proposals(self._chat.ask(once_more(messages, answer, str(problem)), form))

    def _weigh(self, said: Sequence[Proposal | Rejected], ground: Ground) -> None:
        self.proposed += len(said)
        for each in said:
            if isinstance(each, Rejected):
                self.rejected.append(each)
                continue
            try:
                self._upheld.append(verified(each, ground, self._dating, self._who))
            except Unfounded as reason:
                self.rejected.append(Rejected(str(each), shown(str(reason))))


def parts_of(reading: Reading) -> Iterator[tuple[Paragraph, ...]]:
    """Yield the paragraphs of each section, in parts of a size that a question can show."""
    for section in reading.sections:
        part, size = list[Paragraph](), 0
        for paragraph in section.paragraphs:
            length = paragraph.block.end - paragraph.block.start
            if part and size + length > ASKED:
                yield tuple(part)
                part, size = [], 0
            part.append(paragraph)
            size += length
        if part:
            yield tuple(part)
