"""Transitions in model B, and courses in both: figures 4-13 to 4-15 and 4-23 to 4-25."""

from tests.spec.shape import FAXE, Spec, Theme, each, held, offered, row, total

TRANSITIONS = Theme(
    title="Overgange",
    introduction="Figur 4-13, 4-14 og 4-15. De tre tælles ens.",
    specs=(
        Spec(
            title="Overgange tælles i model B",
            sentence="Tilbud efter svar, når der er en tilbudsdato. Herning er i model A og tæller ikke.",
            rows=(
                offered("transition_1", municipality=FAXE, response="accepted"),
                offered("transition_1", municipality=FAXE),
                row("transition_1", municipality=FAXE, responded_on="2019-03-01", response="declined"),
                offered("transition_1", response="accepted"),
                offered("transition_2", municipality=FAXE, response="no_contact"),
                offered("transition_3", municipality=FAXE, response="declined"),
            ),
            cells=(
                total("4-13", "offered", "accepted", 1, 2),
                total("4-13", "offered", "unanswered", 1, 2),
                total("4-14", "offered", "no_contact", 1),
                total("4-15", "offered", "declined", 1),
            ),
        ),
        Spec(
            title="Hvor overgangen blev holdt, og med hvem",
            sentence=(
                "Hjemme med personale: dagtilbuddets personale eller en lærer var til stede. Hjemme, "
                "sundhedsplejersken "
                "alene: ingen af dem. I institutionen: dagtilbud eller skole, uanset hvem der var med. Ellers "
                "andet sted."
            ),
            rows=(
                held("transition_2", municipality=FAXE, place="home", present="mother|daycare_staff"),
                held("transition_2", municipality=FAXE, place="home", present="teacher"),
                held("transition_2", municipality=FAXE, place="home", present="mother"),
                held("transition_2", municipality=FAXE, place="daycare"),
                held("transition_2", municipality=FAXE, place="school", present="teacher"),
                held("transition_2", municipality=FAXE, place="phone", present="teacher"),
                held("transition_2", municipality=FAXE),
            ),
            cells=(
                total("4-14", "held", "home_joint", 2, 7),
                total("4-14", "held", "home_alone", 1, 7),
                total("4-14", "held", "institution", 2, 7),
                total("4-14", "held", "other", 2, 7),
            ),
        ),
    ),
)

COURSES = Theme(
    title="Forløb",
    introduction="Figur 4-23, 4-24 og 4-25: COS-P i model A og B og Marte Meo i model A. De tælles ens.",
    specs=(
        Spec(
            title="Hvordan det gik med forløbet",
            sentence=(
                "Status afgør: gennemført, afbrudt eller takket nej. Uden status tæller et nej til tilbuddet "
                "som takket "
                "nej. Alt andet er andet, også når der står en anden status ved siden af et nej."
            ),
            rows=(
                offered("cosp", course_status="completed", level="2"),
                offered("cosp", course_status="interrupted", level="2"),
                offered("cosp", course_status="declined", response="accepted", level="3"),
                offered("cosp", response="declined", level="4"),
                offered("cosp", course_status="waiting", response="declined", level="1"),
                offered("cosp", response="accepted"),
                offered("cosp"),
            ),
            cells=(
                *each("4-23", "offered", "completed", 7, two=1, all=1),
                *each("4-23", "offered", "interrupted", 7, two=1, all=1),
                *each("4-23", "offered", "declined", 7, three=1, four=1, all=2),
                *each("4-23", "offered", "other", 7, one=1, none=2, all=3),
            ),
        ),
        Spec(
            title="En status er nok til at være tilbudt",
            sentence=(
                "En række tæller, når den har en tilbudsdato eller en status. Har den ingen af delene, tæller den ikke."
            ),
            rows=(
                held("cosp", course_status="started"),
                held("cosp"),
                row("cosp", responded_on="2019-03-01", response="declined"),
            ),
            cells=each("4-23", "offered", "other", 1, none=1, all=1),
        ),
        Spec(
            title="COS-P i model B og Marte Meo i model A",
            sentence="COS-P i Faxe hører til figur 4-24. Marte Meo i Faxe tæller ingen steder.",
            rows=(
                offered("cosp", municipality=FAXE, course_status="completed"),
                offered("marte_meo", municipality=FAXE, course_status="completed"),
                offered("marte_meo", course_status="interrupted"),
            ),
            cells=(
                *each("4-24", "offered", "completed", 1, none=1, all=1),
                *each("4-25", "offered", "interrupted", 1, none=1, all=1),
                total("4-23", "offered", "completed", 0),
            ),
        ),
    ),
)
