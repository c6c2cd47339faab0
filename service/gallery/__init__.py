"""All letters at once, from made-up facts: to be read with care, and to be judged before anybody gets one."""

from service.gallery.review import Fault, review
from service.gallery.samples import Sample, make_samples
from service.gallery.sheets import Sheet, lay_out

__all__ = ["Fault", "Sample", "Sheet", "lay_out", "make_samples", "review"]
