"""Load the municipalities from the national catalogue."""

import csv
import datetime as dt

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from vugge.base.files import catalogue_file
from vugge.base.text import danish_sort_key


def load(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    municipality = apps.get_model("access", "Municipality")
    membership = apps.get_model("access", "RegionMembership")
    with catalogue_file("municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {row["code"]: row["name"] for row in rows}
    municipality.objects.bulk_create(
        municipality(code=code, name=name, name_sort=danish_sort_key(name)) for code, name in names.items()
    )
    membership.objects.bulk_create(
        membership(
            municipality_id=row["code"],
            region_code=row["region_code"],
            region=row["region"],
            valid_from=dt.date.fromisoformat(row["valid_from"]),
            valid_to=dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in rows
    )


def unload(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("access", "RegionMembership").objects.all().delete()
    apps.get_model("access", "Municipality").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("access", "0001_schema")]

    operations = [migrations.RunPython(load, unload)]
