"""Which posts may open which page of the workbench: the one table that the guard asks.

An action asks its own app again; this table keeps a page from being shown to somebody whose work it is not. An address
without a line here is refused to everybody.
"""

from gongkai.office.journal.actor import Actor
from gongkai.office.staff.roles import CASEWORK, Role

OPEN = frozenset({"sign_in", "first_run", "feed"})
"""Pages before signing in."""

_EVERYBODY = frozenset(Role)
_COUNTY = frozenset({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
"""Who keep the register."""
_ANNUAL = CASEWORK | {Role.SECRECY_REVIEWER, Role.COUNTY_OFFICE}
"""Who see the year's report: those of the organ, and the county's office what was handed in to it."""

PAGES: dict[str, frozenset[Role]] = {
    "sign_out": _EVERYBODY,
    "password": _EVERYBODY,
    "second_factor": _EVERYBODY,
    "code": _EVERYBODY,
    "desk": _EVERYBODY,
    "help": _EVERYBODY,
    "organs": _EVERYBODY,
    "organ_new": _COUNTY,
    "organ": _COUNTY,
    "organ_dissolve": _COUNTY,
    "people": frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD}),
    "person_new": frozenset({Role.ADMINISTRATOR}),
    "person": frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD}),
    "appoint": frozenset({Role.ADMINISTRATOR}),
    "relieve": frozenset({Role.ADMINISTRATOR}),
    "substitute": frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD}),
    "reset_password": frozenset({Role.ADMINISTRATOR}),
    "forget_telephone": frozenset({Role.ADMINISTRATOR}),
    "suspend": frozenset({Role.ADMINISTRATOR}),
    "practice": _EVERYBODY,
    "choice": frozenset({Role.COUNTY_OFFICE, Role.ADMINISTRATOR, Role.OFFICE_HEAD}),
    "calendar": _EVERYBODY,
    "notice_new": _COUNTY,
    "notice_back": _COUNTY,
    "own_day": _COUNTY,
    "applications": CASEWORK | {Role.SECRECY_REVIEWER},
    "register_workbook": CASEWORK | {Role.SECRECY_REVIEWER},
    "application_new": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "application": CASEWORK | {Role.SECRECY_REVIEWER},
    "identity": CASEWORK,
    "step": CASEWORK,
    "consultation": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
    "letter": CASEWORK | {Role.SECRECY_REVIEWER},
    "letter_act": CASEWORK | {Role.SECRECY_REVIEWER},
    "letter_file": CASEWORK | {Role.SECRECY_REVIEWER},
    "letter_text": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
    "letter_enclosed": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
    "papers": _EVERYBODY,
    "numbers": _EVERYBODY,
    "blank_form": _EVERYBODY,
    "wording": _COUNTY | {Role.OFFICE_HEAD},
    "letterhead": _COUNTY | {Role.OFFICE_HEAD},
    "letterhead_picture": _EVERYBODY,
    "file": CASEWORK | {Role.SECRECY_REVIEWER},
    "file_release": frozenset({Role.SECRECY_REVIEWER, Role.OFFICE_HEAD}),
    "ledgers": _KEEPERS,
    "ledger_template": _KEEPERS,
    "ledger": _KEEPERS,
    "ledger_columns": _KEEPERS,
    "ledger_rest": _KEEPERS,
    "ledger_act": _KEEPERS,
    "rectifications": CASEWORK,
    "rectification_new": _KEEPERS,
    "rectification": CASEWORK,
    "rectification_act": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
    "rectification_letter": CASEWORK,
    "rectification_file": CASEWORK,
    "rectification_file_release": frozenset({Role.OFFICE_HEAD}),
    "remedies": CASEWORK,
    "remedy_new": _KEEPERS,
    "remedy": CASEWORK,
    "remedy_act": _KEEPERS,
    "remedy_file": CASEWORK,
    "remedy_file_release": frozenset({Role.OFFICE_HEAD}),
    "annuals": _ANNUAL,
    "annual_new": _KEEPERS,
    "annual": _ANNUAL,
    "annual_save": _KEEPERS,
    "annual_take_in": _KEEPERS,
    "annual_adjust": _KEEPERS,
    "annual_check": _KEEPERS,
    "annual_explain": _KEEPERS,
    "annual_last": _ANNUAL,
    "annual_version": _ANNUAL,
    "annual_cell": _ANNUAL,
    "annual_file": _ANNUAL,
    "annual_act": _ANNUAL,
    "proposals": CASEWORK | {Role.SECRECY_REVIEWER},
    "proposal_new": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
    "proposal": CASEWORK | {Role.SECRECY_REVIEWER},
    "proposal_act": CASEWORK,
    "journal": frozenset({Role.AUDITOR, Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.LEADER, Role.COUNTY_OFFICE}),
    "journal_verify": frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
    "jobs": _EVERYBODY,
    "job": _EVERYBODY,
    "job_state": _EVERYBODY,
    "job_cancel": _EVERYBODY - {Role.AUDITOR},
}


def may_open(actor: Actor, page: str) -> bool:
    """Whether a signed-in actor may open a page, by the name of its address."""
    return any(post.role in PAGES.get(page, frozenset()) for post in actor.posts)
