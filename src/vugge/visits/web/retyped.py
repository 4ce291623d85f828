"""What was signed, as it would be typed again: what a correction begins from."""

from vugge.ui.entry import NOT
from vugge.visits.queries.views import FrameView, MeasuredView, PartView, SeenView
from vugge.visits.rules.completeness import anchor
from vugge.visits.rules.drafts import Typed
from vugge.visits.rules.moments import ZONE
from vugge.visits.web.measures import written
from vugge.visits.web.showing import clock


def typed_part(view: PartView) -> Typed:
    """Return a part's fields and their values."""
    found: dict[str, tuple[str, ...]] = {f"text-{view.subject}": (view.text,)}
    for seen in view.observations:
        found |= _seen(anchor(view.subject, seen.code), seen)
    for each in view.measures:
        found |= _measured(anchor(view.subject, each.code), each)
    return found


def typed_frame(view: FrameView) -> Typed:
    """Return a frame's fields and their values."""
    start = view.started_at.astimezone(ZONE)
    return {
        "started_at": (f"{start:%d.%m.%Y}",),
        "clock": (clock(start),),
        "minutes": (str(view.minutes or ""),),
        "place": (view.place.value,),
        "present": tuple(str(each.person) for each in view.present if each.person),
        "others": tuple(each.role.value for each in view.present if not each.person),
        "topics": tuple(each.code for each in view.topics),
        "own_words": (view.own_words,),
        "talked": tuple(each.code for each in view.talked),
        "reasons": tuple(each.code for each in view.reasons),
        "level": (str(view.level),),
        "level_reason": (view.level_reason,),
        "agreed": (view.agreed,),
    }


def _seen(name: str, seen: SeenView) -> dict[str, tuple[str, ...]]:
    if seen.missing:
        return {name: (NOT,), f"{name}-why": (seen.missing.value,)}
    return {name: (seen.step.code if seen.step else "",), f"{name}-more": (seen.note,)}


def _measured(name: str, each: MeasuredView) -> dict[str, tuple[str, ...]]:
    if each.number is None:
        return {f"{name}-not": (NOT,), f"{name}-why": (each.missing.value if each.missing else "",)}
    return {name: (written(each.number),), f"{name}-sure": ("1",)}
