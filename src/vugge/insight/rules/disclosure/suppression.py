"""What else must be hidden: the table is attacked, and what helps the attack is hidden, until no attack gets through.

What is shown is bent at a price: the cheapest bending that makes room for a hidden number names what to hide. Then,
the dearest first, whatever turns out not to be needed is shown again.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vugge.insight.rules.disclosure.attacker import EPSILON, Attacker, Point
from vugge.insight.rules.disclosure.numbers import Ledger, Number
from vugge.insight.rules.disclosure.proofs import Proofs, Secret


@dataclass
class _Search:
    attacker: Attacker
    proofs: Proofs
    width: int
    hidden: dict[Number, Secret] = field(default_factory=dict)
    cause: dict[Number, Secret] = field(default_factory=dict)

    def hide(self, number: Number, *, under: int | None = None) -> Secret:
        """Hide one more number; it is a secret from now on. ``under`` is its value where that is under 5."""
        self.attacker.hide(number)
        secret = Secret(((number, 1),), self.width)
        if under is not None:
            secret.low, secret.high = -under, self.width - under
        self.proofs.protect(secret)
        self.hidden[number] = secret
        return secret


def suppressed(
    ledger: Ledger, values: Mapping[Number, int], secrets: Iterable[Secret], primary: Iterable[Number], k: int
) -> frozenset[Number]:
    """Return all numbers to hide: the primary ones and what it takes to protect the secrets."""
    prices = _prices(ledger, values)
    search = _Search(Attacker(ledger, values, prices, k), Proofs(ledger, secrets), k - 1)
    first = sorted(primary)
    for number in first:
        search.hide(number, under=values[number] if values[number] < k else None)
    _protect(search)
    search.attacker.show_the_rest()
    for number in sorted(search.hidden.keys() - set(first), key=lambda each: (-prices[each], each)):
        _try_to_show(search, number)
    return frozenset(search.hidden)


def _protect(search: _Search) -> None:
    waiting = deque(search.proofs.secrets)
    while waiting:
        secret = waiting.popleft()
        for by in _goals(secret):
            point = _cheapest(search, secret, by)
            for number in search.attacker.priced(point):
                search.cause[number] = secret
                waiting.append(search.hide(number))
            search.proofs.add(point, secret.terms)
        secret.settle()


def _goals(secret: Secret) -> Iterator[float]:
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
    """Return the cheapest point for a goal; where only the width matters, upwards or downwards."""
    point, cost = search.attacker.reach(secret.terms, by)
    if by in {secret.low, secret.high} or cost < 1.0 or by < 0:
        return point
    other, other_cost = search.attacker.reach(secret.terms, secret.seen[1] - secret.width)
    return other if other_cost < cost else point


def _try_to_show(search: _Search, number: Number) -> None:
    """Show a number again if every other secret stays safe."""
    own = search.hidden[number]
    search.attacker.show(number)
    search.proofs.forget(own)
    dropped, open_ = search.proofs.drop(number)
    cause = search.cause[number]
    for secret in sorted(open_, key=lambda each: each is not cause):
        for by in _goals(secret):
            search.proofs.add(search.attacker.reach(secret.terms, by)[0], secret.terms)
        if not secret.safe:
            search.attacker.hide(number)
            search.proofs.restore(dropped)
            search.proofs.protect(own)
            return
    del search.hidden[number]


def _prices(ledger: Ledger, values: Mapping[Number, int]) -> dict[Number, float]:
    """Price what may be hidden: a small cell is cheap, a total dear, and what shares are taken of the dearest."""
    based = {number for place, number in ledger.bases.items() if number != ledger.values.get(place)}
    wholes = {whole for whole, _ in ledger.within}
    return {
        number: (2000.0 if number in based else 100.0 if number in wholes else 1.0) + min(value, 1000) / 100
        for number, value in values.items()
        if value
    }
