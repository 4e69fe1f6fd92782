"""``manage.py ledger verify <slug>``: whether a space's ledger is whole."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from spaces.models import Space
from spaces.models.ledger import erased, verify


class Command(BaseCommand):
    help = "Check the ledger of a space: numbers, hashes, columns and texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("slug")

    def handle(self, *args: Any, slug: str, **options: Any) -> None:
        space = Space.objects.filter(slug=slug).first()
        if space is None:
            raise CommandError(f"There is no space {slug!r}.")
        findings = verify(space)
        for finding in findings:
            self.stderr.write(f"{slug} {finding.seq}: {finding.what}")
        if findings:
            raise CommandError(f"The ledger of {slug} is not whole: {len(findings)} finding(s).")
        self.stdout.write(f"The ledger of {slug} is whole: {space.last_seq} entries, {erased(space)} texts erased.")
