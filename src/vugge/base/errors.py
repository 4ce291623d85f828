"""The one kind of error a person is meant to read."""

import errno

_REASONS = {
    errno.EACCES: "det er der ikke lov til",
    errno.EPERM: "det er der ikke lov til",
    errno.EROFS: "der kan ikke skrives på det drev",
    errno.ENOENT: "den findes ikke",
    errno.EEXIST: "der ligger allerede noget andet med det navn",
    errno.ENOTDIR: "en del af stien er ikke en mappe",
    errno.EISDIR: "det er en mappe",
    errno.ELOOP: "genvejene peger i ring",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ENOSPC: "der er ikke plads på drevet",
    errno.EDQUOT: "der er ikke plads på drevet",
    errno.EFBIG: "filen bliver større, end der er lov til",
    errno.EMFILE: "der er for mange åbne filer",
    errno.ENFILE: "der er for mange åbne filer",
    errno.EIO: "drevet svarer med en fejl",
}


class ExpectedError(Exception):
    """Something that can happen to anyone; the text is a Danish sentence that says what to do.

    The command line prints the text alone and exits 2; everything else is a fault of ours and keeps its traceback.
    """


def reason(error: OSError) -> str:
    """Return in Danish why the system refused, without a full stop; its own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def on_one_line(text: object) -> str:
    """Return what a person can be shown of a text from outside: on one line, and nothing a terminal would obey."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in str(text))
