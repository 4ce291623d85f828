"""Which rows count at all: days, municipalities, families, levels."""

from tests.spec.shape import BALLERUP, FAXE, GENTOFTE, HORSENS, Spec, Theme, each, held, offered, row, total

THEME = Theme(
    title="Datoer, kommuner, familier og niveauer",
    introduction="Det, der gælder for alle figurer, vist på de figurer, hvor det er lettest at se.",
    specs=(
        Spec(
            title="En registrering har én dato",
            sentence=(
                "Datoen er den dag, aktiviteten blev holdt; ellers den dag, familien svarede; ellers den dag, den blev "
                "tilbudt. Tilbuddet selv må gerne ligge uden for perioden, som begynder 1. maj 2018."
            ),
            rows=(
                row("other", offered_on="2018-04-01", responded_on="2018-04-02", held_on="2018-05-01", level="1"),
                row("other", offered_on="2018-04-01", responded_on="2018-05-01", level="2"),
                row("other", offered_on="2018-05-01", level="3"),
                row("other", offered_on="2018-05-01", responded_on="2018-05-02", held_on="2018-04-30", level="4"),
                row("other", offered_on="2018-05-01", responded_on="2018-04-30", level="4"),
            ),
            cells=each("3-1", "activities", "model_a", 3, one=1, two=1, three=1),
        ),
        Spec(
            title="Den første og den sidste dag er med",
            sentence="Tidlig indsats tæller fra 1. maj 2018 til 30. april 2021, begge dage med.",
            rows=(
                held("other", "2018-04-30", level="1"),
                held("other", "2018-05-01", level="2"),
                held("other", "2021-04-30", level="3"),
                held("other", "2021-05-01", level="4"),
            ),
            cells=each("3-1", "activities", "model_a", 2, two=1, three=1),
        ),
        Spec(
            title="Den første nedlukning er ude",
            sentence="Registreringer fra 1. marts til 1. maj 2020, begge dage med, tæller ikke i Tidlig indsats.",
            rows=(
                held("other", "2020-02-29", level="1"),
                held("other", "2020-03-01", level="2"),
                held("other", "2020-05-01", level="3"),
                held("other", "2020-05-02", level="4"),
            ),
            cells=each("3-1", "activities", "model_a", 2, one=1, four=1),
        ),
        Spec(
            title="Modellen følger kommunen",
            sentence=(
                "Herning er i model A og Faxe i model B. Frederikssund forlod projektet og København var ikke med: "
                "deres registreringer kan indlæses, men tæller i ingen figur i Tidlig indsats."
            ),
            rows=(
                held("other", level="1"),
                held("other", municipality=FAXE, level="2"),
                held("other", municipality="0250", level="3"),
                held("other", municipality="0101", level="4"),
            ),
            cells=(
                *each("3-1", "activities", "model_a", 1, one=1),
                *each("3-1", "activities", "model_b", 1, two=1),
                total("3-1", "families", "model_a", 1, 2),
                total("3-1", "families", "model_b", 1, 2),
                total("3-1", "families", "all", 2),
            ),
        ),
        Spec(
            title="Alt tæller med i figur 3-1, holdt eller ej",
            sentence="Også et tilbud, ingen har svaret på, er en aktivitet. Mangler niveauet, gættes der ikke på det.",
            rows=(
                offered("visit_15_18m", level="1"),
                row("cosp", responded_on="2019-03-01", response="declined", level="1"),
                held("team_case"),
            ),
            cells=each("3-1", "activities", "model_a", 3, one=2, none=1),
        ),
        Spec(
            title="En familie tæller én gang i sin kommune",
            sentence=(
                "To rækker med samme familie er én familie. Samme nummer i en anden kommune er en anden familie. "
                "En streg betyder, at aktiviteten ikke handler om en familie: den tæller som række, men ikke "
                "som familie."
            ),
            rows=(
                held("other", level="1"),
                held("need_visit", level="1"),
                held("other", municipality=HORSENS, level="1"),
                held("team_case", family_id="-", level="1"),
            ),
            cells=(
                *each("3-1", "activities", "model_a", 4, one=4),
                total("3-1", "families", "model_a", 2, 2),
                total("3-1", "families", "all", 2),
            ),
        ),
        Spec(
            title="De første 1.000 dage begynder, når runden begynder",
            sentence=(
                "Ballerup er i runde 1, som begyndte 30. september 2019. Gentofte er i runde 2, som begyndte 3. "
                "februar "
                "2020. Begge tæller til og med 31. december 2021. Herning var ikke med."
            ),
            rows=(
                offered("visit_3y", "2019-09-29", municipality=BALLERUP, family_id="1"),
                offered("visit_3y", "2019-09-30", municipality=BALLERUP, family_id="2"),
                offered("visit_3y", "2021-12-31", municipality=BALLERUP, family_id="3"),
                offered("visit_3y", "2022-01-01", municipality=BALLERUP, family_id="4"),
                offered("visit_3y", "2020-02-02", municipality=GENTOFTE, family_id="5"),
                offered("visit_3y", "2020-02-03", municipality=GENTOFTE, family_id="6"),
                offered("visit_3y", "2020-02-03", family_id="7"),
            ),
            cells=(total("T-4", "offered", "visit_3y", 3),),
        ),
        Spec(
            title="I De første 1.000 dage er intet udeladt, og en række kan tælle i begge programmer",
            sentence=(
                "Horsens er med i begge programmer. COS-P tilbudt 1. marts 2020 falder i nedlukningen og tæller kun i "
                "De første 1.000 dage; det andet tilbud tæller i begge."
            ),
            rows=(
                offered("cosp", "2020-03-01", municipality=HORSENS, family_id="1"),
                offered("cosp", "2020-05-02", municipality=HORSENS, family_id="2"),
            ),
            cells=(total("T-4", "offered", "cosp", 2), *each("4-23", "offered", "other", 1, none=1, all=1)),
        ),
    ),
)
