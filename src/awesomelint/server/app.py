"""The requests and notifications of the protocol, and what answers them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from awesomelint import __version__
from awesomelint.config import Configuration
from awesomelint.config.discover import NAMES
from awesomelint.server import actions, completions, entries
from awesomelint.server.diagnostics import diagnostics
from awesomelint.server.lists import Checked, Lists, Text, is_ours

if TYPE_CHECKING:
    from pygls.server import ServerErrors

Answer = TypeVar("Answer")

# In seconds: how long to wait for the next key before checking.
DELAY = 0.2


class Server(LanguageServer):
    """The server with its open lists.

    A text is checked in a thread, and only the newest one of each file: while a check runs, later texts
    replace each other.
    """

    def __init__(self, configure: Callable[[], Configuration]) -> None:
        # The editor sends whole texts, because a line may end differently for it and for Python.
        super().__init__("awesomelint", __version__, types.TextDocumentSyncKind.Full)
        self.lists = Lists(configure, lambda: self.workspace.position_codec, self._log)
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._busy = asyncio.Lock()

    def _log(self, sentence: str) -> None:
        self.window_log_message(types.LogMessageParams(types.MessageType.Warning, sentence))

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Log an error outside of requests; pygls would open a message box. A request is answered with its error."""
        if source is not FeatureRequestError:
            self._log(f"cannot handle a message of the editor ({error})")

    def take(self, uri: str, version: int, text: str, delay: float) -> None:
        """Take a text and check it after a delay in seconds, unless a newer one comes."""
        self.lists.take(uri, to_fs_path(uri), version, text)
        if (before := self._checks.get(uri)) is not None:
            before.cancel()
        self._checks[uri] = asyncio.ensure_future(self._check_later(uri, delay))

    def forget(self, uri: str) -> None:
        """Close a file and remove its diagnostics."""
        if (task := self._checks.pop(uri, None)) is not None:
            task.cancel()
        self.lists.close(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all(self) -> None:
        """Read the settings again and check all files."""
        self.lists.reload_settings()
        for uri in self.lists.uris:
            if (text := self.lists.text(uri)) is not None:
                self.take(uri, text.version, text.source.text, 0)

    async def _check_later(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        # The newest text is taken after other checks have ended.
        async with self._busy:
            text = self.lists.text(uri)
            found = await asyncio.to_thread(self._diagnostics, text) if text is not None else []
        if text is None or self.lists.text(uri) is not text:
            return
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, text.version))
        async with self._busy:
            await asyncio.to_thread(self.lists.free_replaced)

    def _diagnostics(self, text: Text) -> list[types.Diagnostic]:
        checked = self.lists.check(text)
        return diagnostics(checked) if checked is not None else []

    async def answer(self, uri: str, make: Callable[[Checked], Answer]) -> Answer | None:
        """Return what is made of the check of the newest text of a file; None if it isn't open or cannot be checked.

        It is made in a thread, because a long list takes seconds, and other messages are answered meanwhile.
        """
        text = self.lists.text(uri)
        if text is None:
            return None

        def made() -> Answer | None:
            checked = self.lists.check(text)
            return make(checked) if checked is not None else None

        async with self._busy:
            return await asyncio.to_thread(made)


def create(configure: Callable[[], Configuration]) -> Server:
    """Return a server; start it with `start_io`. `configure` reads the configuration files."""
    server = Server(configure)
    _synchronize(server)
    _answer(server)
    return server


def _synchronize(server: Server) -> None:
    """Register what the editor says about files and settings."""

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        capabilities = server.client_capabilities.workspace
        watched = capabilities.did_change_watched_files if capabilities is not None else None
        if watched is None or not watched.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(f"**/{name}") for name in NAMES]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with suppress(Exception):
            # An editor that refuses has settings that are read once.
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        if is_ours(to_fs_path(document.uri), document.language_id):
            server.take(document.uri, document.version, document.text, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        before = server.lists.text(uri)
        # Changes of files that were not opened, or that arrive out of order, are not for us.
        if before is not None and params.content_changes and params.text_document.version >= before.version:
            server.take(uri, params.text_document.version, params.content_changes[-1].text, DELAY)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        # A file may have got a name, and with it other settings.
        if (text := server.lists.text(params.text_document.uri)) is not None:
            server.take(text.uri, text.version, text.source.text, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.check_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configuration_changed(params: types.DidChangeConfigurationParams) -> None:
        server.check_all()


def _answer(server: Server) -> None:
    """Register the requests about a file."""

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=actions.KINDS))
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        wanted = actions.wanted_kinds(params.context)

        def made(checked: Checked) -> list[types.CodeAction]:
            start, end = (checked.text.positions.offset(at) for at in (params.range.start, params.range.end))
            return list(actions.actions(checked, start, end, wanted))

        return await server.answer(params.text_document.uri, made) or []

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def formatted(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        def made(checked: Checked) -> list[types.TextEdit]:
            return [checked.text.positions.text_edit(edit) for edit in actions.fix_edits(checked)]

        return await server.answer(params.text_document.uri, made) or []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        def made(checked: Checked) -> types.Hover | None:
            return entries.hover(checked, checked.text.positions.offset(params.position))

        return await server.answer(params.text_document.uri, made)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await server.answer(params.text_document.uri, entries.outline) or []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location]:
        def made(checked: Checked) -> list[types.Location]:
            return entries.definitions(checked, checked.text.positions.offset(params.position))

        return await server.answer(params.text_document.uri, made) or []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["`", "["]))
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        text = server.lists.text(params.text_document.uri)
        if text is None:
            return []

        def made(checked: Checked) -> list[types.CompletionItem]:
            return completions.completions(checked, text.positions.offset(params.position), text.source.text)

        # While somebody types, the names of an older check are as good, and there is no need to wait for the next.
        found = await asyncio.to_thread(server.lists.with_last, text.uri, made)
        if found is None:
            found = await server.answer(text.uri, made)
        return found or []
