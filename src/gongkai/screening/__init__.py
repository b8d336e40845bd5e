"""What must not leave the house: personal data in words, what files carry unseen, and copies without either."""
