package returned

import (
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Origin is what a return says of the notice it was sent out for. Tasks of
// yearly plans say the same every year, so neither texts nor keys tell the return
// of last year from that of this one: only this does.
type Origin struct{ number, issuer, date string }

// OriginOf reads it from the _meta sheet. A sheet that was copied elsewhere has
// left that behind, but not the line under its title, which begins with the
// number: 青政办发〔2026〕19号　青禾县人民政府办公室　2026年4月2日.
func OriginOf(meta map[string]string, sheets []grid.Grid) Origin {
	if len(meta) > 0 {
		return Origin{meta[assign.MetaNumber], meta[assign.MetaIssuer], meta[assign.MetaDate]}
	}
	for i := range sheets {
		for _, row := range sheets[i].Rows {
			line := ""
			for c := range row {
				if !row[c].Empty() {
					line += row[c].Shown + "\n"
				}
			}
			line = strings.TrimSuffix(line, "\n")
			if strings.Contains(line, "\n") { // titles are one cell each; here the table begins
				break
			}
			first, _, more := strings.Cut(line, "　")
			if more && strings.Contains(first, "〔") && strings.HasSuffix(first, "号") {
				return Origin{number: first}
			}
		}
	}
	return Origin{}
}

// PeriodOf reads the month that a return was sent out for, from the _meta sheet or
// the titles above its tables.
func PeriodOf(meta map[string]string, sheets []grid.Grid) string {
	if len(meta) > 0 {
		return meta[assign.MetaPeriod]
	}
	for i := range sheets {
		for _, row := range sheets[i].Rows[:min(grid.Top, len(sheets[i].Rows))] {
			for c := range row {
				if p := assign.PeriodIn(row[c].Shown); p != "" {
					return p
				}
			}
		}
	}
	return ""
}

// OtherThan names the notice it tells of if that is another than n, else it is
// empty. Numbers decide where both are known: the date of a notice may still be
// put right. Without them, another issuer or date is another notice. What is
// not said on one side, in a draft, decides nothing.
func (o Origin) OtherThan(n *notice.Notice) string {
	differ := func(a, b string) bool {
		return a != "" && b != "" && words.Identity(a) != words.Identity(b)
	}
	if o.number != "" && n.Number.S != "" {
		if differ(o.number, n.Number.S) {
			return o.number
		}
		return ""
	}
	date := ""
	if n.Date != (notice.Day{}) {
		date = n.Date.ISO()
	}
	dated, _ := ReadDay(o.date, false) // another program may have made a day of it
	issuer := strings.Join(n.IssuerNames(), "、")
	switch {
	case differ(o.issuer, issuer), date != "" && dated != (words.Day{}) && dated.ISO() != date:
	default:
		return ""
	}
	if o.number != "" {
		return o.number
	}
	return strings.TrimSpace(o.issuer + " " + o.date)
}

// NameOf is what a notice is called against another one.
func NameOf(n *notice.Notice) string {
	if n.Number.S != "" {
		return n.Number.S
	}
	name := strings.Join(n.IssuerNames(), "、")
	if n.Date != (notice.Day{}) {
		name += " " + n.Date.ISO()
	}
	return strings.TrimSpace(name)
}
