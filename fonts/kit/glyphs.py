"""The fonts glyphs are taken from, and the list of glyphs of a new font."""
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from outlines import EM

CURVE_ERROR = 0.8            # largest error of cubic to quadratic, in units


class SourceFont:
    """A font from which glyphs are taken."""

    def __init__(self, path, package):
        self.path = path
        self.package = package
        self.font = TTFont(path)
        if self.font['head'].unitsPerEm != EM:
            raise ValueError(f'{path.name}: not {EM} units per em')
        self.cmap = self.font.getBestCmap()
        self.outlines = self.font.getGlyphSet()
        self.advances = self.font['hmtx']
        self.is_cubic = 'CFF ' in self.font

    def glyph(self, name, dx=0, dy=0, scale=1):
        """Quadratic outline, scaled and then moved, and the old advance."""
        record = DecomposingRecordingPen(self.outlines)
        self.outlines[name].draw(record)
        result = TTGlyphPen(None)
        pen = result
        if self.is_cubic:              # CFF turns the other way round
            pen = Cu2QuPen(result, CURVE_ERROR, reverse_direction=True)
        record.replay(TransformPen(pen, (scale, 0, 0, scale, dx, dy)))
        return result.glyph(), self.advances[name][0]

    def substitutes(self, feature):
        """Glyph name to glyph name of a single-substitution GSUB feature."""
        table = self.font['GSUB'].table
        found = {}
        for record in table.FeatureList.FeatureRecord:
            if record.FeatureTag != feature:
                continue
            for number in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[number].SubTable:
                    subtable = getattr(subtable, 'ExtSubTable', subtable)
                    if subtable.LookupType == 1:
                        for old, new in subtable.mapping.items():
                            found.setdefault(old, new)
        return found

    def name(self, number):
        """A string of the name table, on one line."""
        text = self.font['name'].getDebugName(number) or ''
        return '; '.join(line.strip() for line in text.splitlines())

    def title(self):
        """PostScript name and version, such as NotoSerifSC-Bold 2.003-H1."""
        version = self.name(5).split(';')[0].replace('Version ', '')
        return f'{self.name(6)} {version}'


class GlyphList:
    """The glyphs of a font in the making, in their final order."""

    def __init__(self):
        self.items = []                # [code points, outline, advance]
        self._taken = {}               # key of take -> place in items

    def add(self, codes, outline, advance):
        """Appends a glyph."""
        self.items.append([list(codes), outline, advance])

    def take(self, code, key, draw):
        """Appends what draw() gives, outline and advance, or only its code
        point if a glyph of that key is here already."""
        if key in self._taken:
            self.items[self._taken[key]][0].append(code)
            return
        self._taken[key] = len(self.items)
        self.add([code], *draw())

    def take_from(self, code, source, name, **move):
        """Appends a glyph of a source font."""
        self.take(code, (source.path, name, tuple(sorted(move.items()))),
                  lambda: source.glyph(name, **move))

    def alias(self, code, other):
        """Shows an absent code point with the glyph of another one."""
        places = {c: item for item in self.items for c in item[0]}
        if code not in places and other in places:
            places[other][0].append(code)
