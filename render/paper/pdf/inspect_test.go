package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/sha256"
	"math"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// inspection holds a finished file against its frame. It also looks at what
// veraPDF lets pass: marks that belong to two elements, pages that point at
// another page's marks, tables without heads, widths, metadata at odds.
type inspection struct {
	testing.TB
	frame *frame.Document
	opt   Options
	file  *pdfFile
	pages []page
	fonts map[ident]*fontFile
}

// page is a page as the file has it.
type page struct {
	object ident
	dict   dict
	glyphs []shown
	rects  [][4]float64
	marks  []string // types of its marked content, by MCID
}

func inspect(t testing.TB, d *frame.Document, opt Options, data []byte) {
	t.Helper()
	in := &inspection{TB: t, frame: d, opt: opt, file: openPDF(t, data), fonts: map[ident]*fontFile{}}
	for _, r := range in.file.pages() {
		p := page{object: r, dict: in.file.object(r).(dict)}
		p.glyphs, p.rects, p.marks = in.file.page(r, in.fonts)
		in.pages = append(in.pages, p)
	}
	if len(in.pages) != len(d.Pages) {
		t.Fatalf("%d pages, want %d", len(in.pages), len(d.Pages))
	}
	in.objects()
	in.programs()
	in.places()
	in.tree()
	in.outline()
	in.info()
	in.embedded()
}

// objects reads every object: each stands where the table says.
func (in *inspection) objects() {
	f := in.file
	for n := 1; n < f.size; n++ {
		f.object(ident(n))
	}
	// The identifier is that of all that stands before what holds it.
	sum := sha256.Sum256(f.file.Body())
	want := string(sum[:16])
	if id := list(f.trailer["ID"]); len(id) != 2 || id[0] != want || id[1] != want {
		in.Errorf("ID %x, want %x", id, want)
	}
}

// places compares every glyph and rectangle with the frame.
func (in *inspection) places() {
	d := in.frame
	point := func(l unit.Length) float64 { return float64(l) * 72 / 25400 }
	for n, p := range in.pages {
		var want []shown
		var wantRects [][4]float64
		for _, it := range d.Pages[n].Items {
			switch it := it.(type) {
			case *frame.Run:
				for _, g := range it.Glyphs {
					s := shown{r: g.Rune, size: float64(it.Size) / 1000, up: it.Turn == frame.Up}
					s.x, s.y = point(it.X+g.X), point(d.Height-it.Y)
					if s.up {
						s.x, s.y = point(it.X), point(d.Height-it.Y+g.X)
					}
					want = append(want, s)
				}
			case *frame.Rule:
				wantRects = append(wantRects, [4]float64{point(it.X), point(d.Height - it.Y - it.H), point(it.W), point(it.H)})
			}
		}
		if len(p.glyphs) != len(want) || len(p.rects) != len(wantRects) {
			in.Fatalf("page %d has %d glyphs and %d rectangles, want %d and %d", n+1, len(p.glyphs), len(p.rects), len(want), len(wantRects))
		}
		for i, g := range p.glyphs {
			w := want[i]
			near := w.size/2000 + 0.001 // half a thousandth of an em, and rounding
			if g.r != w.r || g.size != w.size || g.up != w.up || math.Abs(g.x-w.x) > near || math.Abs(g.y-w.y) > near {
				in.Fatalf("page %d, glyph %d: %q %v at %.3f %.3f, want %q %v at %.3f %.3f", n+1, i, g.r, g.size, g.x, g.y, w.r, w.size, w.x, w.y)
			}
		}
		for i := range p.rects {
			for k := range p.rects[i] {
				if math.Abs(p.rects[i][k]-wantRects[i][k]) > 0.0151 { // fpdf writes two decimals, y and height each
					in.Fatalf("page %d, rectangle %d: %v, want %v", n+1, i, p.rects[i], wantRects[i])
				}
			}
		}
	}
}

// programs holds the fonts against their programs and against what pages use.
func (in *inspection) programs() {
	used := map[ident]map[int]bool{}
	for _, p := range in.pages {
		for _, g := range p.glyphs {
			if used[g.font] == nil {
				used[g.font] = map[int]bool{}
			}
			used[g.font][g.code] = true
		}
	}
	for r, file := range in.fonts {
		for code := range used[r] {
			if code == 0 || code >= file.glyphCount() {
				in.Fatalf("%s: code %d of %d glyphs", file.name, code, file.glyphCount())
			}
			if c, ok := file.runes[code]; !ok || c == 0 || c == 0xFEFF || c >= 0xFFFE && c <= 0xFFFF || c >= 0xE000 && c < 0xF900 {
				in.Errorf("%s: code %d means %U", file.name, code, c)
			}
			if file.widths[code] != file.advance(code) {
				in.Errorf("%s: code %d has a width of %d, its glyph of %d", file.name, code, file.widths[code], file.advance(code))
			}
		}
		if len(file.runes) != len(used[r]) {
			in.Errorf("%s: %d codes in ToUnicode, %d used", file.name, len(file.runes), len(used[r]))
		}
	}
}

// outline reads the bookmarks in order: title and page of each.
func (in *inspection) outline() {
	var got []frame.Entry
	var walk func(v any, level int)
	walk = func(v any, level int) {
		for ; v != nil; v = in.file.get(v, "Next") {
			e := in.file.deref(v).(dict)
			entry := frame.Entry{Title: textString(in, e["Title"]), Level: level, Page: -1}
			for n := range in.pages {
				if in.pages[n].object == list(e["Dest"])[0] {
					entry.Page = n
				}
			}
			got = append(got, entry)
			walk(in.file.get(e, "First"), level+1)
		}
	}
	if root := in.file.get(in.file.root(), "Outlines"); root != nil {
		walk(in.file.get(root, "First"), 1)
	}
	if len(got) != len(in.frame.Outline) {
		in.Fatalf("%d bookmarks, want %d", len(got), len(in.frame.Outline))
	}
	for i, want := range in.frame.Outline {
		if got[i].Title == "" || got[i].Title != want.Title || got[i].Page != want.Page || got[i].Level > want.Level {
			in.Errorf("bookmark %+v, want %+v", got[i], want)
		}
	}
}

// embedded reads the embedded files back: they belong to the document, and both
// ways to find them lead to the same ones.
func (in *inspection) embedded() {
	root := in.file.root()
	associated := list(root["AF"])
	var named []any
	if names := in.file.get(root, "Names"); names != nil {
		for i, v := range list(in.file.get(names, "EmbeddedFiles", "Names")) {
			if i%2 == 1 {
				named = append(named, v)
			}
		}
	}
	if len(associated) != len(in.opt.Files) || len(named) != len(in.opt.Files) {
		in.Fatalf("%d files are embedded, %d associated, want %d", len(named), len(associated), len(in.opt.Files))
	}
	for i, want := range in.opt.Files {
		spec := in.file.deref(associated[i]).(dict)
		data := in.file.get(spec, "EF", "UF").(stream)
		sum := md5.Sum(want.Data)
		params := data.dict["Params"].(dict)
		if associated[i] != named[i] || textString(in, spec["UF"]) != want.Name || spec["F"] != spec["UF"] ||
			textString(in, spec["Desc"]) != want.Description || spec["AFRelationship"] != name(want.Relationship) ||
			strings.ReplaceAll(string(data.dict["Subtype"].(name)), "#2F", "/") != want.MediaType ||
			!bytes.Equal(data.data, want.Data) || params["Size"] != len(want.Data) || params["CheckSum"] != string(sum[:]) ||
			params["ModDate"] != in.file.get(in.file.trailer, "Info").(dict)["ModDate"] {
			in.Errorf("file %s: %v, %v", want.Name, spec, data.dict)
		}
	}
}
