"""Plain data and rules: languages, segments, settings, paths, errors; imports nothing of ours."""
