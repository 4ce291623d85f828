"""What was typed will not do: which field, and a Danish sentence that says what will."""


class UnfitAnswersError(ValueError):
    """The field, the sentence as a msgid and its words, and the answer it is about counted from 1 (None: no one)."""

    def __init__(self, field: str, sentence: str, *, item: int | None = None, **words: object) -> None:
        super().__init__(sentence % words)
        self.field = field
        self.sentence = sentence
        self.item = item
        self.words = words
