"""What an office gets, run as an office runs it: the program for Windows, under Wine, beside that for Linux.

    LANTOA_LINUX=… LANTOA_WINDOWS=… python3 tests/windows/programs.py [-k NAME]

LANTOA_SITE is another folder to take the demo from than this repository.

Same site, same bytes; a console that shows Vietnamese; an end by Ctrl-C. What the tests in tests/suite/ can
hold, which run under Wine as well, is held there.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import tempfile
import termios
import time
import unittest
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SITE = Path(os.environ.get("LANTOA_SITE", ROOT))
UNDER_WINE = str(ROOT / "packaging/windows/run")
DAY = ["--today", "2024-10-01"]
PATIENCE = 60

# The demo, with every kind of target that is a folder, as offices name them: with either slash.
TARGETS = """
[deploy.thu-muc]
kind = "folder"
path = "../thu mục chung/trang"

[deploy.goi]
kind = "zip"
path = "../bàn giao"
"""


def programs():
    """Both programs, and how each is called."""
    return {
        "linux": [os.environ["LANTOA_LINUX"]],
        "windows": [UNDER_WINE, os.environ["LANTOA_WINDOWS"]],
    }


def run(program, folder, *arguments, code=0):
    """What it said on standard output; it ended with this code."""
    ended = subprocess.run(
        [*program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env=plain(), timeout=PATIENCE * 5,
    )
    said = ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8")
    assert ended.returncode == code, f"{arguments}: {ended.returncode}\n{said[0]}{said[1]}"
    return said[0]


def plain():
    """An environment without a language."""
    kept = ("PATH", "HOME", "XDG_CACHE_HOME", "LANTOA_WINE")
    return {name: os.environ[name] for name in kept if name in os.environ}


def demo(folder):
    """A copy of the demo site, in a folder as people name theirs."""
    site = Path(folder) / "trang web"
    site.mkdir(parents=True)
    for name in ("content", "themes", "site.toml", "glossary.toml", "published.toml"):
        source = SITE / name
        if source.is_dir():
            shutil.copytree(source, site / name)
        elif source.exists():
            shutil.copy(source, site / name)
    settings = site / "site.toml"
    # Nobody answers where the deployed site is read back.
    text = re.sub(r'base_url = ".*"', 'base_url = "http://127.0.0.1:1/"', settings.read_text())
    settings.write_text(text + TARGETS)
    return site


def files(folder):
    """Every file below a folder with its bytes."""
    folder = Path(folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class SameBytes(unittest.TestCase):
    """A site is the same, whichever machine has made it."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.sites = {name: demo(Path(cls.folder.name) / name) for name in programs()}
        for name, program in programs().items():
            run(program, cls.sites[name], "build", "--quiet", *DAY)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def both(self, of):
        """What both give is the same, and not nothing."""
        linux, windows = (of(name, program) for name, program in programs().items())
        self.assertTrue(linux)
        if isinstance(linux, dict):
            self.assertEqual(sorted(linux), sorted(windows))
            self.assertEqual([path for path in linux if linux[path] != windows[path]], [])
        self.assertTrue(linux == windows, f"{linux}\n{windows}")

    def test_the_built_site(self):
        self.both(lambda name, _: files(self.sites[name] / "public"))

    def test_the_site_for_a_stick(self):
        def built(name, program):
            run(program, self.sites[name], "build", "--quiet", "--relative", "--output-dir", "../stick", *DAY)
            return files(self.sites[name] / "../stick")

        self.both(built)

    def test_the_deployed_site(self):
        def deployed(name, program):
            run(program, self.sites[name], "deploy", "thu-muc", "--yes", "--allow-illustrative", *DAY)
            left = files(self.sites[name] / "../thu mục chung/trang")
            # The manifest bears the name of the deploy, which is another each time.
            del left["lantoa-manifest.json"]
            return left

        for site in self.sites.values():
            (site / "../thu mục chung").mkdir()
        self.both(deployed)

    def test_the_site_to_hand_over(self):
        def packed(name, program):
            run(program, self.sites[name], "deploy", "goi", "--yes", "--allow-illustrative", *DAY)
            made = files(self.sites[name] / "../bàn giao")
            return {path: content for path, content in made.items() if path.endswith(".zip")}

        for site in self.sites.values():
            (site / "../bàn giao").mkdir()
        self.both(packed)

    def test_what_check_and_report_say(self):
        for site in self.sites.values():
            (site / "content/works/hỏng.md").write_text("+++\r\ntitle = \r\n+++\r\n", newline="")
        try:
            self.both(lambda name, program: run(program, self.sites[name], "check", "--format", "json", code=1))
        finally:
            for site in self.sites.values():
                (site / "content/works/hỏng.md").unlink()
        self.both(lambda name, program: run(program, self.sites[name], "report", "--format", "csv", *DAY))

    def test_nothing_is_made_again_where_nothing_changed(self):
        self.both(lambda name, program: run(program, self.sites[name], "build", "--explain", "--quiet", *DAY) or "nothing")


class NewSite(unittest.TestCase):
    """A site begun on either system is the same, and so is the handbook."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def each(self, *arguments):
        """What each program says, in a folder of its own."""
        said = {}
        for name, program in programs().items():
            (Path(self.folder.name) / name).mkdir(exist_ok=True)
            said[name] = run(program, Path(self.folder.name) / name, *arguments)
        return said

    def test_a_new_site_and_what_is_built_of_it(self):
        self.each("new", "site", "trang xã")
        self.each("check", "--site", "trang xã", "--quiet")
        self.each("build", "--site", "trang xã", "--quiet", *DAY)
        linux, windows = (files(Path(self.folder.name) / name / "trang xã") for name in programs())
        for made in (linux, windows):
            # What a machine remembers is its own.
            for path in [path for path in made if path.startswith(".lantoa/")]:
                del made[path]
        self.assertIn("site.toml", linux)
        self.assertIn("public/index.html", linux)
        self.assertEqual(sorted(linux), sorted(windows))
        self.assertEqual([path for path in linux if linux[path] != windows[path]], [])

    def test_the_handbook(self):
        for topic in ("guide", "front-matter", "addresses", "deploy", "problems", "unknown-reference"):
            with self.subTest(topic):
                said = self.each("help", topic)
                self.assertGreater(len(said["linux"]), 200)
                self.assertEqual(said["linux"], said["windows"])


class Console(unittest.TestCase):
    """A terminal: what is typed in it and what is read there."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.site = demo(self.folder.name)
        self.children = []

    def tearDown(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
                child.wait()
        self.folder.cleanup()

    def start(self, program, *arguments):
        """The program at a terminal of its own, and our end of that."""
        ours, its = pty.openpty()
        # A new session, of which the terminal is the one that Ctrl-C comes from.
        child = subprocess.Popen(
            ["setsid", "--ctty", "--wait", *program, *arguments], cwd=self.site,
            # No browser is opened, whoever is asked for one.
            env={**plain(), "TERM": "xterm-256color", "BROWSER": "true"},
            stdin=its, stdout=its, stderr=its, start_new_session=True,
        )
        os.close(its)
        self.children.append(child)
        return child, ours

    def read(self, ours, until):
        """What was shown, up to and with a pattern."""
        shown, end = "", time.monotonic() + PATIENCE
        raw = b""
        while time.monotonic() < end:
            if select.select([ours], [], [], 1)[0]:
                try:
                    raw += os.read(ours, 65536)
                except OSError:
                    break
                shown = raw.decode("utf-8", errors="replace")
                if re.search(until, shown):
                    return shown
        self.fail(f"{until!r} was not shown:\n{shown}")

    def test_vietnamese_and_colours(self):
        (self.site / "content/works/hỏng.md").write_text("+++\ntitle = \n+++\n")
        for name, program in programs().items():
            with self.subTest(name):
                child, ours = self.start(program, "check")
                shown = self.read(ours, "lỗi")
                child.wait(PATIENCE)
                self.assertRegex(shown, "\x1b\\[[0-9;]*m")
                self.assertNotIn("�", shown)

    def test_ctrl_c_ends_a_preview(self):
        for name, program in programs().items():
            with self.subTest(name):
                child, ours = self.start(program, "serve", "--port", "0")
                self.see_the_preview(child, ours)

    def wait_until_keys_are_read_one_by_one(self, ours):
        """Wine takes a terminal over when a program first reads from it; until then Enter is another key."""
        end = time.monotonic() + PATIENCE
        while termios.tcgetattr(ours)[3] & termios.ICANON:
            self.assertLess(time.monotonic(), end, "the terminal is still read line by line")
            # Nobody tells of it.
            time.sleep(0.02)

    def see_the_preview(self, child, ours):
        """Somebody looks at what is shown, and ends it."""
        shown = self.read(ours, r"http://127\.0\.0\.1:\d+/")
        port = re.search(r"127\.0\.0\.1:(\d+)/", shown).group(1)
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE).read()
        self.assertIn("<html lang=\"vi\"", page.decode("utf-8"))
        os.write(ours, b"\x03")
        self.assertEqual(child.wait(PATIENCE), 0)
        self.read(ours, "Đã dừng")

    def test_a_double_click_in_the_folder_of_a_site_shows_it(self):
        for name, program in programs().items():
            with self.subTest(name):
                self.see_the_preview(*self.start(program))

    def test_a_double_click_in_an_empty_folder_makes_a_site_and_shows_it(self):
        for name, program in programs().items():
            with self.subTest(name):
                self.site = Path(self.folder.name) / f"trống {name}"
                self.site.mkdir()
                # Beside a site it would be that site which it shows.
                copy = shutil.copy(program[-1], self.site)
                child, ours = self.start([*program[:-1], copy])
                self.read(ours, "Làm một trang web mới")
                if name == "windows":
                    self.wait_until_keys_are_read_one_by_one(ours)
                # Enter, as a keyboard sends it.
                os.write(ours, "có\rTrang của xã\r\r".encode())
                self.see_the_preview(child, ours)
                self.assertIn('title = "Trang của xã"', (self.site / "site.toml").read_text("utf-8"))

    def test_a_pipe_gets_utf_8(self):
        said = {name: run(program, self.site, "report", *DAY) for name, program in programs().items()}
        self.assertEqual(said["linux"], said["windows"])
        self.assertIn("huyện", said["windows"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
