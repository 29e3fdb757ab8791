package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
	"gongwen/render/book/grid"
)

// Formulas whose values a program did not store (openpyxl and its kin do not)
// are reckoned by excelize, so far as that is safe: the formula is short, its
// functions are on a list of those that take no time, and the cells it looks at
// are few. The others stay told as formulas.

// reckonable are functions whose cost is that of their cells.
const reckonable = " SUM AVERAGE COUNT COUNTA MAX MIN IF AND OR NOT ROUND ROUNDUP ROUNDDOWN INT ABS MOD CONCATENATE CONCAT LEFT RIGHT MID LEN TRIM UPPER LOWER VALUE DATE YEAR MONTH DAY IFERROR ISBLANK ISNUMBER TEXT SUMIF COUNTIF PRODUCT "

const (
	longestFormula = 200
	mostCells      = 2000 // that one formula looks at
)

// reckon finds the values of formulas that have none.
func (r *reader) reckon() {
	for i, p := range r.formulas {
		if i == maxReckoned {
			return
		}
		g := &r.grids[p.sheet]
		c := &g.Rows[p.row][p.col]
		if s, ok := reckoned(g, c.Raw[1:]); ok {
			kind := grid.Words
			if _, err := strconv.ParseFloat(s, 64); err == nil {
				kind = grid.Number
			}
			if grid.Faulty(s) {
				kind = grid.Fault
			}
			*c = grid.Cell{Shown: s, Raw: s, Kind: kind}
		}
	}
}

// reckoned is the value of a formula on a sheet.
func reckoned(g *grid.Grid, formula string) (s string, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if formula == "" || len(formula) > longestFormula || strings.ContainsAny(formula, `!{}[]#^`) {
		return "", false
	}
	areas, ok := looksAt(formula)
	if !ok {
		return "", false
	}
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Sheet1"
	left, free := mostCells, 0 // the first column that the formula does not look at
	for _, area := range areas {
		if left -= (area.LastCol - area.Col + 1) * (area.LastRow - area.Row + 1); left < 0 {
			return "", false
		}
		if free = max(free, area.LastCol+1); free >= 1<<14 {
			return "", false
		}
		for row := area.Row; row <= area.LastRow; row++ {
			for col := area.Col; col <= area.LastCol; col++ {
				c := g.At(col, row)
				var err error
				switch n, bad := strconv.ParseFloat(c.Raw, 64); {
				case c.Kind == grid.Unvalued, c.Kind == grid.Fault, c.Kind == grid.Picture:
					return "", false // its own value is not known
				case c.Kind != grid.Words && bad == nil:
					err = f.SetCellFloat(sheet, book.Ref(col, row), n, -1, 64)
				case c.Shown != "":
					err = f.SetCellStr(sheet, book.Ref(col, row), c.Shown)
				}
				if err != nil {
					return "", false
				}
			}
		}
	}
	at := book.Ref(free, 0)
	if f.SetCellFormula(sheet, at, formula) != nil {
		return "", false
	}
	s, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
	return s, err == nil && s != ""
}

// looksAt is the cells that a formula looks at, if all that it calls is on the
// list and all that it names are cells of its own sheet.
func looksAt(formula string) (areas []book.Range, ok bool) {
	word := func(c byte) bool {
		return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '$' || c == '.' || c == '_' || c >= 0x80
	}
	for i := 0; i < len(formula); {
		switch c := formula[i]; {
		case c == '"':
			stop := strings.IndexByte(formula[i+1:], '"')
			if stop < 0 {
				return nil, false
			}
			i += stop + 2
		case !word(c):
			i++
		default:
			from := i
			for i < len(formula) && word(formula[i]) {
				i++
			}
			name := formula[from:i]
			if strings.Trim(name, "0123456789.") == "" {
				continue // a number
			}
			if i < len(formula) && formula[i] == '(' {
				if !strings.Contains(reckonable, " "+strings.ToUpper(name)+" ") {
					return nil, false
				}
				continue
			}
			last := name
			if i < len(formula) && formula[i] == ':' {
				from = i + 1
				for i++; i < len(formula) && word(formula[i]); {
					i++
				}
				last = formula[from:i]
			}
			plain := func(s string) string { return strings.ReplaceAll(s, "$", "") }
			area, ok := rangeOf(plain(name) + ":" + plain(last))
			if !ok {
				return nil, false
			}
			areas = append(areas, area)
		}
	}
	return areas, true
}
