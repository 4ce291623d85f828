"""Tables that agree with what is shown, kept as proof that a secret may lie elsewhere.

A table found for one secret often proves others too. It is kept in pieces that hang together by no relation, so that
showing a number again undoes only the pieces it is moved in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vugge.insight.rules.disclosure.attacker import EPSILON, Point, Terms, off
from vugge.insight.rules.disclosure.numbers import Ledger, Number


@dataclass(slots=True)
class Secret:
    """A sum of numbers no reader may work out, and how far from its true value it must be able to lie.

    It must reach ``low`` and ``high``, where they are given, and its range must be ``width`` wide. ``seen`` is what
    has been proved of it.
    """

    terms: Terms
    width: float
    low: float = 0.0
    high: float = 0.0
    seen: tuple[float, float] = (0.0, 0.0)

    def see(self, point: Point) -> None:
        """Widen what is proved by a point."""
        far = off(point, self.terms)
        self.seen = (min(self.seen[0], far), max(self.seen[1], far))

    @property
    def safe(self) -> bool:
        """Return whether enough is proved."""
        low, high = self.seen
        return low <= self.low + EPSILON and high >= self.high - EPSILON and high - low >= self.width - EPSILON

    def settle(self) -> None:
        """Lower the goals to what was reached: nothing more could be, were everything hidden."""
        low, high = self.seen
        self.low, self.high, self.width = max(self.low, low), min(self.high, high), min(self.width, high - low)


class Proofs:
    """The points found so far, and the secrets they prove safe."""

    def __init__(self, ledger: Ledger, secrets: Iterable[Secret]) -> None:
        """Begin without a proof."""
        self._tied: defaultdict[Number, list[tuple[Number, ...]]] = defaultdict(list)
        self._moved: defaultdict[Number, list[Point]] = defaultdict(list)
        self._about: defaultdict[Number, list[Secret]] = defaultdict(list)
        self.secrets: list[Secret] = []
        for relation in ledger.relations:
            numbers = tuple(number for number, _ in relation.terms)
            for number in numbers:
                self._tied[number].append(numbers)
        for secret in secrets:
            self.protect(secret)

    def protect(self, secret: Secret) -> None:
        """Keep a secret from now on; what is proved already counts."""
        self.secrets.append(secret)
        for number, _ in secret.terms:
            self._about[number].append(secret)
        self._look_again(secret)

    def forget(self, secret: Secret) -> None:
        """Keep a secret no longer."""
        self.secrets.remove(secret)
        for number, _ in secret.terms:
            self._about[number].remove(secret)

    def add(self, point: Point, terms: Terms) -> None:
        """Keep a point that was sought for the sake of ``terms``."""
        for piece in self._pieces(point, terms):
            self._keep(piece)

    def drop(self, number: Number) -> tuple[list[Point], list[Secret]]:
        """Give up the points that move a number; return them, and the secrets that are no longer proved safe."""
        dropped = self._moved.pop(number, [])
        gone = {id(point) for point in dropped}
        touched: dict[int, Secret] = {}
        for other in sorted({each for point in dropped for each in point}):
            self._moved[other] = [point for point in self._moved[other] if id(point) not in gone]
            touched |= {id(secret): secret for secret in self._about[other]}
        for secret in touched.values():
            self._look_again(secret)
        return dropped, [secret for secret in touched.values() if not secret.safe]

    def restore(self, points: Iterable[Point]) -> None:
        """Take dropped points back."""
        for point in points:
            self._keep(point)

    def _keep(self, piece: Point) -> None:
        told: dict[int, Secret] = {}
        for number in piece:
            self._moved[number].append(piece)
            told |= {id(secret): secret for secret in self._about[number]}
        for secret in told.values():
            secret.see(piece)

    def _look_again(self, secret: Secret) -> None:
        secret.seen = (0.0, 0.0)
        for number, _ in secret.terms:
            for point in self._moved[number]:
                secret.see(point)

    def _pieces(self, point: Point, terms: Terms) -> Iterator[Point]:
        together = tuple(number for number, _ in terms)
        left = dict.fromkeys(point)
        while left:
            waiting, piece = [next(iter(left))], {}
            while waiting:
                number = waiting.pop()
                if number not in left:
                    continue
                del left[number]
                piece[number] = point[number]
                ties = [*self._tied[number], *([together] if number in together else [])]
                waiting += [other for tie in ties for other in tie if other in left]
            yield piece
