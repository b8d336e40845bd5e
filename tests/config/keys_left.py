"""How many keys and files a case still has, asked inside the office's environment."""

import sys

import django


def main() -> None:
    """Prints keys that can be unwrapped, and files."""
    django.setup()
    from gongkai.office.applications.models import Application
    from gongkai.office.files.models import StoredFile

    case = Application.objects.select_related("key").get(pk=int(sys.argv[1]))
    files = StoredFile.objects.filter(subject_kind="application", subject_key=str(case.pk), state="kept").count()
    print(int(bool(case.key.wrapped)), files)


if __name__ == "__main__":
    main()
