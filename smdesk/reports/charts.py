"""Charts as drawings (SVG): one function for the page and the screen, colours passed in, matplotlib loaded on use."""

from __future__ import annotations

import importlib
import io
import logging
import os
import tempfile
import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from smdesk.core import contrast
from smdesk.core.document import Chart, Series
from smdesk.reports import fonts
from smdesk.reports.style import Palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_TEXT = 7.5  # points
_NAMES = 12  # along an axis, at most
_NAME = 40.0  # points that one of them takes
_lock = threading.Lock()  # the settings of matplotlib are those of the whole process


def svg(chart: Chart, colors: Palette, width: float, height: float) -> bytes:
    """A chart as SVG, `width` by `height` points. Its words are text, in the font of the document."""
    return _made(chart, colors, width, height, "svg")


def png(chart: Chart, colors: Palette, width: float, height: float, dpi: int = 200) -> bytes:
    """The same as a picture, for what takes no drawings."""
    return _made(chart, colors, width, height, "png", dpi)


def _made(chart: Chart, colors: Palette, width: float, height: float, form: str, dpi: int = 72) -> bytes:
    with _lock:
        _import()
        import matplotlib
        from matplotlib.figure import Figure

        out = io.BytesIO()
        with matplotlib.rc_context(_settings()):
            figure = Figure(figsize=(width / 72, height / 72), dpi=72)
            _fill(figure, chart, colors, width, height)
            about: Any = {"Date": None} if form == "svg" else None
            figure.savefig(out, format=form, dpi=dpi, transparent=form == "svg", facecolor="white", metadata=about)
    return out.getvalue()


@cache
def _import() -> None:
    """Load matplotlib without its look at every font of the computer, which takes seconds: Qt draws the letters.

    The list that it keeps of fonts is not the one that other programs of the person share.
    """
    # A family that it does not find is no news, nor that its list takes a while on a computer that is busy.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"
    before = os.environ.get("MPLCONFIGDIR")
    with tempfile.TemporaryDirectory(prefix="smdesk-") as folder:
        os.environ["MPLCONFIGDIR"] = folder
        try:
            importlib.import_module("matplotlib.font_manager")
        finally:
            del os.environ["MPLCONFIGDIR"]
            if before is not None:
                os.environ["MPLCONFIGDIR"] = before


def _settings() -> Any:
    families = [name for name in fonts.families(False) if "Emoji" not in name]
    return {
        "font.family": families[:2],
        "font.size": _TEXT,
        "svg.fonttype": "none",
        "svg.hashsalt": "smdesk",
        "text.parse_math": False,  # a price has a $
    }


def _fill(figure: Figure, chart: Chart, colors: Palette, width: float, height: float) -> None:
    axes = figure.add_axes((0, 0, 1, 1))
    axes.patch.set_visible(False)
    figure.patch.set_visible(False)  # Qt draws a frame around what has neither colour nor line
    if chart.kind == "share":
        _share(axes, chart, colors)
        return
    _plot(axes, chart, colors)
    _dress(axes, chart, colors)
    _fit(axes, width, height, len(chart.series) > 1)


def _plot(axes: Axes, chart: Chart, colors: Palette) -> None:
    draw = {"line": _lines, "bars": _bars, "stack": _stack}.get(chart.kind, _lines)
    draw(axes, chart, colors)
    for name, at in (chart.marks or {}).items():
        axes.axhline(at, color=colors.ink, linewidth=0.9, linestyle=(0, (4, 3)), zorder=4)
        axes.annotate(name, (1, at), xycoords=("axes fraction", "data"), xytext=(0, 2), textcoords="offset points",
                      ha="right", va="bottom", color=colors.ink, fontsize=_TEXT)  # fmt: skip


def _color(series: Series, number: int, colors: Palette) -> str:
    return series.color or colors.series[number % len(colors.series)]


def _numbers(values: tuple[float | None, ...]) -> list[float]:
    return [float("nan") if value is None else value for value in values]


def _lines(axes: Axes, chart: Chart, colors: Palette) -> None:
    for number, series in enumerate(chart.series):
        if all(value is None for value in series.values):
            continue
        color = _color(series, number, colors)
        along = _along(chart)[: len(series.values)]
        if series.low and series.high:
            axes.fill_between(along, _numbers(series.low), _numbers(series.high), color=color, alpha=0.16, linewidth=0)
        alone = sum(value is not None for value in series.values) == 1
        dash: Any = (0, (3, 2)) if series.dashed else "-"
        axes.plot(along, _numbers(series.values), color=color, linewidth=1.6, label=series.name, linestyle=dash,
                  marker="o" if alone else "", markersize=4)  # fmt: skip
    _places(axes, chart)


def _bars(axes: Axes, chart: Chart, colors: Palette) -> None:
    count = max(1, len(chart.series))
    wide = 0.72 / count
    for number, series in enumerate(chart.series):
        color = _color(series, number, colors)
        pale = contrast.blend(color, "#ffffff", 0.55)
        along = [at - 0.36 + wide * (number + 0.5) for at in range(len(series.values))]
        heights = [0.0 if value is None else value for value in series.values]
        faces = [color if not chart.stress or at in chart.stress else pale for at in range(len(heights))]
        axes.bar(along, heights, wide * 0.92, color=faces, label=series.name)
    _places(axes, chart)


def _stack(axes: Axes, chart: Chart, colors: Palette) -> None:
    base = [0.0] * len(chart.ticks)
    for number, series in enumerate(chart.series):
        heights = [0.0 if value is None else value for value in series.values]
        axes.bar(range(len(heights)), heights, 0.66, bottom=base[: len(heights)], color=_color(series, number, colors),
                 label=series.name)  # fmt: skip
        base = [low + high for low, high in zip(base, heights, strict=False)] + base[len(heights) :]
    _places(axes, chart)


def _places(axes: Axes, chart: Chart) -> None:
    """Names along the axis: all of them, or as many as there is room for, evenly."""
    along = _along(chart)
    most = max(3.0, min(_NAMES, axes.get_figure().get_figwidth() * 72 / _NAME))  # type: ignore[union-attr]
    least = (along[-1] - along[0]) / most if len(along) > 1 else 0.0
    shown: list[int] = []
    for at, place in enumerate(along):
        if not shown or place - along[shown[-1]] >= least:
            shown.append(at)
    axes.set_xticks([along[at] for at in shown], [chart.ticks[at] for at in shown])


def _along(chart: Chart) -> list[float]:
    """Where each name stands along the axis."""
    return list(chart.at) if len(chart.at) == len(chart.ticks) else [float(at) for at in range(len(chart.ticks))]


def _dress(axes: Axes, chart: Chart, colors: Palette) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colors.line)
    axes.tick_params(length=0, colors=colors.muted, labelsize=_TEXT)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{_short(value)}{chart.unit}".replace(".", chart.decimal))
    )
    axes.grid(axis="y", color=colors.line, linewidth=0.5)
    axes.set_axisbelow(True)
    if chart.kind != "line":
        axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
    if len(chart.series) > 1:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1.01), ncols=4, frameon=False, fontsize=_TEXT,
                    labelcolor=colors.ink, borderaxespad=0, handlelength=1.2, columnspacing=1.4)  # fmt: skip


def _fit(axes: Axes, width: float, height: float, named: bool) -> None:
    """The axes as large as their labels, and the names above them, leave room for."""
    longest = max((len(label.get_text()) for label in axes.get_yticklabels()), default=3)
    left, right = min(0.3, (longest * 4.6 + 8) / width), 8 / width
    above = 22 if named else 10
    axes.set_position((left, 18 / height, 1 - left - right, 1 - (18 + above) / height))


def _share(axes: Axes, chart: Chart, colors: Palette) -> None:
    """A ring with its parts named beside it."""
    values = [max(value or 0.0, 0.0) for value in chart.series[0].values] if chart.series else []
    total = sum(values)
    axes.set_axis_off()
    if total <= 0:
        return
    shades = [colors.series[at % len(colors.series)] for at in range(len(values))]
    axes.pie(values, colors=shades, startangle=90, counterclock=False,
             wedgeprops={"width": 0.42, "edgecolor": "white", "linewidth": 1.2})  # fmt: skip
    axes.set_position((0.0, 0.02, 0.4, 0.96))
    names = [f"{name}  {value * 100 / total:.0f} %" for name, value in zip(chart.ticks, values, strict=False)]
    axes.legend(axes.patches, names, loc="center left", bbox_to_anchor=(1.05, 0.5), frameon=False,
                fontsize=_TEXT + 0.5, labelcolor=colors.ink, handlelength=1.0, handleheight=1.0)  # fmt: skip


def _short(value: float) -> str:
    for size, sign in ((1e6, " M"), (1e3, " k")):
        if abs(value) >= size:
            return f"{value / size:.1f}".removesuffix(".0") + sign
    return f"{value:.2f}".rstrip("0").rstrip(".")
