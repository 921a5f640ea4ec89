"""`python -m dalian_report`, the same as the command `dalian-report`."""

from __future__ import annotations

from dalian_report.cli import main

raise SystemExit(main())
