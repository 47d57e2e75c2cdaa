"""Subtitles: cues, the sentences that run through them, and how text lies on a screen."""
