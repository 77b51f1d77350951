"""Give tests what they share: the real site, built once; the test data; the flag of golden cases."""

from __future__ import annotations

import gc
import os
import re
import signal
from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from generator.cache.memory import Memory, Packed
from generator.model.site import Page, Record
from generator.project import build_project, compile_project, open_project
from generator.site.build import BuildOptions, BuildReport
from generator.site.place import BuildFolders, take
from tests.chance import examples
from tests.sites import BuiltSite, of_the_run, once
from tests.skips import judge

# A busy machine is no fault of a test's: how long one takes is asked where that is the question.
settings.register_profile("unhurried", deadline=None, max_examples=examples())
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 3, 2)
LONG = ("broken", "site", "editors", "browser", "ours", "golden")  # folders of tests


# A shell lets what runs behind it ignore Ctrl-C, and so would the servers that tests begin and end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes what golden cases expect."""
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the golden cases give as what they expect",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that look at the playbook in this repository; put the long files first.

    Short ones fill what is left, so that all workers end together.
    """
    for item in items:
        if "landed" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.landed)
    rank = {name: at for at, name in enumerate(LONG)}
    folder = re.compile(r"tests/(\w+)/")

    def place(item: pytest.Item) -> int:
        found = folder.match(item.nodeid)
        return rank.get(found[1], len(LONG)) if found else len(LONG)

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, as commands do: thousands of tests are held, and none is any."""
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Start a worker more than there are cores: in a browser tests wait as long as they work."""
    return (os.cpu_count() or 1) + 1


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Give the tests of a file to one worker, so that what they share is made once.

    Those of the browser that make nothing for their file alone may run anywhere.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        anywhere = file.startswith("tests/browser/") and not _makes_for_itself(file)
        return nodeid if anywhere else file


@cache
def _makes_for_itself(file: str) -> bool:
    return 'fixture(scope="module"' in (ROOT / file).read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Share the tests among workers by file. Groups named by marks fail silently in pytest 9.2."""
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skip fail that nobody allowed, where `CI` is set."""
    report = yield
    judge(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same of a whole file."""  # it goes on
    report = yield
    judge(report)
    return report


@pytest.fixture(scope="session")
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden cases are written instead of compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Return the folder of public test data beside the checkout; skip where there is none."""
    named = os.environ.get("PLAYBOOK_TEST_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no test data: set PLAYBOOK_TEST_DATA to its folder")
    return folder


@pytest.fixture(scope="session", params=["own", "public"])
def data(request: pytest.FixtureRequest) -> Path:
    """Return a folder of test data: our own, in the repository, then the public one beside it."""
    public: Path | None = (
        request.getfixturevalue("test_data") if request.param == "public" else None
    )
    return public or ROOT / "tests" / "data"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def landed(root: Path) -> Path:
    """Return the folder of the playbook that lies in this repository, ours or another.

    Whoever looks at it there asks for this, and is tried beside the sample as well.
    """
    return root


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the real playbook as it is published, below an address with a path, once a run.

    Of what readers take along only the one file: PDFs cost seconds, and have tests of their own.
    """
    project = open_project(ROOT, DAY)
    site_url = "http://127.0.0.1/play/book/"
    changed = replace(project.given.settings, site_url=site_url, downloads=("html",))
    shared = of_the_run(tmp_path_factory.getbasetemp())
    place = BuildFolders(shared / "built-site", project.place.theme)
    project = project.having(changed, place)

    def build() -> tuple[BuildReport, Mapping[str, Packed]]:
        take(place)
        memory = Memory()
        report = build_project(
            project, compile_project(project, memory), BuildOptions(offline=True)
        )
        return report, dict(memory.packing())

    report, packed = once(shared, "built-site", build)
    compiled = cache(lambda: compile_project(project, Memory(packed)))
    return BuiltSite(place.site, compiled, report, site_url)


@pytest.fixture
def few_pages() -> tuple[Page, ...]:
    """Return a site of five pages: home, two cards at two depths, an unlisted one, not found."""
    return (
        _page("index.html", "home", "Playbook"),
        _page("cards/index.html", "cards", "Cards"),
        _page("cards/sponsor/index.html", "cards", "Sponsor"),
        replace(_page("drafts/index.html", "cards", "Drafts"), listed=False, records=()),
        replace(_page("404.html", "404", "Not found"), listed=False, records=()),
    )


def _page(path: str, section: str, title: str) -> Page:
    slots = {"title": title, "body": f"<h1>{title}</h1>\n<p>About {title}.</p>"}
    return Page(path, section, slots, records=(Record("list", title),))
