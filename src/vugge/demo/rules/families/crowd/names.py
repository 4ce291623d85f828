"""Names and streets there are many of, so that nobody is meant."""

GIRLS = (
    "Alberte", "Anna", "Aya", "Clara", "Ellie", "Emilie", "Esther", "Filippa", "Frida", "Gry", "Hannah", "Isabella",
    "Josefine", "Karla", "Laura", "Lily", "Liva", "Lærke", "Maja", "Marie", "Mathilde", "Merle", "Mila", "Nora",
    "Olivia", "Rosa", "Sara", "Silje", "Sofia", "Tilde", "Victoria", "Vilma", "Zahra", "Åse",
)  # fmt: skip
BOYS = (
    "Adam", "Aksel", "Albert", "Anton", "Arthur", "Bertram", "Carl", "Christian", "Conrad", "Elias", "Emil", "Erik",
    "Felix", "Gustav", "Hugo", "Ibrahim", "Johan", "Karl", "Laurits", "Liam", "Lucas", "Magne", "Malik", "Mathias",
    "Milas", "Nohr", "Oscar", "Pelle", "Sebastian", "Sigurd", "Theodor", "Viggo", "Vilhelm", "William", "Øjvind",
)  # fmt: skip
MOTHERS = (
    "Alma", "Amina", "Anne-Sofie", "Astrid", "Camilla", "Cathrine", "Christina", "Emilie", "Fatima", "Freja", "Gitte",
    "Heidi", "Ida", "Jasmin", "Johanne", "Julie", "Katja", "Laura", "Lea", "Line", "Louise", "Maiken", "Malene",
    "Maria", "Mette Marie", "Michelle", "Nadia", "Natasja", "Pernille", "Rebecca", "Sabrina", "Signe Maj", "Simone",
    "Sofie",
    "Stine", "Tanja", "Tea", "Theresa", "Trine", "Zeynep",
)  # fmt: skip
FATHERS = (
    "Ahmed", "Alexander", "Anders", "Benjamin", "Casper", "Daniel", "David", "Emil", "Frederik", "Hassan", "Henrik",
    "Jacob", "Jens", "Jesper", "Johan", "Jonas", "Kasper", "Kenneth", "Kristian", "Lars", "Magnus", "Marcus", "Martin",
    "Mathias", "Mikkel", "Morten", "Nicklas", "Oliver", "Patrick", "Philip", "Rasmus", "Rune", "Simon", "Steffen",
    "Thomas", "Tobias", "Victor", "Yusuf",
)  # fmt: skip
FAMILY_NAMES = (
    "Abdi", "Ahmadi", "Andersen", "Andreasen", "Bach", "Berg", "Bilgin", "Bjerre", "Bonde", "Borg", "Brandt", "Bruun",
    "Carlsen", "Christensen", "Christiansen", "Clausen", "Danielsen", "Demir", "Eriksen", "Fischer", "Frandsen",
    "Frederiksen", "Gade", "Gregersen", "Hald", "Hansen", "Hermansen", "Holst", "Ibsen", "Jacobsen", "Jakobsen",
    "Jensen", "Jeppesen", "Jespersen", "Johansen", "Jørgensen", "Karlsen", "Kaya", "Knudsen", "Koch", "Kristensen",
    "Larsen", "Lassen", "Laursen", "Madsen", "Mathiesen", "Mortensen", "Munk", "Møller", "Nielsen", "Nissen", "Nowak",
    "Olesen", "Olsen", "Overgaard", "Pedersen", "Petersen", "Poulsen", "Rasmussen", "Schmidt", "Schou", "Simonsen",
    "Skovgaard", "Svendsen", "Søndergaard", "Thomsen", "Torp", "Tran", "Vang", "Villadsen", "Wagner", "Ørsted",
    "Østergaard", "Aagaard",
)  # fmt: skip
STREETS = {
    "Havnen": ("Havnegade", "Kajen", "Ankervej", "Fiskergade", "Strandgade", "Tovværksgade", "Skippervænget"),
    "Skoven": ("Skovbrynet", "Bøgevej", "Granstien", "Egevej", "Ræveskoven", "Kløvervang", "Birkealle"),
    "Engene": ("Engvej", "Åvej", "Sivholmen", "Vibevej", "Lærkevej", "Høstvej", "Enghaven", "Piletræerne"),
    "Bakkerne": ("Bakkevej", "Højen", "Udsigten", "Solsortevej", "Stenhøj", "Møllebakken", "Klintevej"),
}
LANGUAGES = ("ar", "so", "tr", "uk", "pl", "ti", "en", "ro")
