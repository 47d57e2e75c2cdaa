"""Mail as files (.eml): the subject, and the parts that people read."""
