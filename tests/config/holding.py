"""What must hold after every kill, asked inside the office's environment: `python -m tests.config.holding`.

Prints what it counted; ends with a fault told where something does not hold.
"""

import sys
from collections import Counter

import django


def wanting() -> list[str]:
    """Jobs that are not over yet, letters that wait for their files."""
    from gongkai.office.jobs.models import Job
    from gongkai.office.letters.models import Letter

    jobs = Job.objects.filter(kind="letters.render", state__in=("waiting", "running")).count()
    bare = Letter.objects.filter(state="issued", pdf=None).count()
    return [f"{jobs} jobs, {bare} letters"] if jobs or bare else []


def faults() -> list[str]:
    """Everything that is not as it must be."""
    from gongkai.office.applications.models import Application, Event
    from gongkai.office.applications.models import Series as Register
    from gongkai.office.files import queries as files
    from gongkai.office.files.models import StoredFile
    from gongkai.office.journal.models import Entry
    from gongkai.office.journal.verifying import verify
    from gongkai.office.letters import queries as letters
    from gongkai.office.letters.models import Letter

    found = [*map(str, verify()), *files.wrong(), *letters.wrong()]
    for of, year, last in Register.objects.values_list("organ", "year", "last"):
        serials = sorted(Application.objects.filter(organ=of, year=year).values_list("serial", flat=True))
        if serials != list(range(1, last + 1)):
            found.append(f"register {of} {year}: {last} given, {len(serials)} there")
    for letter in Letter.objects.filter(state="issued"):
        made = StoredFile.objects.filter(once__startswith=f"letter:{letter.pk.hex}:").count()
        if made != 2 or letter.pdf is None or letter.docx is None:
            found.append(f"{letter.number_text}: {made} files")
    for number, times in Counter(
        Letter.objects.exclude(number=None).values_list("organ", "series", "year", "number")
    ).items():
        if times > 1:
            found.append(f"{number} given {times} times")
    cases = Application.objects.count()
    entered = Entry.objects.filter(verb="applications.receive").count()
    if cases != entered:
        found.append(f"{cases} cases, {entered} entries of their coming")
    for case in Application.objects.filter(state="correcting"):
        if Event.objects.filter(application=case, kind="correction_asked").count() != 1:
            found.append(f"{case.number}: asked to correct more or less than once")
    print(
        f"{cases} cases, {Letter.objects.filter(state='issued').count()} letters, {StoredFile.objects.count()} files, "
        f"{Entry.objects.count()} entries"
    )
    return found


def main() -> None:
    """Tells what is wanting or what is wrong."""
    django.setup()
    told = wanting() if "--wanting" in sys.argv else faults()
    sys.exit("\n".join(told) or 0)


if __name__ == "__main__":
    main()
