"""The form kit: kinds of fields, what all forms can do, and the forms that several areas show."""
