"""Pregnancy visits and visits at 15-18 months: figures 4-5 to 4-8."""

from tests.spec.shape import Spec, Theme, each, held, offered, row, total

PREGNANCY = Theme(
    title="Graviditetsbesøg",
    introduction="Figur 4-5 og 4-6.",
    specs=(
        Spec(
            title="Hvem var med til besøget",
            sentence=(
                "Begge: mor og far eller partner. Kun mor: mor og ingen af dem. Kun far eller partner: uden "
                "mor. Ellers "
                "ikke angivet, også når kun en fagperson var med. Den samme skrevet to gange tæller én gang."
            ),
            rows=(
                held("pregnancy_visit", present="father|mother", level="1"),
                held("pregnancy_visit", present="mother|partner|mother", level="1"),
                held("pregnancy_visit", present="mother|social_worker", level="2"),
                held("pregnancy_visit", present="partner|father"),
                held("pregnancy_visit", present="psychologist", level="3"),
                held("pregnancy_visit", level="4"),
            ),
            cells=(
                *each("4-5", "held", "both", 6, one=2, all=2),
                *each("4-5", "held", "mother_only", 6, two=1, all=1),
                *each("4-5", "held", "father_only", 6, none=1, all=1),
                *each("4-5", "held", "not_stated", 6, three=1, four=1, all=2),
            ),
        ),
        Spec(
            title="Tilbudt og holdt er to ting",
            sentence=(
                "Et tilbud har en tilbudsdato, et holdt besøg en dato for besøget. Et besøg kan være holdt uden tilbud "
                "og tilbudt uden at være holdt."
            ),
            rows=(
                offered("pregnancy_visit"),
                row("pregnancy_visit", offered_on="2019-02-01", held_on="2019-03-01"),
                held("pregnancy_visit"),
                row("pregnancy_visit", responded_on="2019-03-01", response="declined"),
            ),
            cells=(total("4-5", "offered", "all", 2), *each("4-5", "held", "not_stated", 2, none=2, all=2)),
        ),
        Spec(
            title="Et besøg kan give flere henvisninger",
            sentence=(
                "Hver modtager tæller én gang for hvert holdt besøg. Tallene er en andel af alle "
                "henvisningerne, ikke af "
                "besøgene. Et besøg, der ikke er holdt, henviser ingen."
            ),
            rows=(
                held("pregnancy_visit", referrals="midwife|cosp|midwife", level="2"),
                held("pregnancy_visit", referrals="midwife"),
                held("pregnancy_visit"),
                offered("pregnancy_visit", referrals="midwife"),
            ),
            cells=(
                *each("4-6", "referrals", "midwife", 3, two=1, none=1, all=2),
                *each("4-6", "referrals", "cosp", 3, two=1, all=1),
            ),
        ),
    ),
)

TODDLERS = Theme(
    title="Besøg ved 15–18 måneder",
    introduction="Figur 4-7 og 4-8.",
    specs=(
        Spec(
            title="Tilbud efter svar",
            sentence=(
                "Kun rækker med en tilbudsdato er tilbud, og hver række er ét: en familie med to tilbud tæller "
                "to gange. "
                "Intet svar er også et udfald."
            ),
            rows=(
                offered("visit_15_18m", response="accepted", level="1"),
                offered("visit_15_18m", response="accepted"),
                offered("visit_15_18m", response="declined", level="2"),
                offered("visit_15_18m", response="no_contact", level="3"),
                offered("visit_15_18m", level="4"),
                held("visit_15_18m", response="accepted", level="4"),
            ),
            cells=(
                *each("4-7", "offered", "accepted", 5, one=1, none=1, all=2),
                *each("4-7", "offered", "declined", 5, two=1, all=1),
                *each("4-7", "offered", "no_contact", 5, three=1, all=1),
                *each("4-7", "offered", "unanswered", 5, four=1, all=1),
            ),
        ),
        Spec(
            title="Holdte besøg og dem, der førte til henvisning",
            sentence=(
                "Et besøg med to henvisninger er ét besøg, der førte til henvisning, og to henvisninger. "
                "Besøgene er en "
                "andel af de holdte besøg, henvisningerne af alle henvisninger."
            ),
            rows=(
                held("visit_15_18m", referrals="dentist|ppr_speech", level="1"),
                held("visit_15_18m", referrals="dentist", level="2"),
                held("visit_15_18m", level="2"),
                offered("visit_15_18m", referrals="dentist", level="2"),
            ),
            cells=(
                *each("4-8", "held", "all", 3, one=1, two=2, all=3),
                *each("4-8", "with_referral", "all", 3, one=1, two=1, all=2),
                *each("4-8", "referrals", "dentist", 3, one=1, two=1, all=2),
                *each("4-8", "referrals", "ppr_speech", 3, one=1, all=1),
            ),
        ),
    ),
)
