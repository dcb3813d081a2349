"""JupyterLab in a headless Chromium, driven as a reader drives it: file list, menus, keys.

What is on the screen is read from the screen; how far the kernel is, from Lab's own model of the page, which knows it
also for cells that are scrolled away.
"""

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab

from course import chromium
from course.server import Server
from course.stop import Stop

WIDTH, HEIGHT, TALLEST = 1400, 1000, 16000
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# JJava tells its status with the first cell that it runs; until then Lab calls a kernel that is ready "unknown".
CELLS = """() => {
    const panel = jupyterapp.shell.currentWidget;
    const kernel = panel?.sessionContext?.session?.kernel;
    if (!panel?.content?.model) return null;
    const cells = [...panel.content.model.cells].map((cell, at) => ({
        number: at + 1, kind: cell.type, source: cell.sharedModel.getSource(),
        tags: cell.getMetadata('tags') ?? [],
        count: cell.executionCount ?? null, running: ['running', 'scheduled'].includes(cell.executionState),
        outputs: cell.type === 'code' ? cell.outputs.toJSON() : [],
    }));
    return {idle: ['idle', 'unknown'].includes(kernel?.status), cells};
}"""
SETTLED = f"""least => {{
    const state = ({CELLS})();
    const code = state?.cells.filter(cell => cell.kind === 'code' && cell.source.trim()) ?? [];
    if (!state?.idle || code.some(cell => cell.running)) return false;
    const failed = code.some(cell => cell.outputs.some(output => output.output_type === 'error'));
    return failed || code.filter(cell => cell.count !== null).length >= least;
}}"""

LENGTH = """panel => {
    const last = [...panel.querySelectorAll('.jp-Cell')].at(-1).getBoundingClientRect();
    return Math.ceil(last.bottom - panel.getBoundingClientRect().top + panel.scrollTop);
}"""


@contextmanager
def chrome():
    """A headless browser of the system's, or one sentence when there is none."""
    found = chromium.find(dict(os.environ))
    if found is None:
        raise Stop(f"the tests in the browser need Chromium, which was not found: {chromium.WAY}.")
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=str(found), args=[*sandbox, "--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Notebook:
    """One page of the course, open in Lab."""

    tab: Tab
    name: str

    def menu(self, menu: str, item: str) -> None:
        self.tab.locator(f'.lm-MenuBar-itemLabel:text-is("{menu}")').click()
        self.tab.locator(f'.lm-Menu-itemLabel:text-is("{item}")').click()

    def save(self) -> None:
        self.tab.evaluate("() => jupyterapp.commands.execute('docmanager:save')")

    def settle(self, seconds: float, least: int | None = None) -> None:
        """Until the kernel is idle and `least` code cells (all, when not given) have run, or one has failed."""
        wanted = len(self.code()) if least is None else least
        self.tab.wait_for_function(SETTLED, arg=wanted, timeout=seconds * 1000, polling=100)

    def run_all(self, seconds: float) -> None:
        self.menu("Run", "Run All Cells")
        self.settle(seconds)

    def restart_and_run_all(self, seconds: float) -> None:
        self.menu("Kernel", "Restart Kernel and Run All Cells…")
        self.tab.locator(".jp-Dialog button:has-text('Restart')").click()
        self.tab.wait_for_function(f"() => ({CELLS})().cells.every(cell => cell.count === null)", timeout=30_000)
        self.settle(seconds)

    def run_cell(self, number: int) -> None:
        """Starts one cell, and comes back when the kernel has begun."""
        count = self.cells()[number - 1]["count"]
        self.tab.evaluate("at => { jupyterapp.shell.currentWidget.content.activeCellIndex = at; }", number - 1)
        self.menu("Run", "Run Selected Cell")
        cell = f"({CELLS})().cells[at]"
        begun = f"([at, count]) => {cell}.running || {cell}.count !== count"
        self.tab.wait_for_function(begun, arg=[number - 1, count], timeout=30_000)

    def shown(self, text: str, number: int, seconds: float) -> None:
        """Until a cell has put this text out."""
        said = f"([at, text]) => JSON.stringify(({CELLS})().cells[at].outputs).includes(text)"
        self.tab.wait_for_function(said, arg=[number - 1, text], timeout=seconds * 1000)

    def cells(self) -> list[dict]:
        return self.tab.evaluate(CELLS)["cells"]

    def code(self) -> list[dict]:
        return [cell for cell in self.cells() if cell["kind"] == "code" and cell["source"].strip()]

    def screenshot(self, path: Path, theme: str = "JupyterLab Light") -> None:
        """The whole page, however long, in one picture."""
        self.tab.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", theme)
        self.tab.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
        panel = self.tab.locator(f"{NOTEBOOK} .jp-WindowedPanel-outer")
        long = panel.evaluate(LENGTH)
        self.tab.set_viewport_size({"width": WIDTH, "height": min(max(long + 150, HEIGHT), TALLEST)})
        panel.evaluate("panel => new Promise(drawn => { panel.scrollTop = 0; setTimeout(drawn, 300); })")
        path.parent.mkdir(parents=True, exist_ok=True)
        self.tab.screenshot(path=path)
        self.tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})


@contextmanager
def opened(browser: Browser, server: Server, name: str):
    """Opens a page by a double click in Lab's file list; closes the tab and the page's kernel afterwards."""
    tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    try:
        tab.goto(f"{server.url}/lab?reset&token={server.token}")
        tab.locator(f'.jp-DirListing-item[title^="Name: {name}\\a"]').dblclick(timeout=60_000)
        tab.locator(f"{NOTEBOOK} .jp-Cell").first.wait_for(timeout=60_000)
        notebook = Notebook(tab, name)
        notebook.settle(60, least=0)
        yield notebook
    finally:
        tab.close()
        server.end_kernels()
