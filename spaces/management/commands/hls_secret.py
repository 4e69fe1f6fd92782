"""``manage.py hls_secret``: what nginx needs to check the addresses of broadcasts."""

from typing import Any

from django.core.management.base import BaseCommand

from spaces.hls_paths import secret


class Command(BaseCommand):
    help = "Print the line with the secret that nginx.conf includes. It changes with SECRET_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f'set $rostrum_hls_secret "{secret()}";')
