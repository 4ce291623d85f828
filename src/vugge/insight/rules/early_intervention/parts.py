"""Parts that several figures of early intervention are declared with: models, levels, targets, answers, courses."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import CourseStatus, Place, Present, Response, Target
from vugge.insight.rules.conditions import HELD, OFFERED, Condition, Has, Is, Known, activity
from vugge.insight.rules.figure import Base, Drawing, Group, Levels, Measure, Over, Panel, Rows, Unit

PROGRAMME = "early-intervention"
MODEL_A = "model_a"
MODEL_B = "model_b"
REPORT = _("Slutevaluering af Tidlig indsats for sårbare familier")
LEVEL_TEXT = _("Niveauet, som det blev bekræftet, da aktiviteten blev underskrevet. Uden niveau gættes der ikke")

ANSWERS: tuple[Group, ...] = (
    *(Group(code=answer.value, label=answer.label, where=Is("response", (answer.value,))) for answer in Response),
    Group(
        code="unanswered",
        label=_("Intet svar"),
        where=~Is("response", tuple(answer.value for answer in Response)),
    ),
)

PARENTS_PRESENT: tuple[Group, ...] = (
    Group(
        code="both",
        label=_("Begge forældre"),
        where=Has("present", (Present.MOTHER,)) & Has("present", (Present.FATHER, Present.PARTNER)),
    ),
    Group(
        code="mother_only",
        label=_("Kun mor"),
        where=Has("present", (Present.MOTHER,)) & ~Has("present", (Present.FATHER, Present.PARTNER)),
    ),
    Group(
        code="father_only",
        label=_("Kun far eller partner"),
        where=Has("present", (Present.FATHER, Present.PARTNER)) & ~Has("present", (Present.MOTHER,)),
    ),
    Group(
        code="not_stated",
        label=_("Ikke angivet"),
        where=~Has("present", (Present.MOTHER, Present.FATHER, Present.PARTNER)),
    ),
)

_HOME = Is("place", (Place.HOME,))
_INSTITUTION = Is("place", (Place.DAYCARE, Place.SCHOOL))
_STAFF = Has("present", (Present.DAYCARE_STAFF, Present.TEACHER))

TRANSITION_PLACES: tuple[Group, ...] = (
    Group(code="home_joint", label=_("Hjemme, med personale"), where=_HOME & _STAFF),
    Group(code="home_alone", label=_("Hjemme, uden personale"), where=_HOME & ~_STAFF),
    Group(code="institution", label=_("I institutionen"), where=_INSTITUTION),
    Group(code="other", label=_("Andet sted"), where=~_HOME & ~_INSTITUTION),
)

_NO_STATUS = ~Is("course_status", tuple(status.value for status in CourseStatus))
_COMPLETED = Is("course_status", (CourseStatus.COMPLETED,))
_INTERRUPTED = Is("course_status", (CourseStatus.INTERRUPTED,))
_DECLINED = Is("course_status", (CourseStatus.DECLINED,)) | (_NO_STATUS & Is("response", (Response.DECLINED,)))

COURSE_OUTCOMES: tuple[Group, ...] = (
    Group(code="completed", label=_("Gennemført"), where=_COMPLETED),
    Group(code="interrupted", label=_("Afbrudt"), where=_INTERRUPTED),
    Group(code="declined", label=_("Takket nej"), where=_DECLINED),
    Group(code="other", label=_("Andet"), where=~_COMPLETED & ~_INTERRUPTED & ~_DECLINED),
)


def held(name: str) -> Condition:
    """Say that the row is this activity and that it was held."""
    return activity(name) & HELD


def has_referral() -> Condition:
    """Say that the row made at least one referral."""
    return Has("referrals", tuple(target.value for target in Target))


def referral_groups() -> tuple[Group, ...]:
    """Return a group per referral target; a row with two targets counts in both."""
    return tuple(
        Group(code=target.value, label=target.label, where=Has("referrals", (target.value,))) for target in Target
    )


def offers(name: str, levels: Levels) -> Measure:
    """Declare the offers of an activity by the answer they got."""
    return Measure(
        key="offered",
        title=_("Tilbud efter svar"),
        unit=Unit.ROWS,
        where=activity(name) & OFFERED,
        groups=ANSWERS,
        levels=levels,
        base=Base(measure="offered", over=Over.SUM_OF_GROUPS),
        base_title=_("tilbud"),
    )


def course_offers(name: str) -> Measure:
    """Declare the offers of a course by how it went. An offer has a date of offer or a course status."""
    return Measure(
        key="offered",
        title=_("Tilbud efter, hvordan det gik"),
        unit=Unit.ROWS,
        where=activity(name) & (OFFERED | Known("course_status")),
        groups=COURSE_OUTCOMES,
        levels=Levels.EACH_AND_ALL,
        base=Base(measure="offered", over=Over.SUM_OF_GROUPS),
        base_title=_("tilbud"),
    )


def held_by_level(name: str, title: str, base_title: str) -> Measure:
    """Declare how many times an activity was held, by level."""
    return Measure(
        key="held",
        title=title,
        unit=Unit.ROWS,
        where=held(name),
        levels=Levels.EACH_AND_ALL,
        base=Base(measure="held", over=Over.GROUP_ALL),
        base_title=base_title,
    )


def visits_with_referral(name: str, base: Base, base_title: str) -> Measure:
    """Declare the visits held that led to at least one referral, by level."""
    return Measure(
        key="with_referral",
        title=_("Besøg, der førte til henvisning"),
        unit=Unit.ROWS,
        where=held(name) & has_referral(),
        levels=Levels.EACH_AND_ALL,
        base=base,
        base_title=base_title,
    )


def referrals_by_target(name: str) -> Measure:
    """Declare the referrals made at visits held, by target and level. One visit can make several."""
    return Measure(
        key="referrals",
        title=_("Henvisninger efter modtager"),
        unit=Unit.ROWS,
        where=held(name),
        groups=referral_groups(),
        levels=Levels.EACH_AND_ALL,
        base=Base(measure="referrals", over=Over.SUM_OF_GROUPS),
        base_title=_("henvisninger"),
    )


def levels_panel(title: str, measure: str, drawing: Drawing = Drawing.SHARES, group: str = "") -> Panel:
    """Draw one measure with the levels as rows."""
    return Panel(title=title, measures=(measure,), drawing=drawing, rows=Rows.LEVELS, group=group)


def groups_panel(title: str, measure: str, drawing: Drawing = Drawing.SHARES) -> Panel:
    """Draw one measure with its groups as rows."""
    return Panel(title=title, measures=(measure,), drawing=drawing, rows=Rows.GROUPS)
