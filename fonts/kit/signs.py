"""The signs of a Noto SC face, with those it lacks put together.

Noto SC has ¹ ² ³ ⁴ and ½ ¼ ¾ alone of the small figures, and no ☐ ☑ ☒ ✔ ✗ ✘.
Its ≤ and ≥ have slanting bars, as books of mathematics do; notices have level
ones. Small figures are made of the digits and letters of a heavier weight, since
strokes shrink with them: the result is as dark as the text beside it.
"""
import unicodedata

from outlines import (EM, bounds, cross, full_width_bar, heavy_tick, joined,
                      polygons, stroke, without_lowest_contour)

NOTO_AXIS = 375              # middle of a glyph of Noto, above the baseline

MIDDLE_DOT, KATAKANA_DOT = 0xB7, 0x30FB
EM_DASH, HORIZONTAL_BAR = 0x2014, 0x2015
SQUARE, BALLOT_BOX = 0x25A1, 0x2610                # □ ☐
TICKED_BOX, CROSSED_BOX = 0x2611, 0x2612           # ☑ ☒
TICK, HEAVY_TICK, CROSS, HEAVY_CROSS = 0x2713, 0x2714, 0x2717, 0x2718
TWO_BARS = {0x2264: 0x2266, 0x2265: 0x2267}        # ≤ and ≦, ≥ and ≧
ONE_BAR_LOWER = 85           # how far ≦ without its lower bar sinks
FRACTION_SLASH = '⁄'

SMALL = 0.6                  # size of a small figure
SUPERSCRIPT, SUBSCRIPT = 450, -130                 # their baselines
SMALL_MARGIN = 15            # white on each side of a small figure, more
                             # than its own shrunk white

# Measured on ½ of Noto Serif SC.
FRACTION_SMALL = 0.58        # size of the figures of a fraction
NUMERATOR = 305              # baseline of the upper ones
FRACTION_GAP = 245           # white between the figures, where the slash is
FRACTION_OVERLAP = 95        # how far the slash reaches over them
FRACTION_FOOT, FRACTION_TOP = -27, 734
SMALL_WHITE = 55             # white before and after a fraction


def parts_of(code):
    """Kind and text of a small figure: ('sub', '2') for ₂; else (None, '')."""
    kind, _, text = unicodedata.decomposition(chr(code)).partition('> ')
    if kind not in ('<super', '<sub', '<fraction'):
        return None, ''
    return kind[1:], ''.join(chr(int(c, 16)) for c in text.split())


class NotoSigns:
    """Glyphs of a Noto SC face by code point.

    dash is the thickness of the em dash, pen that of ticks and crosses.
    """

    def __init__(self, source, heavier, dash, pen):
        self.source, self.heavier = source, heavier
        self.dash, self.pen = dash, pen
        self._half_width = source.substitutes('hwid')

    def has(self, code):
        """Whether there is a glyph."""
        return self._name(code) is not None or self._maker(code) is not None

    def key(self, code):
        """Equal for code points that share a glyph."""
        if code in (EM_DASH, HORIZONTAL_BAR):
            return self.source.path, EM_DASH
        maker = self._maker(code)
        if maker:
            return self.source.path, code
        return self.source.path, self._name(code)

    def glyph(self, code):
        """Outline and advance."""
        maker = self._maker(code)
        if maker:
            return maker(code)
        return self.source.glyph(self._name(code))

    def _name(self, code):
        """The glyph of the source font that stands for a code point."""
        if code == BALLOT_BOX:
            code = SQUARE
        cmap = self.source.cmap
        if code == MIDDLE_DOT:         # Noto's · is too narrow for names
            return cmap.get(KATAKANA_DOT)
        name = cmap.get(code)
        if ord('0') <= code <= ord('9'):
            return self._half_width.get(name, name)
        return name

    def _maker(self, code):
        """What draws a code point anew, None where the source's glyph does."""
        if code in (EM_DASH, HORIZONTAL_BAR):
            return self._bar
        if code in (TICKED_BOX, CROSSED_BOX):
            return self._box
        if code in (HEAVY_TICK, CROSS, HEAVY_CROSS):
            return self._mark
        if code in TWO_BARS:
            return self._one_bar
        kind, text = parts_of(code)
        if not kind or any(ord(c) not in self.source.cmap for c in text
                           if c != FRACTION_SLASH):
            return None
        if kind == 'fraction':         # ½ ¼ ¾ are good as they are, ⅟ is none
            bare = text.endswith(FRACTION_SLASH)
            return None if bare or code in self.source.cmap else self._fraction
        # ª º ™ and the like are the source's; the figures are all of a kind
        if code in self.source.cmap and not text.isdigit():
            return None
        return self._small if len(text) == 1 else None

    def _bar(self, _):
        return full_width_bar(NOTO_AXIS, self.dash), EM

    def _one_bar(self, code):
        """≤ and ≥ with a level bar: ≦ and ≧ without the lower one."""
        both, advance = self.source.glyph(self.source.cmap[TWO_BARS[code]])
        return joined((without_lowest_contour(both), 1, 0,
                       -ONE_BAR_LOWER)), advance

    def _box(self, code):
        """□ with a tick or a cross in it."""
        box, _ = self.source.glyph(self.source.cmap[SQUARE])
        x0, y0, x1, y1 = bounds(box)
        if code == CROSSED_BOX:
            half = 0.30 * (x1 - x0)
            marks = polygons(cross(self.pen, half, (y0 + y1) / 2))
            return joined((box, 1, 0, 0), (marks, 1, 0, 0)), EM
        tick = self.source.cmap[TICK]
        mark, _ = self.heavier.glyph(tick) if tick in self.heavier.outlines \
            else self.source.glyph(tick)
        a0, b0, a1, b1 = bounds(mark)
        scale = 0.76 * min((x1 - x0) / (a1 - a0), (y1 - y0) / (b1 - b0))
        return joined((box, 1, 0, 0),
                      (mark, scale, (x0 + x1 - scale * (a0 + a1)) / 2,
                       (y0 + y1 - scale * (b0 + b1)) / 2)), EM

    def _mark(self, code):
        if code == HEAVY_TICK:
            return heavy_tick(NOTO_AXIS), EM
        width = 1.3 * self.pen if code == CROSS else 2.4 * self.pen + 30
        return polygons(cross(width, 300, NOTO_AXIS)), EM

    def _figure(self, char):
        return self.heavier.glyph(self.heavier.cmap[ord(char)])

    def _small(self, code):
        kind, char = parts_of(code)
        figure, advance = self._figure(char)
        up = SUPERSCRIPT if kind == 'super' else SUBSCRIPT
        width = round(SMALL * advance) + 2 * SMALL_MARGIN
        return joined((figure, SMALL, SMALL_MARGIN, up)), width

    def _fraction(self, code):
        """Figures above and below a slash, spaced as in the source's ½."""
        _, text = parts_of(code)
        above, _, below = text.partition(FRACTION_SLASH)
        numerator, denominator = self._row(above), self._row(below)
        _, _, right, _ = bounds(numerator)
        left, _, end, _ = bounds(denominator)
        to = right + FRACTION_GAP - left
        slash = polygons([stroke([(right - FRACTION_OVERLAP, FRACTION_FOOT),
                                  (right + FRACTION_GAP + FRACTION_OVERLAP,
                                   FRACTION_TOP)], self.dash)])
        return joined((numerator, 1, 0, NUMERATOR), (slash, 1, 0, 0),
                      (denominator, 1, to, 0)), round(to + end) + SMALL_WHITE

    def _row(self, text):
        """The small figures of a numerator or denominator on a baseline."""
        parts, x = [], 0
        for char in text:
            outline, advance = self._figure(char)
            parts.append((outline, FRACTION_SMALL, x, 0))
            x += FRACTION_SMALL * advance
        row = joined(*parts)
        return joined((row, 1, SMALL_WHITE - bounds(row)[0], 0))
