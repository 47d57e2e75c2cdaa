"""The formats of word processors, presentations and spreadsheets that are zips of XML."""
