"""Who is let in by a link, and who is not."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from tests.world import evaluator, member
from vugge.access.actions.accepting import accept_as_evaluator, accept_invitation
from vugge.access.actions.evaluators import invite_evaluator
from vugge.access.actions.invitations import NewLink, invite, renew_invitation, renew_sign_in, withdraw_invitation
from vugge.access.actions.membership import end_membership
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent, EvaluatorInvitation, Invitation, Membership, NationalEvent, User
from vugge.access.queries.invitations import link_to_municipality
from vugge.access.queries.members import member as as_member
from vugge.access.queries.staff import colleague, invitation
from vugge.access.rules.actors import Invited, Kind, Member, Operator
from vugge.access.rules.faults import GoneError, ProveError, StaleError, UnfitError
from vugge.access.rules.invitations import Invitee, checksum
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within

pytestmark = pytest.mark.django_db

CODE, OTHER = "0751", "0101"
SIGNE = Invitee(email="Signe@aarhus.example", name="Signe Holm", roles=frozenset({Role.HEALTH_VISITOR}))
LONG = "en lang og rolig sætning"


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, municipality=CODE, name="Anne")


def invited(by: Member, invitee: Invitee = SIGNE) -> NewLink:
    with within(municipality=by.municipality):
        return invite(by=by, invitee=invitee)


def accepted(token: str, code: str = CODE, *, signed_in: UUID | None = None) -> UUID:
    with within(municipality=code):
        return accept_invitation(by=Invited("Signe", code), token=token, password=LONG, signed_in=signed_in)


def version(by: Member, of: Member) -> str:
    with within(municipality=by.municipality):
        found = colleague(by, of.membership, today())
    assert found is not None
    return found.version


def test_invited_person_comes_in_with_name_roles_and_password(anne: Member) -> None:
    user = accepted(invited(anne).token)
    signe = as_member(user, CODE, today())
    assert signe is not None
    assert (signe.name, signe.roles) == ("Signe Holm", frozenset({Role.HEALTH_VISITOR}))
    assert User.objects.get(pk=user).check_password(LONG)
    assert User.objects.get(pk=user).email == "signe@aarhus.example"


def test_only_the_checksum_of_a_link_is_kept_and_it_is_long(anne: Member) -> None:
    link = invited(anne)
    with within(municipality=CODE):
        kept = Invitation.objects.values().get(id=link.invitation)
        events = list(AuditEvent.objects.values())
    assert kept["token_hash"] == checksum(link.token)
    assert link.token not in str(kept) + str(events)
    assert len(link.token) * 6 >= 256
    assert kept["expires_at"] - kept["made_at"] == dt.timedelta(days=7)


def test_link_opens_once(anne: Member) -> None:
    link = invited(anne)
    accepted(link.token)
    with pytest.raises(GoneError):
        accepted(link.token)


def test_link_of_another_municipality_and_one_that_never_was_open_nothing(anne: Member) -> None:
    link = invited(anne)
    for code, token in ((OTHER, link.token), (CODE, link.token + "x"), (CODE, "")):
        with pytest.raises(GoneError):
            accepted(token, code)
        assert link_to_municipality(code, token, now()) is None


def test_link_opens_nothing_after_seven_days_or_when_withdrawn(anne: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    link, later = invited(anne), now() + dt.timedelta(days=7)
    assert link_to_municipality(CODE, link.token, later - dt.timedelta(seconds=1)) is not None
    with monkeypatch.context() as patched:
        patched.setattr("vugge.access.actions.accepting.now", lambda: later)
        with pytest.raises(GoneError):
            accepted(link.token)
    with within(municipality=CODE):
        row = invitation(anne, link.invitation, now())
        assert row is not None
        withdraw_invitation(by=anne, invitation=link.invitation, version=row.version)
        with pytest.raises(StaleError):
            withdraw_invitation(by=anne, invitation=link.invitation, version=row.version)
    with pytest.raises(GoneError):
        accepted(link.token)


def test_new_link_kills_the_old_one(anne: Member) -> None:
    old = invited(anne)
    with within(municipality=CODE):
        row = invitation(anne, old.invitation, now())
        assert row is not None
        new = renew_invitation(by=anne, invitation=old.invitation, version=row.version)
    with pytest.raises(GoneError):
        accepted(old.token)
    assert accepted(new.token)


@pytest.mark.parametrize(
    ("invitee", "field"),
    [
        (Invitee(email="ny@example.dk", name="Ny", roles=frozenset()), "roles"),
        (Invitee(email="EVA@example.dk", name="Eva", roles=SIGNE.roles), "email"),
        (Invitee(email="ola@example.dk", name="Ola", roles=SIGNE.roles), "email"),
        (SIGNE, "email"),
    ],
)
def test_invitation_that_cannot_be_is_refused_at_its_field(anne: Member, invitee: Invitee, field: str) -> None:
    invited(anne)
    accepted_eva = invite_evaluator(by=Operator(), email="eva@example.dk", name="Eva")
    accept_as_evaluator(by=Invited("Eva", ""), token=accepted_eva, password=LONG)
    invite_evaluator(by=Operator(), email="ola@example.dk", name="Ola")
    with pytest.raises(UnfitError) as refused:
        invited(anne, invitee)
    assert refused.value.field == field


def test_somebody_at_work_is_not_invited_again_nor_is_oneself(anne: Member) -> None:
    address = User.objects.get(pk=anne.user).email
    with pytest.raises(UnfitError, match="Anne arbejder her allerede"):
        invited(anne, Invitee(email=address, name="Anne", roles=frozenset(Role)))


def test_evaluator_is_never_made_of_a_colleague_s_address(anne: Member) -> None:
    with pytest.raises(UnfitError):
        invite_evaluator(by=Operator(), email=User.objects.get(pk=anne.user).email, name="Anne")
    link = invited(anne)
    invite_evaluator(by=Operator(), email=SIGNE.email, name="Signe")
    token = invite_evaluator(by=Operator(), email=SIGNE.email, name="Signe")
    accepted(link.token)
    with pytest.raises(GoneError):
        accept_as_evaluator(by=Invited("Signe", ""), token=token, password=LONG)
    assert User.objects.get(email=SIGNE.email.lower()).kind == Kind.STAFF


def test_evaluator_comes_in_by_a_link_of_their_own_once() -> None:
    first = invite_evaluator(by=Operator(), email="eva@example.dk", name="Eva")
    token = invite_evaluator(by=Operator(), email="eva@example.dk", name="Eva")
    with pytest.raises(GoneError):
        accept_as_evaluator(by=Invited("Eva", ""), token=first, password=LONG)
    user = User.objects.get(pk=accept_as_evaluator(by=Invited("Eva", ""), token=token, password=LONG))
    assert (user.kind, user.check_password(LONG)) == (Kind.EVALUATOR, True)
    with pytest.raises(GoneError):
        accept_as_evaluator(by=Invited("Eva", ""), token=token, password=LONG)
    assert {each.token_hash for each in EvaluatorInvitation.objects.all()} == {checksum(first), checksum(token)}
    assert NationalEvent.objects.filter(action="accept_as_evaluator").count() == 1


def test_new_invitation_gives_a_new_password_and_removes_second_proofs(anne: Member) -> None:
    signe = member(role=Role.LEAD, municipality=CODE, name="Signe")
    Authenticator.objects.create(user_id=signe.user, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user_id=signe.user, provider="broker", uid="signe")
    with within(municipality=CODE):
        link = renew_sign_in(by=anne, membership=signe.membership, version=version(anne, signe))
    assert accepted(link.token) == signe.user
    assert User.objects.get(pk=signe.user).check_password(LONG)
    assert not Authenticator.objects.filter(user_id=signe.user).exists()
    assert not SocialAccount.objects.filter(user_id=signe.user).exists()
    again = as_member(signe.user, CODE, today())
    assert again is not None
    assert again.roles == {Role.LEAD}
    with within(municipality=CODE):
        told = AuditEvent.objects.get(action="accept_invitation").after
    assert told == {"roles": [], "new_password": True, "second_proofs_removed": 1}


def test_nobody_renews_their_own_sign_in_by_a_link(anne: Member) -> None:
    with within(municipality=CODE), pytest.raises(RefusedError, match="Dit eget login"):
        renew_sign_in(by=anne, membership=anne.membership, version=version(anne, anne))


def test_link_cannot_replace_a_password_that_opens_another_municipality(anne: Member) -> None:
    lone = member(role=Role.LEAD, municipality=OTHER, name="Lone")
    user = User.objects.get(pk=lone.user)
    user.set_password("hendes egen sætning")
    user.save()
    link = invited(anne, Invitee(email=user.email, name="Lone", roles=frozenset({Role.PROJECT_LEADER})))
    for somebody in (None, anne.user, uuid4()):
        with pytest.raises(ProveError):
            accepted(link.token, signed_in=somebody)
    assert accepted(link.token, signed_in=lone.user) == lone.user
    assert User.objects.get(pk=lone.user).check_password("hendes egen sætning")
    here = as_member(lone.user, CODE, today())
    assert here is not None
    assert here.roles == {Role.PROJECT_LEADER}


def test_operator_may_renew_a_sign_in_that_opens_several_municipalities() -> None:
    lone = member(role=Role.LEAD, municipality=OTHER, name="Lone")
    with within(municipality=CODE):
        email = User.objects.get(pk=lone.user).email
        link = invite(by=Operator(), invitee=Invitee(email=email, name="Lone", roles=SIGNE.roles))
    assert accepted(link.token) == lone.user
    assert User.objects.get(pk=lone.user).check_password(LONG)


def test_somebody_who_left_comes_back_with_the_new_roles_only(anne: Member) -> None:
    signe = member(role=Role.LEAD, municipality=CODE, name="Signe")
    with within(municipality=CODE):
        end_membership(by=anne, membership=signe.membership, version=version(anne, signe), last_day=today())
        assert as_member(signe.user, CODE, today()) is None
    email = User.objects.get(pk=signe.user).email
    link = invited(anne, Invitee(email=email, name="Signe Ny", roles=SIGNE.roles))
    assert accepted(link.token) == signe.user
    back = as_member(signe.user, CODE, today())
    assert back is not None
    assert (back.membership, back.name, back.roles) == (signe.membership, "Signe Ny", frozenset({Role.HEALTH_VISITOR}))


def test_closed_sign_in_is_not_opened_by_a_link(anne: Member) -> None:
    link = invited(anne)
    User.objects.create(email=SIGNE.email.lower(), name="Signe", is_active=False)
    with pytest.raises(GoneError):
        accepted(link.token)


def test_only_an_administrator_invites(anne: Member) -> None:
    for role in set(Role) - {Role.ADMINISTRATOR}:
        lone = member(role=role, municipality=CODE)
        with pytest.raises(RefusedError):
            invited(lone)
    assert evaluator().user != anne.user


def test_one_membership_is_made_per_person(anne: Member) -> None:
    accepted(invited(anne).token)
    with within(municipality=CODE):
        assert Membership.objects.filter(name="Signe Holm").count() == 1
