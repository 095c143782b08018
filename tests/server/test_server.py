"""The server, driven by a client of the protocol in a process of its own."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.workspace import PositionCodec

from awesomelint.config import Configuration
from awesomelint.report.urls import rule_page
from awesomelint.rules import BY_NAME
from awesomelint.server import app
from awesomelint.server.completions import snippet
from awesomelint.server.lists import Lists
from awesomelint.style.template.template import Template

pytestmark = pytest.mark.slow

LIST = """\
# Papers

## Attention

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), NeurIPS 2017. `transformer`
- [Longformer: The Long-Document Transformer](https://arxiv.org/abs/2004.05150), arXiv 2020. `transformer`
- [Sirenâ€™s Song in the AI Ocean](https://arxiv.org/abs/2309.01219), arXiv 2023. `survey`
- [Attention is all you need](https://arxiv.org/pdf/1706.03762), NeurIPS 2017. `transformer`
"""
MOJIBAKE, DUPLICATE = 6, 7


class Client(LanguageClient):
    """A client that remembers how the server has ended."""

    status: int | None = None

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        self.status = server.returncode


class Editor:
    """An editor with some open files; remembers the diagnostics of each version."""

    def __init__(self) -> None:
        self.client = Client("editor", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.logged: list[str] = []
        self.shown: list[str] = []
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self.news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

    async def start(self, capabilities: types.ClientCapabilities) -> None:
        await self.client.start_io(sys.executable, "-m", "awesomelint", "server")
        self.server = await self.client.initialize_async(types.InitializeParams(capabilities=capabilities))
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), 20)
        assert self.client.status == 0

    def open(self, path: Path | str, text: str = LIST, language: str = "markdown") -> str:
        uri = path.as_uri() if isinstance(path, Path) else path
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def diagnostics(self, uri: str, version: int) -> list[types.Diagnostic]:
        """Wait for the diagnostics of a version."""
        while True:
            for params in reversed(self.published):
                if params.uri == uri and params.version == version:
                    return list(params.diagnostics)
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 60)


def run(
    session: Callable[[Editor], Awaitable[None]], capabilities: types.ClientCapabilities | None = None
) -> None:
    """Run a session with an editor."""

    async def whole() -> None:
        editor = Editor()
        await editor.start(capabilities or types.ClientCapabilities())
        try:
            await session(editor)
        finally:
            await editor.stop()

    asyncio.run(whole())


def rules(found: list[types.Diagnostic]) -> list[tuple[Any, int]]:
    return [(one.code, one.range.start.line) for one in found]


def at(line: int, character: int = 10) -> types.Position:
    return types.Position(line, character)


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


def changed(text: str, edit: types.WorkspaceEdit | None) -> str:
    """The text after the edits of an action; all positions in it are ASCII, so a character is a unit."""
    assert edit is not None and edit.document_changes is not None
    (one,) = edit.document_changes
    assert isinstance(one, types.TextDocumentEdit)
    return applied(text, [found for found in one.edits if isinstance(found, types.TextEdit)])


def applied(text: str, edits: list[types.TextEdit]) -> str:
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines) + 1)]

    def offset(position: types.Position) -> int:
        return starts[position.line] + position.character

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def test_findings_fixes_and_what_was_read(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(tmp_path / "README.md")
        found = await editor.diagnostics(uri, 1)
        assert ("mojibake", MOJIBAKE) in rules(found) and ("duplicate-entry", DUPLICATE) in rules(found)
        duplicate = next(one for one in found if one.code == "duplicate-entry")
        assert duplicate.severity is not None and duplicate.source == "awesomelint"
        assert duplicate.code_description is not None and "duplicate-entry" in duplicate.code_description.href
        assert (
            duplicate.related_information and duplicate.related_information[0].location.range.start.line == 4
        )
        await quick_fixes(editor, uri)
        await reading(editor, uri)

    run(session)


async def quick_fixes(editor: Editor, uri: str) -> None:
    def asked(
        line: int, *only: str, trigger: types.CodeActionTriggerKind | None = None
    ) -> types.CodeActionParams:
        context = types.CodeActionContext([], only=list(only) or None, trigger_kind=trigger)
        return types.CodeActionParams(document(uri), types.Range(at(line), at(line)), context)

    found = await editor.client.text_document_code_action_async(asked(MOJIBAKE))
    by_title = {one.title: one for one in found or [] if isinstance(one, types.CodeAction)}
    fix = next(one for one in by_title.values() if one.is_preferred)
    assert "Siren’s" in changed(LIST, fix.edit)
    disable = by_title["Disable mojibake on this line"]
    assert "`survey` <!-- awesomelint-disable-line mojibake -->\n" in changed(LIST, disable.edit)
    (everything,) = await editor.client.text_document_code_action_async(asked(0, "source.fixAll")) or []
    assert isinstance(everything, types.CodeAction) and everything.kind == "source.fixAll.awesomelint"
    formatted = await editor.client.text_document_formatting_async(
        types.DocumentFormattingParams(document(uri), types.FormattingOptions(4, True))
    )
    assert applied(LIST, list(formatted or [])) == changed(LIST, everything.edit)
    assert "Siren’s" in changed(LIST, everything.edit)
    only = await editor.client.text_document_code_action_async(asked(MOJIBAKE, "refactor"))
    assert not only
    unsafe = await editor.client.text_document_code_action_async(asked(DUPLICATE, "quickfix"))
    remove = next(
        one for one in unsafe or [] if one.title == "Remove the entry on line 8 (unsafe: review the result)"
    )
    assert isinstance(remove, types.CodeAction) and not remove.is_preferred
    assert changed(LIST, remove.edit) == LIST.rpartition("- ")[0]
    invoked, automatic = types.CodeActionTriggerKind.Invoked, types.CodeActionTriggerKind.Automatic
    kinds = {
        trigger: {
            one.kind
            for one in await editor.client.text_document_code_action_async(asked(MOJIBAKE, trigger=trigger))
            or []
            if isinstance(one, types.CodeAction)
        }
        for trigger in (invoked, automatic)
    }
    # A light bulb needs no fix of the whole list.
    assert kinds == {invoked: {"quickfix", "source.fixAll.awesomelint"}, automatic: {"quickfix"}}


async def reading(editor: Editor, uri: str) -> None:
    hover = await editor.client.text_document_hover_async(types.HoverParams(document(uri), at(4)))
    assert hover is not None and isinstance(hover.contents, types.MarkupContent)
    for part in (
        "Attention Is All You Need",
        "venue: NeurIPS 2017",
        "arXiv: 1706.03762",
        "tags: transformer",
    ):
        assert part in hover.contents.value
    hover = await editor.client.text_document_hover_async(types.HoverParams(document(uri), at(MOJIBAKE)))
    assert hover is not None and isinstance(hover.contents, types.MarkupContent)
    assert f"\n\n[mojibake]({rule_page('mojibake')}): {BY_NAME['mojibake'].summary}" in hover.contents.value
    assert await editor.client.text_document_hover_async(types.HoverParams(document(uri), at(1, 0))) is None
    symbols = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(document(uri))
    )
    (papers,) = symbols or []
    assert isinstance(papers, types.DocumentSymbol) and papers.children
    assert papers.name == "Papers" and papers.children[0].name == "Attention"
    assert len(papers.children[0].children or []) == 4
    first = await editor.client.text_document_definition_async(
        types.DefinitionParams(document(uri), at(DUPLICATE))
    )
    assert isinstance(first, list) and [place.range.start.line for place in first] == [4]


def test_only_the_newest_text_is_answered(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(tmp_path / "README.md")
        for version in range(2, 30):
            editor.change(
                uri, version, LIST + f"- [Paper {version}](https://arxiv.org/abs/2401.{version:05})\n"
            )
        # Out of order, as a broken editor sends it.
        editor.change(uri, 3, "# Nothing\n")
        editor.change(uri, 30, LIST.replace("â€™", "’"))
        found = await editor.diagnostics(uri, 30)
        assert "mojibake" not in [code for code, _ in rules(found)]
        versions = [params.version for params in editor.published if params.uri == uri]
        assert versions == sorted(versions) and len(versions) <= 4
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document(uri)))
        while editor.published[-1].diagnostics:
            editor.news.clear()
            await asyncio.wait_for(editor.news.wait(), 20)
        assert await editor.client.text_document_hover_async(types.HoverParams(document(uri), at(4))) is None

    run(session)


# Two sections with formats of their own.
SECTIONS = "# Papers\n\n## Models\n\n{}\n## Data\n\n{}".format(
    "".join(
        f"- [Paper on {word}](https://arxiv.org/abs/2401.0000{n}), ICML 2024. `{word}`\n"
        for n, word in enumerate(("planning", "memory", "speech", "vision", "music", "games"))
    ),
    "".join(
        f"- **Corpus of {word}** (2023) [[paper]](https://arxiv.org/abs/2301.0000{n}) [[code]](https://example.org/{n})\n"
        for n, word in enumerate(("planning", "memory", "speech", "vision", "music", "games"))
    ),
)


def test_a_text_is_checked_after_the_last_key(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def session() -> None:
        server = app.create(lambda: Configuration.of(Namespace()))
        monkeypatch.setattr(server, "lists", Lists(server.lists._configure, PositionCodec, print))
        monkeypatch.setattr(server.protocol, "notify", lambda *_: None)
        monkeypatch.setattr(app.asyncio, "sleep", sleep)
        features = server.protocol.fm.features
        item = types.TextDocumentItem("untitled:a", "markdown", 1, LIST)
        await features[types.TEXT_DOCUMENT_DID_OPEN](types.DidOpenTextDocumentParams(item))
        await asyncio.gather(*server._checks.values())
        version = types.VersionedTextDocumentIdentifier(2, "untitled:a")
        change = types.TextDocumentContentChangeWholeDocument(LIST)
        await features[types.TEXT_DOCUMENT_DID_CHANGE](types.DidChangeTextDocumentParams(version, [change]))
        await asyncio.gather(*server._checks.values())

    asyncio.run(session())
    assert waited == [0, 0.2]


def test_completions_are_those_of_the_list(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        uri = editor.open(tmp_path / "README.md", SECTIONS)
        await editor.diagnostics(uri, 1)

        async def offered(line: int, character: int) -> dict[str, types.CompletionItem]:
            found = await editor.client.text_document_completion_async(
                types.CompletionParams(document(uri), at(line, character))
            )
            items = found.items if isinstance(found, types.CompletionList) else list(found or [])
            # The editor shows them in this order, so the first of a label is the one that people see.
            return {
                item.label: item
                for item in sorted(items, key=lambda item: item.sort_text or "", reverse=True)
            }

        # The text is newer than the last check.
        end = SECTIONS.count("\n")
        editor.change(uri, 2, SECTIONS + "- ")
        labels = await offered(end, 2)
        assert {"planning", "ICML 2024", "paper", "code", "new entry"} <= labels.keys()
        assert (
            labels["planning"].detail == "tag, used once" and labels["code"].detail == "label, used 6 times"
        )
        assert labels["new entry"].insert_text == "**${1:title}** (${2:date}) [[${3:label}]](${4:link})"
        assert (await offered(4, 2))[
            "new entry"
        ].insert_text == "[${1:title}](${2:url}), ${3:venue}. `${4:tag}`"
        assert "new entry" not in await offered(4, 30)
        # The editor asks again while the name of the snippet is typed, and replaces what is typed of it.
        for version, typed in enumerate(("- ne", "* new", "3. n", "ne"), 3):
            editor.change(uri, version, SECTIONS + typed)
            new = (await offered(end, len(typed)))["new entry"].insert_text or ""
            assert new.startswith("- **$" if typed == "ne" else "**$"), (typed, new)
        editor.change(uri, 9, SECTIONS + "- neural")
        assert "new entry" not in await offered(end, 8)

    run(session)


def test_settings_are_those_of_each_folder_and_are_read_again(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
        (tmp_path / "one" / ".awesomelint.toml").write_text('ignore = ["mojibake"]\n')
        one, two = editor.open(tmp_path / "one" / "README.md"), editor.open(tmp_path / "two" / "README.md")
        assert "mojibake" not in [code for code, _ in rules(await editor.diagnostics(one, 1))]
        assert "mojibake" in [code for code, _ in rules(await editor.diagnostics(two, 1))]
        (tmp_path / "two" / ".awesomelint.toml").write_text('select = ["duplicate-entry"]\n')
        count = len(editor.published)
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(
                [
                    types.FileEvent(
                        (tmp_path / "two" / ".awesomelint.toml").as_uri(), types.FileChangeType.Created
                    )
                ]
            )
        )
        while not any(params.uri == two for params in editor.published[count:]):
            editor.news.clear()
            await asyncio.wait_for(editor.news.wait(), 20)
        last = next(params for params in reversed(editor.published) if params.uri == two)
        assert rules(list(last.diagnostics)) == [("duplicate-entry", DUPLICATE)]
        (tmp_path / "two" / ".awesomelint.toml").write_text('selcet = ["duplicate-entry"]\n')
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
        while not editor.logged:
            await asyncio.sleep(0.05)
        assert "selcet" in editor.logged[0] and "Traceback" not in editor.logged[0]

    run(session)


def test_unsaved_files_and_files_without_a_list() -> None:
    async def session(editor: Editor) -> None:
        unsaved = editor.open("untitled:Untitled-1")
        assert "mojibake" in [code for code, _ in rules(await editor.diagnostics(unsaved, 1))]
        prose = editor.open("untitled:Untitled-2", "# Notes\n\nJust text â€™.\n")
        assert await editor.diagnostics(prose, 1) == []
        empty = editor.open("untitled:Untitled-3", "")
        assert await editor.diagnostics(empty, 1) == []
        for uri in (prose, empty, "untitled:never-opened"):
            symbols = await editor.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(document(uri))
            )
            assert isinstance(symbols or [], list)
            assert (
                await editor.client.text_document_hover_async(types.HoverParams(document(uri), at(0))) is None
            )
        python = editor.open("untitled:Untitled-4", LIST, "python")
        editor.change(python, 2, LIST)
        editor.change("untitled:never-opened", 2, LIST)
        still = editor.open("untitled:Untitled-5")
        await editor.diagnostics(still, 1)
        assert python not in {params.uri for params in editor.published}
        (sentence,) = editor.logged
        assert sentence.startswith("cannot handle a message of the editor (") and not editor.shown

    run(session)


@pytest.mark.parametrize(("encoding", "codec", "unit"), [("utf-16", "utf-16-le", 2), ("utf-8", "utf-8", 1)])
def test_wide_characters_before_a_finding_do_not_move_it(
    encoding: str, codec: str, unit: int, tmp_path: Path
) -> None:
    async def session(editor: Editor) -> None:
        assert editor.server.capabilities.position_encoding == encoding
        text = LIST.replace("[Sirenâ", "[🎉🎉 论文 Sirenâ")
        uri = editor.open(tmp_path / "README.md", text)
        found = next(one for one in await editor.diagnostics(uri, 1) if one.code == "mojibake")
        line = text.split("\n")[MOJIBAKE].encode(codec)
        marked = line[unit * found.range.start.character : unit * found.range.end.character].decode(codec)
        assert "â€™" in marked and "🎉" not in marked
        # The way back: an action at that position.
        context = types.CodeActionContext([found])
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(document(uri), types.Range(found.range.start, found.range.start), context)
        )
        assert "Disable mojibake on this line" in {action.title for action in actions or []}

    general = types.GeneralClientCapabilities(position_encodings=[encoding])
    run(session, types.ClientCapabilities(general=general))


def test_a_long_list_does_not_keep_other_messages_waiting(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        entries = (
            f"- [On Thing {n}](https://www.arxiv.org/abs/{1700 + n // 9000}.{n % 9000:05}), 2017.\n"
            for n in range(1000)
        )
        text = "# Papers\n\n" + "".join(entries)
        uri = editor.open(tmp_path / "README.md", text)
        answered = []

        async def first(what: str, question: Awaitable[Any]) -> None:
            await question
            answered.append(what)

        everything = types.CodeActionContext([], only=["source.fixAll"])
        await asyncio.gather(
            first("diagnostics", editor.diagnostics(uri, 1)),
            first(
                "fix all",
                editor.client.text_document_code_action_async(
                    types.CodeActionParams(document(uri), types.Range(at(0, 0), at(0, 0)), everything)
                ),
            ),
            first(
                "hover",
                editor.client.text_document_hover_async(types.HoverParams(document("untitled:other"), at(0))),
            ),
        )
        assert answered[0] == "hover"
        # While the newest text is checked, completions come from the last check.
        editor.change(uri, 2, f"{text}- ")
        completion = types.CompletionParams(document(uri), at(text.count("\n"), 2))
        await editor.client.text_document_completion_async(completion)
        assert not any(params.version == 2 for params in editor.published)
        await editor.diagnostics(uri, 2)

    run(session)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("[{title}]({url}), {date|venue}.", "[${1:title}](${2:url}), ${3:date}."),
        ("**{title}** $5 \\ {{} {}}", "**${1:title}** \\$5 \\\\ { \\}"),
        ("{title}{+ [[{label}]]({link})}", "${1:title} [[${2:label}]](${3:link})"),
        ("{title}{?, {venue}}{* `{tag}`}.", "${1:title}${2:, ${3:venue}}${4: `${5:tag}`}."),
    ],
)
def test_templates_become_snippets(template: str, expected: str) -> None:
    assert snippet(Template.parse(template).parts) == expected
