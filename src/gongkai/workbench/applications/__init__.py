"""Applications in the workbench: the register, one case, its steps, letters and those who were asked."""
