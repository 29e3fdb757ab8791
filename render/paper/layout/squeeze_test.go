package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// baselines are those of the text of a page, from top to bottom, without its
// head and its number.
func baselines(d *frame.Document, page int) (ys []unit.Length) {
	for _, it := range d.Pages[page].Items {
		r, ok := it.(*frame.Run)
		if !ok || r.Size != 16*unit.Pt || r.Node < 0 || d.Nodes[r.Node].Field == "发文字号" {
			continue
		}
		if n := len(ys); n == 0 || ys[n-1] != r.Y {
			ys = append(ys, r.Y)
		}
	}
	return ys
}

// TestSqueeze: where signature and date are a line or two too many for the page,
// a blank line and a hair of pitch are given (7.3.5.5), no more than the template
// allows; where that does not help, nothing is.
func TestSqueeze(t *testing.T) {
	const off = "[signature]\nleast_seal_blank_lines = 2\ntightest_pitch = 10.446"
	const pitch, tightest = 10446 * unit.Micron, 9878 * unit.Micron
	rescued, left := 0, 0
	for _, seal := range []string{"", "[signature]\nseal = false"} {
		for n := 1; n < 40; n++ {
			keys := "text = \"" + papertest.Hanzi(28*n-2) + "\"\n" + seal
			without, with := lay(t, keys, off), lay(t, keys, "")
			if len(with.Pages) > len(without.Pages) {
				t.Errorf("%d lines: %d pages became %d", n, len(without.Pages), len(with.Pages))
			}
			last := len(with.Pages) - 1
			ys := baselines(with, last)
			least := pitch
			for i := 1; i < len(ys); i++ {
				least = min(least, ys[i]-ys[i-1])
			}
			if least < tightest {
				t.Errorf("%d lines: a pitch of %v mm", n, least)
			}
			if len(with.Pages) < len(without.Pages) {
				rescued++
				if blank := ys[len(ys)-2] - ys[len(ys)-3]; blank < 2*tightest {
					t.Errorf("%d lines: the name stands %v mm below the text", n, blank)
				}
				continue
			}
			left++
			var a, b strings.Builder
			for i := range with.Pages {
				a.WriteString(papertest.Text(&with.Pages[i]))
				b.WriteString(papertest.Text(&without.Pages[i]))
			}
			if least != pitch || a.String() != b.String() {
				t.Errorf("%d lines: squeezed to %v mm, and as many pages", n, least)
			}
		}
	}
	if rescued == 0 || left == 0 {
		t.Errorf("%d pages saved, %d notices left as they were", rescued, left)
	}
}

// TestSqueezeLetter: the one line of a letter's imprint gets no page of its own
// where the page of the text can hold it with lines a hair nearer; no line stands
// in it, and where it does not help nothing is squeezed.
func TestSqueezeLetter(t *testing.T) {
	const off = "[signature]\nleast_seal_blank_lines = 2\ntightest_pitch = 10.446"
	saved, left := 0, 0
	for n := 1; n < 60; n++ {
		keys := "format = \"letter\"\ntext = \"" + papertest.Hanzi(28*n-2) + "\"\nnote = \"此件公开发布\"\n[imprint]\ncopy_to = \"县委办公室\"\n"
		lay := func(over string) *frame.Document {
			d, _ := layout.Layout(papertest.Composed(t, keys), papertest.Letter(t, over), papertest.Faces())
			return d
		}
		without, with := lay(off), lay("")
		last := len(with.Pages) - 1
		ys := baselines(with, last) // of the text; the imprint is smaller
		var foot *frame.Run
		for _, it := range with.Pages[last].Items {
			if r, ok := it.(*frame.Run); ok && r.Size == 14*unit.Pt && r.Node >= 0 {
				foot = r
			}
		}
		if end := foot.Y + 14*unit.Pt.Em()*120/1000; max(end-262*unit.MM, 262*unit.MM-end) > unit.MM/5 {
			t.Errorf("%d lines: the imprint ends at %v mm", n, end)
		}
		if len(ys) > 0 && foot.Y-ys[len(ys)-1] < 12*unit.MM {
			t.Errorf("%d lines: the imprint stands %v mm below the text", n, foot.Y-ys[len(ys)-1])
		}
		for i := 1; i < len(ys); i++ {
			if ys[i]-ys[i-1] < 9878*unit.Micron {
				t.Errorf("%d lines: a pitch of %v mm", n, ys[i]-ys[i-1])
			}
		}
		switch {
		case len(with.Pages) > len(without.Pages):
			t.Errorf("%d lines: %d pages became %d", n, len(without.Pages), len(with.Pages))
		case len(with.Pages) < len(without.Pages):
			saved++
		default:
			left++
		}
	}
	if saved < 3 || left == 0 {
		t.Errorf("%d pages saved, %d letters left as they were", saved, left)
	}
}

// TestSqueezeNote: the end of a note gets no page of its own where a blank line or
// a hair of pitch keeps it with the signature; signature and note are squeezed no
// further than the template allows.
func TestSqueezeNote(t *testing.T) {
	const off = "[signature]\nleast_seal_blank_lines = 2\ntightest_pitch = 10.446"
	saved, left := 0, 0
	for _, seal := range []string{"", "[signature]\nseal = false"} {
		for n := 1; n < 40; n++ {
			keys := "text = \"" + papertest.Hanzi(28*n-2) + "\"\nnote = [\"此件公开发布\", \"" + papertest.Hanzi(40) + "\"]\n" + seal
			without, with := lay(t, keys, off), lay(t, keys, "")
			for i := range with.Pages {
				ys := baselines(with, i)
				for k := 1; k < len(ys); k++ {
					if ys[k]-ys[k-1] < 9878*unit.Micron {
						t.Errorf("%d lines: a pitch of %v mm", n, ys[k]-ys[k-1])
					}
				}
			}
			switch {
			case len(with.Pages) > len(without.Pages):
				t.Errorf("%d lines: %d pages became %d", n, len(without.Pages), len(with.Pages))
			case len(with.Pages) < len(without.Pages):
				saved++
			default:
				left++
			}
			if last := papertest.Text(&with.Pages[len(with.Pages)-1]); len(with.Pages) == len(without.Pages) && strings.Count(last, "\n") == 0 {
				t.Errorf("%d lines: the last page holds but %s", n, last)
			}
		}
	}
	if saved < 4 || left == 0 {
		t.Errorf("%d pages saved, %d notices left as they were", saved, left)
	}
}
