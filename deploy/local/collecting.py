"""The static files: collected and compressed again only where one of them changed since the last start."""

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.management import call_command

from deploy.setup import stamp
from deploy.setup.places import ROOT


def collect() -> None:
    """All of it takes seconds of every core; to see that nothing changed takes none."""
    done, wanted = settings.DATA_DIR / "static.stamp", _what_there_is()
    if stamp.matches(done, wanted) and staticfiles_storage.exists(ManifestStaticFilesStorage.manifest_name):
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write(done, wanted)


def _what_there_is() -> str:
    """What others wrote, beside static/vendor, comes with the packages that the lock file names."""
    files = sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    how = [ROOT / "requirements-local.txt", ROOT / "spaces" / "static_files.py", ROOT / "spaces" / "settings.py"]
    return stamp.digest(*(str(file.relative_to(ROOT)) for file in files), files=[*files, *how])
