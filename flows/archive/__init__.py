"""The archive: WARC files, from which all else can be made again."""
