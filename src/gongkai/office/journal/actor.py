"""Who acts: a person with the posts held at that moment, the public, or the office itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Held:
    """A post as held at a moment: the organ's code, the role, and for whom it is held while that one is absent."""

    organ: str
    role: str
    instead_of: str = ""


@dataclass(frozen=True)
class Actor:
    """Frozen at the moment of acting; what the person becomes later changes no entry."""

    id: str
    """`person:` and number, `public`, or `system`."""
    name: str
    posts: tuple[Held, ...] = ()

    def holds(self, role: str, organ: str = "") -> bool:
        """Whether the actor has a role, at one organ if it is given."""
        return any(post.role == role and organ in ("", post.organ) for post in self.posts)

    @property
    def organs(self) -> tuple[str, ...]:
        """The codes of the organs at which the actor holds a post, each once."""
        return tuple(dict.fromkeys(post.organ for post in self.posts))


SYSTEM = Actor("system", "系统")
PUBLIC = Actor("public", "公众")
