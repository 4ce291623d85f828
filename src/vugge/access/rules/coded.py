"""What a trail holds by code of the national catalogue, in Danish: a reader of the trail does not know the codes.

The catalogue is a floor above; `tests/unit/access/test_trail_words.py` sees that the words are the catalogue's.
"""

from collections.abc import Mapping

from vugge.base.text import marked as _

ACTIVITIES: Mapping[str, str] = {
    "pregnancy_visit": _("Graviditetsbesøg"),
    "establishment_visit": _("Etableringsbesøg"),
    "standard_visit": _("Standardbesøg"),
    "need_visit": _("Behovsbesøg"),
    "visit_15_18m": _("Besøg ved 15–18 måneder"),
    "visit_18m": _("Besøg ved 1½ år"),
    "visit_3y": _("Besøg ved 3 år"),
    "transition_1": _("Overgang 1: hjem til dagtilbud"),
    "transition_2": _("Overgang 2: vuggestue eller dagpleje til børnehave"),
    "transition_3": _("Overgang 3: børnehave til skole"),
    "joint_home_visit": _("Fælles hjemmebesøg"),
    "screening": _("Screening"),
    "cosp": _("COS-P"),
    "marte_meo": _("Marte Meo"),
    "parent_group": _("Forældregruppe"),
    "team_case": _("Teamsag"),
    "daycare_general_advice": _("Generel rådgivning af dagtilbud"),
    "daycare_child_advice": _("Rådgivning af dagtilbud om et barn"),
    "daycare_other": _("Andet i dagtilbud"),
    "phone_contact": _("Telefonkontakt"),
    "other": _("Andet"),
}
"""Activities."""

VISIT_KINDS: Mapping[str, str] = {
    "pregnancy": _("Graviditetsbesøg"),
    "maternity": _("Barselsbesøg"),
    "establishment": _("Etableringsbesøg"),
    "second_first_month": _("Andet besøg i den første måned"),
    "month_2": _("Besøg ved ca. 2 måneder"),
    "month_4_6": _("Besøg ved 4–6 måneder"),
    "month_8_11": _("Besøg ved 8–11 måneder"),
    "general_small": _("Almindelig kontakt"),
    "need_small": _("Behovsbesøg"),
    "visit_15_18m": _("Besøg ved 15–18 måneder"),
    "visit_18m": _("Besøg ved 1½ år"),
    "visit_3y": _("Besøg ved 3 år"),
    "school_entry": _("Indskolingsundersøgelse"),
    "school_middle": _("Undersøgelse på mellemtrinnet med måling"),
    "school_leaving": _("Udskolingsundersøgelse"),
    "general_school": _("Almindelig kontakt i skolen"),
    "need_school": _("Behovskontakt i skolen"),
}
"""Kinds of visits."""

SERVICES: Mapping[str, str] = {
    "need_visit": _("Behovsbesøg"),
    "joint_visits": _("Fælles hjemmebesøg"),
    "package": _("Tilbudspakke"),
    "course": _("Forløb"),
    "social": _("Indsats efter den sociale lovgivning"),
    "other": _("Anden ydelse"),
}
"""Kinds of services."""

TARGETS: Mapping[str, str] = {
    "extra_pregnancy_visit": _("Ekstra graviditetsbesøg"),
    "need_visit": _("Behovsbesøg"),
    "general_practitioner": _("Praktiserende læge"),
    "physio_occupational": _("Fysio- eller ergoterapeut"),
    "social_services": _("Socialforvaltning"),
    "cross_disciplinary_team": _("Tværfagligt team"),
    "midwife": _("Jordemoder"),
    "psychologist": _("Psykolog"),
    "cosp": _("COS-P"),
    "marte_meo": _("Marte Meo"),
    "ppr_speech": _("PPR eller talepædagog"),
    "section_11_3": _("Tidligt forebyggende indsats"),
    "family_house": _("Familiehus"),
    "dentist": _("Tandpleje"),
    "hospital": _("Sygehus"),
    "volunteer": _("Frivilligt tilbud"),
    "other": _("Andet"),
}
"""Whom families are referred to."""

INSTRUMENTS: Mapping[str, str] = {
    "adbb": _("ADBB"),
    "epds": _("EPDS"),
    "gotland": _("Gotland"),
    "topi": _("TOPI"),
}
"""Screening instruments."""

CODED: Mapping[str, Mapping[str, str]] = {
    "activity": ACTIVITIES,
    "instrument": INSTRUMENTS,
    "kind": {**VISIT_KINDS, **SERVICES},
    "target": TARGETS,
}
"""The words of a code, by the field of an event it stands in."""
