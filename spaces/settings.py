"""Every setting of Rostrum, read from the environment.

A secret ``NAME`` may also be given as ``NAME_FILE``, a path to a file that holds it. A value that is
missing or malformed stops the start with its name. ``make run`` sets all of them for a development
instance; ``docs/settings.md`` lists them for operators.
"""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from environ import FileAwareEnv

from spaces.environment import choice, contact_link, flag, redis_database, web_address

BASE_DIR = Path(__file__).resolve().parent.parent
env = FileAwareEnv()

# `make run` leaves what it told its programs here, for `manage.py` in another terminal.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / ".data"))).resolve()
if (DATA_DIR / "environment").is_file():
    env.read_env(DATA_DIR / "environment")

# --- what kind of instance this is -------------------------------------------------------------
DEVELOPMENT = flag(env.str("DEVELOPMENT", default="false"), "DEVELOPMENT")
DEVELOPMENT_SECRET = "development-only-never-for-an-instance-that-others-reach"  # noqa: S105
DEBUG = flag(env.str("DEBUG", default="false"), "DEBUG")
PORT: int = env.int("PORT", default=8000)
PUBLIC_URL: str = env.str("PUBLIC_URL", default=f"http://localhost:{PORT}").rstrip("/")
SECRET_KEY: str = env.str("SECRET_KEY", default=DEVELOPMENT_SECRET)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS",
    default=[
        urlsplit(PUBLIC_URL).hostname or "localhost",
        *(["localhost", "127.0.0.1", "[::1]"] if DEVELOPMENT else []),
    ],
)
HTTPS = PUBLIC_URL.startswith("https://")

# --- who may come and who may host -------------------------------------------------------------
SIGNUP = choice(env.str("SIGNUP", default="invited"), "SIGNUP", "open", "approval", "invited")
HOSTING = choice(env.str("HOSTING", default="named"), "HOSTING", "anyone", "named")
MFA = flag(env.str("MFA", default="on"), "MFA")
OIDC_ISSUER = web_address(env.str("OIDC_ISSUER", default=""), "OIDC_ISSUER", plain=DEVELOPMENT)
OIDC_CLIENT_ID: str = env.str("OIDC_CLIENT_ID", default="")
OIDC_CLIENT_SECRET: str = env.str("OIDC_CLIENT_SECRET", default="")
OIDC_NAME: str = env.str("OIDC_NAME", default="single sign-on")
CONTACT: str = env.str("CONTACT", default="")
CONTACT_LINK = contact_link(CONTACT, "CONTACT")
PASS_MAX_AGE = timedelta(days=30)
INVITATION_MAX_AGE = timedelta(days=7)

# --- the systems behind it ---------------------------------------------------------------------
# A request holds one connection: the pool is as large as all lanes together, and a little more
# for the few places outside Django's requests that ask Postgres (spaces/lanes.py).
PAGE_LANE, VERB_LANE, HAND_LANE, LANE_LINE = 16, 4, 2, 200
_database = env.db_url("DATABASE_URL", default="postgres://rostrum@127.0.0.1:5432/rostrum")
DATABASES = {
    "default": {
        **_database,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 5,
            # A network that swallows packets is noticed in seconds, not in a quarter of an hour.
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 10_000,
            **_database.get("OPTIONS", {}),
            "pool": {"min_size": 1, "max_size": PAGE_LANE + VERB_LANE + HAND_LANE + 4, "timeout": 5},
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOCK_TIMEOUT = timedelta(seconds=3)

# --- how much fits -----------------------------------------------------------------------------
STAGE_PLACES: int = env.int("STAGE_PLACES", default=13)
INTERACTIVE_SEATS: int = env.int("INTERACTIVE_SEATS", default=150)
HANDS_UP: int = env.int("HANDS_UP", default=100)
HANDS_A_MINUTE: int = env.int("HANDS_A_MINUTE", default=3)

# --- how long one waits for people -------------------------------------------------------------
HOST_AWAY_AFTER = timedelta(seconds=env.int("HOST_AWAY_AFTER", default=15))
HOST_GRACE = timedelta(seconds=env.int("HOST_GRACE", default=120))
INVITATION_HOLDS = timedelta(seconds=env.int("INVITATION_HOLDS", default=60))

REDIS_URL: str = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": redis_database(REDIS_URL, 1),
        "TIMEOUT": 300,
        "KEY_PREFIX": "rostrum",
        "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
    }
}

# --- the broadcast behind the stage ------------------------------------------------------------
BROADCAST_DIR = Path(env.str("BROADCAST_DIR", default=str(DATA_DIR / "broadcast"))).resolve()
BROADCAST_ARCHIVE = flag(env.str("BROADCAST_ARCHIVE", default="off"), "BROADCAST_ARCHIVE")
BROADCAST_ORIGIN = web_address(env.str("BROADCAST_ORIGIN", default=""), "BROADCAST_ORIGIN", plain=DEVELOPMENT)
BROADCAST_ORIGINS: list[str] = env.list("BROADCAST_ORIGINS", default=[])
BROADCASTS: int = env.int("BROADCASTS", default=16)

LIVEKIT_URL: str = env.str("LIVEKIT_URL", default="http://127.0.0.1:7880")
LIVEKIT_PUBLIC_URL: str = env.str("LIVEKIT_PUBLIC_URL", default=LIVEKIT_URL.replace("http", "ws", 1))
LIVEKIT_API_KEY: str = env.str("LIVEKIT_API_KEY", default="devkey")
LIVEKIT_API_SECRET: str = env.str("LIVEKIT_API_SECRET", default=DEVELOPMENT_SECRET)
# Whose rooms are whose on a LiveKit server that others use too.
ROOM_PREFIX = f"rostrum-{sha256(SECRET_KEY.encode()).hexdigest()[:8]}-"

EMAIL_URL: str = env.str("EMAIL_URL", default="")
MAIL_WORKS = bool(EMAIL_URL)
if MAIL_WORKS:
    globals().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default=f"Rostrum <no-reply@{ALLOWED_HOSTS[0]}>")

CELERY_BROKER_URL = redis_database(REDIS_URL, 2)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = "UTC"

# --- Django ------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "accounts",
    "spaces",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "spaces.middleware.PolicyMiddleware",
    "spaces.language.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.TimezoneMiddleware",
    "spaces.middleware.SpaceErrorMiddleware",
    "spaces.browsing.RefusedFormMiddleware",
]
ROOT_URLCONF = "spaces.urls"
ASGI_APPLICATION = "spaces.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.people",
            ],
        },
    }
]
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "spaces.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static"))).resolve()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "spaces.static_files.StaticFiles"},
}
# Under its other name nobody asks for a file.
SERVESTATIC_KEEP_ONLY_HASHED_FILES = True

# --- sign-in -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "signup": "accounts.forms.SignUpForm",
    "login": "accounts.forms.SignInForm",
    "reauthenticate": "accounts.forms.ConfirmForm",
    "change_password": "accounts.forms.ChangeForm",
    "set_password": "accounts.forms.ChooseForm",
    "reset_password": "accounts.forms.ForgottenForm",
    "reset_password_from_key": "accounts.forms.ByLinkForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

MFA_ADAPTER = "accounts.adapter.SecondStepAdapter"
MFA_TOTP_ISSUER = urlsplit(PUBLIC_URL).hostname or "Rostrum"
MFA_TOTP_TOLERANCE = 1  # telephones are a few seconds off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # many instances send no mail
SOCIALACCOUNT_ADAPTER = "accounts.adapter.ProviderAdapter"
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.ProviderSignUpForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False  # a handle is chosen, not made up
# A link, not a form: browsers hold a form's redirects against form-action, and providers redirect where they like.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "sso",
            "name": OIDC_NAME,
            "client_id": OIDC_CLIENT_ID,
            "secret": OIDC_CLIENT_SECRET,
            "settings": {"server_url": OIDC_ISSUER},
        }
    ]

# --- what a browser is told --------------------------------------------------------------------
SESSION_COOKIE_NAME = "sessionid"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_AGE = "language", 31_536_000
LANGUAGE_COOKIE_SECURE, LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = HTTPS, True, "Lax"
SESSION_COOKIE_AGE = int(PASS_MAX_AGE.total_seconds())  # one without the other is of little use
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
BEHIND_PROXY = flag(env.str("BEHIND_PROXY", default="false"), "BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SECURE_SSL_REDIRECT = HTTPS and SECURE_PROXY_SSL_HEADER is not None
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
TURBO_STYLE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"
"""The one style sheet that a script brings: of Turbo's progress bar. The browser's console names another one."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "connect-src": ["'self'", LIVEKIT_PUBLIC_URL, LIVEKIT_PUBLIC_URL.replace("ws", "http", 1), *BROADCAST_ORIGINS],
        "script-src": ["'self'"],
        "style-src": ["'self'", TURBO_STYLE],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:", *BROADCAST_ORIGINS],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LOG_LEVEL: str = env.str("LOG_LEVEL", default="INFO")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # It has a level of its own, below which it tells of every connection it lends.
    "loggers": {"psycopg": {"level": LOG_LEVEL if LOG_LEVEL in ("ERROR", "CRITICAL") else "WARNING"}},
}
