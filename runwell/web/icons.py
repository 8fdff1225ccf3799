"""The few icons, drawn on a 24 by 24 grid in one line weight. Words always stand beside them."""

from __future__ import annotations

from types import MappingProxyType

ICONS = MappingProxyType(
    {
        "back": "M15 5l-7 7 7 7",
        "calendar": "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4",
        "check": "M5 12.5l4.5 4.5L19 7.5",
        "clock": "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2",
        "cross": "M7 7l10 10M17 7L7 17",
        "lock": "M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 017 0V11",
        "phone": "M6 3.5h3.2l1.6 4.3-2 1.5a11 11 0 005.9 5.9l1.5-2 4.3 1.6V18a2.5 2.5 0 01-2.7 2.5"
        "A16.3 16.3 0 013.5 6.2 2.5 2.5 0 016 3.5z",
        "page": "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6",
        "person": "M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20.5a7.5 7.5 0 0115 0",
        "print": "M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14h10v6.5H7z",
        "share": "M12 15.5V4M8 7.5L12 3.5l4 4M5 12.5v8h14v-8",
        "stop": "M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM8 12h8",
        "warning": "M12 4l9 16H3zM12 10v4.5M12 17.3v.2",
    }
)
