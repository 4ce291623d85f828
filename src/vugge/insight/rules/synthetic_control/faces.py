"""From one level place of the outer loss to the next, by donors in use and predictors matched.

The treated unit is at the origin, and the donors' averages fill a polytope. Donor weights with the average e are at
rest under V exactly where z = V e is normal to the polytope at e: no donor's height along z is lower. V is positive, so
z has the signs of e; and every normal with those signs is some V times e. Where e matches a predictor, V there may be
as large as it takes, and z has any sign.

So a few donors in use and a few predictors matched say what the best outer loss with them is (the outcome's best
weights among averages of these donors that match these predictors), and one question remains: has the polytope a normal
there, with the signs of e? Those conditions form a cone, each a positive product of z with a given vector, and the
point nearest to the origin among the averages of these vectors is such a z, far from the cone's rim; unless it is the
origin, and then there is none (Gordan's theorem). Both parts are the nearest-point problem of `simplex`.

A descent sees none of this: with few donors in use many V give the same weights, it finds the loss level, and stops. So
from there each matched predictor is let go and each donor tried, the one first towards whom the loss falls most; where
signs stand in the way, the predictor is matched whose sign would change first. This is optimising over the efficient
points of several linear aims at once (Philip 1972, Mathematical Programming 2), and nothing proves the end the best.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vugge.insight.rules.synthetic_control.compiling import compiled
from vugge.insight.rules.synthetic_control.descent import Walk
from vugge.insight.rules.synthetic_control.problem import Numbers
from vugge.insight.rules.synthetic_control.simplex import Space, dot, nearest, space

LOWER = 1e-6  # of the loss: an improvement of no more is none
TINY = 1e-6  # of the longest leg: a leg of no more has no sign
PULL = 1e4  # how much harder a predictor to be matched pulls than the outcome
MET = 1e-5  # standard deviations: no farther off is a predictor that is to be matched
USED = 1e-11  # a weight of no more is none
DEPENDENT = 1e-10  # of a distance
NONE = 1e-12  # a squared length of no more is the origin


class Face(NamedTuple):
    """Donors in use, in the first places; the predictors matched; their average e (k,); and z, normal there (k,)."""

    support: NDArray[np.int64]  # (k + 2,)
    weights: Numbers  # (k + 2,)
    matched: NDArray[np.bool_]  # (k,)
    legs: Numbers
    normal: Numbers


class Room(NamedTuple):
    """Where one stands, what is tried, and room to try in."""

    stood: Face
    tried: Face
    kept: Numbers  # (k,) the logarithms of a V
    slopes: Numbers  # (J,) half the loss's slope towards each donor, times n
    aims: Numbers  # (n + k, J) misses, the largest 1, and distances, pulling
    posed: Numbers  # (n + k, k + 2) of those in use
    goal: Space
    span: Numbers  # (k, k) rows: orthonormal, spanning the donors in use
    cone: Numbers  # (k, J + k) donors, and the signs of the legs, at right angles to them
    along: Numbers  # (J + k,)
    sharp: Space
    used: NDArray[np.int64]  # (1,) points of the cone in use; the next one begins from them


def room(distances: Numbers, misses: Numbers) -> Room:
    """Make room for distances (k, J) and misses (n, J)."""
    (k, donors), periods = distances.shape, misses.shape[0]
    stood, tried = (
        Face(np.zeros(k + 2, np.int64), np.zeros(k + 2), np.zeros(k, bool), *np.zeros((2, k))) for _ in "12"
    )
    aims = np.vstack([misses / max(np.abs(misses).max(), np.finfo(np.float64).tiny), PULL * distances])
    return Room(
        stood,
        tried,
        np.zeros(k),
        np.zeros(donors),
        aims,
        np.zeros((periods + k, k + 2)),
        space(k + 2, periods + k),
        np.zeros((k, k)),
        np.zeros((k, donors + k)),
        np.zeros(donors + k),
        space(donors + k, k),
        np.zeros(1, np.int64),
    )


@compiled()
def mean(size: int, face: Face, on: Walk) -> float:
    """Leave the average in `legs`; return its outer loss."""
    periods, loss = on.misses.shape[0], 0.0
    face.legs[:] = 0.0
    for place in range(size):
        for row in range(face.legs.size):
            face.legs[row] += face.weights[place] * on.distances[row, face.support[place]]
    for period in range(periods):
        miss = 0.0
        for place in range(size):
            miss += face.weights[place] * on.misses[period, face.support[place]]
        loss += miss * miss
    return float(loss / periods)


@compiled(calls=(nearest, mean))
def _weigh(size: int, face: Face, on: Walk, at: Room) -> float:
    """Weigh the donors as the outcome likes best while the predictors are matched; return the loss, or infinity."""
    periods = on.misses.shape[0]
    for place in range(face.support.size):
        donor = face.support[place if place < size else 0]
        for row in range(at.posed.shape[0]):
            held = row < periods or face.matched[row - periods]
            at.posed[row, place] = at.aims[row, donor] if held else 0.0
    found, _ = nearest(at.posed, 0, at.goal)
    face.weights[:] = 0.0
    for place in range(found):
        among = at.goal.support[place]
        face.weights[among if among < size else 0] += at.goal.weights[place]
    loss = mean(size, face, on)
    for row in range(face.legs.size):
        if face.matched[row] and abs(face.legs[row]) > MET:
            return np.inf
    return loss


@compiled(calls=(dot,))
def _upright(rank: int, at: Room) -> bool:
    """Leave of the span's row `rank` what is at right angles to those before, of length 1; tell whether anything is."""
    line = at.span[rank]
    length = np.sqrt(dot(line, line))
    for _ in range(2):  # Gram-Schmidt, twice
        for other in range(rank):
            along = dot(at.span[other], line)
            for row in range(line.size):
                line[row] -= along * at.span[other, row]
    left = np.sqrt(dot(line, line))
    for row in range(line.size):
        line[row] /= max(left, NONE)
    return bool(left > DEPENDENT * length)


@compiled(calls=(_upright,))
def _spanned(size: int, face: Face, on: Walk, at: Room) -> int:
    """Span the donors in use; return in how many directions, all k when no normal is left."""
    k, rank, first = face.legs.size, 0, -1
    for place in range(size):
        donor = face.support[place]
        if face.weights[place] <= USED:
            continue
        if first < 0:
            first = donor
        elif rank == k:
            break
        else:
            for row in range(k):
                at.span[rank, row] = on.distances[row, donor] - on.distances[row, first]
            rank += _upright(rank, at)
    return rank


@compiled()
def _erect(rank: int, face: Face, on: Walk, at: Room) -> None:
    """Leave in `cone` donors, from the average, and the signs of its legs; at right angles to the donors in use."""
    k, donors = on.distances.shape
    for row in range(k):
        for donor in range(donors):
            at.cone[row, donor] = on.distances[row, donor] - face.legs[row]
        at.cone[row, donors:] = 0.0
        at.cone[row, donors + row] = np.sign(face.legs[row])
    for line in range(rank):
        at.along[:] = 0.0
        for row in range(k):
            for point in range(donors + k):
                at.along[point] += at.span[line, row] * at.cone[row, point]
        for row in range(k):
            for point in range(donors + k):
                at.cone[row, point] -= at.span[line, row] * at.along[point]


@compiled(calls=(dot, nearest, _spanned, _erect))
def _normal(size: int, face: Face, on: Walk, at: Room) -> bool:
    """Leave a normal where the donors' average is, with its signs, in `normal`; tell whether there is one."""
    k, donors = on.distances.shape
    rank, longest = _spanned(size, face, on, at), int(np.argmax(np.abs(face.legs)))
    if rank == k:
        return False
    _erect(rank, face, on, at)
    # what asks nothing of z stands in the longest leg's place too
    for place in range(size):
        if face.weights[place] > USED:
            at.cone[:, face.support[place]] = at.cone[:, donors + longest]
    for row in range(k):
        if face.matched[row] or abs(face.legs[row]) <= TINY * abs(face.legs[longest]):
            at.cone[:, donors + row] = at.cone[:, donors + longest]
    at.used[0], _ = nearest(at.cone, at.used[0], at.sharp)
    face.normal[:] = at.sharp.near
    return bool(dot(face.normal, face.normal) > NONE and at.sharp.heights.min() > 0.0)


@compiled()
def _first(at: Room) -> int:
    """Return the predictor that is matched first on the way from `stood` to `tried`, or -1."""
    first, share = -1, np.inf
    for row in range(at.tried.legs.size):
        if not at.tried.matched[row] and at.stood.legs[row] * at.tried.legs[row] < 0.0:
            met = at.stood.legs[row] / (at.stood.legs[row] - at.tried.legs[row])
            if met < share:
                first, share = row, met
    return first


@compiled(calls=(_weigh, _normal, _first))
def _reach(size: int, least: float, on: Walk, at: Room) -> float:
    """Weigh the donors of `tried`, matching predictors while signs stand in the way; return the loss, or infinity."""
    tried, matched = at.tried, int(at.tried.matched.sum())
    while True:
        loss = _weigh(size, tried, on, at)
        if not loss < least:
            return np.inf
        if _normal(size, tried, on, at):
            return loss
        first = _first(at)
        if first < 0 or matched >= size - 1:
            return np.inf
        tried.matched[first] = True
        matched += 1


@compiled()
def _look(size: int, on: Walk, at: Room) -> None:
    """Leave the loss's slope towards each donor not in use in `slopes`, infinite for the others."""
    at.slopes[:] = 0.0
    for period in range(on.misses.shape[0]):
        miss = 0.0
        for place in range(size):
            miss += at.stood.weights[place] * on.misses[period, at.stood.support[place]]
        for donor in range(at.slopes.size):
            at.slopes[donor] += miss * on.misses[period, donor]
    for place in range(size):
        at.slopes[at.stood.support[place]] = np.inf


@compiled(calls=(_reach, _look))
def better(size: int, loss: float, on: Walk, at: Room) -> tuple[int, float]:
    """Look for a face next to `stood` of a lower loss; leave it in `tried`, return its size and loss, or infinity."""
    stood, tried, least = at.stood, at.tried, loss * (1.0 - LOWER)
    for row in range(-1, stood.matched.size):
        if row < 0 or stood.matched[row]:
            tried.support[:], tried.matched[:] = stood.support, stood.matched
            if row >= 0:
                tried.matched[row] = False
            lower = _reach(size, least, on, at)
            if lower < least:
                return size, lower
    _look(size, on, at)
    while size < stood.support.size - 1:
        donor = int(np.argmin(at.slopes))
        if at.slopes[donor] == np.inf:
            break
        at.slopes[donor] = np.inf
        tried.support[:], tried.matched[:] = stood.support, stood.matched
        tried.support[size] = donor
        lower = _reach(size + 1, least, on, at)
        if lower < least:
            return size + 1, lower
    return size, np.inf
