"""The client's approval file in a real browser: answered, saved, copied, opened again, on a phone; nothing leaves."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from selenium.webdriver.common.keys import Keys

from smdesk.core.approval import Given, Part, Round, Says, digest
from smdesk.formats import approval_answer
from smdesk.formats.approval_html import page
from tests.desktop.browser import Browser
from tests.formats.approval_rounds import ENTRIES, PICTURES, day, entry, made

pytestmark = [pytest.mark.desktop, pytest.mark.loopback, pytest.mark.timeout(180)]
ANSWER = "molino-viejo-octubre-segunda-quincena.answer"
BREAD, CROISSANTS, THREAD, OVEN, LATER = (f"#post-{at} " for at in range(5))  # in the calendar's order
WAYS = ("approved", "changes", "text")
SAYS = {way: f'[data-says="{way}"]' for way in WAYS}
OpenBrowser = Callable[..., Browser]


@pytest.fixture
def open_browser(tmp_path: Path) -> Iterator[OpenBrowser]:
    """A browser with this test's own profile: `open_browser(390, 844, phone=True)`; the one before ends."""
    made_ones: list[Browser] = []
    (tmp_path / "downloads").mkdir()

    def start(width: int = 1440, height: int = 900, **options: Any) -> Browser:
        end()
        made_ones.append(Browser(tmp_path / "profile", tmp_path / "downloads", (width, height), **options))
        return made_ones[-1]

    def end() -> None:
        while made_ones:
            made_ones.pop().driver.quit()

    yield start
    end()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """The page of a round as a file."""

    def written(round_: Round, name: str = "page.html") -> Path:
        (tmp_path / name).write_text(page(round_, PICTURES), encoding="utf-8", newline="\n")
        return tmp_path / name

    return written


Write = Callable[..., Path]


def count(browser: Browser) -> str:
    return browser.find("#count").text


def pressed(browser: Browser) -> list[str]:
    """What is chosen at each post, "" where nothing is."""
    return [
        "".join(way for way in WAYS for each in browser.all(f'#post-{at} {SAYS[way]}[aria-pressed="true"]') if each)
        for at in range(len(ENTRIES))
    ]


def warns(browser: Browser) -> bool:
    """Whether leaving the page now would be asked about."""
    return bool(
        browser.ask(
            "const e = new Event('beforeunload', {cancelable: true}); dispatchEvent(e); return e.defaultPrevented"
        )
    )


def answer_three(browser: Browser) -> None:
    browser.click(BREAD + SAYS["approved"])
    browser.click(CROISSANTS + SAYS["changes"])
    browser.type("¿No decir «el mejor»? 🥐")
    browser.click(THREAD + SAYS["text"])
    browser.type(" 🌾 y paciencia")
    browser.find("#by").send_keys("Ana Peña")


GIVEN = (
    Given("bread day", ENTRIES[1].digest, Says.APPROVED),
    Given("croissants", ENTRIES[0].digest, Says.CHANGES, "¿No decir «el mejor»? 🥐"),
    Given("thread", ENTRIES[2].digest, Says.TEXT, "", ("First the flour. 🌾 🌾 y paciencia", "Then the water.")),
)


def test_three_answers_are_saved_copied_and_found_again(open_browser: OpenBrowser, write: Write) -> None:
    browser, round_ = open_browser(), made()
    file = write(round_)
    browser.open(file)
    assert browser.driver.title == "Octubre, segunda quincena · Molino Viejo"
    assert count(browser) == "0 de 5 respondidas"
    assert not warns(browser)
    answer_three(browser)
    assert count(browser) == "3 de 5 respondidas"
    assert browser.find("#progress").get_attribute("aria-valuenow") == "3"
    assert browser.find(CROISSANTS + ".state").text == "Pides cambios"
    art, side = browser.find(CROISSANTS + ".art").rect, browser.find(CROISSANTS + ".side").rect
    assert art["x"] + art["width"] < side["x"]  # an answered post still stands as it stood
    assert warns(browser)

    browser.click("#save")
    saved = approval_answer.read(browser.downloaded(ANSWER))
    assert (saved.round, saved.sent, saved.by, saved.given) == (round_.key, round_.digest, "Ana Peña", GIVEN)
    assert saved.at is not None
    assert "Quedan 2 sin respuesta" in browser.find("#note").text
    assert not warns(browser)

    browser.click("#copy")
    browser.until(lambda: browser.find("#note").text.startswith("Copiado"))
    copied = browser.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert approval_answer.read("> " + copied.replace("\n", "\n> ")).given == GIVEN

    browser = open_browser()
    browser.open(file)
    assert browser.find("#news").text == "Aquí están tus respuestas de la última vez."
    assert pressed(browser) == ["approved", "changes", "text", "", ""]
    assert browser.find("#by").get_attribute("value") == "Ana Peña"
    assert not warns(browser)
    browser.click("#save")
    assert approval_answer.read(browser.downloaded(ANSWER)).given == GIVEN


def test_a_newer_file_keeps_what_was_said_of_posts_that_are_the_same(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made()))
    answer_three(browser)
    content = replace(ENTRIES[0].content, parts=(Part("A good croissant."),))
    other = replace(ENTRIES[0], content=content, digest=digest(content), version=2)
    browser.driver.get("about:blank")
    browser.open(write(made(entries=(other, *ENTRIES[1:])), "newer.html"))
    assert "más nuevo" in browser.find("#news").text
    assert pressed(browser) == ["approved", "", "text", "", ""]
    assert browser.find(CROISSANTS + ".fresh").is_displayed()
    assert warns(browser)  # of this file nothing was handed back yet


def test_what_is_half_said_is_asked_for_and_not_saved(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made("en")))
    browser.click("#save")
    assert browser.find("#note").text.startswith("You have not answered any post yet.")
    browser.click(CROISSANTS + SAYS["changes"])
    browser.type("  ")
    assert count(browser) == "0 of 5 answered"
    browser.click("#save")
    assert (
        browser.find(CROISSANTS + ".wrong").text == "Write what you would change; without it nobody knows what to do."
    )
    assert browser.ask("return document.activeElement.id") == "comment-1"
    browser.type("less butter")
    browser.ask("const e = document.activeElement; e.value = '\\ufeff' + e.value + '\\ud83e'")  # half of a croissant
    assert not browser.find(CROISSANTS + ".wrong").is_displayed()
    browser.click(BREAD + SAYS["text"])
    browser.click("#save")
    assert browser.find(BREAD + ".wrong").text.startswith("The text is still the same.")
    browser.click(BREAD + SAYS["text"])  # not after all
    assert pressed(browser) == ["", "changes", "", "", ""]
    browser.click("#save")
    (only,) = approval_answer.read(browser.downloaded(ANSWER)).given
    assert (only.key, only.comment.lstrip("\ufeff")) == ("croissants", "less butter\ufffd")


def test_all_the_rest_is_liked_and_taken_back(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made()))
    browser.click(CROISSANTS + SAYS["changes"])
    browser.type("otra foto")
    browser.click("#rest")
    assert pressed(browser) == ["approved", "changes", "approved", "approved", "approved"]
    assert browser.find("#note").text.startswith("4 publicaciones marcadas")
    browser.click("#undo")
    assert pressed(browser) == ["", "changes", "", "", ""]
    browser.click("#rest")
    browser.click("#save")
    assert len(approval_answer.read(browser.downloaded(ANSWER)).given) == 5


def test_nothing_leaves_and_nothing_complains(open_browser: OpenBrowser, write: Write) -> None:
    hard = '</script><img src=x onerror="hacked=1"><script>hacked=1</script>\u2028'
    bad = replace(entry(hard, day(2), Part(hard, hard), comment=hard), key=hard)
    browser = open_browser()
    browser.open(write(replace(made(entries=(*ENTRIES, bad)), client=hard, message=hard)))
    browser.requests()  # of the browser's own first page too
    browser.driver.refresh()
    answer_three(browser)
    browser.click("[data-large]")
    assert browser.ask("return document.querySelector('#large').open")
    browser.find('[data-go="close"]').click()
    browser.click("#save")
    browser.until(lambda: list(browser.downloads.iterdir()))
    assert {url.partition(":")[0] for url in browser.requests()} <= {"file", "data", "blob"}
    assert browser.complaints() == []
    assert browser.ask("return typeof hacked") == "undefined"
    assert browser.find("h1").text == hard.strip()


def test_the_policy_keeps_even_a_script_of_the_page_from_calling(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made()))
    told = browser.driver.execute_async_script(
        "const done = arguments[0]; addEventListener('securitypolicyviolation', (e) => done(e.violatedDirective));"
        "fetch('http://127.0.0.1:9/').catch(() => 0)"
    )
    assert told == "connect-src"


def test_a_browser_that_keeps_and_copies_nothing_can_still_answer(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.do(
        "Page.addScriptToEvaluateOnNewDocument",
        source="const refuse = (name) => new DOMException('no', name);"
        "Object.defineProperty(window, 'localStorage', {get() { throw refuse('SecurityError') }});"
        "navigator.clipboard.writeText = () => Promise.reject(refuse('NotAllowedError'))",
    )
    browser.open(write(made()))
    answer_three(browser)
    browser.click("#copy")
    browser.until(lambda: browser.ask("return document.querySelector('#block').open"))
    assert approval_answer.read(str(browser.find("#block-text").get_property("value"))).given == GIVEN
    assert warns(browser)  # it is not copied yet
    assert browser.ask("return document.execCommand('copy')")  # the whole block is chosen already
    assert not warns(browser)
    browser.find("#block button").click()
    browser.click("#save")
    assert approval_answer.read(browser.downloaded(ANSWER)).given == GIVEN
    assert browser.complaints() == []


def test_it_is_answered_with_keys_alone(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made()))

    def press(*keys: str) -> None:
        for key in keys:
            browser.driver.switch_to.active_element.send_keys(key)

    def focus() -> str:
        return str(browser.ask("const e = document.activeElement; return e.dataset.says || e.id || e.className"))

    press("j", "j")
    assert focus() == "post-1"
    press("k")
    assert focus() == "post-0"
    press(Keys.TAB)  # its first picture
    press(Keys.ENTER, Keys.ARROW_RIGHT)
    assert browser.find("#large p").text == "Imagen 2 de 2"
    press(Keys.ESCAPE)
    press(Keys.TAB, Keys.TAB)
    assert focus() == "approved"
    press(Keys.SPACE)
    press(Keys.TAB, Keys.ENTER)
    assert focus() == "comment-0"
    press("j")  # is written here
    assert browser.find("#comment-0").get_property("value") == "j"
    assert pressed(browser)[0] == "changes"


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640)])
@pytest.mark.parametrize("language", ["es", "en"])
def test_on_a_phone_nothing_is_wider_than_the_screen_nor_too_small_to_touch(
    open_browser: OpenBrowser, write: Write, width: int, height: int, language: str
) -> None:
    browser = open_browser(width, height, phone=True)
    long = entry("Sehrlangeswort" * 9, day(20), Part("https://molino.example/" + "palabra" * 40))
    browser.open(write(made(language, entries=(*ENTRIES, long))))
    browser.ask("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    for at, way in enumerate(("approved", "changes", "text", "text", "changes")):
        browser.click(f"#post-{at} {SAYS[way]}")
    browser.click("#rest")
    assert browser.ask("return document.documentElement.scrollWidth") == width
    small = browser.ask(
        "return [...document.querySelectorAll('button, summary, textarea, input')].filter((each) => each.offsetParent)"
        ".map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 44 || box.width < 44 || box.left < 0 || box.right > innerWidth)"
    )
    assert small == []
    assert browser.ask("return document.querySelector('.bar').offsetHeight") < height / 3


def test_without_scripts_the_page_says_how_to_answer(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.do("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(write(made()))
    assert "contesta por correo" in browser.find("noscript").text
    assert not browser.find("#save").is_displayed()
    assert not browser.find(BREAD + SAYS["approved"]).is_displayed()


def test_on_paper_stand_the_posts_and_no_buttons(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.open(write(made()))
    browser.click(CROISSANTS + SAYS["changes"])
    browser.type("otra foto")
    paper = pypdfium2.PdfDocument(base64.b64decode(browser.do("Page.printToPDF")["data"]))
    text = "\n".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    assert "Flour, water, salt." in text
    assert "Pides cambios" in text
    assert "Patience, in a firm." in text  # was folded away
    assert browser.all("details[open]") == []
    assert "Guardar mi respuesta" not in text
    assert "Me gusta" not in text


def test_a_browser_that_shares_files_is_offered_to(open_browser: OpenBrowser, write: Write) -> None:
    browser = open_browser()
    browser.do(
        "Page.addScriptToEvaluateOnNewDocument",
        source="navigator.canShare = () => true; navigator.share = async (it) => {"
        "window.shared = await it.files[0].text(); window.called = it.files[0].name }",
    )
    browser.open(write(made()))
    answer_three(browser)
    browser.click("#share")
    browser.until(lambda: browser.find("#note").text.startswith("Enviado."))
    assert approval_answer.read(browser.ask("return shared")).given == GIVEN
    assert browser.ask("return called") == ANSWER + ".txt"
    assert not warns(browser)
