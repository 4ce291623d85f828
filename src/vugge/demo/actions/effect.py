"""The demonstration's effect: asked for of its made-up panel, so that the worker has it ready soon after the start."""

from django.db import transaction

from vugge.access.rules.actors import Operator
from vugge.insight.actions.effects import ask_for_study


def prepare_effect() -> None:
    """Have the effect counted, unless it has been of this very panel."""
    with transaction.atomic():
        ask_for_study(by=Operator())
