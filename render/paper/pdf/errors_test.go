package pdf

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
)

// TestBadFrames: what cannot be written is an error and nothing is written.
func TestBadFrames(t *testing.T) {
	cases := map[string]func(d *frame.Document){
		"no pages":          func(d *frame.Document) { d.Pages = nil },
		"no tree":           func(d *frame.Document) { d.Nodes = nil },
		"no title":          func(d *frame.Document) { d.Info.Title = "\x00\n" },
		"no sheet":          func(d *frame.Document) { d.Height = 0 },
		"two roots":         func(d *frame.Document) { d.Nodes[3].Parent = -1 },
		"a circle":          func(d *frame.Document) { d.Nodes[3].Parent = 3 },
		"a lost kid":        func(d *frame.Document) { d.Nodes[0].Kids[0] = 6 },
		"no such kid":       func(d *frame.Document) { d.Nodes[0].Kids[0] = 6000 },
		"half turned":       func(d *frame.Document) { d.Pages[0].Rotate = 45 },
		"no face":           func(d *frame.Document) { firstRun(d).Face = int(font.FaceCount) },
		"no size":           func(d *frame.Document) { firstRun(d).Size = 0 },
		"negative width":    func(d *frame.Document) { firstRun(d).Narrow = -1 },
		"no colour":         func(d *frame.Document) { firstRun(d).Colour = 9 },
		"no node":           func(d *frame.Document) { firstRun(d).Node = 6000 },
		"no artifact":       func(d *frame.Document) { firstRun(d).Node = -4 },
		"notdef":            func(d *frame.Document) { firstRun(d).Glyphs[1].ID = 0 },
		"private use":       func(d *frame.Document) { firstRun(d).Glyphs[1].Rune = 0xE000 },
		"half a surrogate":  func(d *frame.Document) { firstRun(d).Glyphs[1].Rune = 0xD800 },
		"no glyph":          func(d *frame.Document) { firstRun(d).Glyphs[1].ID = 65535 },
		"nil item":          func(d *frame.Document) { d.Pages[0].Items[0] = nil },
		"link off the end":  func(d *frame.Document) { firstLink(d).Page = 4 },
		"link in no Link":   func(d *frame.Document) { firstLink(d).Node = 3 },
		"nameless bookmark": func(d *frame.Document) { d.Outline[0].Title = "" },
		"lost bookmark":     func(d *frame.Document) { d.Outline[0].Page = -1 },
		"odd date":          func(d *frame.Document) { d.Info.Date = "2023-8-14" },
	}
	for title, spoil := range cases {
		t.Run(title, func(t *testing.T) {
			d := sample(t)
			spoil(d)
			var b bytes.Buffer
			err := Write(&b, d, testFaces(t), Options{})
			if err == nil || !strings.HasPrefix(err.Error(), "pdf: ") || b.Len() != 0 {
				t.Errorf("error %v after %d bytes", err, b.Len())
			}
		})
	}
}

func firstRun(d *frame.Document) *frame.Run { return d.Pages[0].Items[0].(*frame.Run) }

func firstLink(d *frame.Document) *frame.Link {
	for _, it := range d.Pages[0].Items {
		if l, ok := it.(*frame.Link); ok {
			return l
		}
	}
	return nil
}

// TestBadOptions: files go into PDF/A-3 alone, and whole.
func TestBadOptions(t *testing.T) {
	for title, opt := range map[string]Options{
		"no level":        {Archive: PDFA3a + 1},
		"files in 2a":     {Files: embedded()},
		"files in 2u":     {Archive: PDFA2u, Files: embedded()},
		"nameless file":   {Archive: PDFA3a, Files: []File{{MediaType: "text/plain", Relationship: "Data"}}},
		"file of no type": {Archive: PDFA3a, Files: []File{{Name: "a", Relationship: "Data"}}},
		"unrelated file":  {Archive: PDFA3a, Files: []File{{Name: "a", MediaType: "text/plain"}}},
	} {
		var b bytes.Buffer
		if err := Write(&b, sample(t), testFaces(t), opt); err == nil || b.Len() != 0 {
			t.Errorf("%s: error %v after %d bytes", title, err, b.Len())
		}
	}
}

// failing takes so many bytes and then no more.
type failing struct{ left int }

var errFull = errors.New("disk full")

func (f *failing) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return f.left, errFull
	}
	f.left -= len(b)
	return len(b), nil
}

func TestWriterFails(t *testing.T) {
	for _, left := range []int{0, 10, 20_000, 40_000} {
		if err := Write(&failing{left}, sample(t), testFaces(t), Options{}); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}
