package value

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// hints are what a reader has found, without places.
func (r *Reader) hints() (out []string) {
	for _, f := range r.Found {
		out = append(out, f.Rule.Code+" "+f.Message+"｜"+f.Hint)
	}
	return out
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		form   notice.Form
		number string
		want   string // empty: well-formed
	}{
		{notice.General, "某管办字〔2023〕22号", ""},
		{notice.General, "某管办字[2023]22号", "写作 某管办字〔2023〕22号"},
		{notice.General, "某管办字〔2023〕第022号", "写作 某管办字〔2023〕22号"},
		{notice.General, "某管办字〔2023〕二十二号", "写作 某管办字〔2023〕22号"},
		{notice.General, "第12号", "写作 机关代字〔2023〕22号 的样子"},
		{notice.Order, "第12号", ""},
		{notice.Order, "2025年第2号", ""},
		{notice.Order, "〔2010〕第15号", ""},
		{notice.Order, "第012号", "写作 第12号、2025年第2号 或 〔2010〕第15号"},
		{notice.Order, "25年第2号", "写作 第12号、2025年第2号 或 〔2010〕第15号"},
		{notice.Order, "2025第2号", "写作 第12号、2025年第2号 或 〔2010〕第15号"},
		{notice.Order, "12号", "写作 第12号、2025年第2号 或 〔2010〕第15号"},
		{notice.Order, "第号", "写作 第12号、2025年第2号 或 〔2010〕第15号"},
		{notice.Minutes, "第8期", ""},
		{notice.Minutes, "（第8期）", ""},
		{notice.Minutes, "第12次", ""},
		{notice.Minutes, "（2026年第3次）", ""},
		{notice.Minutes, "（第8期", "写作 〔2026〕8号 或 第8期"},
		{notice.Minutes, "第8期）", "写作 〔2026〕8号 或 第8期"},
		{notice.Minutes, "第8号", ""},
		{notice.Minutes, "2026年第8期（总第120期）", ""},
		{notice.Minutes, "第8期（总120期）", "写作 〔2026〕8号 或 第8期"},
		{notice.Minutes, "第八期", "写作 〔2026〕8号 或 第8期"},
		{notice.Minutes, "〔2026〕8号", ""},
		{notice.Minutes, "8期", "写作 〔2026〕8号 或 第8期"},
		{notice.Minutes, "〔2026〕008号", "写作 〔2026〕8号 或 第8期"},
	} {
		var r Reader
		r.Number(diag.Verbatim(c.number, 3), c.form)
		got := ""
		for _, f := range r.Found {
			got = f.Hint
			if f.Span.Start < 3 || f.Span.End > 3+len(c.number) || f.Span.Start >= f.Span.End {
				t.Errorf("%s: at %v", c.number, f.Span)
			}
		}
		if got != c.want || len(r.Found) > 1 {
			t.Errorf("%s: %q, want %q", c.number, r.hints(), c.want)
		}
	}
}

// TestNumberHostile: no number stops the program, whatever the format, and what
// is mended is well-formed.
func TestNumberHostile(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"〔", "〕", "第", "号", "期", "年", "2023", "0", "12", "某", "[", ")", " ", "十"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.TrimSpace(strings.Join(rapid.SliceOfN(pieces, 1, 8).Draw(t, "number"), ""))
		if s == "" {
			return
		}
		for _, form := range []notice.Form{notice.General, notice.Letter, notice.Order, notice.Minutes} {
			var r Reader
			r.Number(diag.Verbatim(s, 0), form)
			for _, f := range r.Found {
				mended, ok := strings.CutPrefix(f.Hint, "写作 ")
				if form == notice.General && ok && !strings.HasSuffix(mended, " 的样子") {
					var again Reader
					if again.Number(diag.Verbatim(mended, 0), form); len(again.Found) > 0 {
						t.Fatalf("%q mended to %q: %v", s, mended, again.hints())
					}
				}
			}
		}
	})
}

// TestFurniture: what the program adds is taken off, once and with a warning.
func TestFurniture(t *testing.T) {
	for _, c := range []struct {
		read     func(*Reader, diag.Text) diag.Text
		in, want string
		warned   bool
	}{
		{(*Reader).Recipients, "主送：各街道：", "各街道", true},
		{(*Reader).Recipients, "各街道", "各街道", false},
		{(*Reader).Note, "（此件公开发布）", "此件公开发布", true},
		{(*Reader).Note, "（甲）和（乙）", "（甲）和（乙）", false},
		{(*Reader).CopyTo, "抄送：甲局，乙局。", "甲局，乙局", true},
		{(*Reader).Moved, "分送：各县。", "各县", true},
		{(*Reader).AttachmentName, "附件1：《任务分解表》", "任务分解表", true},
		{(*Reader).AttachmentName, "《办法》和《规定》", "《办法》和《规定》", false},
		{(*Reader).AttachmentHeading, "附件 2 工作方案", "工作方案", true},
		{(*Reader).AttachmentHeading, "附件清单", "附件清单", false},
	} {
		var r Reader
		got := c.read(&r, diag.Verbatim(c.in, 0))
		if got.S != c.want || (len(r.Found) > 0) != c.warned {
			t.Errorf("%q: %q, %v", c.in, got.S, r.hints())
		}
		if at := strings.Index(c.in, c.want); got.At(0).Start != at {
			t.Errorf("%q: stands at %v", c.in, got.At(0))
		}
	}
	var r Reader
	if r.Recipients(diag.Verbatim("主送：", 0)); len(r.Found) != 1 || r.Found[0].Rule != EmptyValue {
		t.Errorf("nothing but furniture: %v", r.hints())
	}
}

// TestParagraphs: levels, headings and what is out of order.
func TestParagraphs(t *testing.T) {
	var r Reader
	var got []string
	for _, p := range r.Paragraphs(diag.Verbatim("总述。\n　一、提高认识\n（一）加强领导。各部门要重视。\n 2.第二。\n（三）抓好。\n五、总结", 0), false) {
		got = append(got, p.Text.S[:p.Heading]+"|"+strings.Repeat("#", p.Level)+strings.Repeat(">", p.Depth))
	}
	want := []string{"|", "一、提高认识|#>", "（一）加强领导。|##>>", "2.第二。|###>>>", "（三）抓好。|##>>", "五、总结|#>"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"GW232 序数“2.”与前面的不连续｜按顺序应当是 1.", "GW232 序数“（三）”与前面的不连续｜按顺序应当是 （二）", "GW232 序数“五、”与前面的不连续｜按顺序应当是 二、",
	}, r.hints()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLongHeadings: a numbered line without a mark at its end is a heading at any
// length where something stands under it, and the levels below stay where they are;
// lines of one level one after the other are a list, and what ends in a mark is text.
func TestLongHeadings(t *testing.T) {
	const long = "深入学习贯彻重要论述，牢固树立安全发展理念，压紧压实各方面安全生产责任"
	for _, c := range []struct {
		text string
		want []string
	}{
		{"一、" + long + "\n（一）健全体系。各地落实。\n二、" + long + "\n各单位要落实。", []string{"#>", "##>>", "#>", ""}},
		{"一、" + long + "\n1.健全体系。各地落实。\n（1）甲。", []string{"#>", "###>>", "####>>>"}},
		{"（一）" + long + "\n1.建立台账\n2.限期整改", []string{"##>", "###>>", "###>>"}},
		{"一、" + long + "\n二、" + long + "\n三、" + long + "\n以上各项。", []string{"#", "#", "#", ""}},
		{"一、" + long + "；\n以上各项。", []string{"#", ""}},
		{"一、" + long, []string{"#"}},
	} {
		var r Reader
		var got []string
		for _, p := range r.Paragraphs(diag.Verbatim(c.text, 0), true) {
			if p.Heading > 0 && p.Depth == 0 {
				t.Errorf("%s: a heading without depth", p.Text.S)
			}
			got = append(got, strings.Repeat("#", p.Level)+strings.Repeat(">", p.Depth))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.text, diff)
		}
	}
}
