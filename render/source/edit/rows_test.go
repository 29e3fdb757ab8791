package edit

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// model is what bind makes of the rows of a breakdown: the law is held against
// it, not against the rows' own reading.
type model struct {
	b    *notice.Breakdown
	rows []string // one a [[task]]; of the heading of a section its section
}

func bound(text string, p Place) (m model, ok bool) {
	n, _ := bind.Parse(&diag.Source{Name: "a.toml", Text: text}, true)
	if n == nil {
		return m, false
	}
	d, _ := Parse(text)
	array := d.Find(p)
	if array == nil {
		return m, true
	}
	for _, b := range n.Breakdowns() {
		if b.Place() == p.String() {
			m.b = b
		}
	}
	if m.b == nil {
		return m, false
	}
	m.rows = make([]string, len(array.Items))
	meaning := func(t, meant diag.Text) string {
		if !meant.Empty() {
			return meant.S
		}
		return t.S
	}
	heading := func(list []notice.Heading, i int) string {
		if i < 0 {
			return ""
		}
		return list[i].Text.S[list[i].Ordinal:]
	}
	for i := range m.b.Tasks {
		t := &m.b.Tasks[i]
		m.rows[t.Entry] = strings.Join([]string{
			heading(m.b.Sections, t.Section), heading(m.b.Topics, t.Topic),
			meaning(t.Lead.Text, t.Lead.Meant), meaning(t.Responsible.Text, t.Responsible.Meant),
			meaning(t.Due.Text, t.Due.Meant), t.Due.Day.ISO(), t.Title.S, t.Requirement.S,
		}, "|")
	}
	for i := range m.b.Sections {
		if s := &m.b.Sections[i]; s.Empty && m.rows[s.Entry] == "" {
			m.rows[s.Entry] = "section " + s.Text.S[s.Ordinal:]
		}
	}
	return m, true
}

// breakdowns are the texts with rows, and where these are.
func breakdowns(t testing.TB) (texts map[string]string, at map[string][]Place) {
	texts, at = corpus(t), map[string][]Place{}
	for name, text := range texts {
		d, ok := Parse(text)
		if !ok {
			continue
		}
		for _, p := range arrays(d) {
			if p[len(p)-1] == "task" && len(d.Find(p).Items) > 1 {
				if m, ok := bound(text, p); ok && !slices.Contains(m.rows, "") {
					at[name] = append(at[name], p)
				}
			}
		}
	}
	return texts, at
}

// TestRowsLaw: law 7. Rows are put elsewhere, taken away, added; those that are
// there keep all that they resolve to.
func TestRowsLaw(t *testing.T) {
	texts, at := breakdowns(t)
	var files []string
	for name := range at {
		files = append(files, name)
	}
	slices.Sort(files)
	if len(files) < 4 {
		t.Fatal("few texts have rows")
	}
	refused, done := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		text := texts[rapid.SampledFrom(files).Draw(rt, "file")]
		name := ""
		for n, s := range texts {
			if s == text && at[n] != nil {
				name = n
			}
		}
		p := rapid.SampledFrom(at[name]).Draw(rt, "place")
		before, _ := bound(text, p)
		d := doc(rt, text)
		r := d.RowsOf(p)
		want := slices.Clone(before.rows)
		const added = "?"
		for range rapid.IntRange(1, 3).Draw(rt, "ops") {
			n := len(r.List)
			if n < 2 {
				break
			}
			i := rapid.IntRange(0, n-1).Draw(rt, "i")
			k := rapid.IntRange(1, min(3, n-i)).Draw(rt, "k")
			switch rapid.IntRange(0, 3).Draw(rt, "how") {
			case 0:
				if k == n {
					continue
				}
				r.Remove(i, k)
				want = slices.Delete(want, i, i+k)
			case 1:
				to := rapid.IntRange(0, n-k).Draw(rt, "to")
				r.Move(i, k, to)
				rows := slices.Clone(want[i : i+k])
				want = slices.Insert(slices.Delete(want, i, i+k), to, rows...)
			case 2:
				if why := r.Insert(i, []Member{{"requirement", Text("新的要求。")}}); why != "" {
					rt.Fatal(why)
				}
				want = slices.Insert(want, i, added)
			default:
				key := rapid.SampledFrom(heirs[:]).Draw(rt, "key")
				r.Part(i, key) // says the same
			}
		}
		changes, why := r.Changes()
		if why != "" {
			refused++
			return
		}
		done++
		got := outside(rt, text, changes)
		after, ok := bound(got, p)
		if !ok {
			rt.Fatalf("no notice any more\n%s", got)
		}
		if len(after.rows) != len(want) {
			rt.Fatalf("%d rows, not %d\n%s", len(after.rows), len(want), got)
		}
		for i := range want {
			if want[i] == added || strings.HasPrefix(want[i], "section ") && after.rows[i] == "" { // a section that now has a task
				continue
			}
			if after.rows[i] != want[i] {
				rt.Fatalf("row %d is\n%s\nnot\n%s\n%s", i, after.rows[i], want[i], got)
			}
		}
	})
	t.Log("done", done, "refused", refused)
	if done < refused {
		t.Error("most are refused")
	}
}

// TestPutLaw: law 7 of single cells. A cell set, merged or parted changes itself
// and those that share it, in that alone.
func TestPutLaw(t *testing.T) {
	texts, at := breakdowns(t)
	var files []string
	for name := range at {
		files = append(files, name)
	}
	slices.Sort(files)
	refused, done := 0, 0
	fields := []int{0, 1, 2, 3, 4}
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(files).Draw(rt, "file")
		text := texts[name]
		p := rapid.SampledFrom(at[name]).Draw(rt, "place")
		before, _ := bound(text, p)
		d := doc(rt, text)
		r := d.RowsOf(p)
		i := rapid.IntRange(0, len(r.List)-1).Draw(rt, "i")
		k := rapid.SampledFrom(fields).Draw(rt, "key")
		if r.List[i].alone {
			return
		}
		end := r.end(i, k)
		want := ""
		var why string
		switch rapid.IntRange(0, 3).Draw(rt, "how") {
		case 0:
			want = "新的甲局"
			v := Text(want)
			if k == lead || k == responsible {
				v = Texts(want)
			}
			why = r.Put(i, heirs[k], &v)
		case 1:
			why = r.Put(i, heirs[k], nil)
		case 2:
			if i == 0 || r.List[i-1].alone {
				return
			}
			want = strings.Split(before.rows[i-1], "|")[k]
			why = r.Merge(i, 0, heirs[k])
		default:
			want = strings.Split(before.rows[i], "|")[k]
			if r.Part(i, heirs[k]) != "" {
				return
			}
		}
		if why != "" {
			rt.Fatal(why)
		}
		changes, why := r.Changes()
		if why != "" {
			refused++
			return
		}
		done++
		got := outside(rt, text, changes)
		after, ok := bound(got, p)
		if !ok || len(after.rows) != len(before.rows) {
			rt.Fatalf("rows are lost\n%s", got)
		}
		for j := range before.rows {
			was, is := strings.Split(before.rows[j], "|"), strings.Split(after.rows[j], "|")
			for f := range was {
				if j >= i && j < end && (f == k || k == due && f == 5) {
					if f == k && is[f] != want {
						rt.Fatalf("row %d %s is %q, not %q\n%s", j, heirs[k], is[f], want, got)
					}
					continue
				}
				if f < len(is) && was[f] != is[f] {
					rt.Fatalf("row %d field %d became %q from %q\n%s", j, f, is[f], was[f], got)
				}
			}
		}
	})
	t.Log("done", done, "refused", refused)
	if done < refused {
		t.Error("most are refused")
	}
}

const small = `# 头
[[task]] # 一
section = "甲类"
topic = "甲"
lead = ["一局"]
responsible = ["二局"]
due = "6月底前"
deadline = 2026-06-30
requirement = "1"

[[task]]
requirement = "2"

# 关于第三项
[[task]]
topic = "乙"
lead = "同上"
requirement = "3"

[[task]]
section = "乙类"
`

// TestOps: what ops write, to the letter.
func TestOps(t *testing.T) {
	op := func(s string) []Op {
		var out []Op
		if err := json.Unmarshal([]byte("["+s+"]"), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct{ name, op, old, new string }{
		{"a value", `{"op":"set","path":"task.1.requirement","value":"两\n行"}`, `"2"`, "\"\"\"\n两\n行\"\"\""},
		{"the same", `{"op":"set","path":"task.1.lead","value":["一局"]}`, "", ""},
		{"a cell of its own from here on", `{"op":"set","path":"task.1.lead","value":["三局"]}`, "?", ""},
		{"merged with the row above", `{"op":"merge","path":"task","at":2,"column":"topic"}`, "topic = \"乙\"\nlead = \"同上\"\nrequirement = \"3\"", "lead = \"同上\"\nrequirement = \"3\"\ndue = \"\""},
		{"parted", `{"op":"part","path":"task","at":1,"column":"due"}`, "requirement = \"2\"", "requirement = \"2\"\ndue = \"6月底前\"\ndeadline = 2026-06-30"},
		{"a row more", `{"op":"insert","path":"task","at":1,"value":{"requirement":"新"}}`, "requirement = \"1\"\n", "requirement = \"1\"\n\n[[task]]\nrequirement = \"新\"\n"},
		{
			"the first row goes", `{"op":"remove","path":"task","at":0}`,
			"[[task]] # 一\nsection = \"甲类\"\ntopic = \"甲\"\nlead = [\"一局\"]\nresponsible = [\"二局\"]\ndue = \"6月底前\"\ndeadline = 2026-06-30\nrequirement = \"1\"\n\n[[task]]\nrequirement = \"2\"", "?",
		},
		{"a key more", `{"op":"set","path":"note","value":["一","二"]}`, "# 头\n[[task]]", "note = [\"一\", \"二\"]\n# 头\n[[task]]"},
		{"a table more", `{"op":"set","path":"signature.seal","value":false}`, "# 头\n[[task]]", "[signature]\nseal = false\n\n# 头\n[[task]]"},
		{"a day", `{"op":"set","path":"date","value":"2026-03-01"}`, "# 头\n[[task]]", "date = 2026-03-01\n# 头\n[[task]]"},
		{"words for a day", `{"op":"set","path":"date","value":"三月"}`, "# 头\n[[task]]", "date = \"三月\"\n# 头\n[[task]]"},
		{"nothing there to take away", `{"op":"unset","path":"note"}`, "", ""},
		{"cells", `{"op":"fill","path":"task","at":1,"keys":["lead","requirement"],"cells":[[null,"二"],[["四局","五局"],"三"]]}`, "?", ""},
		{"a unit", `{"op":"insert","path":"department","at":0,"value":{"name":"一局","aliases":["一"]}}`, "# 头\n[[task]]", "[[department]]\nname = \"一局\"\naliases = [\"一\"]\n\n# 头\n[[task]]"},
	} {
		got, why := Do(doc(t, small), op(c.op))
		if why != "" {
			t.Errorf("%s: %s", c.name, why)
			continue
		}
		if c.new == "?" || c.old == "?" {
			testkit.Golden(t, "testdata/"+strings.ReplaceAll(c.name, " ", "-")+".toml", []byte(got))
			continue
		}
		if want := strings.Replace(small, c.old, c.new, 1); got != want {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
	for _, c := range []struct{ op, why string }{
		{`{"op":"merge","path":"task","at":0,"column":"lead"}`, "上面没有"},
		{`{"op":"merge","path":"task","at":1,"column":"requirement"}`, "不能合并"},
		{`{"op":"set","path":"task.1.topic","value":""}`, "工作任务"},
		{`{"op":"remove","path":"task","at":9}`, noRow},
		{`{"op":"remove","path":"department","at":0}`, whyNoPlace},
		{`{"op":"set","path":"attachment.0.title","value":"甲"}`, whyNoPlace},
		{`{"op":"zap"}`, whyNoPlace},
		{`{"op":"text","text":"a = "},{"op":"set","path":"title","value":"甲"}`, WhyNoTOML},
	} {
		if got, why := Do(doc(t, small), op(c.op)); !strings.Contains(why, c.why) || got != small {
			t.Errorf("%s: %q", c.op, why)
		}
	}
}

// FuzzDo: whatever is asked of whatever text, there is no panic, and a text that
// was TOML stays so.
func FuzzDo(f *testing.F) {
	f.Add(small, `{"op":"move","path":"task","at":0,"to":2}`)
	f.Add(oddities, `{"op":"set","path":"signature.signers.0.stamp","value":true}`)
	f.Add("a.b = 1\n[a.c]\n", `{"op":"set","path":"a.b","value":"甲"}`)
	f.Add("task = [{lead=\"a\"},{requirement='b'}]", `{"op":"remove","path":"task","at":0}`)
	f.Fuzz(func(t *testing.T, text, ops string) {
		var list []Op
		if json.Unmarshal([]byte("["+ops+"]"), &list) != nil {
			return
		}
		d, ok := Parse(text)
		if !ok {
			return
		}
		for _, op := range list {
			if op.Op == "text" || op.Op == "change" {
				return
			}
		}
		got, why := Do(d, list)
		if why != "" {
			return
		}
		if _, ok := Parse(got); !ok {
			t.Errorf("no TOML any more:\n%s\n%s\n%s", text, ops, got)
		}
	})
}
