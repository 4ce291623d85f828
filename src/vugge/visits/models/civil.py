"""The civil date of a moment, kept by the database itself. Source: decision 1."""

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast


def civil_date_of(field: str) -> models.GeneratedField:
    """Return a column that holds the date in Denmark of a moment in the same row."""
    local = Func(Value("Europe/Copenhagen"), F(field), function="timezone", output_field=models.DateTimeField())
    return models.GeneratedField(
        expression=Cast(local, models.DateField()), output_field=models.DateField(), db_persist=True
    )
