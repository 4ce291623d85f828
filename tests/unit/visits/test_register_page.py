"""The page of a visit being registered: shown with nothing judged, kept, signed, and refused kindly."""

import datetime as dt
import json

import pytest

from tests.homes import Home, home, planned
from tests.unit.visits.forms import Desk, Form, run, said, whole
from vugge.base.clock import now
from vugge.instruments.models import Administration
from vugge.visits.models import Contact, Draft, Frame, Part
from vugge.visits.rules.appointments import Slot
from vugge.visits.rules.places import Place


@pytest.fixture
def desk(at: Home) -> Desk:
    return Desk(at, f"/besoeg/{planned(at)}")


def test_nothing_is_judged_beforehand(desk: Desk) -> None:
    fields = desk.fields()
    at = desk.at
    chosen = {name for name, values in fields.items() if any(values)}
    assert chosen == {
        "csrfmiddlewaretoken", "revision", "key", "plan", "started_at", "clock", "minutes", "place", "next_place",
    }  # fmt: skip
    assert "level" not in chosen
    assert f"motor-{at.alma}" not in chosen


def test_a_whole_visit_is_signed_and_said_back(desk: Desk) -> None:
    answer = desk.sends(whole(desk.at, desk.fields()))
    assert answer.status_code == 302, said(answer)[:3000]
    contact = Contact.objects.get()
    assert answer["Location"] == f"/besoeg/gemt/{contact.id}"
    assert Frame.objects.get().level == 1
    assert Part.objects.count() == 3
    assert sorted(Administration.objects.values_list("instrument", "score")) == [("adbb", 2), ("epds", 0), ("epds", 9)]
    page = said(desk.browser.get(answer["Location"]))
    for words in (
        "Besøget er gemt kl.",
        "4.720 g",
        "56,3 cm",
        "EPDS er gemt i Freja",
        "Niveau 1",
        "Se hele registreringen",
    ):
        assert words in page
    assert "9 af 30" not in page


def test_somebody_who_comes_before_the_time_has_begun_by_now(at: Home) -> None:
    start = now() + dt.timedelta(minutes=25)
    slot = Slot(staff=at.signe.membership, starts_at=start, ends_at=start + dt.timedelta(hours=1), place=Place.HOME)
    desk = Desk(at, f"/besoeg/{planned(at, when=slot)}")
    assert desk.sends(whole(at, desk.fields())).status_code == 302
    assert Frame.objects.get().started_at <= now()


def test_what_is_typed_is_kept_and_comes_back(desk: Desk) -> None:
    name = f"weight-{desk.at.alma}"
    answer = desk.keeps({**desk.fields(), name: ["47.200"]})
    told = json.loads(answer.content)
    assert told["revision"] == 1
    assert "Mente du 4.720" in told["live"][f"{name}-doubt"].replace("\xa0", " ")
    assert desk.fields()[name] == ["47.200"]
    assert Draft.objects.get().revision == 1


def test_a_draft_from_an_older_revision_is_answered_with_what_stands(desk: Desk) -> None:
    before = desk.fields()
    desk.keeps({**before, "agreed": ["Det ene"]})
    answer = desk.keeps({**before, "agreed": ["Det andet"]})
    assert answer.status_code == 409
    assert ["agreed", "Det ene"] in json.loads(answer.content)["typed"]
    page = desk.opens()
    assert "Du har også skrevet et andet sted" in page
    assert "Det ene" in page
    assert "Det andet" in page


def test_a_form_from_an_older_draft_signs_nothing_and_keeps_what_was_typed(desk: Desk) -> None:
    before = desk.fields()
    desk.keeps({**before, "agreed": ["Det ene"]})
    answer = desk.sends({**whole(desk.at, before), "agreed": ["Det andet"]})
    assert answer.status_code == 409
    assert Contact.objects.count() == 0
    assert Form(answer.content.decode()).fields["agreed"] == ["Det andet"]
    chosen = {**Form(answer.content.decode()).fields, "settled": "1"}
    assert desk.sends(chosen).status_code == 302


def test_a_visit_signed_by_another_is_told_kindly_and_the_draft_stays(desk: Desk) -> None:
    at, first = desk.at, desk.fields()
    second = dict(first)
    assert desk.sends(whole(at, first)).status_code == 302
    answer = desk.keeps({**second, "key": ["6a1b0c1e-0000-4000-8000-000000000000"]})
    assert answer.status_code == 410
    assert json.loads(answer.content)["signed"].startswith("/registrering/")
    assert desk.browser.get(desk.address).status_code == 302


def test_a_visit_moved_meanwhile_is_refused_kindly(desk: Desk) -> None:
    at, fields = desk.at, desk.fields()
    answer = desk.sends({**whole(at, fields), "plan": ["7"]})
    assert answer.status_code == 409
    assert "Aftalen er flyttet eller aflyst" in said(answer)
    assert Contact.objects.count() == 0
    assert Form(answer.content.decode()).fields[f"weight-{at.alma}"] == ["4.720"]


def test_a_cancelled_visit_says_why_and_leads_on(desk: Desk) -> None:
    answer = desk.sends({"why": "Alma er syg", "revision": "1"}, desk.address + "/aflys")
    assert answer.status_code == 302
    page = desk.browser.get(desk.address)
    assert page.status_code == 200
    assert "Alma er syg" in said(page)
    assert desk.sends({"why": "Alma er syg"}).status_code == 410
    assert desk.keeps({}).status_code == 404


def test_the_same_form_sent_twice_is_one_visit(desk: Desk) -> None:
    fields = whole(desk.at, desk.fields())
    assert [desk.sends(fields).status_code for _each in range(3)] == [302, 302, 302]
    assert Contact.objects.count() == 1


def test_another_level_than_the_one_proposed_needs_a_reason(desk: Desk) -> None:
    fields = {**whole(desk.at, desk.fields()), "level": ["3"]}
    answer = desk.sends(fields)
    assert "Skriv, hvorfor niveauet er et andet end forslaget." in said(answer)
    kept = Form(answer.content.decode()).fields
    assert desk.sends({**kept, "level_reason": "Psykologen er med"}).status_code == 302
    assert Frame.objects.get().level_reason == "Psykologen er med"


def test_an_unlikely_number_stands_when_it_is_said_to_be_right(desk: Desk) -> None:
    name = f"weight-{desk.at.alma}"
    fields = {**whole(desk.at, desk.fields()), name: ["47.200"]}
    answer = desk.sends(fields)
    assert "Mente du 4.720 g?" in said(answer)
    assert Contact.objects.count() == 0


def test_what_is_missing_is_listed_once_and_told_at_each_field(desk: Desk) -> None:
    answer = desk.sends(desk.fields())
    page = said(answer)
    assert "ting skal rettes, før besøget kan underskrives" in page
    assert "Vælg, hvorfor det mangler" not in page
    assert page.count("Mangler. Udfyld det, eller vælg, hvorfor det mangler.") >= 8


def test_by_phone_nothing_of_the_child_is_obligatory(desk: Desk) -> None:
    at = desk.at
    fields = {**desk.fields(), "present": [str(at.freja)], "place": ["phone"], "level": ["1"]}
    assert desk.sends(fields).status_code == 302


def test_a_parent_who_was_not_there_is_not_asked_about(desk: Desk) -> None:
    at = desk.at
    fields = {**whole(at, desk.fields()), "present": [str(at.freja)], f"parent_mental_state-{at.jonas}": [""]}
    fields |= run(f"epds-{at.jonas}", " " * 10)
    assert desk.sends(fields).status_code == 302
    assert set(Part.objects.values_list("subject", flat=True)) == {at.alma, at.freja}


def test_an_unplanned_need_visit_asks_why(at: Home) -> None:
    desk = Desk(at, f"/besoeg/ny/{at.family}/need_small")
    fields = {**desk.fields(), "present": [str(at.freja)], "place": ["phone"], "level": ["2"]}
    answer = desk.sends(fields)
    assert "Vælg mindst én årsag til behovsbesøget." in said(answer)
    assert desk.sends({**Form(answer.content.decode()).fields, "reasons": ["weight"]}).status_code == 302


def test_a_kind_there_is_not_is_not_found(at: Home) -> None:
    assert Desk(at, "").browser.get(f"/besoeg/ny/{at.family}/rumrejse").status_code == 404


def test_a_part_is_corrected_with_a_reason_and_the_first_stays(desk: Desk) -> None:
    at = desk.at
    desk.sends(whole(at, desk.fields()))
    address = f"/registrering/{Contact.objects.get().id}/{at.alma}"
    correct = Desk(at, f"{address}/ret")
    fields = {**correct.fields(), f"weight-{at.alma}": ["4.270"]}
    assert "Skriv, hvorfor det rettes." in said(correct.sends(fields))
    assert correct.sends({**fields, "why": "To cifre var byttet om"})["Location"] == address
    page = said(desk.browser.get(address))
    assert "4.270 g" in page
    assert "Se det oprindelige" in page
    assert "To cifre var byttet om" in page
    stale = correct.sends({**fields, "why": "En gang til"})
    assert stale.status_code == 409
    assert Part.objects.filter(subject=at.alma).count() == 2


def test_a_frame_is_corrected_with_a_reason(desk: Desk) -> None:
    at = desk.at
    desk.sends({**whole(at, desk.fields()), "talked": ["sleep", "meals"]})
    address = f"/registrering/{Contact.objects.get().id}"
    correct = Desk(at, f"{address}/ret")
    fields = {**correct.fields(), "agreed": ["Vejes igen"], "why": ["Vi aftalte mere"]}
    assert correct.sends(fields)["Location"] == address
    assert "Vejes igen" in said(desk.browser.get(address))
    assert [each.talked for each in Frame.objects.order_by("version")] == [["sleep", "meals"]] * 2


def test_a_colleague_who_is_busy_is_told_at_the_clock(at: Home) -> None:
    desk = Desk(at, f"/besoeg/planlaeg/{at.family}")
    fields = {**desk.fields(), "kind": "month_4_6", "day": "24.11.2027", "clock": "10.00"}
    assert desk.sends(fields).status_code == 302
    again = {**desk.fields(), "kind": "month_4_6", "day": "24.11.2027", "clock": "10.30"}
    answer = desk.sends(again)
    assert "har et andet besøg kl. 10.00–11.00. Vælg en anden tid." in said(answer)
    assert Form(answer.content.decode()).fields["clock"] == ["10.30"]


def test_a_planned_visit_is_moved_from_the_revision_it_was_shown_at(desk: Desk) -> None:
    move = Desk(desk.at, desk.address + "/flyt")
    fields = {**move.fields(), "day": "24.11.2027", "clock": "9.00"}
    assert move.sends(fields).status_code == 302
    stale = move.sends(fields)
    assert stale.status_code == 409
    assert "Intet er gemt" in said(stale)


def test_a_colleague_without_a_tie_may_not_open_the_visit(desk: Desk) -> None:
    stranger = Desk(home(), desk.address)
    assert stranger.browser.get(desk.address).status_code == 403
    assert stranger.sends({}).status_code == 403
    assert stranger.keeps({}).status_code == 403
