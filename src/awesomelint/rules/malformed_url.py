"""x."""
from awesomelint.rules._slips import slips
from awesomelint.rules.api import Found, Severity, rule
@rule("malformed-url", group="links", severity=Severity.ERROR, fix="safe")
def check(document, options):
    yield from slips(document, "malformed-url")
