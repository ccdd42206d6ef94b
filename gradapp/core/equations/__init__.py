"""The equations of a step, with its numbers put in, and what each sample adds to them."""
