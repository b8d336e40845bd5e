"""Django's commands for the office: `python manage.py help`."""

import os
import sys

from django.core.management import execute_from_command_line

from gongkai.config.env import WrongSetting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.dev")
try:
    execute_from_command_line(sys.argv)
except WrongSetting as wrong:
    sys.exit(str(wrong))
