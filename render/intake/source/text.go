package source

import (
	"strings"
	"unicode"

	"gongwen/render/intake/prose"
)

// plain reads a text: rows of cells with the lines above and below them, or lines
// alone. The clipboard has both.
func (d *reader) plain(text string) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !strings.ContainsAny(text, "\t,") {
		text = aligned(text)
	}
	by := delimiter(text)
	above, table, below := rowsOfText(text, by)
	d.lines(above)
	if table != "" {
		d.blocks = append(d.blocks, Block{Table: separated(table, by, d.limit)})
	}
	d.lines(below)
}

// lost reports whether the characters of a text became question marks when a
// program wrote it in an encoding that has none of them.
func lost(text string) bool {
	return strings.Count(text, "??") >= 3 && !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// aligned is a table whose columns only blanks part, with tabs instead; the text
// itself if it is none: three lines or more with as many cells, at least three.
func aligned(text string) string {
	cells, rows := 0, 0
	var b strings.Builder
	for l := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(l) == "" {
			b.WriteString("\n")
			continue
		}
		parts := gapPattern().Split(strings.TrimSpace(l), -1)
		if rows++; rows == 1 {
			cells = len(parts)
		}
		if cells < 3 || len(parts) != cells {
			return text
		}
		b.WriteString(strings.Join(parts, "\t") + "\n")
	}
	if rows < 3 {
		return text
	}
	return b.String()
}

// gapPattern is blanks that part cells; a single one between names does not.
var gapPattern = prose.Pattern(`[ 　]{2,}`)

// rowsOfText parts a text into lines, rows and lines again. Without rows all is
// above. Rows begin and end with a line that has cells; a quote before the first
// may hold several lines, and is a cell.
func rowsOfText(text string, by byte) (above, table, below string) {
	first, last, lines, parted, at := -1, -1, 0, 0, 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		if strings.TrimSpace(l) != "" {
			lines++
		}
		if strings.IndexByte(l, by) >= 0 || by != '|' && strings.HasPrefix(l, `"`) {
			parted++
			if first < 0 {
				first = at
			}
			last = at + len(l)
		}
		at += len(l)
	}
	quoted := strings.IndexByte(text, '"') >= 0
	switch {
	case parted == 0, by != '\t' && !quoted && 3*parted < 2*lines: // commas of sentences
		return text, "", ""
	case quoted || by != '\t' && by != '|':
		return "", text, ""
	}
	return text[:first], text[first:last], text[last:]
}

// lines takes lines of a text, which are set by blanks if at all.
func (d *reader) lines(text string) {
	gap := false
	for l := range strings.SplitSeq(text, "\n") {
		line := &Line{Text: prose.Tidy(l), Gap: gap}
		if gap = line.Text == ""; gap {
			continue
		}
		if indented(l) {
			line.Align = "moved"
		}
		if !d.limit.cell(len(line.Text)) {
			return
		}
		d.blocks = append(d.blocks, Block{Line: line})
	}
}

// markdown is the rows of a table of Markdown without the strokes at their ends
// and the row that parts the head from the rest.
func markdown(text string) string {
	var b strings.Builder
	for l := range strings.SplitSeq(text, "\n") {
		l = strings.TrimSpace(l)
		if strings.Trim(l, "|:- ") == "" {
			continue
		}
		b.WriteString(strings.TrimSuffix(strings.TrimPrefix(l, "|"), "|") + "\n")
	}
	return b.String()
}

// separated reads rows of text: the clipboard of a spreadsheet, CSV, what Excel
// calls Unicode text. A cell between quotes may have breaks in it.
func separated(text string, by byte, limit *limits) *Table {
	if by == '|' {
		text = markdown(text)
	}
	text = strings.TrimRight(text, "\n")
	t := &Table{Kind: Text}
	row, col := 0, 0
	for {
		cell, rest := field(text, by)
		text = rest
		if !limit.cell(len(cell)) {
			return t
		}
		t.put(row, col, 1, 1, prose.TidyLines(cell))
		if text == "" {
			return t
		}
		if text[0] == '\n' {
			row, col = row+1, 0
		} else {
			col++
		}
		text = text[1:]
		if text == "" && col == 0 {
			return t
		}
	}
}

// field is the cell that a text begins with, and the text from its end on.
func field(text string, by byte) (cell, rest string) {
	if strings.HasPrefix(text, `"`) {
		for end := 1; end < len(text); end++ {
			if text[end] != '"' {
				continue
			}
			if end+1 < len(text) && text[end+1] == '"' {
				end++
				continue
			}
			if end+1 == len(text) || text[end+1] == by || text[end+1] == '\n' {
				return strings.ReplaceAll(text[1:end], `""`, `"`), text[end+1:]
			}
			break // a quote that only stands there
		}
	}
	end := strings.IndexAny(text, "\n"+string(rune(by))) // no further: a line may have a million cells
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

// delimiter is what parts the cells: what parts the first lines into the most,
// and most evenly.
func delimiter(text string) byte {
	best, most := byte('\t'), 0
	for _, by := range []byte{'\t', ',', ';', '|'} {
		n, lines := 0, 0
		rest := text
		for lines < 20 && rest != "" {
			cells := 0
			for {
				_, rest = field(rest, by)
				if rest == "" || rest[0] == '\n' {
					break
				}
				cells++
				rest = rest[1:]
			}
			rest = strings.TrimPrefix(rest, "\n")
			n += min(cells, 30)
			lines++
		}
		if n > most {
			best, most = by, n
		}
		if by == '\t' && n > 0 {
			return by // no other sign stands in a clipboard by chance only
		}
	}
	return best
}
