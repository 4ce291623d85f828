"""Rows left out and rows sent again: the extract itself."""

from tests.spec.shape import BALLERUP, HERNING, Registration, Spec, Theme, each, held, row, total


def faults(column: str, *values: str) -> tuple[tuple[int, str, str], ...]:
    """Say that each row from the first has this value as its fault."""
    return tuple((line, column, value) for line, value in enumerate(values, 2))


def needs(column: str, *values: str) -> tuple[Registration, ...]:
    """Write a need visit for each value of a column."""
    return tuple(held("need_visit", **{column: value}) for value in values)


THEME = Theme(
    title="Udtrækket: afviste rækker og dubletter",
    introduction=(
        "En række med en fejl lades ude med linje, kolonne og værdi; resten går videre, og intet "
        "gættes. Første linje er "
        "kolonnernes navne. Rækkerne er vist, som de står i filen; tomme kolonner er udeladt."
    ),
    specs=(
        Spec(
            title="Datoer skrives ÅÅÅÅ-MM-DD og skal findes",
            sentence="Andre måder at skrive dem på, klokkeslæt og dage, der ikke findes, afvises.",
            rows=tuple(row("other", held_on=day) for day in ("2019-02-29", "01-03-2019", "2019-3-1", "2020-02-29")),
            rejected=faults("held_on", "2019-02-29", "01-03-2019", "2019-3-1"),
            as_written=True,
        ),
        Spec(
            title="Uden nogen dato afvises rækken",
            sentence="Fejlen nævnes ved kolonnen held_on. Én af de tre datoer er nok.",
            rows=(row("other"), row("other", responded_on="2019-03-01"), row("other", offered_on="2019-03-01")),
            rejected=faults("held_on", ""),
            as_written=True,
        ),
        Spec(
            title="Tal er hele tal på 0 eller mere",
            sentence="Nuller foran gør ingen forskel. Fortegn, komma og mellemrum afvises, i score og i grænse.",
            rows=(
                *needs("score", "-1", "3,5", " 7", "ti"),
                *needs("score", "007", "0"),
                *needs("cutoff", "+9"),
            ),
            rejected=(*faults("score", "-1", "3,5", " 7", "ti"), (8, "cutoff", "+9")),
            as_written=True,
        ),
        Spec(
            title="Niveauet er 1, 2, 3, 4 eller tomt",
            sentence="Alt andet afvises; intet afrundes og intet gættes.",
            rows=needs("level", "0", "5", "2.0", "to", "4", ""),
            rejected=faults("level", "0", "5", "2.0", "to"),
            as_written=True,
        ),
        Spec(
            title="Koder skrives nøjagtigt",
            sentence="Store og små bogstaver er forskellige, og mellemrum fjernes ikke. Ukendte koder afvises.",
            rows=(
                held("Need_visit"),
                held("need_visit", response="ja"),
                held("need_visit", place="home "),
                held("need_visit", instrument="EPDS"),
                held("need_visit", respondent="grandmother"),
                held("need_visit", phase="before"),
                held("need_visit", course_status="done"),
                held("need_visit", statutory_measure="Yes"),
            ),
            rejected=(
                (2, "activity", "Need_visit"),
                (3, "response", "ja"),
                (4, "place", "home "),
                (5, "instrument", "EPDS"),
                (6, "respondent", "grandmother"),
                (7, "phase", "before"),
                (8, "course_status", "done"),
                (9, "statutory_measure", "Yes"),
            ),
            as_written=True,
        ),
        Spec(
            title="Lister: hvert led skal være en kode",
            sentence="En kode, der står to gange, tæller én gang. Et tomt led og en ukendt kode afvises.",
            rows=(
                *needs("present", "mother|", "mother||father", "mother|Father"),
                *needs("reasons", "sleep|søvn"),
                *needs("referrals", "|cosp"),
                held("need_visit", reasons="sleep|sleep", referrals="cosp"),
            ),
            cells=(
                *each("4-9", "visits", "all", 1, none=1, all=1),
                *each("4-9", "visits", "sleep", 1, none=1, all=1),
            ),
            rejected=(
                *faults("present", "mother|", "mother||father", "mother|Father"),
                (5, "reasons", "sleep|søvn"),
                (6, "referrals", "|cosp"),
            ),
            as_written=True,
        ),
        Spec(
            title="Fire felter skal være udfyldt",
            sentence="Nr., kommune, familie og aktivitet. En aktivitet uden familie skrives med en streg.",
            rows=(
                held("other", activity_id=""),
                held("other", municipality=""),
                held("other", family_id=""),
                held(""),
                held("other", family_id="-"),
            ),
            rejected=((2, "activity_id", ""), (3, "municipality", ""), (4, "family_id", ""), (5, "activity", "")),
            as_written=True,
        ),
        Spec(
            title="Kommunen skrives med tre cifre, eller fire med 0 foran",
            sentence="151 og 0151 er begge Ballerup. Andre tal og navne afvises.",
            rows=tuple(held("other", municipality=code) for code in ("151", "0151", "00151", "999", "Ballerup")),
            rejected=((4, "municipality", "00151"), (5, "municipality", "999"), (6, "municipality", "Ballerup")),
            as_written=True,
        ),
        Spec(
            title="En screening skal have et redskab",
            sentence="Fejlen nævnes ved kolonnen instrument.",
            rows=(held("screening", score="11"), held("screening", instrument="epds", score="11")),
            rejected=((2, "instrument", ""),),
            as_written=True,
        ),
        Spec(
            title="Har en række flere fejl, nævnes den første",
            sentence="Den første i kolonnernes rækkefølge.",
            rows=(held("other", level="9", place="hjem", score="x"), row("screening", level="9")),
            rejected=((2, "level", "9"), (3, "held_on", "")),
            as_written=True,
        ),
        Spec(
            title="Et forkert antal felter afviser rækken",
            sentence="Der skal være 21. Kolonne og værdi er så tomme. Her står der et semikolon for meget i nummeret.",
            rows=(held("other", activity_id="1;2"), held("other")),
            rejected=((2, "", ""),),
            as_written=True,
        ),
        Spec(
            title="Samme nummer igen: den seneste gode række gælder",
            sentence=(
                "Den erstatter den tidligere helt, også de felter den selv lader stå tomme. Samme nummer i en anden "
                "kommune er en anden aktivitet. 657 og 0657 er samme kommune."
            ),
            rows=(
                held("need_visit", activity_id="7", level="2", reasons="sleep"),
                held("need_visit", activity_id="7", municipality="657", level="3"),
                held("need_visit", activity_id="7", municipality="0615", level="4"),
            ),
            cells=each("4-9", "visits", "all", 2, three=1, four=1, all=2),
            replaced=1,
            as_written=True,
        ),
        Spec(
            title="En afvist række erstatter ingen",
            sentence="Den tidligere gode række bliver stående.",
            rows=(
                held("need_visit", activity_id="7", level="2"),
                held("need_visit", activity_id="7", level="9"),
            ),
            cells=each("4-9", "visits", "all", 1, two=1, all=1),
            rejected=((3, "level", "9"),),
            as_written=True,
        ),
        Spec(
            title="En kommune uden for programmerne er ingen fejl",
            sentence="Rækken er god og indlæses; den tæller blot ikke. Her Ballerup i Tidlig indsats.",
            rows=(held("need_visit", municipality=BALLERUP), held("need_visit", municipality=HERNING)),
            cells=(total("3-1", "families", "all", 1), total("3-1", "families", "model_a", 1)),
            as_written=True,
        ),
    ),
)
