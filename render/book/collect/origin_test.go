package collect_test

import (
	"bytes"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/xlsx"
)

// lastYear is the sample as it was a year before, when it asked for the same.
func lastYear(src string) string {
	return strings.NewReplacer("济高新管办字〔2023〕22号", "济高新管办字〔2022〕31号", "date = 2023-08-14", "date = 2022-08-10").Replace(src)
}

// unnumberedNotice is the sample without its number.
func unnumberedNotice(src string) string {
	from := strings.Index(src, "\nnumber = ")
	return src[:from] + src[from+1+strings.Index(src[from+1:], "\n"):]
}

// TestOtherNotice: what is filled into the sheet of another notice is in doubt
// though every task says the same, and the row says which notice it was.
func TestOtherNotice(t *testing.T) {
	t.Parallel()
	src := sample(t)
	bare := unnumberedNotice(src)
	for _, c := range []struct{ name, sent, now, from string }{
		{"last year's", lastYear(src), src, "济高新管办字〔2022〕31号"},
		{"the number changed afterwards", strings.Replace(src, `〔2023〕22号"`, `〔2023〕23号"`, 1), src, "济高新管办字〔2023〕23号"},
		{"no numbers, another day", lastYear(bare), bare, "济宁高新区管委会办公室 2022-08-10"},
		{"no numbers, another issuer", strings.Replace(bare, "issuer = \"济宁高新区管委会办公室\"", "issuer = \"济宁高新区管委会\"", 1), bare, "济宁高新区管委会 2023-08-14"},
		{"a number now, of another day", lastYear(bare), src, "济宁高新区管委会办公室 2022-08-10"},
		{"a number then, of another day", lastYear(src), bare, "济高新管办字〔2022〕31号"},
		{"the same", src, src, ""},
		{"the day put right", strings.Replace(src, "date = 2023-08-14", "date = 2023-08-15", 1), src, ""},
		{"numbered after it was sent", bare, src, ""},
	} {
		if c.sent == c.now && c.name != "the same" {
			t.Fatalf("%s: nothing is replaced", c.name)
		}
		whole := openBook(t, sent(t, c.sent))
		whole.fill(1, 7)
		one := part(t, parse(t, c.sent), 0)
		for file, data := range map[string][]byte{"the whole": whole.bytes(), "a department's": one.Data} {
			res, list := gather(t, c.now, render.Return{Name: "a.xlsx", Data: data})
			answered := res.Total.Reported + res.Total.Doubtful
			if answered == 0 || (c.from == "") != (res.Total.Doubtful == 0) || (c.from != "") != (res.Total.Reported == 0) || res.Settled() != (c.from == "") {
				t.Errorf("%s, %s: %s\n%s", c.name, file, states(&res.Total), messages(list))
			}
			if strings.Contains(codes(list), "GW618") != (c.from != "") {
				t.Errorf("%s, %s: %s", c.name, file, messages(list))
			}
			for i := range res.Pairs {
				if p := &res.Pairs[i]; len(p.Sources) > 0 && c.from != "" && !strings.Contains(strings.Join(p.Notes, "；"), "出自“"+c.from+"”的表") {
					t.Errorf("%s, %s: %s: %q", c.name, file, p.ID, p.Notes)
				}
			}
		}
	}
}

// TestOtherNoticePasted: a sheet without its _meta still has the number under
// its title.
func TestOtherNoticePasted(t *testing.T) {
	t.Parallel()
	src := sample(t)
	for name, wrong := range map[string]bool{src: false, lastYear(src): true} {
		b := openBook(t, sent(t, name))
		b.fill(1, 7)
		b.ok(b.SetSheetVisible(assign.MetaSheet, true))
		b.ok(b.DeleteSheet(assign.MetaSheet))
		res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
		if res.Settled() == wrong || strings.Contains(codes(list), "GW618") != wrong || res.Total.Reported+res.Total.Doubtful != 7 {
			t.Errorf("%v: %s\n%s", wrong, states(&res.Total), messages(list))
		}
		pasted := b.visible()
		res, list = gather(t, src, sentBack("b.xlsx", pasted.bytes()))
		if strings.Contains(codes(list), "GW618") != wrong || res.Settled() == wrong {
			t.Errorf("pasted, %v: %s\n%s", wrong, states(&res.Total), messages(list))
		}
	}
}

// TestBothYears: the return of this year and that of last year lie side by side.
func TestBothYears(t *testing.T) {
	t.Parallel()
	src := sample(t)
	now, then := openBook(t, sent(t, src)), openBook(t, sent(t, lastYear(src)))
	now.fill(1, 7)
	then.fill(1, 9)
	then.set("进展情况", 1, "去年做完的。")
	res, _ := gather(t, src, sentBack("a.xlsx", now.bytes()), sentBack("b.xlsx", then.bytes()))
	if res.Total.Reported != 0 || res.Total.Clash != 1 || res.Total.Doubtful != 8 {
		t.Error(states(&res.Total))
	}
}

// TestOtherNoticeBlank: an empty sheet of another notice is not taken for that of
// this one.
func TestOtherNoticeBlank(t *testing.T) {
	t.Parallel()
	src := sample(t)
	for sentFor, want := range map[string]string{src: "a.xlsx", lastYear(src): "a.xlsx（出自“济高新管办字〔2022〕31号”的表）"} {
		b := openAt(t, part(t, parse(t, sentFor), 0).Data, "牵头任务")
		for i := 1; i <= b.rows(); i++ {
			b.set("完成状态", i, nil)
			b.set("进展情况", i, nil)
		}
		res, _ := gather(t, src, sentBack("a.xlsx", b.bytes()))
		blank := 0
		for i := range res.Pairs {
			if got := res.Pairs[i].Blank; len(got) > 0 {
				if blank++; len(got) != 1 || got[0] != want {
					t.Errorf("%q, not %s", got, want)
				}
			}
		}
		if blank != b.rows() || res.Total.Missing != res.Total.Due {
			t.Errorf("%d of %d rows; %s", blank, b.rows(), states(&res.Total))
		}
	}
}

// TestNothingOfOurs: a form of another notice that asks nothing of what this one
// asks is refused, filled or blank, whatever its numbers; what is filled in stands
// among what was left, and counts for no department.
func TestNothingOfOurs(t *testing.T) {
	t.Parallel()
	src := typical(9)
	other := strings.NewReplacer("〔2026〕8号", "〔2026〕9号", "推进第", "督办第", "批义务教育信息公开，加大适龄儿童入学政策的宣传和解读力度，及时公开招生入学政策。", "座水库除险加固，落实库区巡查和度汛预案。").Replace(src)
	headed := strings.Replace(other, "[[attachment]]", "[breakdown]\n[[breakdown.column]]\nkey = \"requirement\"\nhead = \"怎么办\"\n[[breakdown.column]]\nkey = \"lead\"\n[[attachment]]", 1)
	for name, sentFor := range map[string]string{"other words": other, "under other heads": headed} {
		for _, filled := range []bool{true, false} {
			b := openBook(t, sent(t, sentFor))
			if filled {
				b.fill(1, 2)
				b.set("备注", 3, "记号七")
			}
			res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
			if res.Total.Missing != res.Total.Due || codes(list) != "GW639×1" || res.Files[0].Fault == "" {
				t.Errorf("%s, filled %v: %s %s\n%s", name, filled, states(&res.Total), codes(list), messages(list))
			}
			for i := range res.Pairs {
				if len(res.Pairs[i].Blank) > 0 {
					t.Errorf("%s, filled %v: taken as a blank return of %s", name, filled, res.Pairs[i].Group)
				}
			}
			if got := len(res.Left); got != map[bool]int{true: 11, false: 0}[filled] {
				t.Errorf("%s, filled %v: %d cells are left", name, filled, got)
			}
			if filled && !strings.Contains(textOf(res.Ledger), "记号七") {
				t.Errorf("%s: an answer is nowhere in the ledger", name)
			}
		}
	}
}

// TestOtherMonthLeft: what is filled in in the form of another month is not taken,
// and is not lost.
func TestOtherMonthLeft(t *testing.T) {
	t.Parallel()
	src := sample(t)
	d := departmentsOf(parse(t, src))[0]
	d.Period = "2023-11"
	var out bytes.Buffer
	if err := xlsx.Write(&out, d.Plan()); err != nil {
		t.Fatal(err)
	}
	for _, filled := range []bool{true, false} {
		b := openAt(t, out.Bytes(), "牵头任务")
		if filled {
			b.fill(1, 2)
		}
		file := sentBack("a.xlsx", b.bytes())
		res, list := render.Collect("a.toml", []byte(src), []render.Return{file}, render.Month{Day: today, Period: "2023-12"})
		if codes(list) != "GW636×1" || res.Total.Missing != res.Total.Due || len(res.Left) != map[bool]int{true: 10, false: 0}[filled] {
			t.Errorf("filled %v: %s, %d left\n%s", filled, states(&res.Total), len(res.Left), messages(list))
		}
		if filled && !strings.Contains(textOf(res.Ledger), "已按要求完成第2项。") {
			t.Error("what is filled in is nowhere")
		}
	}
}
