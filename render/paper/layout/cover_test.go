package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// TestCovers: short notices with attachments, of every length that has its end near
// the foot of page one. Signature and date go to page two only where no composition
// that the rules permit has them on page one; they have two lines of text there, no
// more than they must, and page one ends with two white lines at most; if it must end
// with more, that is told, and only then.
func TestCovers(t *testing.T) {
	told, moved := 0, 0
	for title := 1; title <= 2; title++ {
		for recipients := 1; recipients <= 2; recipients++ {
			for lines := 2; lines <= 12; lines++ {
				for attached := range 7 {
					for _, sealed := range []bool{true, false} {
						if (title+recipients+lines+attached)%testkit.Tries(1, 3, 4) != 0 {
							continue
						}
						name := fmt.Sprintf("title %d, recipients %d, text %d lines, %d attached, seal %t", title, recipients, lines, attached, sealed)
						page2, white, first, codes := cover(t, title, recipients, lines, attached, sealed, 0)
						if could := composable(first, recipients+lines, attached, sealed); could != (page2 < 0) {
							t.Errorf("%s: page one can hold it: %t; it does: %t", name, could, page2 < 0)
						}
						if page2 < 0 {
							if codes != "" {
								t.Errorf("%s: all stands on page one, and %s is told", name, codes)
							}
							continue
						}
						moved++
						code := strings.Contains(codes, "GW428")
						if code {
							told++
						}
						if code != (white >= 3) {
							t.Errorf("%s: page one ends with %d white lines; told %t", name, white, code)
						}
						if bare := strings.Contains(codes, "GW419"); bare != (page2 == 0) {
							t.Errorf("%s: %d lines of text above the signature; told %t", name, page2, bare)
						}
						if page2 == 0 && attached <= 5 {
							t.Errorf("%s: the attachment note went to the signature's page without text", name)
						}
						if white > 0 && page2 > 2 {
							t.Errorf("%s: %d lines of text on page two, %d white lines on page one", name, page2, white)
						}
					}
				}
			}
		}
	}
	if told == 0 || told == moved {
		t.Errorf("%d of %d told: the law proves nothing", told, moved)
	}
}

// TestCoversEdge: page one is used to a twentieth of a millimetre: with a head as tall
// as any composition permits, name and date stand there; a hair more, and they do not.
func TestCoversEdge(t *testing.T) {
	const hair = 20 * unit.Micron
	for attached := range 3 {
		for _, sealed := range []bool{true, false} {
			const lines = 2
			_, _, first, _ := cover(t, 1, 1, lines, attached, sealed, 0)
			lower := unit.Length(0)
			for composable(first+lower, 1+lines, attached, sealed) {
				lower += hair
			}
			for _, most := range []unit.Length{lower - 3*hair, lower + 3*hair} {
				page2, _, _, _ := cover(t, 1, 1, lines, attached, sealed, most)
				if page2 < 0 != (most < lower) {
					t.Errorf("%d attached, seal %t, a head taller by %s mm: %d lines of text on page two; %s mm are the most", attached, sealed, most, page2, lower)
				}
			}
		}
	}
}

// composable tries every composition that 7.3.5.5 and the template permit: whether
// page one holds so many lines of recipients and text, the first with its baseline
// there, the attachment note below a blank line, name and date, and the seal on both,
// which neither leaves the type area nor touches what stands above. Lines are 10.446
// to 9.878 mm apart, all alike; above the seal are two blank lines or one.
func composable(first unit.Length, lines, attached int, sealed bool) bool {
	const grid, tightest, cell, radius = 10_446, 9_878, 5_571, 22_500
	const descent = cell - cell*880/1000
	blanks := []unit.Length{1}
	if sealed {
		blanks = []unit.Length{2, 1}
	}
	for pitch := unit.Length(grid); pitch >= tightest; pitch-- {
		last := first - (grid - pitch) + unit.Length(lines-1)*pitch // the blank line below the title too
		if attached > 0 {
			last += pitch + unit.Length(attached)*pitch
		}
		for _, n := range blanks {
			name := last + n*grid + pitch
			date := name + pitch
			top, foot := last+descent, date+descent
			if sealed {
				middle := (name - cell + descent + foot) / 2
				if middle-radius < top-50 { // the seal covers it
					continue
				}
				foot = middle + radius
			}
			if foot <= 262*unit.MM {
				return true
			}
		}
	}
	return false
}

// cover lays a notice out; it returns how many lines of text stand on page two, −1 if
// the signature is on page one, how many lines stay white at the foot of page one,
// the baseline of the first line, and what is told. The head is taller by lower.
func cover(t *testing.T, title, recipients, lines, attached int, sealed bool, lower unit.Length) (page2, white int, first unit.Length, told string) {
	keys := "title = \"\"\"\n" + strings.TrimSuffix(strings.Repeat("关于做好防汛抗旱工作的通知\n", title), "\n") + "\"\"\"\n" +
		"recipients = \"" + papertest.Hanzi(28*recipients-3) + "\"\ntext = \"\"\"\n" + papertest.Hanzi(28*(lines-1)-3) + "。\n" + papertest.Hanzi(20) + "。\"\"\"\n" +
		fmt.Sprintf("[signature]\nseal = %t\n", sealed)
	for i := range attached {
		keys += fmt.Sprintf("[[attachment]]\ntitle = \"工作方案%d\"\ntext = \"甲。\"\n", i)
	}
	d, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, fmt.Sprintf("[red_rule]\ndistance = %s", 4*unit.MM+lower)), papertest.Faces())
	for _, f := range list {
		told += f.Rule.Code
	}
	low, dated := unit.Length(0), false
	seen := map[unit.Length]bool{}
	for i := range d.Pages[:min(2, len(d.Pages))] {
		for _, it := range d.Pages[i].Items {
			r, ok := it.(*frame.Run)
			if !ok || r.Node < 0 {
				continue
			}
			field := d.Nodes[r.Node].Field
			if field == "主送机关" && first == 0 {
				first = r.Y
			}
			switch {
			case field == "成文日期" && i == 0:
				return -1, 0, first, told
			case i == 0:
				low = max(low, r.Y)
			case field == "成文日期":
				dated = true
			case field == "正文" && !dated && !seen[r.Y]:
				seen[r.Y] = true
				page2++
			}
		}
	}
	if !dated {
		t.Fatal("no date on two pages")
	}
	const box, pitch, baseline = 5571, 10_446, 880
	return page2, int((262*unit.MM - low - box*(1000-baseline)/1000) / pitch), first, told
}

// TestWhiteTold: rows of seals that take two lines of the text along leave the page
// before them white; from three lines on that is told, whichever page it is.
func TestWhiteTold(t *testing.T) {
	told, still := map[bool]int{}, 0 // on page one; elsewhere
	for organs := 1; organs <= 5; organs++ {
		for lines := 3; lines < 36; lines++ {
			if (organs+lines)%testkit.Tries(1, 3, 3) != 0 {
				continue
			}
			issuers := []string{}
			for i := range organs {
				issuers = append(issuers, "\"青禾县"+papertest.Hanzi(4 + 2*i)[3*i:]+"局\"")
			}
			issuer := "[" + strings.Join(issuers, ", ") + "]"
			if organs == 1 {
				issuer = issuers[0]
			}
			d, list := layout.Layout(papertest.Composed(t, "issuer = "+issuer+"\ntext = \"\"\"\n"+papertest.Hanzi(28*(lines-1)-3)+"。\n"+papertest.Hanzi(20)+"。\"\"\""), papertest.General(t, ""), papertest.Faces())
			code := false
			for _, f := range list {
				code = code || f.Rule.Code == "GW428"
			}
			page, low := 0, make([]unit.Length, len(d.Pages)) // where the date stands
			for i := range d.Pages {
				for _, it := range d.Pages[i].Items {
					if r, ok := it.(*frame.Run); ok && r.Node >= 0 {
						if low[i] = max(low[i], r.Y); d.Nodes[r.Node].Field == "成文日期" {
							page = i
						}
					}
				}
			}
			white := 0
			if page > 0 {
				white = int((262*unit.MM - low[page-1] - 669) / 10_446)
			}
			if code != (white >= 3) {
				t.Errorf("%d organs, %d lines: the page before the signature ends with %d white lines; told %t", organs, lines, white, code)
			}
			if code {
				told[page == 1]++
			} else if page > 0 {
				still++
			}
		}
	}
	if told[true] == 0 || told[false] == 0 || still == 0 {
		t.Errorf("told %v times, %d times not: the law proves nothing", told, still)
	}
}
