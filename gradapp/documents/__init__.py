"""Documents: what a .gradapp file holds, how it is read and written, and its bits; no widgets."""
