"""A wander over the outer loss: down, over to better faces, and down again; then on from near there, or from afar."""

import numpy as np

from vugge.insight.rules.synthetic_control.compiling import compiled
from vugge.insight.rules.synthetic_control.descent import FLOOR, Walk, descend, outer
from vugge.insight.rules.synthetic_control.faces import LOWER, TINY, USED, Room, better, mean
from vugge.insight.rules.synthetic_control.problem import Numbers

MATCHED = 1e-4  # of the longest leg of an average: after a descent, a leg of no more is one that vanishes
FIRM, LOOSE = 1e-6, 1e-2  # of the matched predictors' V: how large the others' largest is to be, least and most
NEAR = 0.7  # of departures begin near the best place so far, the others anywhere
NOTHING = 1e-4  # of the loss: places nearer to each other are the same
SHORT = 25  # losses in a descent from a departure
CROSSED = 60  # losses in a descent after faces were crossed
PATIENCE = 20  # departures in vain before a wander ends
AGAIN = 3  # departures in vain is one counted as that leads back to the best place


@compiled(calls=(outer, mean))
def _stand(on: Walk, at: Room) -> tuple[int, float]:
    """Stand on the face that `here` is on; return how many donors are in use, and the loss."""
    stood = at.stood
    size, _ = outer(on.here, 0, on.slope, on)
    stood.support[:size], stood.weights[:] = on.inner.support[:size], 0.0
    stood.weights[:size] = on.inner.weights[:size]
    loss = mean(size, stood, on)
    stood.matched[:] = False
    longest = np.abs(stood.legs).max()
    for _ in range(size - 1):
        least = -1
        for row in range(stood.legs.size):
            if not stood.matched[row] and (least < 0 or abs(stood.legs[row]) < abs(stood.legs[least])):
                least = row
        if least < 0 or abs(stood.legs[least]) > MATCHED * longest:
            break
        stood.matched[least] = True
    return size, loss


@compiled()
def _express(on: Walk, at: Room) -> None:
    """Leave in `here` the logarithms of the V that has these donor weights at rest: z over the average.

    Of the predictors matched, V is 1, and of the others it is as much smaller as its least allows.
    """
    stood, most, least, matched = at.stood, 0.0, np.inf, False
    longest = np.abs(stood.legs).max()
    for row in range(stood.legs.size):
        on.here[row] = 0.0
        if stood.matched[row] or abs(stood.legs[row]) <= TINY * longest:
            matched = True
        else:
            on.here[row] = stood.normal[row] / stood.legs[row]
            most, least = max(most, on.here[row]), min(least, on.here[row])
    lower = min(max(np.exp(FLOOR) * most / max(least, np.exp(FLOOR) * most), FIRM), LOOSE) if matched else 1.0
    for row in range(stood.legs.size):
        share = on.here[row]
        on.here[row] = max(np.log(share / most * lower), FLOOR) if share > 0.0 else 0.0


@compiled()
def _go(size: int, at: Room) -> int:
    """Stand on the face that was found; return how many donors are in use."""
    used = 0
    for place in range(size):
        if at.tried.weights[place] > USED:
            at.stood.support[used], at.stood.weights[used] = at.tried.support[place], at.tried.weights[place]
            used += 1
    at.stood.weights[used:] = 0.0
    at.stood.matched[:], at.stood.legs[:], at.stood.normal[:] = at.tried.matched, at.tried.legs, at.tried.normal
    return used


@compiled(calls=(descend, better, _stand, _express, _go))
def cross(loss: float, on: Walk, at: Room) -> float:
    """Go from `here`, where it is level, from face to face while the loss is lower, and down; return the loss there.

    When the descent goes farther down than the faces did, it is all done again.
    """
    while True:
        at.kept[:] = on.here
        size, least = _stand(on, at)
        before = least
        while True:
            found, lower = better(size, least, on, at)
            if lower == np.inf:
                break
            size, least = _go(found, at), lower
        if least >= before:
            on.here[:] = at.kept
            return loss
        _express(on, at)
        _, there, _ = descend(0, CROSSED, on)
        if there >= loss * (1.0 - LOWER):
            on.here[:] = at.kept
            return loss
        loss = there
        if there >= least * (1.0 - LOWER):
            return loss


@compiled()
def _leave(best: Numbers, draw: Numbers, on: Walk) -> None:
    """Stand at `best` with some weights drawn anew, at least one and more often few than many; or draw all of them."""
    k = best.size
    share = draw[2 * k] ** 2 if draw[2 * k + 2] < NEAR else 1.0
    sure = int(draw[2 * k + 1] * k)
    top = -np.inf
    for row in range(k):
        on.here[row] = FLOOR * draw[row] if row == sure or draw[k + row] < share else best[row]
        top = max(top, on.here[row])
    for row in range(k):
        on.here[row] = max(on.here[row] - top, FLOOR)


@compiled(calls=(descend, cross, _leave))
def wander(best: Numbers, draws: Numbers, enough: float, on: Walk, at: Room) -> float:
    """Descend and cross again and again, from near the best place so far or from anywhere.

    `best` (k,) is where it begins and then the best place. Each row of `draws` (any number, 2 k + 3), from 0 to 1, is
    one departure. It ends when a loss is no more than `enough`, when the draws do, or after so many departures in
    vain. Return the loss at the best place.
    """
    on.here[:] = best
    _, loss, _ = descend(0, SHORT, on)
    loss = cross(loss, on, at)
    best[:] = on.here
    vain = 0
    for departure in range(draws.shape[0]):
        if loss <= enough or vain >= PATIENCE:
            break
        _leave(best, draws[departure], on)
        _, there, _ = descend(0, SHORT, on)
        there = cross(there, on, at)
        vain = 0 if there < loss * (1.0 - NOTHING) else vain + (AGAIN if there <= loss * (1.0 + NOTHING) else 1)
        if there < loss:
            best[:], loss = on.here, there
    return loss
