package source

import (
	"strings"

	"gongwen/render/intake/prose"
)

// separated reads rows of text: the clipboard of a spreadsheet, CSV, what Excel
// calls Unicode text. A cell between quotes may have breaks in it.
func separated(text string, limit *limits) *Table {
	text = strings.TrimRight(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	by := delimiter(text)
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
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		end = len(text)
	}
	if i := strings.IndexByte(text[:end], by); i >= 0 {
		end = i
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
