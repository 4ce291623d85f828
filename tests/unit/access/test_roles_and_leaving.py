"""Giving and taking roles and certificates, and ending somebody's work: what stays to be read, and what is refused."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from tests.world import client_for, member
from vugge.access.actions.membership import end_membership, rename
from vugge.access.actions.recording import RefusedError
from vugge.access.actions.roles import add_certificate, end_certificate, end_role, grant_role
from vugge.access.models import AuditEvent, Certificate, Membership, RoleGrant
from vugge.access.queries.members import member as as_member
from vugge.access.queries.staff import Colleague, colleague, staff
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within

pytestmark = pytest.mark.django_db
CODE = "0751"
DAY = dt.timedelta(days=1)


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, municipality=CODE, name="Anne")


@pytest.fixture
def lone() -> Member:
    return member(role=Role.LEAD, municipality=CODE, name="Lone")


def seen(by: Member, of: Member) -> Colleague:
    with within(municipality=CODE):
        found = colleague(by, of.membership, today())
    assert found is not None
    return found


def roles(of: Member, on: dt.date) -> set[Role]:
    found = as_member(of.user, CODE, on)
    return set(found.roles) if found else set()


def give(by: Member, to: Member, role: Role, *, on: dt.date | None = None) -> None:
    with within(municipality=CODE):
        grant_role(by=by, membership=to.membership, version=seen(by, to).version, role=role, valid_from=on or today())


def take(by: Member, of: Member, role: Role, *, last: dt.date | None = None) -> None:
    with within(municipality=CODE):
        found = seen(by, of)
        grant = next(each for each in found.roles if each.code == role and each.lasting)
        end_role(by=by, membership=of.membership, version=found.version, grant=grant.id, last_day=last or today())


def test_role_is_given_taken_at_once_and_given_again_the_same_day(anne: Member, lone: Member) -> None:
    give(anne, lone, Role.PROJECT_LEADER)
    take(anne, lone, Role.PROJECT_LEADER)
    assert roles(lone, today()) == {Role.LEAD}
    give(anne, lone, Role.PROJECT_LEADER)
    assert roles(lone, today()) == {Role.LEAD, Role.PROJECT_LEADER}
    assert [each.lasting for each in seen(anne, lone).roles if each.code == Role.PROJECT_LEADER] == [False, True]


def test_role_begins_and_ends_on_later_days(anne: Member, lone: Member) -> None:
    give(anne, lone, Role.PROJECT_LEADER, on=today() + 2 * DAY)
    take(anne, lone, Role.LEAD, last=today() + DAY)
    held = [roles(lone, today() + days * DAY) for days in range(3)]
    assert held == [{Role.LEAD}, {Role.LEAD}, {Role.PROJECT_LEADER}]


@pytest.mark.parametrize(("role", "days"), [(Role.LEAD, 0), (Role.DAYCARE, -1)])
def test_role_is_neither_given_twice_nor_back_in_time(anne: Member, lone: Member, role: Role, days: int) -> None:
    with pytest.raises(UnfitError):
        give(anne, lone, role, on=today() + days * DAY)
    assert roles(lone, today()) == {Role.LEAD}


def test_nobody_changes_their_own_roles_or_ends_their_own_work(anne: Member) -> None:
    member(role=Role.ADMINISTRATOR, municipality=CODE)
    with pytest.raises(RefusedError, match="Ingen ændrer sine egne roller"):
        give(anne, anne, Role.DATA_PROTECTION)
    with pytest.raises(RefusedError, match="Ingen ændrer sine egne roller"):
        take(anne, anne, Role.ADMINISTRATOR)
    with pytest.raises(RefusedError, match="Ingen lukker sin egen adgang"):
        leave(anne, anne)


def leave(by: Member, who: Member, *, last: dt.date | None = None) -> None:
    with within(municipality=CODE):
        end_membership(by=by, membership=who.membership, version=seen(by, who).version, last_day=last or today())


def test_last_administrator_stays(anne: Member) -> None:
    kim = member(role=Role.ADMINISTRATOR, municipality=CODE, name="Kim")
    take(anne, kim, Role.ADMINISTRATOR, last=today() + 30 * DAY)
    for refused in (take, leave):
        with pytest.raises(RefusedError, match="Der skal være en administrator"):
            refused(kim, anne, *([Role.ADMINISTRATOR] if refused is take else []))
    assert Role.ADMINISTRATOR in roles(anne, today())


def test_who_leaves_today_is_refused_at_once_and_leaves_no_role_behind(anne: Member, lone: Member) -> None:
    give(anne, lone, Role.PROJECT_LEADER, on=today() + 5 * DAY)
    browser = client_for(lone)
    assert browser.get("/medarbejdere").status_code == 200
    leave(anne, lone)
    assert browser.get("/medarbejdere").status_code == 302
    with within(municipality=CODE):
        assert not RoleGrant.objects.filter(membership=lone.membership, ended_at__isnull=True).exists()
        assert RoleGrant.objects.filter(membership=lone.membership).count() == 2
    with pytest.raises(GoneError):
        leave(anne, lone)


def test_who_leaves_later_works_until_then(anne: Member, lone: Member) -> None:
    leave(anne, lone, last=today() + DAY)
    assert [roles(lone, today() + days * DAY) for days in range(3)] == [{Role.LEAD}, {Role.LEAD}, set()]
    with pytest.raises(UnfitError):
        give(anne, lone, Role.DAYCARE, on=today() + 2 * DAY)


def certify(by: Member, who: Member, first: dt.date, last: dt.date | None = None) -> UUID:
    with within(municipality=CODE):
        version = seen(by, who).version
        return add_certificate(
            by=by,
            membership=who.membership,
            version=version,
            kind=CertificateKind.ADBB,
            valid_from=first,
            valid_to=last,
        )


def uncertify(by: Member, who: Member, certificate: UUID, last: dt.date) -> None:
    with within(municipality=CODE):
        version = seen(by, who).version
        end_certificate(by=by, membership=who.membership, version=version, certificate=certificate, last_day=last)


def test_certificates_have_days_and_never_overlap(anne: Member, lone: Member) -> None:
    held = certify(anne, lone, today() - 10 * DAY)
    with pytest.raises(UnfitError, match="allerede"):
        certify(anne, lone, today())
    with within(municipality=CODE):
        assert [row.certificates for row in staff(anne, today()) if row.id == lone.membership] == [1]
    with pytest.raises(UnfitError, match="før den første"):
        uncertify(anne, lone, held, today() - 11 * DAY)
    uncertify(anne, lone, held, today() - DAY)
    certify(anne, lone, today(), today())
    with pytest.raises(UnfitError, match="før den første"):
        certify(anne, lone, today() + DAY, today())
    with within(municipality=CODE):
        assert Certificate.objects.filter(membership=lone.membership).count() == 2


def test_change_from_an_old_page_is_refused(anne: Member, lone: Member) -> None:
    old = seen(anne, lone).version
    give(anne, lone, Role.DAYCARE)
    with within(municipality=CODE), pytest.raises(StaleError):
        rename(by=anne, membership=lone.membership, version=old, name="Anden", title="")
    assert seen(anne, lone).name == "Lone"


def test_history_says_who_changed_what_and_when(anne: Member, lone: Member) -> None:
    with within(municipality=CODE):
        rename(by=anne, membership=lone.membership, version=seen(anne, lone).version, name="Lone B", title="Leder")
    take(anne, lone, Role.LEAD)
    history = [(each.kind, each.made, each.by, each.ended) for each in seen(anne, lone).changes]
    assert history == [
        ("membership", True, "", False),  # within one transaction the kinds come after each other
        ("membership", False, "Anne", False),
        ("role", True, "", False),
        ("role", False, "Anne", True),
    ]


def test_each_change_leaves_one_event(anne: Member, lone: Member) -> None:
    with within(municipality=CODE):
        before = AuditEvent.objects.count()
    give(anne, lone, Role.DAYCARE)
    with within(municipality=CODE):
        event = AuditEvent.objects.latest("sequence")
        assert AuditEvent.objects.count() == before + 1
    assert (event.actor, event.action, event.subject) == (anne.user, "grant_role", f"membership:{lone.membership}")


def test_colleague_nobody_has_heard_of_is_gone(anne: Member) -> None:
    foreign = member(role=Role.LEAD, municipality="0101")
    for which in (uuid4(), foreign.membership):
        with within(municipality=CODE), pytest.raises(GoneError):
            rename(by=anne, membership=which, version="0.0.0", name="Ny", title="")
    with within(municipality="0101"):
        assert Membership.objects.get(id=foreign.membership).name == foreign.name
