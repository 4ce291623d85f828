import datetime as dt

import pytest

from tests.courses import Course, bruun_lind, comes_today, course, signes_families
from tests.people import health_visitor, lead
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.reading import FAMILIES
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.actions.tasks import answer_task
from vugge.care.rules.tasks.shape import TaskRule
from vugge.desk.queries.caseload import caseload
from vugge.desk.queries.my_day import my_day
from vugge.desk.web.pages.my_day import MyDayPage, my_day_page
from vugge.desk.web.pages.tasks import tasks_page
from vugge.people.actions.charges import assign_health_visitor
from vugge.people.rules.kinds import Sex

pytestmark = pytest.mark.django_db


def page_of(by: Member, day: dt.date | None = None) -> MyDayPage:
    moment = now()
    return my_day_page(my_day(by=by, day=day or moment.date(), now=moment), by.membership, moment)


def rules_of(by: Member, made: Course) -> set[TaskRule]:
    return {each.task.rule for each in caseload(by=by, now=now()).tasks if each.task.family == made.id}


def test_the_next_visit_alone_has_the_button_and_what_is_known_before_it(signe: Member) -> None:
    comes_today(bruun_lind(signe))
    page = page_of(signe)
    first = page.visits[0]
    assert (first.title, first.state, bool(first.start)) == ("Alma Bruun Lind", "next", True)
    told = {fact.name: fact.text for fact in first.facts}
    assert told["Adresse"] == "Kastanievej 14, 2. tv., 4000 Birkeby"
    assert told["Aftalt sidst"] == "Alma vejes igen. Freja vil gerne tale om nætterne."
    assert told["Deres ønsker"].endswith("“Hvornår må hun få en sut?”")
    assert first.level is not None
    assert first.level.level == 2
    assert "Freja Bruun og Jonas Lind er begge hjemme" in first.line


def test_nothing_of_the_parents_is_named_where_both_may_see_the_screen(signe: Member) -> None:
    comes_today(bruun_lind(signe))
    told = {fact.name: fact.text for fact in page_of(signe).visits[0].facts}["Registreres"]
    assert told.startswith("Vægt, længde, hovedomfang")
    assert told.endswith("samtale med hver forælder")
    assert "psykisk" not in told


def test_a_protected_address_stands_nowhere(signe: Member) -> None:
    made = course(signe, "Familien Beck")
    made.child("Karla", born_on=today() - dt.timedelta(days=70), sex=Sex.FEMALE)
    made.lives("Skjulevej 9", protected=True)
    made.books("month_2", now().replace(hour=23, minute=50, second=0, microsecond=0), about=["Karla"], minutes=5)
    page = page_of(signe)
    assert "Skjulevej" not in repr(page)
    assert "Beskyttet adresse" in repr(page)


def test_every_kind_of_task_stands_with_its_rule_data_and_date(signe: Member) -> None:
    made = signes_families(signe)
    assert TaskRule.REPEAT_SCREENING in rules_of(signe, made["Camilla"])
    assert TaskRule.UNFINISHED in rules_of(signe, made["Noah"])
    assert TaskRule.ATTEMPT in rules_of(signe, made["Thorup"])
    assert TaskRule.SPARRING in rules_of(signe, made["Elliot"])
    assert rules_of(signe, made["Vigga"]) == {TaskRule.DUE_VISIT}
    rows = [row for group in tasks_page(caseload(by=signe, now=now()), signe.membership).groups for row in group.rows]
    assert all(row.why.rule and row.why.data and row.why.on and row.button for row in rows)
    assert any(row.do == "Følg op på Camillas EPDS" for row in rows)
    assert not any("13" in row.fact for row in rows if "EPDS" in row.do)


def test_the_stillborn_twin_is_asked_nothing_of(signe: Member) -> None:
    made = signes_families(signe)["stille"]
    due = {each.task.subject for each in caseload(by=signe, now=now()).tasks if each.task.family == made.id}
    assert due == {made.people["Asta"]}


def test_a_pregnancy_visit_that_is_planned_is_not_asked_for_again(signe: Member) -> None:
    made = signes_families(signe)["Lund"]
    assert "pregnancy" not in {
        each.task.what for each in caseload(by=signe, now=now()).tasks if each.task.family == made.id
    }


def answered(by: Member, made: Course, rule: TaskRule, **given: object) -> str:
    key = next(
        each.task.key
        for each in caseload(by=by, now=now()).tasks
        if each.task.family == made.id and each.task.rule is rule
    )
    answer_task(by=by, family=made.id, key=key, **given)  # type: ignore[arg-type]  # what the action takes, by name
    return key


def test_a_task_handled_put_off_or_handed_over_is_gone_from_the_readers_day(signe: Member) -> None:
    mette, made = health_visitor("Mette"), signes_families(signe)
    answered(signe, made["Camilla"], TaskRule.REPEAT_SCREENING, handling="handled", reason="Talt med Camilla.")
    soon = today() + dt.timedelta(days=3)
    answered(signe, made["Elliot"], TaskRule.SPARRING, handling="put_off", reason="Venter på Lone.", until=soon)
    answered(signe, made["Thorup"], TaskRule.ATTEMPT, handling="handed_over", to=mette.membership)
    every = [row for group in tasks_page(caseload(by=signe, now=now()), signe.membership).groups for row in group.rows]
    assert [row.fact.startswith("Givet videre til Mette") for row in every if "Thorup" in row.do] == [True]
    shown = {row.do for group in page_of(signe).groups for row in group.rows}
    assert not shown & {"Følg op på Camillas EPDS", "Find sparring om søvn hos familien Madsen"}
    assert "Prøv at få fat i familien Thorup igen" not in shown


def test_a_family_given_to_a_colleague_leaves_its_visit_without_a_word_of_it(signe: Member) -> None:
    made = bruun_lind(signe)
    comes_today(made)
    mette, lone = health_visitor("Mette"), lead()
    with within(municipality=lone.municipality, user=str(lone.user)):
        made.do(assign_health_visitor, by=lone, staff=mette.membership, since=today())
    page = page_of(signe)
    assert page.visits[0].title == "En familie, du ikke er skrevet på mere"
    assert "Alma" not in repr(page)
    assert page.visits[0].address == page.visits[0].start == ""


def test_days_ahead_are_told_in_short(signe: Member) -> None:
    made = bruun_lind(signe)
    monday = today() - dt.timedelta(days=today().weekday()) + dt.timedelta(days=7)
    made.books("month_2", made.at((monday - today()).days + 1, 8), about=["Alma"])
    rest = page_of(signe, monday).rest
    assert [line.said for line in rest][:2] == ["1 besøg fra kl. 8.00", "Ingen besøg"]
    assert rest[-1].title.startswith("Uge ")


def test_a_day_without_families_says_what_comes(signe: Member) -> None:
    page = page_of(signe)
    assert (page.visits, page.groups, page.families) == ((), (), False)
    assert page.line.endswith("ingen besøg · 0 ting at nå")


def test_a_day_is_read_as_a_list_of_families_and_logged_so(signe: Member) -> None:
    my_day(by=signe, day=today(), now=now())
    kinds = set(ReadingEvent.objects.filter(subject=signe.membership).values_list("kind", flat=True))
    assert kinds == {FAMILIES}


def test_a_lead_has_no_day(signe: Member) -> None:
    with pytest.raises(RefusedError, match="sundhedsplejerskerne"):
        my_day(by=lead(), day=today(), now=now())
    assert signe


def test_a_colleagues_families_are_not_on_ones_day(signe: Member) -> None:
    mette = health_visitor("Mette")
    with within(municipality=mette.municipality, user=str(mette.user)):
        made = course(mette, "Familien Winther")
        made.child("Bo")
    known = set(caseload(by=signe, now=now()).households)
    assert made.id not in known
