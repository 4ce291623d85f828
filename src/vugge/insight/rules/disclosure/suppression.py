"""What else must be hidden: the table is attacked, and what helps the attack is hidden, until no attack gets through.

What is shown is bent at a price: the cheapest bending that makes room for a hidden number names what to hide. Then,
the dearest first, whatever turns out not to be needed is shown again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from vugge.insight.rules.disclosure.attacker import EPSILON, Attacker, Point, Terms, off
from vugge.insight.rules.disclosure.numbers import Ledger, Number

Safe = Callable[[float, float], bool]


@dataclass(slots=True)
class Secret:
    """A sum of numbers no reader may work out, and how far from its true value it must be able to lie.

    It must reach ``low`` and ``high``, where they are given, and its range must be ``width`` wide. A goal nothing could
    reach, were all hidden, is lowered to what can be reached.
    """

    terms: Terms
    width: float
    low: float = 0.0
    high: float = 0.0
    seen: tuple[float, float] = (0.0, 0.0)

    def see(self, point: Point) -> None:
        """Widen what is seen by a point."""
        far = off(point, self.terms)
        self.seen = (min(self.seen[0], far), max(self.seen[1], far))

    @property
    def safe(self) -> bool:
        """Return whether the points seen are proof enough."""
        low, high = self.seen
        return low <= self.low + EPSILON and high >= self.high - EPSILON and high - low >= self.width - EPSILON


@dataclass
class _Search:
    attacker: Attacker
    k: int
    secrets: list[Secret]
    points: list[Point] = field(default_factory=list)
    hidden: set[Number] = field(default_factory=set)
    cause: dict[Number, Secret] = field(default_factory=dict)

    def keep(self, point: Point) -> None:
        self.points.append(point)
        for secret in self.secrets:
            secret.see(point)

    def hide(self, number: Number) -> Secret:
        """Hide one more number; it is a secret from now on."""
        self.attacker.hide(number)
        self.hidden.add(number)
        secret = Secret(((number, 1),), width=self.k - 1)
        self.secrets.append(secret)
        for point in self.points:
            secret.see(point)
        return secret


def suppressed(
    ledger: Ledger, values: Mapping[Number, int], secrets: Iterable[Secret], primary: Iterable[Number], k: int
) -> frozenset[Number]:
    """Return all numbers to hide: the primary ones and what it takes to protect the secrets."""
    search = _Search(Attacker(ledger, values, _prices(ledger, values), k), k, list(secrets))
    first = sorted(primary)
    for number in first:
        if values[number] < k:
            search.attacker.hide(number)
            search.hidden.add(number)
            search.secrets.append(Secret(((number, 1),), k - 1, low=-values[number], high=k - 1 - values[number]))
        else:
            search.hide(number)
    _protect(search)
    search.attacker.show_the_rest()
    prices = _prices(ledger, values)
    for number in sorted(search.hidden - set(first), key=lambda each: (-prices[each], each)):
        _try_to_show(search, number)
    return frozenset(search.hidden)


def _protect(search: _Search) -> None:
    waiting = deque(search.secrets)
    while waiting:
        secret = waiting.popleft()
        for by in _goals(secret):
            point = _cheapest(search, secret, by)
            for number in search.attacker.priced(point):
                search.cause[number] = secret
                waiting.append(search.hide(number))
            search.keep(point)
        _settle(secret)


def _goals(secret: Secret) -> Iterable[float]:
    """Yield what is still to be reached; more is seen between one and the next."""
    if secret.seen[1] < secret.high - EPSILON:
        yield secret.high
    if secret.seen[0] > secret.low + EPSILON:
        yield secret.low
    if not secret.safe:
        yield secret.seen[0] + secret.width
    if not secret.safe:
        yield secret.seen[1] - secret.width


def _cheapest(search: _Search, secret: Secret, by: float) -> Point:
    point, cost = search.attacker.reach(secret.terms, by)
    if by in {secret.low, secret.high} or cost < EPSILON or by < 0:
        return point
    other, other_cost = search.attacker.reach(secret.terms, secret.seen[1] - secret.width)
    return other if other_cost < cost else point


def _settle(secret: Secret) -> None:
    """Lower the goals to what could be reached with everything hidden."""
    low, high = secret.seen
    secret.low = max(secret.low, low)
    secret.high = min(secret.high, high)
    secret.width = min(secret.width, high - low)


def _try_to_show(search: _Search, number: Number) -> None:
    """Show a number again if every secret stays safe."""
    search.attacker.show(number)
    holding = [point for point in search.points if number not in point]
    others = [secret for secret in search.secrets if secret.terms != ((number, 1),)]
    trial = _Search(search.attacker, search.k, [_fresh(secret, holding) for secret in others], holding)
    cause = search.cause[number].terms
    for secret in sorted(trial.secrets, key=lambda each: each.terms != cause):
        for by in _goals(secret):
            trial.keep(trial.attacker.reach(secret.terms, by)[0])
        if not secret.safe:
            search.attacker.hide(number)
            search.points += trial.points[len(holding) :]
            return
    search.hidden.discard(number)
    search.points, search.secrets = trial.points, trial.secrets


def _fresh(secret: Secret, points: list[Point]) -> Secret:
    again = Secret(secret.terms, secret.width, secret.low, secret.high)
    for point in points:
        again.see(point)
    return again


def _prices(ledger: Ledger, values: Mapping[Number, int]) -> dict[Number, float]:
    """Price what may be hidden: a small cell is cheap, a total dear, and what shares are taken of the dearest."""
    based = {number for place, number in ledger.bases.items() if number != ledger.values.get(place)}
    wholes = {whole for whole, _ in ledger.within}
    return {
        number: (2000.0 if number in based else 100.0 if number in wholes else 1.0) + min(value, 1000) / 100
        for number, value in values.items()
        if value
    }
