"""A browser of its own for a test: Debian's Chromium without a window, with an empty profile, that calls nobody."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

#: Seconds for anything to happen in the page; a busy computer is slow.
PATIENCE = 30.0
_QUIET = (
    "headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking",
    "disable-component-update", "disable-sync", "disable-default-apps", "disable-dev-shm-usage", "hide-scrollbars",
)  # fmt: skip


def program(name: str) -> str:
    """Where a program of the browser is; skips the test where it is not."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"there is no {name} here (Debian: apt install chromium chromium-driver)")
    return found


class Browser:
    """One run of it. What it downloads goes to `downloads`; with the same `profile` it remembers what it kept."""

    def __init__(self, profile: Path, downloads: Path, size: tuple[int, int], *, phone: bool = False) -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = program("chromium")
        for each in (*_QUIET, f"user-data-dir={profile}", f"window-size={size[0]},{size[1]}"):
            options.add_argument(f"--{each}")
        if phone:
            metrics = {"width": size[0], "height": size[1], "pixelRatio": 2.0, "touch": True}
            options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(program("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(PATIENCE)
        self.downloads = downloads
        self.do("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))
        self.do("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])

    def do(self, command: str, **options: Any) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, options)

    def ask(self, script: str, *given: Any) -> Any:
        """What a piece of script gives in the page."""
        return self.driver.execute_script(script, *given)

    def open(self, file: Path) -> None:
        self.driver.get(file.as_uri())

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """With the pointer, where it can be seen: in the middle of the window, away from the bar below."""
        found = self.find(selector)
        self.ask("arguments[0].closest('.bar') || arguments[0].scrollIntoView({block: 'center'})", found)
        found.click()

    def type(self, text: str) -> None:
        """At the end of the field that has the focus. (Keys of the driver reach the first 65,536 characters only.)"""
        self.until(lambda: self.ask("return document.hasFocus()"), "the page has not the focus")
        self.do("Input.insertText", text=text)
        typed = "const e = document.activeElement; return e.value !== undefined && e.value.includes(arguments[0])"
        self.until(lambda: self.ask(typed, text), f"{text!r} was not typed")

    def downloaded(self, name: str) -> str:
        """The text of a file, once it is there."""
        file = self.downloads / name
        self.until(file.exists, f"{name} was not downloaded: {os.listdir(self.downloads)}")
        text = file.read_text(encoding="utf-8")
        file.unlink()
        return text

    def until(self, condition: Callable[[], Any], told: str = "it did not happen") -> Any:
        """Wait for something; what the condition gives then."""
        limit = time.monotonic() + PATIENCE
        while not (found := condition()):
            assert time.monotonic() < limit, told
            time.sleep(0.05)
        return found

    def requests(self) -> list[str]:
        """Every address that was asked for, and what the console says, since the last time."""
        asked = []
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            if message["method"] in {"Network.requestWillBeSent", "Network.webSocketCreated"}:
                params = message["params"]
                asked.append(params["request"]["url"] if "request" in params else params["url"])
        return asked

    def complaints(self) -> list[str]:
        """What the console has said since the last time."""
        return [line["message"] for line in self.driver.get_log("browser")]
