"""The detectors: one kind of personal data, one file; every module of this folder that has `DETECTOR` is found."""

import os
from functools import cache
from importlib import import_module

from gongkai.screening.hit import Detector

__all__ = ["detectors"]


@cache
def detectors() -> tuple[Detector, ...]:
    """Every detector there is, by code."""
    names = sorted(name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    modules = [import_module(f"{__name__}.{name}") for name in names if name != "__init__"]
    found = [module.DETECTOR for module in modules if hasattr(module, "DETECTOR")]
    return tuple(sorted(found, key=lambda detector: detector.code))
