"""The names families and children have in an extract."""

from uuid import UUID

from vugge.insight.facts.pseudonyms import LENGTH, Pseudonyms


def test_a_pseudonym_holds_no_digit_and_so_never_looks_like_a_cpr_number() -> None:
    names = Pseudonyms(b"a key")
    made = [names.family(UUID(int=each)) for each in range(500)]
    assert all(each.isalpha() and len(each) == LENGTH for each in made)
    assert len(set(made)) == 500


def test_a_person_has_another_name_in_each_kind_and_municipality() -> None:
    who = UUID(int=1)
    known_as = {Pseudonyms(b"here").family(who), Pseudonyms(b"here").child(who), Pseudonyms(b"there").family(who)}
    assert len(known_as) == 3
    assert Pseudonyms(b"here").family(who) in known_as
