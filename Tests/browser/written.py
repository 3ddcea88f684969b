"""A shop as a German till writes it: semicolons, decimal commas, Latin-1, and days before months."""

import random

NAME = "Kasse.csv"


def till():
    """Makes the bytes of the file; no day is above 12, so that nobody can tell it from a month."""
    lines = ["Rechnung;Artikel;Menge;Datum;Preis;Kunde;Land"]
    chance = random.Random(2)
    for customer in range(90):
        often = customer % 3 == 0
        for invoice in range(chance.randint(6, 10) if often else chance.randint(1, 2)):
            day = f"{chance.randint(1, 12):02}/{chance.randint(7 if often else 1, 11):02}/2025"
            for _ in range(2):
                price = f"{chance.uniform(1, 9):.2f}".replace(".", ",")
                lines.append(f"{customer}-{invoice};Kännchen;{chance.randint(1, 30 if often else 4)};"
                             f"{day};{price};{1000 + customer};Österreich")
    return "\n".join(lines).encode("latin-1")
