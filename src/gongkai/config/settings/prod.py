"""In an office: behind HTTPS, with compressed static files under names that change with their content."""

from gongkai.config import env
from gongkai.config.settings.base import *  # noqa: F403
from gongkai.config.settings.base import STORAGES

# A dictionary of its own: what is imported from `base` belongs to whoever else imports it.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_USE_FINDERS = False
if env.value("GONGKAI_HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_HSTS_SECONDS = 30 * 24 * 3600
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    AXES_IPWARE_PROXY_COUNT = env.value("GONGKAI_PROXIES")
    AXES_IPWARE_META_PRECEDENCE_ORDER = ("HTTP_X_FORWARDED_FOR", "REMOTE_ADDR")
