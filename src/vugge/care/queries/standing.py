"""How offers and levels stand. Asks for no permission and logs nothing by itself."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from vugge.base.tenancy.context import current
from vugge.care.models import Response, Service
from vugge.care.rules.codes import Answer
from vugge.care.rules.levels import Help
from vugge.care.rules.offers import Answered, standing


def standing_answer(offer: UUID) -> Answered | None:
    """Return the answer to an offer that counts."""
    return standing_answers([offer]).get(offer)


def standing_answers(offers: Iterable[UUID]) -> Mapping[UUID, Answered]:
    """Return the answer that counts to each offer somebody answered."""
    rows = Response.objects.filter(municipality=current()[0], offer__in=list(offers)).order_by("number")
    noted: dict[UUID, list[Answered]] = {}
    for row in rows:
        noted.setdefault(row.offer_id, []).append(Answered(Answer.of(row.answer), row.on, row.implied))
    found = {offer: standing(answers) for offer, answers in noted.items()}
    return {offer: answer for offer, answer in found.items() if answer is not None}


def counting(families: Iterable[UUID]) -> Mapping[UUID, list[Service]]:
    """Return the services of each family, in the order they began; those opened by mistake count nowhere."""
    wanted = list(families)
    rows = Service.objects.filter(municipality=current()[0], family__in=wanted, mistaken=False)
    found: dict[UUID, list[Service]] = {family: [] for family in wanted}
    for row in rows.order_by("opened_on", "number"):
        found[row.family_id].append(row)
    return found


def as_help(services: Iterable[Service]) -> tuple[Help, ...]:
    """Return services as their level counts."""
    return tuple(Help(each.level, each.opened_on, each.closed_on) for each in services)
