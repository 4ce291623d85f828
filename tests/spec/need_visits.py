"""Need visits, families by their number, and joint home visits: figures 4-9 to 4-11, 4-16 and 4-17."""

from tests.spec.shape import HORSENS, Registration, Spec, Theme, each, held, offered, total

VISITS = Theme(
    title="Behovsbesøg og fælles hjemmebesøg",
    introduction="Figur 4-9, 4-11, 4-16 og 4-17.",
    specs=(
        Spec(
            title="Et behovsbesøg med to grunde",
            sentence="Besøget tæller under begge grunde, men kun én gang blandt besøgene. Et tilbud er ikke et besøg.",
            rows=(
                held("need_visit", reasons="sleep|crying", level="2"),
                held("need_visit", reasons="sleep"),
                held("need_visit", level="1"),
                offered("need_visit", reasons="sleep", level="2"),
            ),
            cells=(
                *each("4-9", "visits", "all", 3, one=1, two=1, none=1, all=3),
                *each("4-9", "visits", "sleep", 3, two=1, none=1, all=2),
                *each("4-9", "visits", "crying", 3, two=1, all=1),
            ),
        ),
        Spec(
            title="Henvisninger fra behovsbesøg",
            sentence="Besøg, der førte til henvisning, er en andel af de holdte behovsbesøg i figur 4-9.",
            rows=(
                held("need_visit", referrals="general_practitioner|psychologist", level="3"),
                held("need_visit", level="3"),
                offered("need_visit", referrals="psychologist", level="3"),
            ),
            cells=(
                *each("4-11", "with_referral", "all", 2, three=1, all=1),
                *each("4-11", "referrals", "general_practitioner", 2, three=1, all=1),
                *each("4-11", "referrals", "psychologist", 2, three=1, all=1),
            ),
        ),
        Spec(
            title="Fælles hjemmebesøg",
            sentence="De holdte tælles efter niveau; dem med henvisning er en andel af de holdte.",
            rows=(
                held("joint_home_visit", referrals="family_house", level="3"),
                held("joint_home_visit", level="4"),
                offered("joint_home_visit", referrals="family_house", level="4"),
            ),
            cells=(
                *each("4-16", "held", "all", 2, three=1, four=1, all=2),
                *each("4-17", "with_referral", "all", 2, three=1, all=1),
                *each("4-17", "referrals", "family_house", 1, three=1, all=1),
            ),
        ),
    ),
)


def visits(family: str, number: int, **cells: str) -> tuple[Registration, ...]:
    """Write so many need visits to a family, on days that follow one another."""
    return tuple(held("need_visit", f"2019-03-{day:02}", family_id=family, **cells) for day in range(1, number + 1))


FAMILIES = Theme(
    title="Familier efter antal behovsbesøg",
    introduction="Figur 4-10.",
    specs=(
        Spec(
            title="Hvor mange besøg familien har fået",
            sentence=(
                "Familierne deles efter deres antal holdte behovsbesøg i perioden: 1, 2, 3, 4, 5 og flere. "
                "Tilbud tæller "
                "ikke, og besøg uden for perioden og uden familie heller ikke. Samme nummer i to kommuner er to "
                "familier."
            ),
            rows=(
                *visits("1", 5, level="2"),
                *visits("2", 6, level="2"),
                *visits("3", 1, level="2"),
                *visits("3", 1, level="2", municipality=HORSENS),
                held("need_visit", "2018-04-30", family_id="3", level="2"),
                held("need_visit", "2020-04-01", family_id="4", level="2"),
                offered("need_visit", family_id="3", level="2"),
                held("need_visit", family_id="-", level="2"),
            ),
            cells=(
                *each("4-10", "families", "1", 4, two=2, all=2),
                *each("4-10", "families", "5", 4, two=1, all=1),
                *each("4-10", "families", "6+", 4, two=1, all=1),
                total("4-10", "largest", "all", 6),
            ),
        ),
        Spec(
            title="Niveauet er det ved familiens seneste besøg",
            sentence=(
                "Er der to besøg samme dag, gælder det højeste niveau, og et niveau går forud for intet niveau. Er det "
                "seneste besøg uden niveau, er familien ikke niveauinddelt, selv om et tidligere besøg var det."
            ),
            rows=(
                held("need_visit", "2019-03-02", family_id="1", level="2"),
                held("need_visit", "2019-03-01", family_id="1", level="4"),
                held("need_visit", "2019-03-01", family_id="2", level="3"),
                held("need_visit", "2019-03-01", family_id="2", level="1"),
                held("need_visit", "2019-03-01", family_id="3"),
                held("need_visit", "2019-03-01", family_id="3", level="1"),
                held("need_visit", "2019-03-01", family_id="4", level="4"),
                held("need_visit", "2019-03-02", family_id="4"),
                held("standard_visit", "2019-03-03", family_id="4", level="3"),
            ),
            cells=each("4-10", "families", "2", 4, one=1, two=1, three=1, none=1, all=4),
        ),
    ),
)
