"""What a file carries that nobody sees: found, and left out of a copy. The original is never changed."""

from gongkai.screening.hidden.sweeping import concealed, stripped
from gongkai.screening.hidden.traces import Concealed

__all__ = ["Concealed", "concealed", "stripped"]
