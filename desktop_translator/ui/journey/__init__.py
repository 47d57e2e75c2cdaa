"""The journey of a sentence through the model, drawn."""
