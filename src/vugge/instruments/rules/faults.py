"""What was typed will not do: which field, and a Danish sentence that says what will."""


class UnfitAnswersError(ValueError):
    """The field, the sentence as a msgid and its words; `number` among them is the answer it is about, from 1."""

    def __init__(self, field: str, sentence: str, **words: object) -> None:
        super().__init__(sentence % words if words else sentence)
        self.field = field
        self.sentence = sentence
        self.words = words
