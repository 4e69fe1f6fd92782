"""``manage.py invite``: print a one-time link to sign up with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import Invitation, User


class Command(BaseCommand):
    help = "Print a one-time link that lets somebody sign up; --admin makes them an administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--admin", action="store_true", help="the account becomes an administrator")
        parser.add_argument("--first", action="store_true", help="only while there is no administrator")

    def handle(self, *args: Any, admin: bool, first: bool, **options: Any) -> None:
        if first and User.objects.filter(is_staff=True).exists():
            return
        self.stdout.write(Invitation.issue(admin=admin))
