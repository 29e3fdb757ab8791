package intake_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/source/bind"
	"gongwen/render/source/tomldoc"
	"gongwen/render/testkit"
)

// strings of a tree: the values of a TOML text.
func values(n *tomldoc.Node, out *[]string) {
	if n.Kind == tomldoc.String {
		*out = append(*out, n.Text.S)
	}
	for _, m := range n.Items {
		values(m, out)
	}
}

func valuesOf(t testing.TB, text string) string {
	t.Helper()
	root, list := tomldoc.Parse(&diag.Source{Name: "a.toml", Text: text})
	if list.HasErrors() {
		t.Fatalf("no TOML:\n%s\n%s", testkit.Printed(list), text)
	}
	var all []string
	values(root, &all)
	return strings.Join(all, "\n")
}

// hanzi makes a word that no other cell has: a number in twelve signs.
func hanzi(n int) string {
	const signs = "春夏秋冬梅兰竹菊山川湖海"
	rs := []rune(signs)
	s := ""
	for i := 0; i < 4; i++ {
		s = string(rs[n%len(rs)]) + s
		n /= len(rs)
	}
	return s
}

// drawn is a table drawn by chance, in the ways that offices write tables.
type drawn struct {
	*sheet
	words  []string // that must be told
	marked map[string]bool
}

func drawTable(t *rapid.T) *drawn {
	d := &drawn{sheet: &sheet{}, marked: map[string]bool{}}
	next := 100
	word := func() string {
		next++
		w := hanzi(next * 7)
		d.words = append(d.words, w)
		return w
	}
	heads := []string{"序号"}
	pick := func(from ...string) {
		if i := rapid.IntRange(-1, len(from)-1).Draw(t, "head"); i >= 0 {
			heads = append(heads, from[i])
		}
	}
	pick("类别", "领域", "工作任务")
	pick("重点任务", "任务名称")
	heads = append(heads, rapid.SampledFrom([]string{"具体要求", "工作内容", "主要举措"}).Draw(t, "requirement"))
	pick("牵头单位", "主办单位")
	heads = append(heads, rapid.SampledFrom([]string{"责任单位", "配合单位"}).Draw(t, "responsible"))
	pick("完成时限", "时间节点")
	pick("备注", "责任领导", "预期效益")
	d.cols = len(heads)
	put := func(row, col, rows, cols int, text string) {
		d.cells = append(d.cells, place{row, col, rows, cols, text})
	}
	row := 0
	if rapid.Bool().Draw(t, "title") {
		put(0, 0, 1, d.cols, word()+"任务表")
		row++
	}
	for c, h := range heads {
		put(row, c, 1, 1, h)
	}
	row++
	seq := 1
	for range rapid.IntRange(1, 12).Draw(t, "rows") {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			put(row, 0, 1, d.cols, []string{"一、", "二、", ""}[seq%3]+word())
			row++
		case 1:
			for c, h := range heads { // the head again
				put(row, c, 1, 1, h)
			}
			row++
		}
		down := 1
		if rapid.IntRange(0, 3).Draw(t, "merged") == 0 {
			down = 2
		}
		for c := range heads {
			switch {
			case c == 0:
				for k := range down {
					put(row+k, 0, 1, 1, fmt.Sprint(seq))
					seq++
				}
			case heads[c] == "具体要求" || heads[c] == "工作内容" || heads[c] == "主要举措":
				for k := range down {
					put(row+k, c, 1, 1, "做好"+word()+"工作，\n办理"+word()+"事项。")
				}
			case strings.HasSuffix(heads[c], "单位"):
				text := "县" + word() + "局"
				switch rapid.IntRange(0, 4).Draw(t, "units") {
				case 0:
					text += "、县" + word() + "委"
				case 1:
					text += "\n县" + word() + "办"
				case 2:
					text += "牵头，各" + word() + "配合"
				}
				put(row, c, down, 1, text)
			default:
				put(row, c, down, 1, word())
			}
		}
		row += down
	}
	if rapid.Bool().Draw(t, "total") {
		put(row, 0, 1, 1, "合计")
		put(row, d.cols-1, 1, 1, word()+"项")
		row++
	}
	if rapid.Bool().Draw(t, "note") {
		put(row, 0, 1, d.cols, "注："+word()+"说明。")
		row++
	}
	d.rows = row
	return d
}

// TestNothingLost: of tables drawn by chance every word stands in a value or in a
// message, none is made up, what is written binds in a draft, and the same file
// gives the same bytes.
func TestNothingLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drawTable(rt)
		kind := rapid.SampledFrom([]string{"html", "tsv", "docx", "xlsx"}).Draw(rt, "file")
		var data []byte
		switch kind {
		case "html":
			data = d.html()
		case "tsv":
			data = d.tsv()
		case "docx":
			data = docx(t, d.tbl())
		default:
			data = d.xlsx(t)
		}
		got, list := intake.Import("表."+kind, data, nil)
		said := testkit.Printed(list)
		if got == nil {
			rt.Fatalf("nothing read:\n%s", said)
		}
		all := valuesOf(t, got.TOML)
		for _, w := range d.words {
			if !strings.Contains(all, w) && !strings.Contains(said, w) {
				rt.Errorf("lost: %s\n%s\n%s", w, said, got.TOML)
			}
		}
		var source strings.Builder
		for _, c := range d.cells {
			source.WriteString(c.text + "\n")
		}
		invented := regexp.MustCompile(`\p{Han}+`)
		for _, w := range invented.FindAllString(all, -1) {
			if !strings.Contains(source.String(), w) && !strings.Contains("发文机关 标题 主送机关 正文 附件名称 责任单位 牵头部门 具体要求 表头", w) {
				rt.Errorf("made up: %s\n%s", w, got.TOML)
			}
		}
		if _, found := bind.Parse(&diag.Source{Name: "a.toml", Text: got.TOML}, true); found.HasErrors() {
			rt.Errorf("has errors:\n%s\n%s", testkit.Printed(found), got.TOML)
		}
		if again, _ := intake.Import("表."+kind, data, nil); again.TOML != got.TOML {
			rt.Error("the same file gives other bytes")
		}
	})
}

// TestOffices: files as offices make them, with the truth beside, which judge.py
// judges: each that can be read binds in a draft and gives the same bytes again,
// the others are refused with the way out.
func TestOffices(t *testing.T) {
	files := testkit.Shared(t, "import/*.truth.json")
	if len(files) == 0 {
		t.Skip("../shared/import is not there")
	}
	for _, truth := range files {
		name := strings.TrimSuffix(truth, ".truth.json")
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, list := intake.Import(filepath.Base(name), data, nil)
			if strings.Contains(string(testkit.Read(t, truth)), `"expect": "refuse"`) {
				if got != nil || !list.HasErrors() || list[0].Hint == "" && !strings.Contains(list[0].Message, "另存") {
					t.Errorf("not refused, or without the way out:\n%s", testkit.Printed(list))
				}
				return
			}
			if got == nil {
				t.Fatalf("nothing read:\n%s", testkit.Printed(list))
			}
			if _, found := bind.Parse(&diag.Source{Name: "a.toml", Text: got.TOML}, true); found.HasErrors() {
				t.Errorf("has errors:\n%s", testkit.Printed(found))
			}
			if again, _ := intake.Import(filepath.Base(name), data, nil); again.TOML != got.TOML {
				t.Error("the same file gives other bytes")
			}
		})
	}
}

// TestHostile: what is made to hurt is refused, or read within bounds. What meets
// no limit is smaller where the run is not long.
func TestHostile(t *testing.T) {
	smaller := testkit.Tries(1, 64, 64)
	packed := func(parts map[string]string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
		for part, text := range parts {
			w, err := z.Create(part)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	const open = `<w:document xmlns:w="w"><w:body>`
	deep := func(s, end string, n int) string { return strings.Repeat(s, n) + strings.Repeat(end, n) }
	for name, data := range map[string][]byte{
		"deep.docx":     packed(map[string]string{"word/document.xml": open + deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5000) + "</w:body></w:document>"}),
		"wide.docx":     packed(map[string]string{"word/document.xml": open + "<w:tbl>" + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr>`, 3000) + "</w:tbl></w:body></w:document>"}),
		"bomb.docx":     packed(map[string]string{"word/document.xml": open + strings.Repeat("<w:p/>", 15<<20) + "</w:body></w:document>"}),
		"many.docx":     packed(map[string]string{"word/document.xml": open + strings.Repeat("<w:p/>", 3<<20/smaller) + "</w:body></w:document>"}),
		"entity.docx":   packed(map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"}),
		"unclosed.docx": packed(map[string]string{"word/document.xml": open + "<w:p>"}),
		"numbers.docx":  packed(map[string]string{"word/document.xml": open + `<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>`}),
		"deep.html":     []byte(deep("<div>", "</div>", 200_000)),
		"tables.html":   []byte(deep("<table><tr><td>", "</td></tr></table>", 20_000)),
		"span.html":     []byte("<table>" + strings.Repeat("<tr><td rowspan=65534 colspan=1000>甲</td></tr>", 2000/smaller) + "</table>"),
		"cells.html":    []byte("<table>" + strings.Repeat("<tr>"+strings.Repeat("<td>1", 1000)+"</tr>", 1100/smaller) + "</table>"),
		"cells.csv":     []byte(strings.Repeat(strings.Repeat("1,", 999)+"1\n", 1100/smaller)),
		"quotes.csv":    []byte(strings.Repeat(`"`, 1<<20/smaller)),
		"one.csv":       []byte(strings.Repeat("甲", 1<<20/smaller)),
		"lines.txt":     []byte(strings.Repeat("\n", 1<<20/smaller) + "x"),
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && len(data) > 1<<19 {
				t.Skip("large")
			}
			start := time.Now()
			got, list := intake.Import(name, data, nil)
			if got == nil && !list.HasErrors() {
				t.Error("neither read nor refused")
			}
			if strings.Contains(testkit.Printed(list), "root:") {
				t.Error("a file of the machine was read")
			}
			const most = 60 * time.Second // of a machine with much else to do
			if spent := time.Since(start); spent > most {
				t.Errorf("%v", spent)
			}
		})
	}
}

func fuzz(f *testing.F, wrap func(testing.TB, string) []byte, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data := wrap(t, text)
		got, list := intake.Import("a", data, nil)
		if got == nil {
			if !list.HasErrors() {
				t.Fatal("neither read nor refused")
			}
			return
		}
		valuesOf(t, got.TOML)
		if again, _ := intake.Import("a", data, nil); again.TOML != got.TOML {
			t.Fatal("the same file gives other bytes")
		}
	})
}

const seedTable = "序号\t工作任务\t具体要求\t责任单位\n一、防汛\n1\t甲\t\"修订\n预案\"\t县局、乡镇\n\t同上\t乙\t\n合计\t2\n"

func FuzzText(f *testing.F) {
	fuzz(f, func(_ testing.TB, s string) []byte { return []byte(s) }, seedTable, "a,b\n", "\xFF\xFEa\x00")
}

func FuzzWeb(f *testing.F) {
	fuzz(f, func(_ testing.TB, s string) []byte { return []byte("<html>" + s) },
		"<table><tr><td rowspan=2>序号<td colspan=2>具体要求<td>责任单位<tr style='display:none'><td>1<tr><td>2<td>甲<td>乙</table>", "<p>各单位：<p>甲。<p align=right>2026年3月5日")
}

// FuzzWord fuzzes the body of a Word file; bodies of files as offices make them
// are seeds where they are there.
func FuzzWord(f *testing.F) {
	const most = 40 << 10 // bytes of a seed: longer ones take the time of many
	names, _ := filepath.Glob(testkit.Path("../shared/import/*.docx"))
	for _, name := range names {
		z, err := zip.OpenReader(name)
		if err != nil {
			continue // damaged or encrypted with intent
		}
		if r, err := z.Open("word/document.xml"); err == nil {
			text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
			_, body, _ := strings.Cut(string(text), "<w:body>")
			if body, _, ok := strings.Cut(body, "</w:body>"); ok {
				f.Add(body[:min(len(body), most)])
			}
		}
		z.Close()
	}
	fuzz(f, func(t testing.TB, s string) []byte { return docx(t, s) },
		para("某发〔2026〕1号", center)+para("关于甲的通知", center)+para("各单位：")+para("一、甲。")+para("附件：1.乙")+para("某局")+para("2026年3月5日")+para("附件1"),
		"<w:tbl><w:tr><w:tc>"+para("具体要求")+"</w:tc><w:tc>"+para("责任单位")+"</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"+para("甲")+"</w:tc></w:tr></w:tbl>",
		`<w:sdt><w:sdtContent><w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr>`+para("序号")+`<w:tbl><w:tr><w:tc>`+para("内")+`</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>`,
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>乙</w:t><w:br/><w:softHyphen/><w:noBreakHyphen/><w:tab/></w:r></w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+para("青禾县水务局文件", center)+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>`+para("青禾县水务局文件", center)+`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:fldSimple w:instr="DATE"><w:r><w:t>2026年3月5日</w:t></w:r></w:fldSimple></w:p>`)
}

// TestDamaged: of files with bytes changed, left out and doubled each is read or
// refused, and what is written is TOML.
func TestDamaged(t *testing.T) {
	seeds := []string{
		para("某发〔2026〕1号", center) + para("关于甲的通知", center) + para("各单位：") + para("一、甲。") + para("附件：1.乙") + para("某局") + para("2026年3月5日") + para("附件1"),
		"<w:tbl><w:tr><w:tc>" + para("具体要求") + "</w:tc><w:tc>" + para("责任单位") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + para("甲") + "</w:tc></w:tr></w:tbl>",
		seedTable,
		"<html><table><tr><td rowspan=2>序号<td colspan=2>具体要求<td>责任单位<tr style='display:none'><td>1<tr><td>2<td>甲<td>乙</table>",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 800 {
		kind := r.IntN(len(seeds))
		s := []byte(seeds[kind])
		for range r.IntN(4) {
			i := r.IntN(len(s))
			j := min(len(s), i+r.IntN(80))
			switch r.IntN(3) {
			case 0:
				s[i] = byte(r.IntN(256))
			case 1:
				s = append(s[:i:i], s[j:]...)
			case 2:
				s = append(s[:j:j], s[i:]...)
			}
			if len(s) == 0 {
				break
			}
		}
		data := s
		if kind < 2 {
			data = docx(t, string(s))
		}
		got, list := intake.Import("a", data, nil)
		if got == nil && !list.HasErrors() {
			t.Fatalf("neither read nor refused: %q", s)
		}
		if got != nil {
			valuesOf(t, got.TOML)
		}
	}
}

// BenchmarkImport is a table of 200 rows in a Word file.
func BenchmarkImport(b *testing.B) {
	s := &sheet{rows: 201, cols: 6}
	for c, h := range []string{"序号", "工作任务", "具体要求", "牵头单位", "责任单位", "完成时限"} {
		s.cells = append(s.cells, place{0, c, 1, 1, h})
	}
	for r := 1; r <= 200; r++ {
		for c, text := range []string{fmt.Sprint(r), "推进" + hanzi(r/3), "做好" + hanzi(r) + "工作，建立台账，逐项销号，每月报送进展情况。", "县" + hanzi(r/5) + "局", "各乡镇、县直有关部门", "12月底前"} {
			s.cells = append(s.cells, place{r, c, 1, 1, text})
		}
	}
	data := docx(b, s.tbl())
	for b.Loop() {
		if got, _ := intake.Import("表.docx", data, nil); got == nil || got.Tasks != 200 {
			b.Fatal("not 200 rows")
		}
	}
}

// TestWide: a table with more columns than any paper holds is no table of tasks,
// and takes no time to name.
func TestWide(t *testing.T) {
	for _, columns := range []int{100, 5000} {
		text := "序号,责任单位,具体要求" + strings.Repeat(",x", columns) + "\n1,县水务局,清理河道" + strings.Repeat(",y", columns) + "\n"
		got, _ := intake.Import("wide.csv", []byte(text), nil)
		if got == nil || got.Tasks != map[bool]int{true: 1}[columns < 256] {
			t.Errorf("%d columns: %+v", columns, got)
		}
	}
}
