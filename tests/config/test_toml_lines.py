"""Each key of a TOML text is found on its line, and no text keeps the search from ending."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from awesomelint.config.load import parse
from awesomelint.config.toml_lines import lines_of


def test_every_key_and_element_of_a_file_is_found_on_its_line() -> None:
    text = '''a = """
x = 1 \\"""
""""  # b = 1
'c'.d = 1979-05-27 07:32:00
"e f" = [
  "]", # ]
  [ 1.5,
    { g = 1, h.i = '#' } ],
]
[j]
k = \'\'\'
[l]\'\'\'
[[j.m]]
n = 1
[[j.m]]

n = 2
[j.m.o]
p = {}
'''
    lines = lines_of(text)
    expected = {
        ("a",): 1, ("c", "d"): 4, ("e f",): 5, ("e f", 0): 6, ("e f", 1): 7, ("e f", 1, 0): 7, ("e f", 1, 1): 8,
        ("e f", 1, 1, "g"): 8, ("e f", 1, 1, "h", "i"): 8, ("j",): 10, ("j", "k"): 11, ("j", "m"): 13,
        ("j", "m", 0): 13, ("j", "m", 0, "n"): 14, ("j", "m", 1): 15, ("j", "m", 1, "n"): 17, ("j", "m", 1, "o"): 18,
        ("j", "m", 1, "o", "p"): 19,
    }  # fmt: skip
    assert {path: lines.get(path) for path in expected} == expected


@given(st.text(alphabet="[]{}=.,'\"#\\ \nab1-", max_size=80))
@example("a = [=")
@example("a = {]")
def test_any_text_is_scanned_to_its_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())


def test_parse_returns_origins(tmp_path: Path) -> None:
    file = parse('ignore = []\n\nrules.mojibake.severity = "note"\n', str(tmp_path / "a.toml"), str(tmp_path))
    assert {path: given.origins[0].line for path, given in file.layer.items()} == {
        ("ignore",): 1,
        ("rules", "mojibake", "severity"): 3,
    }
