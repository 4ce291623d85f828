"""What every page says about itself: one typed object named `page`, so that what is missing is loud."""

from dataclasses import dataclass

IN_BOTTOM_BAR = 3  # a thumb finds three places and "Mere"; five would be too narrow for words


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to the page; the last one, the page itself, has no address."""

    label: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place in the main navigation. `icon` names a symbol in the design system's sprite; `short` is for the phone.

    `phone`: it stands in the phone's bar alone; at the desk the bar holds what it leads to.
    """

    label: str
    address: str
    icon: str
    short: str = ""
    current: bool = False
    phone: bool = False

    @property
    def phone_label(self) -> str:
        """Return the words for the bottom bar."""
        return self.short or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The main navigation as this reader sees it: the mark leads to `home`, then the entries in order."""

    home: str
    entries: tuple[Entry, ...] = ()

    @property
    def bottom(self) -> tuple[Entry, ...]:
        """Return the entries that stand in the phone's bottom bar."""
        return self.entries[:IN_BOTTOM_BAR]

    @property
    def more(self) -> tuple[Entry, ...]:
        """Return the entries behind "Mere"."""
        return self.entries[IN_BOTTOM_BAR:]

    @property
    def current_in_more(self) -> bool:
        """Tell whether the reader stands in a place behind "Mere"."""
        return any(entry.current for entry in self.more)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is reading, as the bar shows it; their own page, what it is called, and the way out where there are such."""

    name: str
    initials: str
    address: str = ""
    own_page: str = ""
    sign_out: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """The search in the bar: where what is typed is posted, what the field is called, and what may be typed."""

    address: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands round every page: the menu, the reader, None where nobody is signed in, and a notice at the foot.

    `find` is None for whoever may look for nobody.
    """

    navigation: Navigation
    reader: Reader | None = None
    notice: str = ""
    find: Find | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page needs; a page's own dataclass adds its contents.

    `title` is the one h1 and the window's name. The menu, the reader and the notice are not the page's to
    say: they come with the shell round it.
    """

    title: str
    crumbs: tuple[Crumb, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is so, for `ui/parts/facts.html`."""

    name: str
    text: str
