"""What all letters have in common: how they speak, what stands above them, their numbers, and blank forms."""
