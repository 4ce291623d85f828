"""The cast, their colleagues and their municipalities, enrolled as the operator enrols people."""

from vugge.access.actions.enrolling import NewMember, enrol_evaluator, enrol_member, enrol_municipality
from vugge.access.queries.municipalities import municipality_names
from vugge.access.queries.people import sign_in_of
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import CertificateKind, Role
from vugge.demo.rules.cast import MUNICIPALITIES, SINCE, STAFF


def prepare_cast() -> None:
    """Have the cast, their colleagues and municipalities in the demo's database; who is there is left as they are."""
    by = Operator()
    for code, name in MUNICIPALITIES.items():
        if not municipality_names([code]):
            enrol_municipality(by=by, code=code, name=name)
    for part in STAFF:
        if sign_in_of(part.email):
            continue
        if not part.municipality:
            enrol_evaluator(by=by, email=part.email, name=part.name)
            continue
        new = NewMember(
            email=part.email,
            name=part.name,
            title=part.title,
            municipality=part.municipality,
            since=SINCE,
            roles=tuple(each for each in Role if each.value in part.roles),
            certificates=tuple(each for each in CertificateKind if each.value in part.certificates),
        )
        enrol_member(by=by, new=new)
