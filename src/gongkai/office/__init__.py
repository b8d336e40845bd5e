"""What the office keeps: one app for each thing kept, in the order of the working year; imports point backward."""
