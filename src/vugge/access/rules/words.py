"""What a trail says in Danish: every action and permission of the house, and what it was about.

A refusal is kept under the permission that was asked for. `tests/unit/access/test_trail_words.py` sees that none lacks
its words.
"""

from collections.abc import Mapping

from vugge.base.text import marked as _

ACTIONS: Mapping[str, str] = {
    "accept_as_evaluator": _("Tog imod en invitation som evaluator"),
    "accept_invitation": _("Tog imod en invitation"),
    "add": _("Indlæste registreringer fra kommandolinjen"),
    "add_certificate": _("Gav et certifikat"),
    "ask_for_data_set": _("Bad om et nyt datasæt"),
    "ask_for_release": _("Bad om en frigivelse"),
    "change_proof": _("Ændrede, hvordan man viser, hvem man er"),
    "clear": _("Slettede en fil og de afviste rækker, da tiden var gået"),
    "close_links": _("Lukkede for links til invitationer i en time efter for mange forsøg"),
    "discard": _("Lod en fil ligge"),
    "end_certificate": _("Afsluttede et certifikat"),
    "end_membership": _("Afsluttede en medarbejders adgang"),
    "end_role": _("Afsluttede en rolle"),
    "enrol_evaluator": _("Gav en evaluator et login"),
    "enrol_member": _("Gav en medarbejder adgang"),
    "enrol_municipality": _("Oprettede en kommune"),
    "fail_sign_in": _("Et login lykkedes ikke"),
    "freeze": _("Frøs et datasæt"),
    "give_up": _("Opgav en indlæsning"),
    "grant_role": _("Gav en rolle"),
    "invite": _("Inviterede en medarbejder"),
    "invite_evaluator": _("Inviterede en evaluator"),
    "make_key": _("Gav kommunen en nøgle til udtrækkenes navne"),
    "note_check": _("Så en fil igennem"),
    "note_refusal": _("Afviste en fil"),
    "read_in": _("Indlæste registreringer"),
    "receive": _("Lagde en fil op"),
    "release": _("Lavede en frigivelse"),
    "rename": _("Rettede navn eller titel"),
    "renew_invitation": _("Lavede et nyt link til en invitation"),
    "renew_sign_in": _("Lavede en ny invitation til en medarbejder"),
    "sign_in": _("Loggede ind"),
    "sign_out": _("Loggede ud"),
    "start": _("Satte en indlæsning i gang"),
    "tell_extract_taken": _("Hentede et udtræk"),
    "tell_figures_taken": _("Hentede tal som fil"),
    "tell_rejected_rows_taken": _("Hentede de afviste rækker"),
    "undo": _("Fortrød en indlæsning"),
    "unlock": _("Låste op for et login"),
    "withdraw_invitation": _("Trak en invitation tilbage"),
}
"""What was done, by the action's name."""

PERMISSIONS: Mapping[str, str] = {
    "accept_invitation": _("Ville bruge et link, der ikke virker mere"),
    "be_signed_in": _("Ville se eller ændre et login"),
    "import_registrations": _("Ville indlæse registreringer"),
    "make_release": _("Ville lave en frigivelse"),
    "manage_staff": _("Ville ændre, hvem der har adgang"),
    "run_the_machine": _("Ville gøre noget, der hører til driften"),
    "see_data_sets": _("Ville se datasæt"),
    "see_figures": _("Ville se tallene"),
    "see_releases": _("Ville se frigivelser"),
    "see_staff": _("Ville se listen over medarbejdere"),
    "see_trail": _("Ville se sporet"),
    "take_extract": _("Ville hente et udtræk"),
    "take_figures": _("Ville hente tallene"),
    "take_rejected_rows": _("Ville hente de afviste rækker"),
    "undo_import": _("Ville fortryde en indlæsning"),
}
"""What was refused, by the permission's name."""

SUBJECTS: Mapping[str, str] = {
    "membership": _("medarbejder"),
    "invitation": _("invitation"),
    "import": _("indlæsning"),
    "user": _("login"),
    "figures": _("tal"),
    "extract": _("udtræk af datasæt"),
    "release": _("frigivelse"),
    "data_set": _("datasæt"),
    "programme": _("program"),
    "municipality": _("kommune"),
}
"""What it was about, by what stands before the colon of an event's subject."""

FIELDS: Mapping[str, str] = {
    "at_once": _("Med det samme"),
    "cells": _("Antal tal"),
    "certificate": _("Certifikat"),
    "columns": _("Kolonner"),
    "data_set": _("Datasæt"),
    "failures": _("Forsøg"),
    "from": _("Fra"),
    "how": _("Måde"),
    "invitation": _("Invitation"),
    "journal_rows": _("Rækker fra journalen"),
    "municipalities": _("Kommuner"),
    "name": _("Navn"),
    "new": _("Nye"),
    "new_password": _("Ny adgangskode"),
    "older_links_withdrawn": _("Ældre links trukket tilbage"),
    "purpose": _("Formål"),
    "read": _("Rækker læst"),
    "reason": _("Hvorfor"),
    "rejected": _("Afviste rækker"),
    "release": _("Frigivelse"),
    "renews_sign_in": _("Giver nyt login"),
    "replaced": _("Erstatter en tidligere"),
    "role": _("Rolle"),
    "roles": _("Roller"),
    "rows": _("Rækker"),
    "second_proofs_removed": _("Ekstra beviser fjernet"),
    "sha256": _("Kontrolsum"),
    "size": _("Byte"),
    "title": _("Titel"),
    "to": _("Til"),
    "what": _("Ændring"),
    "why": _("Hvorfor"),
}
"""What an event holds before and after, by the name it is told under."""

VALUES: Mapping[str, str] = {
    "add totp": _("app med koder tilføjet"),
    "add webauthn": _("adgangsnøgle tilføjet"),
    "asked": _("loggede selv ud"),
    "check": _("kontrol af tallene"),
    "change password": _("ny adgangskode valgt"),
    "demo": _("demonstrationens ene klik"),
    "evaluation": _("aflevering til en evaluering"),
    "idle": _("der skete ikke noget i et kvarter"),
    "longest": _("12 timer var gået"),
    "mfa": _("ekstra bevis"),
    "operation": _("driftens kommandolinje"),
    "other_system": _("indlæsning i et andet system"),
    "own_count": _("egen opgørelse i kommunen"),
    "password": _("adgangskode"),
    "recovery_codes": _("nødkode"),
    "remove totp": _("app med koder fjernet"),
    "remove webauthn": _("adgangsnøgle fjernet"),
    "renew recovery_codes": _("nye nødkoder lavet"),
    "request": _("anmodning om aktindsigt eller indsigt"),
    "socialaccount": _("kommunens egen login-løsning"),
    "totp": _("kode fra app"),
    "webauthn": _("adgangsnøgle"),
}
"""What is told by a code of its own: how somebody came in, why they went out, what they changed."""


def words(code: str, *, refused: bool) -> str:
    """Return what was done or refused in Danish; the code itself where nobody has found words."""
    return (PERMISSIONS if refused else ACTIONS).get(code, code)
