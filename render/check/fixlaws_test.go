package check

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// slips are pieces of text that have something to mend, and such as look so.
var slips = []string{
	"根据国办发[2022]08号", "（2021）第9号", "《甲》、《乙》", "要求,", "落实。。", "，，", "认 真", "做好 工作 。", `"双减"`, `(含附表)`, "3-5人", "2023-2025年", "10~20项",
	"...", "…", "--", "－－", "９月３０日", "2023年08月05日", "「直角」", "”反“", "水、和气", "、等", "正常的文字", "（正常）", "某某局", "。", "，", "\u3000", "（（略））", "（以下简称（规定））", "““引””", "九月二十五日", "9.25日前", "30%-35%", "（国办发2022年8号）", "A,B", "OA系统", "1:2",
}

var lines = []string{
	"关于做好供水工作的通知", "各街道办事处，县直各部门：", "附件：任务分解表", "某县水务局", "2023年8月14日", "（此件公开发布）", "抄送：县委办公室。", "某县水务局办公室2023年8月15日印发",
	"某水发〔2023〕22号", "特急", "一、提高认识。", "请认真落实。", "（一）、加强领导。", "二，抓好落实。", "(三)加强检查。", "2、抓好落实。", "（二）（三）项照办。", "名单见附1。",
}

// drawSlips draws a notice with slips, in each way that TOML writes strings.
func drawSlips(t *rapid.T) string {
	pick := func(of []string) string { return rapid.SampledFrom(of).Draw(t, "piece") }
	words := func() string {
		var b strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "pieces") {
			b.WriteString(pick(slips))
		}
		return b.String()
	}
	end := pick([]string{"\n", "\r\n"})
	var body []string
	for range rapid.IntRange(1, 6).Draw(t, "lines") {
		if rapid.Bool().Draw(t, "line") {
			body = append(body, pick(lines))
		} else {
			body = append(body, words()+"。")
		}
	}
	text := ""
	switch rapid.IntRange(0, 4).Draw(t, "form") {
	case 0:
		text = `"""` + end + strings.Join(body, end) + `"""`
	case 1:
		text = "'''" + strings.Join(body, end+"  ") + end + "'''"
	case 2:
		text = `"` + strings.Join(strings.Split(strings.ReplaceAll(strings.Join(body, "\n"), `"`, `\"`), "\n"), `\n`) + `"`
	case 3:
		text = `"""` + end + strings.Join(body, ` \`+end+"    ") + `"""` // a line broken by a backslash
	default:
		text = `"""` + strings.ReplaceAll(strings.ReplaceAll(strings.Join(body, end), "，", `\uFF0C`), "认", `\u8BA4`) + end + `"""`
	}
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
	src := []string{
		"# 说明：", `format = "general"   # 格式,`, `issuer = "某县水务局"`, `number = "某水发〔2023〕22号"`, `title = "关于做好供水工作的通知"`,
		`recipients = ` + quote(pick([]string{"", "", "主送："})+"各街道办事处，县直各部门"+pick([]string{"", "，", "。", "；", "："})), "date = 2023-08-14", "text = " + text,
		"[[attachment]]", `title = ` + pick([]string{`"任务分解表"`, `"《任务分解表》。"`, `"附件1：任务分解表"`, `"\u300A任务分解表》"`}), `content = "breakdown"`, "[[task]]", `topic = "供水"`, `lead = ["县自来水公司", "县民政局"]`, `requirement = ` + quote("完成"+words()+"。"), `due = "12月底前"`,
	}
	return strings.Join(src, end) + end
}

// TestFixLaws: what is mended once is not mended again; nothing but the spans
// of the changes differs; no key but those changed means another thing; and
// there are no errors that were not there.
func TestFixLaws(t *testing.T) {
	mendedOnce := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawSlips(t)
		for _, all := range []bool{false, true} {
			now, rounds := text, 0
			for ; ; rounds++ {
				src := &diag.Source{Name: "a.toml", Text: now}
				n, list := bind.Parse(src, false)
				if n == nil || list.HasErrors() {
					if rounds == 0 {
						return // not drawn well
					}
					t.Fatalf("mended into errors:\n%s\n%s\nfrom\n%s", testkit.Printed(list), now, text)
				}
				found := append(list, Run(n)...)
				found.Sort()
				changes, count := Mends(src, found, all)
				if count == 0 {
					break
				}
				mendedOnce++
				next := diag.Apply(now, changes)
				if next == now || diag.Apply(next, diag.Invert(now, changes)) != now {
					t.Fatalf("changes are no changes: %v of\n%s", changes, now)
				}
				if rounds > 40 {
					t.Fatalf("mended without end:\n%s", now)
				}
				same(t, n, src, next, all)
				now = next
			}
		}
	})
	if mendedOnce == 0 {
		t.Error("nothing was mended")
	}
}

// same holds what no rule mends against what it was: the elements round the
// text and the tasks; and the text, where no paragraph is taken out, has as many
// paragraphs.
func same(t *rapid.T, n *notice.Notice, src *diag.Source, next string, all bool) {
	m, list := bind.Parse(&diag.Source{Name: "a.toml", Text: next}, false)
	if m == nil || list.HasErrors() {
		t.Fatalf("errors:\n%s\n%s\nfrom\n%s", testkit.Printed(list), next, src.Text)
	}
	if m.Issuers[0].S != n.Issuers[0].S || m.Number.S != n.Number.S || m.Date != n.Date || m.TitleLine() != n.TitleLine() || len(m.Breakdowns()[0].Tasks) != 1 ||
		m.Breakdowns()[0].Tasks[0].Lead.Text.S != n.Breakdowns()[0].Tasks[0].Lead.Text.S || strings.Count(next, "#") != strings.Count(src.Text, "#") {
		t.Fatalf("another key has changed:\n%s\nfrom\n%s", next, src.Text)
	}
	if !all && len(m.Body().Text) != len(n.Body().Text) {
		t.Fatalf("paragraphs have gone:\n%s\nfrom\n%s", next, src.Text)
	}
}

// TestCornerQuotes: which marks corner quotes become, their depth decides
// (GB/T 15834 4.8.3.4).
func TestCornerQuotes(t *testing.T) {
	const head = "format = \"general\"\nissuer = \"某县水务局\"\nnumber = \"某水发〔2023〕22号\"\ndate = 2023-08-14\ntitle = \"关于做好供水工作的通知\"\n"
	for _, c := range [...]struct{ text, want string }{
		{"落实「双减」政策。", "落实“双减”政策。"},
		{"『落实「双减」政策』，推行『河长制』。", "“落实‘双减’政策”，推行“河长制”。"},
		{"「落实『双减』政策」，推行「河长制」。", "“落实‘双减’政策”，推行“河长制”。"},
		{"“落实「双减」和『双控』政策”。", "“落实‘双减’和‘双控’政策”。"},
		{"「落实『双减「试行」』政策」。", "“落实‘双减“试行”’政策”。"},
	} {
		src := &diag.Source{Name: "a.toml", Text: head + "text = \"" + c.text + "\"\n"}
		n, list := bind.Parse(src, false)
		if len(list) > 0 {
			t.Fatal(testkit.Printed(list))
		}
		changes, _ := Mends(src, Run(n), false)
		if got := diag.Apply(src.Text, changes); got != head+"text = \""+c.want+"\"\n" {
			t.Errorf("%s: %s, want %s", c.text, strings.TrimPrefix(got, head), c.want)
		}
	}
}

// TestEveryMend: a rule that says its findings are mended has some that are, in
// its cases, and the rules that do not say so have none.
func TestEveryMend(t *testing.T) {
	for _, r := range Rules() {
		if r == &noSwitch || r == &silenced {
			continue
		}
		a := testkit.OpenArchive(t, "testdata/"+r.Code+".txtar")
		fixes := 0
		for _, c := range a.Cases(".toml") {
			n, _ := bind.Parse(&diag.Source{Name: "a.toml", Text: a.Comment + c.Text}, false)
			if n == nil {
				continue
			}
			for _, f := range Run(n) {
				if f.Rule == r {
					fixes += len(f.Fix)
				}
			}
		}
		if (fixes > 0) != (r.Mend != diag.ByHand) {
			t.Errorf("%s has %d changes in its cases", r.Code, fixes)
		}
	}
}
