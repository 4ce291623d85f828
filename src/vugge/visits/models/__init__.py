"""Visits planned, visits held in versions that are only added to, and what somebody is writing just now."""

from vugge.visits.models.appointments import Appointment, AppointmentEvent, AppointmentPerson
from vugge.visits.models.contacts import Contact, Frame, Part
from vugge.visits.models.drafts import Draft

__all__ = [
    "Appointment",
    "AppointmentEvent",
    "AppointmentPerson",
    "Contact",
    "Draft",
    "Frame",
    "Part",
]
