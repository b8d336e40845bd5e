"""Who may do what, asked in one way: an app says its table and its sentence, and nothing else.

A post counts at the organ where it is held. What the public may set going from the public site, and what a post at any
organ may do for everybody, stand beside the table. The office itself may do whatever the table knows, unless it is a
thing for people only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai.office.journal.actor import PUBLIC, SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

Table = Mapping[str, frozenset[Role]]
"""Action → the posts that may."""


@dataclass(frozen=True)
class Permission:
    """A table of posts with the sentence for those who may not."""

    table: Table
    """By a post at the organ that is concerned; every action of the app stands here."""
    sentence: str
    """What is told: `{who}` is replaced by the posts that may, `{what}` by the action's term."""
    terms: Mapping[str, str] = field(default_factory=dict)
    everywhere: Table = field(default_factory=dict)
    """By a post at any organ, for any organ and for the whole county."""
    public: frozenset[str] = frozenset()
    for_people: frozenset[str] = frozenset()
    """What the office never does by itself."""

    def may(self, actor: Actor, action: str, organ: str = "") -> bool:
        """Whether the actor may, at the organ whose code is given; without one, for the whole county."""
        here = self.table[action]
        if actor == SYSTEM:
            return action not in self.for_people
        if actor == PUBLIC:
            return action in self.public
        general = self.everywhere.get(action, frozenset())
        return any(post.role in general or (post.organ == organ and post.role in here) for post in actor.posts)

    def demand(self, actor: Actor, action: str, organ: str = "") -> None:
        """Raises Forbidden unless the actor may; says who may."""
        if not self.may(actor, action, organ):
            raise Forbidden(self.sentence.format(who=self.who(action, organ), what=self.terms.get(action, "")))

    def organs_of(self, actor: Actor, action: str = "see") -> tuple[str, ...]:
        """The codes of the organs at which the actor may do something, each once."""
        return tuple(dict.fromkeys(post.organ for post in actor.posts if post.role in self.table[action]))

    def who(self, action: str, organ: str = "") -> str:
        """The posts that may, in words."""
        roles = (self.table[action] if organ else frozenset()) | self.everywhere.get(action, frozenset())
        return "、".join(role.term for role in Role if role in roles)
