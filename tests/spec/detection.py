"""Screenings: figures 4-1 to 4-4."""

from tests.spec.shape import Registration, Spec, Theme, each, held, offered, row, total


def epds(score: str = "", **cells: str) -> Registration:
    answers = {"instrument": "epds", "respondent": "mother", "phase": "pregnancy", "score": score}
    return held("screening", **(answers | cells))


def gotland(score: str = "", **cells: str) -> Registration:
    return epds(score, **({"instrument": "gotland", "respondent": "father", "phase": "postpartum"} | cells))


def adbb(score: str = "", **cells: str) -> Registration:
    return epds(score, **({"instrument": "adbb", "respondent": "child", "phase": ""} | cells))


THEME = Theme(
    title="Opsporing",
    introduction="Figur 4-1 til 4-4: undersøgelser af børn med ADBB, og forældres svar på EPDS og Gotland.",
    specs=(
        Spec(
            title="En screening er en aktivitet, der er holdt",
            sentence=(
                "Kun rækker med aktiviteten screening og en dato for, hvornår den er holdt, tæller. Et redskab på en "
                "anden aktivitet tæller ingen steder."
            ),
            rows=(
                adbb("5", level="2"),
                row("screening", offered_on="2019-03-01", instrument="adbb", respondent="child", score="9"),
                held("standard_visit", instrument="adbb", respondent="child", score="9"),
            ),
            cells=(total("4-1", "screenings", "all", 1), *each("4-1", "positive", "all", 1, two=1)),
        ),
        Spec(
            title="ADBB handler om barnet",
            sentence="ADBB tæller, når det handler om barnet, eller når det ikke er skrevet, hvem det handler om.",
            rows=(adbb("5", level="1"), adbb("5", respondent=""), adbb("5", respondent="mother")),
            cells=(total("4-1", "screenings", "all", 2), *each("4-1", "positive", "all", 2, one=1, none=1)),
        ),
        Spec(
            title="Forældrenes skemaer skal have en forælder og en fase",
            sentence=(
                "EPDS og Gotland tæller, når mor, far eller partner har svaret, og det er skrevet, om det var i "
                "graviditeten eller efter fødslen. Alt andet tæller hverken i 4-2, 4-3 eller 4-4."
            ),
            rows=(
                epds("11", level="1"),
                epds("11", respondent="partner", level="2"),
                epds("11", respondent="father", phase="postpartum", level="3"),
                epds("11", respondent="child", level="4"),
                epds("11", respondent="", level="4"),
                epds("11", phase="", level="4"),
            ),
            cells=(
                total("4-2", "screenings", "pregnancy", 2),
                total("4-2", "screenings", "postpartum", 1),
                *each("4-2", "positive", "pregnancy", 2, one=1, two=1),
                *each("4-2", "positive", "postpartum", 1, three=1),
                total("4-4", "positive_parents", "all", 3),
            ),
        ),
        Spec(
            title="På grænsen er over grænsen",
            sentence="Et svar er over grænsen, når scoren er lig med eller højere end den grænse, der står i rækken.",
            rows=(
                epds("8", cutoff="9", level="1"),
                epds("9", cutoff="9", level="2"),
                epds("10", cutoff="9", level="3"),
                epds("0", cutoff="0", level="4"),
            ),
            cells=(
                total("4-2", "screenings", "pregnancy", 4),
                *each("4-2", "positive", "pregnancy", 4, two=1, three=1, four=1),
            ),
        ),
        Spec(
            title="Uden grænse gælder redskabets egen",
            sentence=(
                "Står der ingen grænse i rækken, er den 11 for EPDS, 13 for Gotland og 5 for ADBB, også selv om "
                "kommunen bruger en anden."
            ),
            rows=(epds("10"), epds("11"), gotland("12"), gotland("13"), adbb("4"), adbb("5")),
            cells=(
                *each("4-2", "positive", "pregnancy", 2, none=1),
                *each("4-3", "positive", "postpartum", 2, none=1),
                *each("4-1", "positive", "all", 2, none=1),
            ),
        ),
        Spec(
            title="Uden score er svaret aldrig over grænsen",
            sentence=(
                "Skemaet tæller med blandt de besvarede, men aldrig blandt dem over grænsen, heller ikke ved grænsen 0."
            ),
            rows=(gotland(""), gotland("", cutoff="0"), gotland("0", cutoff="0", level="1")),
            cells=(total("4-3", "screenings", "postpartum", 3), *each("4-3", "positive", "postpartum", 3, one=1)),
        ),
        Spec(
            title="Behovsbesøg holdes op mod svarene over grænsen",
            sentence=(
                "Svar over grænsen er dem fra 4-2 og 4-3, i begge faser. Behovsbesøgene er de holdte, hvor forælderens "
                "svar over grænsen er en af grundene. De behøver ikke at være hos den samme familie."
            ),
            rows=(
                epds("11"),
                gotland("13"),
                adbb("9"),
                held("need_visit", reasons="sleep|positive_parent_screening", level="2"),
                held("need_visit", family_id="2", reasons="positive_parent_screening"),
                held("need_visit", reasons="positive_child_screening", level="2"),
                offered("need_visit", reasons="positive_parent_screening", level="2"),
            ),
            cells=(
                total("4-4", "positive_parents", "all", 2),
                *each("4-4", "need_visits", "all", 2, two=1, none=1),
            ),
        ),
    ),
)
