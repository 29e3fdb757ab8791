"""Outlines drawn from nothing or bent: bars, brackets, ticks, crosses.

All results are TrueType glyphs in units of 1/1000 em.
"""
import math

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000                    # units per em, in all sources and in all results
HALF_EM = EM // 2


def draw_polygon(pen, points):
    """Draws a closed polygon clockwise, as TrueType wants filled shapes."""
    following = points[1:] + points[:1]
    area = sum(x0 * y1 - x1 * y0
               for (x0, y0), (x1, y1) in zip(points, following))
    if area > 0:
        points = points[::-1]
    pen.moveTo(tuple(map(round, points[0])))
    for point in points[1:]:
        pen.lineTo(tuple(map(round, point)))
    pen.closePath()


def polygons(shapes):
    """One glyph outline from one or more polygons."""
    pen = TTGlyphPen(None)
    for points in shapes:
        draw_polygon(pen, points)
    return pen.glyph()


def full_width_bar(axis, weight):
    """A bar over the whole em, so that —— joins into one line."""
    bottom, top = axis - weight // 2, axis + weight // 2
    return polygons([[(0, bottom), (EM, bottom), (EM, top), (0, top)]])


def notdef():
    """The box that stands for a missing character."""
    pen = TTGlyphPen(None)
    draw_polygon(pen, [(100, -80), (900, -80), (900, 820), (100, 820)])
    inner = [(140, -40), (140, 780), (860, 780), (860, -40)]
    pen.moveTo(inner[0])               # counter-clockwise: cuts a hole
    for point in reversed(inner[1:]):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def stroke(points, width):
    """The outline of a polyline with mitred joins and straight ends."""
    left, right = [], []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        normals = []
        for a, b in ((i - 1, i), (i, i + 1)):
            if a < 0 or b > last:
                continue
            dx, dy = points[b][0] - points[a][0], points[b][1] - points[a][1]
            length = math.hypot(dx, dy)
            normals.append((-dy / length, dx / length))
        if len(normals) == 1:
            nx, ny = normals[0]
            reach = width / 2
        else:
            nx, ny = normals[0][0] + normals[1][0], normals[0][1] + normals[1][1]
            length = math.hypot(nx, ny)
            nx, ny = nx / length, ny / length
            reach = width / 2 / (nx * normals[0][0] + ny * normals[0][1])
            reach = max(-width * 2.2, min(width * 2.2, reach))
        left.append((x + nx * reach, y + ny * reach))
        right.append((x - nx * reach, y - ny * reach))
    return left + right[::-1]


def thin_brackets(width, axis):
    """Light 《》〈〉〔〕: Fandol's own are far too black beside its hanzi."""
    half = 430

    def chevron(tip, end):
        return [(end, axis + half), (tip, axis), (end, axis - half)]

    tortoise = [(905, axis + half + 20), (735, axis + half - 100),
                (735, axis - half + 100), (905, axis - half - 20)]
    lines = {'《': [chevron(535, 735), chevron(735, 935)],
             '〈': [chevron(690, 915)],
             '〔': [tortoise]}
    for opening, closing in ('《》', '〈〉', '〔〕'):
        lines[closing] = [[(EM - x, y) for x, y in line]
                          for line in lines[opening]]
    return {ord(char): polygons([stroke(line, width) for line in char_lines])
            for char, char_lines in lines.items()}


def keyboard_signs(width, axis):
    """ASCII signs with lines as thick as those of the hanzi: FandolSong's own
    are hairs, its ~ and ^ are accents. Code point to outline and advance; axis
    is the middle of the digits."""
    wide, middle = 580, 290
    wave = [(middle - 230 + 230 * i / 12,
             axis + 55 * math.sin(math.pi * i / 12)) for i in range(25)]
    lines = {
        '+': (wide, [[(middle - 245, axis), (middle + 245, axis)],
                     [(middle, axis - 245), (middle, axis + 245)]]),
        '=': (wide, [[(middle - 245, axis + 95), (middle + 245, axis + 95)],
                     [(middle - 245, axis - 95), (middle + 245, axis - 95)]]),
        '<': (wide, [[(middle + 220, axis + 245), (middle - 200, axis),
                      (middle + 220, axis - 245)]]),
        '>': (wide, [[(middle - 220, axis + 245), (middle + 200, axis),
                      (middle - 220, axis - 245)]]),
        '~': (wide, [wave]),
        '^': (wide, [[(middle - 180, axis - 90), (middle, axis + 190),
                      (middle + 180, axis - 90)]]),
        '#': (wide, [[(145, axis - 340), (235, axis + 340)],
                     [(345, axis - 340), (435, axis + 340)],
                     [(35, axis - 105), (520, axis - 105)],
                     [(60, axis + 105), (545, axis + 105)]]),
        '/': (HALF_EM, [[(80, axis - 480), (420, axis + 440)]]),
        '\\': (HALF_EM, [[(420, axis - 480), (80, axis + 440)]]),
        '_': (HALF_EM, [[(0, -50), (HALF_EM, -50)]]),       # __ joins
    }
    return {ord(char): (polygons([stroke(line, width) for line in char_lines]),
                        advance)
            for char, (advance, char_lines) in lines.items()}


def cross(width, half, axis):
    """Two strokes from corner to corner of a square about the em's middle."""
    low, high = axis - half, axis + half
    left, right = HALF_EM - half, HALF_EM + half
    return [stroke([(left, low), (right, high)], width),
            stroke([(left, high), (right, low)], width)]


def heavy_tick(axis):
    """✔: a short stroke and a long one, both widening to their ends."""
    shape = [(105, 45), (225, 145), (400, -75), (790, 425), (900, 335),
             (415, -345)]
    return polygons([[(x, y + axis) for x, y in shape]])


# --------------------------------------------------------- bending outlines

def bounds(outline):
    """xMin, yMin, xMax, yMax over all points of an outline."""
    xs = [x for x, _ in outline.coordinates]
    ys = [y for _, y in outline.coordinates]
    return min(xs), min(ys), max(xs), max(ys)


def joined(*parts):
    """One outline of several, each given with its scale, dx and dy."""
    pen = TTGlyphPen(None)
    for outline, scale, dx, dy in parts:
        outline.draw(TransformPen(pen, (scale, 0, 0, scale, dx, dy)), {})
    return pen.glyph()


def without_lowest_contour(outline):
    """The outline less the contour that reaches lowest."""
    record = RecordingPen()
    outline.draw(record, {})
    contours = [[]]
    for operator, points in record.value:
        contours[-1].append((operator, points))
        if operator == 'closePath':
            contours.append([])
    contours.pop()
    lowest = min(contours, key=lambda contour: min(
        y for _, points in contour for _, y in points))
    pen = TTGlyphPen(None)
    for contour in contours:
        if contour is not lowest:
            for operator, points in contour:
                getattr(pen, operator)(*points)
    return pen.glyph()


def shifted(points, by):
    """The closed contour with its points moved to their right by `by` units.

    TrueType has ink on the right of every contour, so this thins it. As in
    FreeType's emboldening, a corner is moved along its bisector, and less far
    than its neighbours allow, so that short edges do not turn over.
    """
    count = len(points)
    edges = []
    for i, (x, y) in enumerate(points):
        following = next((points[(i + k) % count] for k in range(1, count)
                          if points[(i + k) % count] != (x, y)), (x, y))
        dx, dy = following[0] - x, following[1] - y
        length = math.hypot(dx, dy)
        edges.append((dx / length, dy / length, length) if length else None)
    if None in edges:                  # one point only
        return points
    moved = []
    for i, (x, y) in enumerate(points):
        back = next(k for k in range(1, count + 1)
                    if points[(i - k) % count] != (x, y))
        ix, iy, ilength = edges[(i - back) % count]
        ox, oy, olength = edges[i]
        bend = 1 + ix * ox + iy * oy
        if bend <= 0.0625:             # turns back: leave it
            moved.append((x, y))
            continue
        nx, ny = iy + oy, -(ix + ox)
        turn = abs(ox * iy - oy * ix)
        room = min(ilength, olength)
        reach = by / bend if by * turn <= room * bend else room / turn
        moved.append((x + nx * reach, y + ny * reach))
    return moved


def thinned(outline, by):
    """The outline with `by` units taken off each side of every stroke."""
    coordinates = list(outline.coordinates)
    begin, result = 0, []
    for end in outline.endPtsOfContours:
        result += shifted(coordinates[begin:end + 1], by)
        begin = end + 1
    for i, (x, y) in enumerate(result):
        outline.coordinates[i] = (round(x), round(y))
    return outline
