package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"gongwen/render/font"
	"gongwen/render/frame"
	"gongwen/render/unit"
)

func write(t testing.TB, d *frame.Document, opt Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, testFaces(t), opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// documents are the frames that the tests of finished files read back.
func documents(t testing.TB) map[string]*frame.Document {
	blank := &frame.Document{Width: 210 * mm, Height: 297 * mm, Pages: []frame.Page{{Role: frame.Blank}}}
	blank.Add(-1, frame.Node{Kind: frame.Doc})
	return map[string]*frame.Document{
		"sample": sample(t),
		"draft":  draft(t),
		"long":   breakdown(t, 2*branch+5), // trees of two levels
		"blank":  blank,
	}
}

// eachFile reads back every document in both forms.
func eachFile(t *testing.T, check func(t *testing.T, d *frame.Document, f *pdfFile)) {
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/classic=%t", title, classic), func(t *testing.T) {
				check(t, d, openPDF(t, write(t, d, Options{Classic: classic})))
			})
		}
	}
}

func TestSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			opt := Options{Classic: classic}
			var first []byte
			for _, processors := range []int{1, 2, before, 1} {
				runtime.GOMAXPROCS(processors)
				if b := write(t, d, opt); first == nil {
					first = b
				} else if !bytes.Equal(b, first) {
					t.Errorf("%s, %+v: other bytes on %d processors", title, opt, processors)
				}
			}
		}
	}
}

// TestObjects reads every object: each stands where the table says.
func TestObjects(t *testing.T) {
	eachFile(t, func(t *testing.T, _ *frame.Document, f *pdfFile) {
		for n := 1; n < f.size; n++ {
			f.object(ident(n))
		}
		// The identifier is that of all that stands before what holds it.
		start := bytes.LastIndex(f.data, []byte("\nxref\n")) + 1
		if start == 0 {
			start = f.offset[ident(f.size-1)]
		}
		sum := sha256.Sum256(f.data[:start])
		want := string(sum[:16])
		if id := list(f.trailer["ID"]); len(id) != 2 || id[0] != want || id[1] != want {
			t.Errorf("ID %x, want %x", id, want)
		}
	})
}

// TestPlaces compares every glyph and rectangle with the frame.
func TestPlaces(t *testing.T) {
	eachFile(t, func(t *testing.T, d *frame.Document, f *pdfFile) {
		fonts := map[ident]*fontFile{}
		point := func(l unit.Length) float64 { return float64(l) * 72 / 25400 }
		for p, r := range f.pages() {
			glyphs, rects, _ := f.page(r, fonts)
			var want []shown
			var wantRects [][4]float64
			for _, it := range d.Pages[p].Items {
				switch it := it.(type) {
				case *frame.Run:
					for _, g := range it.Glyphs {
						s := shown{r: g.Rune, size: float64(it.Size) / 1000, up: it.Turn == frame.Up, mcid: -1}
						s.x, s.y = point(it.X+g.X), point(d.Height-it.Y)
						if s.up {
							s.x, s.y = point(it.X), point(d.Height-it.Y+g.X)
						}
						want = append(want, s)
					}
				case *frame.Rule:
					wantRects = append(wantRects, [4]float64{point(it.X), point(d.Height - it.Y - it.H), point(it.W), point(it.H)})
				case *frame.Box:
					wantRects = append(wantRects, [4]float64{point(it.X), point(d.Height - it.Y - it.H), point(it.W), point(it.H)})
				}
			}
			if len(glyphs) != len(want) || len(rects) != len(wantRects) {
				t.Fatalf("page %d has %d glyphs and %d rectangles, want %d and %d", p+1, len(glyphs), len(rects), len(want), len(wantRects))
			}
			for i, g := range glyphs {
				w := want[i]
				near := w.size/2000 + 0.001 // half a thousandth of an em, and rounding
				if g.r != w.r || g.size != w.size || g.up != w.up || math.Abs(g.x-w.x) > near || math.Abs(g.y-w.y) > near {
					t.Fatalf("page %d, glyph %d: %q %v at %.3f %.3f, want %q %v at %.3f %.3f", p+1, i, g.r, g.size, g.x, g.y, w.r, w.size, w.x, w.y)
				}
			}
			for i := range rects {
				for k := range rects[i] {
					if math.Abs(rects[i][k]-wantRects[i][k]) > 0.0151 { // fpdf writes two decimals, y and height each
						t.Fatalf("page %d, rectangle %d: %v, want %v", p+1, i, rects[i], wantRects[i])
					}
				}
			}
		}
	})
}

// TestFonts holds the fonts against their programs and against what pages use.
func TestFonts(t *testing.T) {
	eachFile(t, func(t *testing.T, _ *frame.Document, f *pdfFile) {
		fonts := map[ident]*fontFile{}
		used := map[ident]map[int]bool{}
		for _, r := range f.pages() {
			glyphs, _, _ := f.page(r, fonts)
			for _, g := range glyphs {
				if used[g.font] == nil {
					used[g.font] = map[int]bool{}
				}
				used[g.font][g.code] = true
			}
		}
		for r, file := range fonts {
			for code := range used[r] {
				if code == 0 || code >= file.glyphCount() {
					t.Errorf("%s: code %d of %d glyphs", file.name, code, file.glyphCount())
				}
				if c, ok := file.runes[code]; !ok || c == 0 || c == 0xFEFF || c >= 0xFFFE && c <= 0xFFFF {
					t.Errorf("%s: code %d means %U", file.name, code, c)
				}
				if file.widths[code] != file.advance(code) {
					t.Errorf("%s: code %d is %d wide, its glyph %d", file.name, code, file.widths[code], file.advance(code))
				}
			}
			if len(file.runes) != len(used[r]) {
				t.Errorf("%s: %d codes in ToUnicode, %d used", file.name, len(file.runes), len(used[r]))
			}
		}
	})
}

// TestStructure walks the structure tree: all marked content belongs to exactly
// one element, the parent tree says the same, and the text in the order of the
// tree is the document's.
func TestStructure(t *testing.T) {
	eachFile(t, func(t *testing.T, d *frame.Document, f *pdfFile) {
		root := f.root()
		tree := f.get(root, "StructTreeRoot").(dict)
		parents := f.numberTree(tree["ParentTree"])
		pages := f.pages()
		fonts := map[ident]*fontFile{}
		content := map[ident][]shown{}
		marks := map[ident][]string{}
		for _, r := range pages {
			content[r], _, marks[r] = f.page(r, fonts)
		}

		type mark struct {
			page ident
			mcid int
		}
		owner := map[mark]ident{}
		links := 0
		var text strings.Builder
		var walk func(r ident, parent any)
		walk = func(r ident, parent any) {
			e := f.object(r).(dict)
			if e["P"] != parent {
				t.Errorf("element %d stands below %v, not %v", r, e["P"], parent)
			}
			for _, k := range list(e["K"]) {
				m := mark{mcid: -1}
				switch k := k.(type) {
				case ident:
					walk(k, r)
					continue
				case int:
					m = mark{e["Pg"].(ident), k}
				case dict:
					if k["Type"] == name("OBJR") {
						links++
						annotation := f.deref(k["Obj"]).(dict)
						if e["S"] != name("Link") || annotation["Subtype"] != name("Link") || parents[annotation["StructParent"].(int)] != r {
							t.Errorf("link %v in element %v", annotation, e)
						}
						continue
					}
					m = mark{k["Pg"].(ident), k["MCID"].(int)}
				}
				if other, twice := owner[m]; twice {
					t.Errorf("mark %d of page %d belongs to %d and %d", m.mcid, m.page, other, r)
				}
				owner[m] = r
				if got := marks[m.page][m.mcid]; name(got) != e["S"] {
					t.Errorf("mark %d of page %d is a %s in the page, a %s in the tree", m.mcid, m.page, got, e["S"])
				}
				for _, g := range content[m.page] {
					if g.mcid == m.mcid {
						text.WriteRune(g.r)
					}
				}
			}
		}
		top := tree["K"].(ident)
		walk(top, root["StructTreeRoot"])
		if s := f.get(top, "S"); s != name("Document") {
			t.Errorf("the tree's top is a %v", s)
		}
		if want := strings.ReplaceAll(d.Text(), "\n", ""); text.String() != want {
			t.Errorf("the tree reads %q\nwant %q", text.String(), want)
		}

		annotations := 0
		for p, r := range pages {
			page := f.object(r).(dict)
			if page["StructParents"] != p || page["Tabs"] != name("S") {
				t.Errorf("page %d: %v", p+1, page)
			}
			owners := list(f.deref(parents[p]))
			if len(owners) != len(marks[r]) {
				t.Errorf("page %d has %d marks, the parent tree %d", p+1, len(marks[r]), len(owners))
			}
			for i, o := range owners {
				if owner[mark{r, i}] != o {
					t.Errorf("mark %d of page %d: the parent tree says %v, the tree %v", i, p+1, o, owner[mark{r, i}])
				}
			}
			for _, a := range list(page["Annots"]) {
				annotation := f.deref(a).(dict)
				annotations++
				if annotation["F"] != 4 || annotation["Contents"] == nil || f.get(list(annotation["Dest"])[0], "Type") != name("Page") {
					t.Errorf("annotation %v", annotation)
				}
			}
		}
		if annotations != links || annotations != len(parents)-len(pages) || tree["ParentTreeNextKey"] != len(parents) {
			t.Errorf("%d annotations, %d in the tree, %d in the parent tree of %v", annotations, links, len(parents)-len(pages), tree["ParentTreeNextKey"])
		}
		if root["MarkInfo"].(dict)["Marked"] != true || root["Lang"] != "zh-CN" || root["ViewerPreferences"].(dict)["DisplayDocTitle"] != true {
			t.Errorf("catalog %v", root)
		}
	})
}

// TestAttributes looks at what the tree says of a table and a list.
func TestAttributes(t *testing.T) {
	f := openPDF(t, write(t, sample(t), Options{}))
	got := map[string]int{}
	for n := 1; n < f.size; n++ {
		if e, ok := f.object(ident(n)).(dict); ok && e["S"] != nil && e["A"] != nil {
			got[fmt.Sprint(e["S"], " ", e["A"])]++
		}
		if e, ok := f.object(ident(n)).(dict); ok && e["ActualText"] != nil {
			got[fmt.Sprint(e["S"], " ", textString(t, e["ActualText"]))]++
		}
	}
	for want, n := range map[string]int{
		"TH map[O:Table Scope:Column]":        3,
		"TH map[ColSpan:3 O:Table Scope:Row]": 2,
		"TD map[O:Table RowSpan:2]":           2,
		"TD map[ColSpan:2 O:Table]":           2,
		"L map[ListNumbering:Decimal O:List]": 1,
		"P 2023年8月14日":                        1,
	} {
		if got[want] != n {
			t.Errorf("%s: %d, want %d; all: %v", want, got[want], n, got)
		}
	}
}

func TestArtifacts(t *testing.T) {
	f := openPDF(t, write(t, draft(t), Options{}))
	fonts := map[ident]*fontFile{}
	got := map[string]string{}
	for _, r := range f.pages() {
		glyphs, _, _ := f.page(r, fonts)
		for _, g := range glyphs {
			if g.mcid < 0 {
				got[g.tag] += string(g.r)
			}
		}
	}
	want := map[string]string{
		"Artifact/Pagination/Footer": "134",
		"Artifact/Pagination/Header": "任务牵头部门具体要求",
		"Artifact/Layout":            "草稿",
	}
	for tag, text := range want {
		if got[tag] != text {
			t.Errorf("%s: %q, want %q; all: %v", tag, got[tag], text, got)
		}
	}
}

// TestOutline walks the outline in both directions and counts.
func TestOutline(t *testing.T) {
	d := sample(t)
	d.Outline = nil
	for _, level := range []int{1, 3, 3, 2, 1, 1, 2, 3, 4, 2} { // 3 without a 2 above it
		d.Outline = append(d.Outline, frame.Entry{Title: fmt.Sprintf("第%d条𫐄", len(d.Outline)), Level: level, Page: len(d.Outline) % 4, Y: 50 * mm})
	}
	f := openPDF(t, write(t, d, Options{}))
	pages := f.pages()
	var got []string
	var walk func(r ident, depth int) int
	walk = func(r ident, depth int) int {
		parent, n := f.object(r).(dict), 0
		var previous any
		for k, _ := parent["First"].(ident); k != 0; k, _ = f.object(k).(dict)["Next"].(ident) {
			e := f.object(k).(dict)
			if e["Parent"] != r || e["Prev"] != previous {
				t.Errorf("entry %d: %v", k, e)
			}
			page := list(e["Dest"])[0]
			for p, at := range pages {
				if at == page && p != len(got)%4 {
					t.Errorf("entry %d leads to page %d", len(got), p+1)
				}
			}
			turned := len(got)%4 >= 2
			if fit := list(e["Dest"])[1] == name("Fit"); fit != turned {
				t.Errorf("entry %d leads to %v", len(got), e["Dest"])
			}
			got = append(got, strings.Repeat(" ", depth)+textString(t, e["Title"]))
			n += 1 + walk(k, depth+1)
			previous = k
		}
		if parent["Last"] != previous || n > 0 && parent["Count"] != n {
			t.Errorf("%v has %d below it", parent, n)
		}
		return n
	}
	walk(f.root()["Outlines"].(ident), 0)
	want := "第0条𫐄| 第1条𫐄| 第2条𫐄| 第3条𫐄|第4条𫐄|第5条𫐄| 第6条𫐄|  第7条𫐄|   第8条𫐄| 第9条𫐄"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("outline %s\nwant    %s", s, want)
	}
}

func textString(t testing.TB, v any) string {
	t.Helper()
	s, ok := v.(string)
	if !ok || !strings.HasPrefix(s, "\xFE\xFF") {
		t.Fatalf("no text string in UTF-16: %v", v)
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 2; i < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// TestInfo holds the information dictionary against XMP and both against the frame.
func TestInfo(t *testing.T) {
	eachFile(t, func(t *testing.T, d *frame.Document, f *pdfFile) {
		x := readXMP(t, f)
		info := f.get(f.trailer, "Info").(dict)
		for key, p := range map[name]struct{ xmp, want string }{
			"Title":    {"dc:title", d.Info.Title},
			"Author":   {"dc:creator", d.Info.Author},
			"Subject":  {"dc:description", d.Info.Subject},
			"Keywords": {"pdf:Keywords", d.Info.Keywords},
			"Creator":  {"xmp:CreatorTool", Producer},
			"Producer": {"pdf:Producer", Producer},
		} {
			got := ""
			if v, ok := info[key]; ok {
				got = textString(t, v)
			}
			if got != p.want || x[p.xmp] != p.want {
				t.Errorf("%s: Info %q, XMP %q, want %q", key, got, x[p.xmp], p.want)
			}
		}
		wantInfo, wantXMP := any(nil), ""
		if d.Info.Date != "" {
			wantInfo, wantXMP = "D:"+strings.ReplaceAll(d.Info.Date, "-", "")+"000000+08'00'", d.Info.Date+"T00:00:00+08:00"
		}
		if info["CreationDate"] != wantInfo || info["ModDate"] != wantInfo || x["xmp:CreateDate"] != wantXMP || x["xmp:ModifyDate"] != wantXMP {
			t.Errorf("dates: %v, %v", info, x)
		}
		label := "2 A 1"
		if d.Draft {
			label = "  "
		}
		if got := x["pdfaid:part"] + " " + x["pdfaid:conformance"] + " " + x["pdfuaid:part"]; got != label {
			t.Errorf("labelled %q, want %q", got, label)
		}
		described := "\n" + x["property:name"] + "\n"
		for _, e := range d.Info.Elements {
			if !strings.Contains("\n"+x["gw:"+e.Name]+"\n", "\n"+e.Value+"\n") || strings.Count(described, "\n"+e.Name+"\n") != 1 {
				t.Errorf("element %v: %q, described: %q", e, x["gw:"+e.Name], described)
			}
		}
	})
}

// xmpPrefixes are the namespaces of the packet, by the prefixes they have there.
var xmpPrefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://ns.adobe.com/xap/1.0/":                "xmp",
	"http://ns.adobe.com/pdf/1.3/":                "pdf",
	"http://www.aiim.org/pdfa/ns/id/":             "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/":            "pdfuaid",
	"http://www.aiim.org/pdfa/ns/property#":       "property",
	"http://www.aiim.org/pdfa/ns/schema#":         "schema",
	"http://www.aiim.org/pdfa/ns/extension/":      "extension",
	elementsURI:                                   "gw",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	"adobe:ns:meta/":                              "x",
}

// readXMP gives the text of every property of the packet, its values a line each.
func readXMP(t *testing.T, f *pdfFile) map[string]string {
	t.Helper()
	s := f.get(f.root(), "Metadata").(stream)
	if s.dict["Filter"] != nil || !bytes.HasPrefix(s.data, []byte("<?xpacket begin=\"\uFEFF\"")) || !bytes.HasSuffix(s.data, []byte("?>")) {
		t.Error("the packet is compressed or has no wrapper")
	}
	values := map[string][]string{}
	var path []string
	for dec := xml.NewDecoder(bytes.NewReader(s.data)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			prefix, ok := xmpPrefixes[token.Name.Space]
			if !ok {
				t.Errorf("namespace %q", token.Name.Space)
			}
			if prefix != "rdf" { // a list's items are values of the property it stands in
				path = append(path, prefix+":"+token.Name.Local)
			} else {
				path = append(path, path[len(path)-1])
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				values[path[len(path)-1]] = append(values[path[len(path)-1]], text)
			}
		}
	}
	out := map[string]string{}
	for k, v := range values {
		out[k] = strings.Join(v, "\n")
	}
	return out
}

// TestBadFrames: what cannot be written is an error and nothing is written.
func TestBadFrames(t *testing.T) {
	cases := map[string]func(d *frame.Document){
		"no pages":          func(d *frame.Document) { d.Pages = nil },
		"no tree":           func(d *frame.Document) { d.Nodes = nil },
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
