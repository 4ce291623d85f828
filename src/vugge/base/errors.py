"""The one kind of error a person is meant to read."""


class ExpectedError(Exception):
    """Something that can happen to anyone; the text is a Danish sentence that says what to do.

    The command line prints the text alone and exits 2; everything else is a fault of ours and keeps its traceback.
    """
