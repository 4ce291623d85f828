"""Writing a version of a frame or a part; a part of signing and of correcting, and nobody's deed by itself."""

import datetime as dt

from vugge.access.rules.actors import Member
from vugge.visits.models import Contact, Frame, Part
from vugge.visits.rules.checking import Ground
from vugge.visits.rules.completeness import is_answered
from vugge.visits.rules.registration import FrameEntry, PartEntry, Subject, as_json


def write_frame(  # noqa: PLR0913 - a version says who, when, which and why
    who: Member,
    contact: Contact,
    entry: FrameEntry,
    ground: Ground,
    moment: dt.datetime,
    *,
    version: int = 1,
    why: str = "",
) -> Frame:
    """Add a version of a contact's frame. That it has a level was checked (`rules.checking`)."""
    if entry.level is None:
        raise ValueError("A frame without a level is not complete.")
    return Frame.objects.create(
        municipality_id=who.municipality,
        of=contact,
        version=version,
        signed_by_id=who.membership,
        signed_name=who.name,
        signed_at=moment,
        why=why,
        kind=entry.kind,
        started_at=entry.started_at,
        minutes=entry.minutes,
        place=entry.place,
        present=[
            *({"person": str(each), "as": ground.people[each].role.value} for each in entry.present),
            *({"as": each.value} for each in entry.others),
        ],
        topics=list(entry.topics),
        own_words=entry.own_words,
        talked=list(entry.talked),
        reasons=list(entry.reasons),
        level=entry.level,
        proposed=ground.proposed,
        level_reason=entry.level_reason,
        agreed=entry.agreed,
    )


def write_part(  # noqa: PLR0913 - as a frame
    who: Member,
    contact: Contact,
    entry: PartEntry,
    role: Subject,
    moment: dt.datetime,
    *,
    version: int = 1,
    why: str = "",
) -> Part:
    """Add a version of one person's part. What was left empty, and was not demanded, is not kept."""
    return Part.objects.create(
        municipality_id=who.municipality,
        of=contact,
        subject_id=entry.subject,
        version=version,
        signed_by_id=who.membership,
        signed_name=who.name,
        signed_at=moment,
        why=why,
        role=role,
        observations=[as_json(each) for each in entry.observations if is_answered(each) or each.note],
        measures=[as_json(each) for each in entry.measures if is_answered(each)],
        text=entry.text,
    )
