"""What was signed, as it would be typed again: what a correction begins from."""

from uuid import UUID

from vugge.visits.models import Frame, Part
from vugge.visits.rules.places import OTHERS, Place, Present
from vugge.visits.rules.registration import FrameEntry, PartEntry, measured, seen


def frame_entry(row: Frame) -> FrameEntry:
    """Return a version of a frame as it was typed."""
    others = (Present.of(each["as"]) for each in row.present if "person" not in each)
    return FrameEntry(
        kind=row.kind,
        started_at=row.started_at,
        minutes=row.minutes,
        place=Place.of(row.place),
        present=tuple(UUID(each["person"]) for each in row.present if "person" in each),
        others=tuple(each for each in others if each in OTHERS),
        topics=tuple(row.topics),
        own_words=row.own_words,
        talked=tuple(row.talked),
        reasons=tuple(row.reasons),
        level=row.level,
        level_reason=row.level_reason,
        agreed=row.agreed,
    )


def part_entry(row: Part) -> PartEntry:
    """Return a version of a part as it was typed."""
    return PartEntry(
        subject=row.subject_id,
        observations=tuple(seen(each) for each in row.observations),
        measures=tuple(measured(each) for each in row.measures),
        text=row.text,
    )
