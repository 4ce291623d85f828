"""A family on paper: its people, where it lives, and what is done with it, in order.

People are named by their given names within the family. Codes are those of `people`, `care`, `instruments` and the
catalogue; days are dates, moments aware.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

_FAMILIES = UUID("6f1d3f0e-5a52-4c8e-9f0b-2d1a4c0b9980")


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child, born (`born_at`) or expected (`due_on`). `stillborn` is one who was born dead at `born_at`."""

    name: str
    family_name: str
    sex: str
    due_on: dt.date
    born_at: dt.datetime | None = None
    twin_of: str = ""
    order: int | None = None
    number: str = ""
    stillborn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A grown-up, of all the family's children or of those named. `from_family` is where they are written down already.

    The first parent's number is what the family is known by: it is there once it was made.
    """

    name: str
    family_name: str
    role: str
    sex: str
    number: str
    custody: bool = True
    of: tuple[str, ...] = ()
    from_family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An address in Birkeby, or elsewhere."""

    address: str
    postcode: str
    town: str
    since: dt.date
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A screening of somebody: points (a total, or answers), a position, or why there is none."""

    of: str
    instrument: str
    phase: str = ""
    score: int | None = None
    answers: tuple[int, ...] | None = None
    position: str = ""
    state: str = "done"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A visit agreed on; `staff` is who makes it when it is not who is in charge."""

    kind: str
    at: dt.datetime
    minutes: int = 60
    about: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    own_words: str = ""
    agreed: str = ""
    brings: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit held and signed. What is demanded and not said here is as it mostly is.

    `sizes` are a child's measures as text, `steps` which of an observation's steps it was (0 the first), `missing` why
    something is not there, each by (person, code); `texts` what else was written, by person. `help` is what begins
    (reason and level of a kind), `ends` the help that ends, by its reason, and why. `booked` signs the booking before.
    """

    kind: str
    at: dt.datetime
    minutes: int = 60
    place: str = "home"
    children: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sizes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    steps: Mapping[tuple[str, str], int] = field(default_factory=dict)
    missing: Mapping[tuple[str, str], str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    own_words: str = ""
    reasons: tuple[str, ...] = ()
    level: int = 1
    level_reason: str = ""
    agreed: str = ""
    screenings: tuple[Screening, ...] = ()
    help: tuple[tuple[str, str, int], ...] = ()
    ends: Mapping[str, str] = field(default_factory=dict)
    referrals: tuple[tuple[str, str], ...] = ()
    booked: bool = False
    staff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A screening outside a visit, by phone or post."""

    screening: Screening
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An offer, the attempts to reach the family about it (channel, day), and its answer (code, day, why)."""

    activity: str
    on: dt.date
    child: str = ""
    tried: tuple[tuple[str, dt.date], ...] = ()
    answer: tuple[str, dt.date, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The newest visit's part about a person, set right with a reason: other measures than were signed."""

    of: str
    sizes: Mapping[str, str]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented:
    """A yes, and perhaps taken back."""

    giver: str
    about: str
    purpose: str
    recipient: str
    on: dt.date
    how: str = "spoken"
    recipient_name: str = ""
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Died:
    """Somebody's death."""

    who: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A number, or a replacement, given afterwards."""

    who: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaks:
    """A family's language."""

    language: str
    interpreter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsIn:
    """A colleague who stands in, by dates."""

    staff: str
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Names and addresses kept out of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """Colleagues may not open it, not even in an emergency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A family followed no longer."""

    why: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class InDaycare:
    """A child's place."""

    child: str
    kind: str
    name: str
    since: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A child of the family and a child elsewhere are siblings in a way no parent known here says."""

    child: str
    family: str
    other: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two journals said to be one person's, and perhaps told apart again: the reason for each."""

    kept: str
    gone: str
    why: str
    apart: str = ""


Deed = (
    Booking | Visit | Screened | Offered | Corrected | Consented | Died | Numbered | Speaks | StandsIn | Protected
    | Shut | Closed | InDaycare | Sibling | Joined
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A family: what it is called, whose it is (a key of the cast, or nobody's), and what was done, in order."""

    key: str
    name: str
    keeper: str
    district: str
    opened_on: dt.date
    children: tuple[Child, ...]
    parents: tuple[Parent, ...]
    home: Home | None = None
    deeds: tuple[Deed, ...] = ()

    @property
    def mark(self) -> str:
        """Return the number the family is known by: the first parent's."""
        return self.parents[0].number

    def key_of(self, deed: int) -> UUID:
        """Return the key of a deed's form: the same each time, so that it is done once."""
        return uuid5(_FAMILIES, f"{self.key} {deed}")
