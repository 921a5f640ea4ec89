"""Run a campaign: `python -m campaigns fuzz --inputs 100000`."""

from __future__ import annotations

import argparse

from campaigns import crashes, fuzz, guided, laws, texts

CAMPAIGNS = {"fuzz": fuzz, "guided": guided, "crashes": crashes, "laws": laws, "texts": texts}

parser = argparse.ArgumentParser(prog="python -m campaigns", description=__doc__)
commands = parser.add_subparsers(metavar="CAMPAIGN", required=True)
for name, campaign in CAMPAIGNS.items():
    command = commands.add_parser(name, help=campaign.__doc__, description=campaign.__doc__)
    campaign.add_options(command)
    command.set_defaults(run=campaign.run)
options = parser.parse_args()
raise SystemExit(options.run(options))
