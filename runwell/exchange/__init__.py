"""Our values as others read them: calendars and PDF. Values in, bytes out: no web, no disk, no clock."""
