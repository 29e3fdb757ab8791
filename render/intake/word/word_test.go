package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// file is a Word file with a body, and further parts by their names.
func file(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	rels := "<Relationships>"
	for name, text := range parts {
		write("word/"+name+".xml", "<w:"+name+` xmlns:w="w">`+text+"</w:"+name+">")
		rels += fmt.Sprintf(`<Relationship Id="%s" Type="http://x/%s" Target="%s.xml"/>`, name, strings.TrimRight(name, "12"), name)
	}
	write("word/_rels/document.xml.rels", rels+"</Relationships>")
	write("word/document.xml", `<w:document xmlns:w="w"><w:body>`+body+"</w:body></w:document>")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t *testing.T, body string, parts map[string]string) *Document {
	t.Helper()
	d, err := Read(file(t, body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func lines(d *Document) (out []string) {
	for _, b := range d.Blocks {
		if b.Para != nil && b.Para.Text != "" {
			out = append(out, b.Para.Number+b.Para.Text)
		}
	}
	return out
}

func listed(num string, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, num, text)
}

func levelXML(i int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:suff w:val="nothing"/><w:lvlText w:val="%s"/></w:lvl>`, i, format, more, text)
}

// TestNumbers: the numbers that Word puts before paragraphs are those it shows:
// levels that run on, lists that share their count, beginnings of their own.
func TestNumbers(t *testing.T) {
	numbering := map[string]string{"numbering": `<w:abstractNum w:abstractNumId="0">` +
		levelXML(0, "chineseCountingThousand", "%1、", "") + levelXML(1, "japaneseCounting", "（%2）", `<w:lvlRestart w:val="0"/>`) + levelXML(2, "decimal", "%3.", "") + levelXML(3, "decimal", "%1-%4", "<w:isLgl/>") +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`}
	body := listed("1", 0, "甲") + listed("1", 1, "乙") + listed("1", 2, "丙") + listed("1", 2, "丁") +
		listed("1", 0, "戊") + listed("1", 1, "己") + listed("1", 2, "庚") + listed("2", 0, "辛") + listed("1", 3, "壬") + listed("3", 0, "癸") + listed("0", 0, "无") + listed("9", 0, "缺")
	want := []string{"一、甲", "（一）乙", "1.丙", "2.丁", "二、戊", "（二）己", "1.庚", "三、辛", "3-1壬", "五、癸", "无", "缺"}
	if diff := cmp.Diff(want, lines(read(t, body, numbering))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{21, "chineseCounting", "二十一"},
		{3, "ideographTraditional", "丙"},
		{3, "decimalEnclosedCircleChinese", "③"},
		{30, "decimalEnclosedCircle", "30"},
		{4, "upperRoman", "IV"},
		{28, "lowerLetter", "bb"},
		{7, "decimalZero", "07"},
		{12, "decimalFullWidth", "１２"},
		{0, "chineseCounting", "0"},
	} {
		if got := counted(c.n, c.format); got != c.want {
			t.Errorf("%d as %s: %q, not %q", c.n, c.format, got, c.want)
		}
	}
}

// TestSeen: what a reader sees is read once, what nobody sees is not.
func TestSeen(t *testing.T) {
	body := `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
		`<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:tab/><w:t>丙</w:t></w:r></w:p>` +
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \* MERGEFORMAT </w:instrText></w:r><w:r><w:t>不见</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026年</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
		`<w:sdt><w:sdtContent><w:p><w:ins><w:r><w:t>加</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>` +
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>` +
		`<w:p><w:r><w:ruby><w:rt><w:r><w:t>yin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`
	d := read(t, body, nil)
	want := []string{"红头", "甲\n乙-\t丙", "2026年", "加链", "前后", "音"}
	if diff := cmp.Diff(want, lines(d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var kinds []NoteKind
	for _, n := range d.Notes {
		kinds = append(kinds, n.Kind)
	}
	if diff := cmp.Diff([]NoteKind{Inserted, Deleted, Hidden}, kinds); diff != "" {
		t.Errorf("notes (-want +got)\n%s", diff)
	}
}

// TestPages: a break of the page is of the paragraph behind it; headers are told
// without the numbers of pages.
func TestPages(t *testing.T) {
	body := `<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>` +
		`<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p><w:r><w:t>丙</w:t></w:r></w:p><w:p><w:r><w:t>丁</w:t></w:r></w:p>`
	d := read(t, body, map[string]string{
		"header1": "<w:p><w:r><w:t>内部资料</w:t></w:r></w:p>",
		"footer1": `<w:p><w:r><w:t>— </w:t></w:r><w:fldSimple><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t> —</w:t></w:r></w:p>`,
	})
	var begins []string
	for _, b := range d.Blocks {
		if b.Para.Page && b.Para.Text != "" {
			begins = append(begins, b.Para.Text)
		}
	}
	if diff := cmp.Diff([]string{"乙", "丙"}, begins); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if len(d.Notes) != 1 || d.Notes[0].Kind != Header || d.Notes[0].Text != "内部资料" {
		t.Errorf("notes: %v", d.Notes)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no zip":   {[]byte("通知"), ErrDamaged},
		"no body":  {file(t, "</w:body><w:body>", nil), nil},
		"cut":      {file(t, "<w:p>", nil), ErrDamaged},
		"too deep": {file(t, strings.Repeat("<w:p>", 200)+strings.Repeat("</w:p>", 200), nil), ErrTooLarge},
	} {
		if _, err := Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
	}
}
