"""Component classes whose styles are worked out when they are first painted with."""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class PaintedLooks(Widget):
    """A widget with many component classes, of which few are seen at a time.

    Textual works out the styles of all component classes at each change of style, 0.3 ms for each: with some twenty a
    widget that was more than half of the time to the first frame. Here those that were painted with are worked out.
    """

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # textual asks each node, not the class
        return frozenset(self._component_styles)

    def get_component_styles(self, *names: str) -> RenderStyles:
        for name in names:
            if name not in self._component_styles and name in super()._get_component_classes():
                look = DOMNode(classes=name)
                look._attach(self)
                self.app.stylesheet.apply(look)
                self._component_styles[name] = look.styles
        return super().get_component_styles(*names)
