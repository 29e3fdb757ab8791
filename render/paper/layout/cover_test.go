package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// TestCovers: short notices with attachments, of every length that has its end near
// the foot of page one. Where signature and date go to page two, they have two lines
// of text there, no more than they must, and page one ends with two white lines at
// most; if it must end with more, that is told, and only then.
func TestCovers(t *testing.T) {
	told, moved := 0, 0
	for title := 1; title <= 2; title++ {
		for recipients := 1; recipients <= 2; recipients++ {
			for lines := 2; lines <= 12; lines++ {
				for attached := range 7 {
					for _, sealed := range []bool{true, false} {
						if testing.Short() && (title+recipients+lines+attached)%4 != 0 {
							continue
						}
						name := fmt.Sprintf("title %d, recipients %d, text %d lines, %d attached, seal %t", title, recipients, lines, attached, sealed)
						page2, white, codes := cover(t, title, recipients, lines, attached, sealed)
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

// cover lays a notice out; it returns how many lines of text stand on page two, −1 if
// the signature is on page one, how many lines stay white at the foot of page one,
// and what is told.
func cover(t *testing.T, title, recipients, lines, attached int, sealed bool) (page2, white int, told string) {
	keys := "title = \"\"\"\n" + strings.TrimSuffix(strings.Repeat("关于做好防汛抗旱工作的通知\n", title), "\n") + "\"\"\"\n" +
		"recipients = \"" + papertest.Hanzi(28*recipients-3) + "\"\ntext = \"\"\"\n" + papertest.Hanzi(28*(lines-1)-3) + "。\n" + papertest.Hanzi(20) + "。\"\"\"\n" +
		fmt.Sprintf("[signature]\nseal = %t\n", sealed)
	for i := range attached {
		keys += fmt.Sprintf("[[attachment]]\ntitle = \"工作方案%d\"\ntext = \"甲。\"\n", i)
	}
	d, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, ""), papertest.Faces())
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
			switch field := d.Nodes[r.Node].Field; {
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
		return -1, 0, told
	}
	const box, pitch, baseline = 5571, 10_446, 880
	return page2, int((262*unit.MM - low - box*(1000-baseline)/1000) / pitch), told
}
