"""People once each, the roles they have in families, and what holds from one day to another."""

from vugge.people.models.charges import Charge, District, Opening, Substitute
from vugge.people.models.consents import Consent
from vugge.people.models.families import ChildInFamily, Family
from vugge.people.models.merging import Merge
from vugge.people.models.persons import Person, PersonNumber, SearchToken
from vugge.people.models.roles import Child, Custody, Parenthood, Relation
from vugge.people.models.whereabouts import DaycarePlace, Residence

__all__ = [
    "Charge",
    "Child",
    "ChildInFamily",
    "Consent",
    "Custody",
    "DaycarePlace",
    "District",
    "Family",
    "Merge",
    "Opening",
    "Parenthood",
    "Person",
    "PersonNumber",
    "Relation",
    "Residence",
    "SearchToken",
    "Substitute",
]
