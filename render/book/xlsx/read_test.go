package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/book/pack"
	"gongwen/render/testkit"
)

// TestReadBad holds that a file that is no workbook gives a clear error.
func TestReadBad(t *testing.T) {
	good := write(t, odd())
	ole := func(stream string) []byte {
		return []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504) + stream)
	}
	_, parts := partsOf(t, good)
	with := func(changes ...string) []byte { // part and text by turns; an empty text takes the part away
		changed := maps.Clone(parts)
		for i := 0; i < len(changes); i += 2 {
			if changed[changes[i]] = changes[i+1]; changes[i+1] == "" {
				delete(changed, changes[i])
			}
		}
		return pack1(t, changed)
	}
	const sheet1 = "xl/worksheets/sheet1.xml"
	rows := func(s string) []byte { return with(sheet1, "<worksheet><sheetData>"+s+"</sheetData></worksheet>") }
	const (
		texts      = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si><si><t>b</t></si></sst>`
		toComments = `<Relationships><Relationship Id="r" Type="x/comments" Target="../c.xml"/></Relationships>`
	)
	unshared := regexp.MustCompile(`<Relationship [^>]*sharedStrings[^>]*></Relationship>`).ReplaceAllString(parts["xl/_rels/workbook.xml.rels"], "")
	shared := func(index string) string {
		return `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>` + index + `</v></c></row></sheetData></worksheet>`
	}
	var far strings.Builder // a cell far out makes a row of them
	for r := range maxCells>>14 + 1 {
		fmt.Fprintf(&far, `<row r="%[1]d"><c r="XFD%[1]d"><v>1</v></c></row>`, r+1)
	}
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"a PDF", []byte("%PDF-1.7\n"), ErrFormat},
		{"an .xls", ole("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"), ErrOLE},
		{"a password", ole("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), ErrPassword},
		{"an .xlsb", with("_rels/.rels", strings.Replace(parts["_rels/.rels"], "workbook.xml", "workbook.bin", 1), "xl/workbook.bin", "x"), ErrBinary},
		{"half a file", good[:len(good)/2], ErrDamaged},
		{"a zip file of something else", pack1(t, map[string]string{"a.txt": "a"}), ErrFormat},
		{"a package of something else", pack1(t, map[string]string{"[Content_Types].xml": "<Types/>"}), ErrFormat},
		{"parts that are no XML", pack1(t, map[string]string{"[Content_Types].xml": "<", "xl/workbook.xml": "<", "xl/_rels/workbook.xml.rels": "<"}), ErrDamaged},
		{"a sheet that is not there", with(sheet1, ""), ErrDamaged},
		{"a sheet cut in a tag", with(sheet1, parts[sheet1][:strings.Index(parts[sheet1], "<row")+7]), ErrDamaged},
		{"a row beyond the last", rows(`<row r="1048577"/>`), ErrDamaged},
		{"a cell beyond the last column", rows(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), ErrDamaged},
		{"a part that lies about its size", lying(t, with), ErrDamaged},
		{"a sheet cut behind a row", with(sheet1, parts[sheet1][:strings.LastIndex(parts[sheet1], "<row")]), ErrDamaged},
		{"a sheet cut behind its rows", with(sheet1, parts[sheet1][:strings.Index(parts[sheet1], "</sheetData>")+12]), ErrDamaged},
		{"an empty sheet part", with(sheet1, " "), ErrDamaged},
		{"an end that ends something else", with(sheet1, strings.Replace(parts[sheet1], "</c>", "</d>", 1)), ErrDamaged},
		{"two sheets in a part", with(sheet1, parts[sheet1]+strings.TrimPrefix(parts[sheet1], xml.Header)), ErrDamaged},
		{"rows out of their order", rows(`<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>`), ErrDamaged},
		{"a row that has no number", rows(`<row r="x"/>`), ErrDamaged},
		{"cells out of their order", rows(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>`), ErrDamaged},
		{"a cell of another row", rows(`<row r="1"><c r="B2"><v>1</v></c></row>`), ErrDamaged},
		{"a shared text where there are none", with("xl/sharedStrings.xml", "", "xl/_rels/workbook.xml.rels", unshared, sheet1, shared("0")), ErrDamaged},
		{"shared texts that are not there", with("xl/sharedStrings.xml", "", sheet1, shared("0")), ErrDamaged},
		{"shared texts cut off", with("xl/sharedStrings.xml", `<sst><si><t>a</t></si><si><t>b</t>`, sheet1, shared("0")), ErrDamaged},
		{"a shared text too far", with("xl/sharedStrings.xml", texts, sheet1, shared("2")), ErrDamaged},
		{"a shared text before the first", with("xl/sharedStrings.xml", texts, sheet1, shared("-1")), ErrDamaged},
		{"a shared text without a number", with("xl/sharedStrings.xml", texts, sheet1, shared("a")), ErrDamaged},
		{"a shared text that is there", with("xl/sharedStrings.xml", texts, sheet1, shared("1")), nil},
		{"comments that are not there", with("xl/worksheets/_rels/sheet1.xml.rels", toComments), ErrDamaged},
		{"comments cut off", with("xl/worksheets/_rels/sheet1.xml.rels", toComments, "xl/c.xml", `<comments><commentList>`), ErrDamaged},
		{"too large a file", make([]byte, MaxFile+1), ErrTooLarge},
		{"a bomb", bomb(t, maxUnpacked+1), ErrTooLarge},
		{"a bomb whose size overflows", bomb(t, 1<<63), ErrTooLarge},
		{"a cell far out in every row", rows(far.String()), ErrTooLarge},
	} {
		if _, err := Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestReadFlipped: wherever a bit of a part is not what it was, nothing is read.
func TestReadFlipped(t *testing.T) {
	good := write(t, odd())
	z, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range z.File {
		start, err := p.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		for at := start; at < start+int64(p.CompressedSize64); at += 1 + int64(p.CompressedSize64)/40 {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (at % 8)
			if _, err := Read(bad); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s, byte %d: %v", p.Name, at-start, err)
			}
		}
	}
}

// TestReadBeside: comments of both kinds, each once, and drawings.
func TestReadBeside(t *testing.T) {
	_, parts := partsOf(t, write(t, odd()))
	parts["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/>` +
		`<Relationship Id="b" Type="x/threadedComment" Target="/xl/threaded.xml"/><Relationship Id="c" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>`
	parts["xl/comments1.xml"] = `<comments><authors><author>甲</author></authors><commentList><comment ref="B2"><text><r><t>已</t></r><r><t>办结</t></r></text></comment>` +
		`<comment ref="B3"><text><t> </t></text></comment></commentList></comments>`
	parts["xl/threaded.xml"] = `<ThreadedComments><threadedComment ref="B2"><text>又</text></threadedComment><threadedComment ref="C4"><text>推进中</text></threadedComment></ThreadedComments>`
	parts["xl/drawings/d.xml"] = `<wsDr/>`
	for _, drawn := range []bool{false, true} {
		if drawn {
			parts["xl/drawings/d.xml"] = `<wsDr><twoCellAnchor/></wsDr>`
		}
		got, err := Read(pack1(t, parts))
		if err != nil {
			t.Fatal(err)
		}
		if want := []grid.Comment{{Col: 1, Row: 1, Text: "已办结"}, {Col: 2, Row: 3, Text: "推进中"}}; !slices.Equal(got[0].Comments, want) || (len(got[0].Drawn) > 0) != drawn {
			t.Errorf("%v, %t", got[0].Comments, len(got[0].Drawn) > 0)
		}
	}
}

// TestReadDrawn: the words of shapes, each once, at the cell where they begin; what
// has none is there all the same.
func TestReadDrawn(t *testing.T) {
	_, parts := partsOf(t, write(t, odd()))
	parts["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships><Relationship Id="c" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>`
	from := func(col, row string) string {
		return `<xdr:from><xdr:col>` + col + `</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>` + row + `</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:col>70</xdr:col><xdr:row>70</xdr:row></xdr:to>`
	}
	shape := func(words string) string {
		return `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="文本框1"/></xdr:nvSpPr><xdr:txBody><a:bodyPr/>` + words + `</xdr:txBody></xdr:sp>`
	}
	const choice = `<mc:AlternateContent><mc:Choice Requires="a14">`
	parts["xl/drawings/d.xml"] = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:mc="mc">` +
		`<xdr:twoCellAnchor>` + from("5", "8") + shape(`<a:p><a:r><a:t>缺资</a:t></a:r><a:r><a:t>金</a:t></a:r></a:p><a:p><a:r><a:t>请协调&amp;支持</a:t></a:r></a:p>`) + `</xdr:twoCellAnchor>` +
		`<xdr:oneCellAnchor>` + from("1", "2") + `<xdr:pic/></xdr:oneCellAnchor>` +
		`<xdr:oneCellAnchor>` + from("x", "-3") + `<xdr:grpSp>` + shape(`<a:p><a:r><a:t>甲</a:t></a:r></a:p>`) + shape(`<a:p><a:r><a:t>乙</a:t></a:r></a:p>`) + `</xdr:grpSp></xdr:oneCellAnchor>` +
		`<xdr:absoluteAnchor>` + choice + shape(`<a:p><a:r><a:t>丙</a:t></a:r></a:p>`) + `</mc:Choice><mc:Fallback>` + shape(`<a:p><a:r><a:t>丙</a:t></a:r></a:p>`) + `</mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor>` +
		`<xdr:twoCellAnchor>` + from("0", "3") + shape(`<a:p/>`) + `</xdr:twoCellAnchor></xdr:wsDr>`
	got, err := Read(pack1(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	want := []grid.Comment{{Col: 5, Row: 8, Text: "缺资金\n请协调&支持"}, {Col: 1, Row: 2}, {Text: "甲\n乙"}, {Text: "丙"}, {Row: 3}}
	if !slices.Equal(got[0].Drawn, want) {
		t.Errorf("%+v, want %+v", got[0].Drawn, want)
	}
}

// bomb is a small workbook with a part that says it unpacks to size bytes.
func bomb(t *testing.T, size uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if _, err := z.Create("xl/workbook.xml"); err != nil {
		t.Fatal(err)
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: 5})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// lying is a workbook with a sheet that says it is a byte longer than it is.
func lying(t *testing.T, with func(...string) []byte) []byte {
	t.Helper()
	in := with()
	z, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		h := f.FileHeader
		if strings.HasPrefix(h.Name, "xl/worksheets/") {
			h.UncompressedSize64++
		}
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(part, raw); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestReadForeign reads what programs write that ours does not: prefixes, rich
// and shared texts, reading aids, comments, places left out, parts named from the
// root, shared texts under a name of their own.
func TestReadForeign(t *testing.T) {
	file := pack1(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="表&amp;1" r:id="r1"/><x:sheet name="表2" r:id="r2"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Target="../b.xml"/>` +
			`<Relationship Id="r3" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings" Target="Texts/Strings1.xml"/></Relationships>`,
		"xl/texts/strings1.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>零</t></si><si/><si><r><t>富</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 文本</t></r><rPh><t>fu</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": "<?xml version=\"1.0\"?><!-- <row> --><x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>" +
			`<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v> 2 </x:v></x:c><x:c t="s"><x:v/></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>` +
			`<x:row r="2" ht='30'/><x:row r="3" ht='30'><x:c r="B3" t="inlineStr"><x:is><x:t>a&lt;&#x4E2D;&#20013;&quot;&apos;&gt;&amp;amp;</x:t></x:is></x:c>` +
			`<x:c r="C3"><x:v>45250.5</x:v></x:c><x:c r="D3"/><x:c r="AA3" t="b"><x:f>1&lt;2</x:f><x:v>1</x:v></x:c></x:row>` +
			"<x:row><x:c t=\"str\"><x:v><![CDATA[<&]>]]>\r\nb</x:v></x:c></x:row>" +
			`</x:sheetData><x:mergeCells><x:mergeCell ref="B2:A1"/><x:mergeCell ref="A1"/></x:mergeCells>` +
			`<x:rowBreaks><x:brk id="7"/><x:brk id="2"/></x:rowBreaks><x:colBreaks><x:brk id="1"/></x:colBreaks></x:worksheet>`,
		"b.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
	})
	got, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	row := make([]string, 27)
	row[1], row[2], row[26] = `a<中中"'>&amp;`, "45250.5", "TRUE"
	want := []sheetOf{
		{
			Name: "表&1", Heights: []int{0, 40, 40, 0},
			Rows:   [][]string{{"零", "富 文本"}, nil, row, {"<&]>\nb"}},
			Merges: []book.Range{{LastCol: 1, LastRow: 1}}, Breaks: []int{2, 7},
		},
		{Name: "表2"},
	}
	var plain []sheetOf
	for i := range got {
		plain = append(plain, asStored(&got[i]))
		if !got[i].From1904 {
			t.Errorf("%s does not count from 1904", got[i].Name)
		}
	}
	if diff := cmp.Diff(want, plain); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func pack1(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestUntouched: what was written here is known, and what any program has saved
// since is not taken for it.
func TestUntouched(t *testing.T) {
	untouched := func(data []byte) bool { return Untouched(bytes.NewReader(data), int64(len(data))) }
	for name, plan := range samples(t) {
		if !untouched(write(t, plan)) {
			t.Errorf("%s is not known", name)
		}
	}
	ours := write(t, odd())
	names, parts := partsOf(t, ours)
	f, err := excelize.OpenReader(bytes.NewReader(ours))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var saved bytes.Buffer
	if err := f.Write(&saved); err != nil {
		t.Fatal(err)
	}
	day := stampOf(odd())
	packed := func(order []string, change func(*zip.FileHeader)) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for _, name := range order {
			h := &zip.FileHeader{
				Name: name, Method: zip.Deflate, CreatorVersion: pack.ZipVersion, ReaderVersion: pack.ZipVersion,
				//lint:ignore SA1019 CreateRaw does not look at Modified
				ModifiedDate: uint16((day.Year()-1980)<<9 | int(day.Month())<<5 | day.Day()),
			}
			var text bytes.Buffer
			w, err := flate.NewWriter(&text, 1)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(w, parts[name]); err != nil {
				t.Fatal(err)
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			h.CRC32, h.UncompressedSize64, h.CompressedSize64 = crc32.ChecksumIEEE([]byte(parts[name])), uint64(len(parts[name])), uint64(text.Len())
			change(h)
			part, err := z.CreateRaw(h)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := part.Write(text.Bytes()); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	same := func(*zip.FileHeader) {}
	if !untouched(packed(names, same)) {
		t.Error("the same parts packed in the same way are not known")
	}
	backwards := slices.Clone(names)
	slices.Reverse(backwards)
	for name, data := range map[string][]byte{
		"nothing":           nil,
		"half":              ours[:len(ours)/2],
		"saved by excelize": saved.Bytes(),
		"another order":     packed(backwards, same),
		"another version":   packed(names, func(h *zip.FileHeader) { h.CreatorVersion = 45 }),
		"flags":             packed(names, func(h *zip.FileHeader) { h.Flags = 6 }),
		"a time of day":     packed(names, func(h *zip.FileHeader) { h.ModifiedTime = 1 << 11 }), //lint:ignore SA1019 as above
		"no properties":     packed(slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "docProps/app.xml" }), same),
	} {
		if untouched(data) {
			t.Errorf("%s is taken for ours", name)
		}
	}
	parts["docProps/app.xml"] = strings.Replace(parts["docProps/app.xml"], application, "Microsoft Excel", 1)
	if untouched(packed(names, same)) {
		t.Error("what another program saved is taken for ours")
	}
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	f.Add([]byte{})
	var out bytes.Buffer
	if err := Write(&out, odd()); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = Read(data)
	})
}

// BenchmarkRead10000 reads a workbook of 10,000 tasks.
func BenchmarkRead10000(b *testing.B) {
	var out bytes.Buffer
	if err := Write(&out, planOf(b, "a.toml", typical(10000))); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	for b.Loop() {
		grids, err := Read(out.Bytes())
		if err != nil || len(grids) != 5 {
			b.Fatal(len(grids), err)
		}
	}
}

// TestReadMutated: whatever is in a part, it is read or refused in words of ours,
// and nothing panics: a byte changed, taken out or doubled, a stretch moved.
func TestReadMutated(t *testing.T) {
	_, parts := partsOf(t, write(t, odd()))
	parts["xl/sharedStrings.xml"] = strings.Replace(parts["xl/sharedStrings.xml"], "</sst>", "<si><r><t>b</t></r></si></sst>", 1)
	names := slices.Sorted(maps.Keys(parts))
	read, refused, draws := 0, 0, testkit.Tries(600, 80, 60)
	for draw := range draws {
		r := rand.New(rand.NewPCG(uint64(draw), 7))
		name := names[r.IntN(len(names))]
		text := []byte(parts[name])
		for range 1 + r.IntN(3) {
			at := r.IntN(len(text))
			end := min(len(text), at+1+r.IntN(20))
			switch r.IntN(4) {
			case 0:
				text[at] ^= 1 << r.IntN(8)
			case 1:
				text = slices.Delete(text, at, end)
			case 2:
				text = slices.Insert(text, at, slices.Clone(text[at:end])...)
			default:
				text[at] = "<>&\"'/=0 \x00"[r.IntN(10)]
			}
			if len(text) == 0 {
				text = []byte{' '}
			}
		}
		changed := maps.Clone(parts)
		changed[name] = string(text)
		switch _, err := Read(pack1(t, changed)); {
		case err == nil:
			read++
		case errors.Is(err, ErrDamaged), errors.Is(err, ErrTooLarge), errors.Is(err, ErrFormat):
			refused++
		default:
			t.Errorf("draw %d, %s: %v", draw, name, err)
		}
	}
	if least := draws / 12; read < least || refused < least {
		t.Errorf("%d read, %d refused", read, refused)
	}
}
