"""Where the made-up rows are placed: the programmes' memberships are true, the split between municipalities is not.

The numbers are inhabitants in thousands, roughly, so that a large municipality gets more rows than a small one.
Horsens, Ringsted and Skanderborg (model A) and Hedensted (model B) also take part in a thousand days. So that no row
counts in both programmes, the thousand days' rows are placed in the other seventeen municipalities, and early
intervention's courses and daycare advice outside those four.
"""

MODEL_A = {
    "0810": 36,  # Brønderslev
    "0710": 48,  # Favrskov
    "0190": 41,  # Furesø
    "0260": 31,  # Halsnæs
    "0657": 89,  # Herning
    "0615": 91,  # Horsens
    "0173": 56,  # Lyngby-Taarbæk
    "0760": 57,  # Ringkøbing-Skjern
    "0329": 35,  # Ringsted
    "0746": 63,  # Skanderborg
    "0540": 74,  # Sønderborg
    "0575": 43,  # Vejen
    "0390": 46,  # Vordingborg
}
MODEL_B = {
    "0320": 36,  # Faxe
    "0607": 51,  # Fredericia
    "0766": 47,  # Hedensted
}
IN_BOTH_PROGRAMMES = frozenset(["0615", "0329", "0746", "0766"])
MODEL_A_ONLY = {code: weight for code, weight in MODEL_A.items() if code not in IN_BOTH_PROGRAMMES}
MODEL_B_ONLY = {code: weight for code, weight in MODEL_B.items() if code not in IN_BOTH_PROGRAMMES}

WITHOUT_GOTLAND = frozenset(["0260", "0329", "0575"])
"""Ten of model A's thirteen used Gotland; which three did not is made up."""

EPDS_CUTOFF = {"0710": "10", "0173": "10", "0657": "12", "0540": "9", "0390": "10"}
"""Local cut-offs (made up within the 7 to 12 that were used); elsewhere the row names none."""

ROUND_1 = {
    "0151": 48,  # Ballerup
    "0240": 43,  # Egedal
    "0849": 38,  # Jammerbugt
    "0482": 13,  # Langeland
    "0306": 33,  # Odsherred
    "0779": 46,  # Skive
    "0479": 58,  # Svendborg
    "0787": 44,  # Thisted
    "0187": 16,  # Vallensbæk
    "0791": 97,  # Viborg
}
ROUND_2 = {
    "0157": 75,  # Gentofte
    "0510": 55,  # Haderslev
    "0860": 65,  # Hjørring
    "0360": 41,  # Lolland
    "0370": 83,  # Næstved
    "0840": 30,  # Rebild
    "0573": 50,  # Varde
}
