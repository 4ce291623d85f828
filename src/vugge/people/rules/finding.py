"""What somebody is found by: folded words, their endings, how they sound, and the day of birth.

Row-level security lets only `=`, `>=` and `<` use an index, so what is looked for lies ready, a row a token, each with
the letter of its kind in front: `w:` a word, `s:` a word from some letter on, `p:` a sound, `b:` a date, `a:` a word of
an address that is not protected. Source: decision 5.
"""

import datetime as dt
import re
import unicodedata

_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ð": "d", "þ": "th", "œ": "oe", "ß": "ss"}
)
_SHORTEST = 3
"""Letters: an ending shorter than this finds half the town."""

_LONGEST = 70
"""Letters of a token; the column holds a few more."""

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ae", "e"),
        (r"oe", "o"),
        (r"aa", "o"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dt", "t"),
        (r"^h(?=[jv])", ""),
        (r"(?<=[ln])d", ""),
        (r"sch|sh|sj", "s"),
        (r"ch|ck|q|c(?![eiy])", "k"),
        (r"[cz]", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"ss?on$", "sen"),
        (r"(.)\1+", r"\1"),
        (r"(?<!^)[aeiou]", ""),
    )
)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded: small letters a to z and digits, æ as ae, ø as oe, å as aa."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    bare = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return tuple(word[:_LONGEST] for word in re.findall(r"[^\W_]+", bare))


def sound(word: str) -> str:
    """Return how a folded word sounds, roughly: Christian and Kristian, Sørensen and Sörenson are one."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def tokens(*, names: str, born_on: dt.date | None, address: str = "") -> frozenset[str]:
    """Return everything somebody with these names, born that day, who lives there, is found by.

    A protected address is left out by the caller.
    """
    found = {f"a:{word}" for word in words(address)}
    found |= {f"b:{born_on.isoformat()}"} if born_on else set()
    for word in words(names):
        found |= {f"w:{word}", f"p:{sound(word)}"}
        found |= {f"s:{word[start:]}" for start in range(1, len(word) - _SHORTEST + 1)}
    return frozenset(found)


def beginning_with(token: str) -> tuple[str, str]:
    """Return the bounds of all tokens that begin so: from the first, up to but without the second, in byte order."""
    return token, token[:-1] + chr(ord(token[-1]) + 1)
