"""Anne, who administers the access in Birkeby, invites a colleague, gives her more to do, and lets her go again."""

import pytest

from tests.journeys.reading import Reader
from vugge.base.clock import now

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
GOOD = "en lang og rolig sætning om marts"


def invites(anne: Reader, name: str, email: str) -> str:
    """Fill the form in, and return where the link leads."""
    anne.opens("/medarbejdere/inviter")
    anne.writes("E-mail", email)
    anne.writes("Navn", name)
    anne.page.get_by_label("Sundhedsplejerske", exact=True).check()
    anne.presses("Lav invitationen")
    anne.reads(f"Link til {name}")
    link = anne.page.get_by_label(f"Link til {name}").input_value()
    return "/" + link.split("/", 3)[3]


def test_anne_invites_karen_who_comes_in(anne: Reader, width: str) -> None:
    name, email = f"Karen Bruun {width} {now():%H%M%S}", f"karen.{width}.{now():%H%M%S}@birkeby.example"
    # Given that Anne looks at who works in Birkeby
    anne.opens("/medarbejdere")
    anne.reads("Arbejder her")
    anne.reads("Signe Holm")
    # When she sends the form with nothing in it
    anne.follows("Invitér en medarbejder")
    anne.presses("Lav invitationen")
    # Then she reads at each field what is missing, and stands in the first
    anne.reads("Skriv e-mailadressen.")
    anne.reads("Vælg mindst én rolle.")
    assert anne.page.evaluate("document.activeElement.name") == "email"
    # When she fills it in, she has a link to hand over, which the list never shows
    link = invites(anne, name, email)
    anne.follows("Tilbage til medarbejderne")
    anne.reads("Inviteret, men ikke kommet endnu")
    anne.reads(name)
    assert link.rpartition("/")[2] not in anne.page.content()
    # And she gets another, since the first got lost; the first opens nothing more
    anne.follows(f"Nyt link til {name}")
    anne.presses("Lav et nyt link")
    second = "/" + anne.page.get_by_label(f"Link til {name}").input_value().split("/", 3)[3]
    assert anne.opens(link).status == 404
    anne.reads("Linket virker ikke")
    comes_in(anne, second)


def comes_in(karen: Reader, link: str) -> None:
    """Let Karen, who holds the link, take up the invitation."""
    # When Karen opens it, she reads who invites her
    karen.opens(link)
    karen.reads("Anne Dahl har inviteret dig til at bruge Vugge i Birkeby Kommune.")
    # And a password anybody could guess is told at its field
    karen.writes("Adgangskode", "password1234")
    karen.writes("Adgangskoden igen", "password1234")
    karen.presses("Gå videre")
    karen.reads("almindelig")
    assert karen.page.evaluate("document.activeElement.name") == "password1"
    # And a good one leads her on to her second proof
    karen.writes("Adgangskode", GOOD)
    karen.writes("Adgangskoden igen", GOOD)
    karen.presses("Gå videre")
    karen.reads("Gør din adgang sikker")


def test_anne_changes_what_a_colleague_may_and_reads_it_in_the_trail(anne: Reader, width: str) -> None:
    # Given Mette, or Lone, who is not Anne herself
    name = {"desk": "Mette", "phone": "Tom"}[width]
    anne.opens("/medarbejdere")
    whole = anne.page.get_by_role("link", name=name).locator("visible=true").inner_text()
    anne.follows(whole)
    anne.reads("Roller")
    anne.reads("Historik")
    # When she gives another role without choosing one
    anne.follows("Giv en rolle")
    anne.presses("Giv rollen")
    anne.reads("Vælg en rolle.")
    anne.page.get_by_label("Rolle", exact=True).select_option("Dagtilbud")
    anne.presses("Giv rollen")
    # Then the page says so, and the role stands there
    anne.reads(f"{whole} har fået rollen.")
    anne.reads("Rolle givet: Dagtilbud")
    # When she ends it today, it is kept among the earlier ones
    anne.follows("Afslut Dagtilbud")
    anne.presses("Afslut rollen")
    anne.unfolds("Tidligere")
    anne.reads("Rolle afsluttet med det samme: Dagtilbud")
    # And she notes a certificate
    anne.follows("Giv et certifikat")
    anne.page.get_by_label("Certifikat", exact=True).select_option("Gotland")
    anne.writes("Fra", "1.2.2024")
    anne.presses("Gem certifikatet")
    anne.reads("Gotland")
    # And the pages of what else she can do can be read by all
    for words in ("Ret navn og titel", "Lås op efter forkerte forsøg", "Ny invitation", "Afslut adgangen"):
        anne.follows(words)
        anne.follows("Fortryd")
    # When she opens the trail, the three things she did stand there
    anne.opens("/spor")
    anne.reads("Gav en rolle")
    anne.page.get_by_label("Hvad", exact=True).select_option("Gav et certifikat")
    anne.presses("Find")
    anne.reads(whole)
    anne.follows("Vis alt")


def test_anne_reads_why_she_cannot_change_her_own_access(anne: Reader) -> None:
    anne.opens("/medarbejdere")
    anne.page.get_by_role("main").get_by_role("link", name="Anne Dahl").click()
    anne.look_around()
    anne.reads("Ingen ændrer sine egne roller")
    anne.reads("Ingen lukker sin egen adgang")
