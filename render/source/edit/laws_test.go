package edit

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/testkit"
)

// oddities are ways to write TOML that no sample has.
const oddities = "\ufeff# 文件\nissuer = '甲' # 留\nnote = [ # 一\n  \"甲\", # 甲的\n  '乙',\n  \"丙\" # 丙\n] # 尾\ntext = '''\n一\n二'''\ndate = 2026-01-02\n" +
	"letterhead.serial = \"000001\"\nletterhead.copies = 2 # 两份\n[signature]\nsigners = [{ post = \"区长\", name = \"某\" }, {post=\"副区长\",name='另'}]\nunder = [\"\",\"二\",\"三\"]\nseal=true\n" +
	"[imprint]\ncopy_to = \"\"\"甲，\\\n   乙\"\"\"\nmore = [\n  \"一\",\n\n  # 二在下面\n  \"二\",\n]\n" +
	"# 上\n[[attachment]] # h\ntitle = \"甲\\u4e00\"\ncontent = \"table\"\ncolumns = [\"序号\",\"姓名\"]\nrows = [\n  [\"1\", \"某\"], # 第一\n  [],\n  [\"2\",\n   \"另\"]]\n\n" +
	"[[attachment]]\ntitle = \"乙\"\ncontent = \"breakdown\"\n[[attachment.breakdown.column]]\nkey = \"lead\"\n[[department]]\nname = \"夹在中间\"\n[[attachment.task]]\nlead = [\"甲\"]\nrequirement = \"\"\"\n做\n\"\"\"\n" +
	"[[attachment.task]]\nrequirement = '又做' # 注\n\n# 独立的注\n\n[[attachment.task]]\nlead = \"乙牵头，丙配合\"\nresponsible = []\ndue = 2026-03-01\ndeadline = 2026-03-05\nrequirement = \"三\"\n# 尾注"

func corpus(t testing.TB) map[string]string {
	out := map[string]string{"odd": oddities, "empty": "", "keys": "a = 1"}
	for name, text := range testkit.SampleTexts(t) {
		out[name] = string(text)
	}
	for _, folder := range []string{"real", "formats"} {
		files, _ := filepath.Glob(testkit.Path("../shared/" + folder + "/*.toml"))
		for _, f := range files {
			if b, err := os.ReadFile(f); err == nil {
				out[folder+"/"+filepath.Base(f)] = string(b)
			}
		}
	}
	for _, name := range slices.Collect(maps.Keys(out)) {
		text := strings.ReplaceAll(out[name], "\r\n", "\n")
		out["crlf "+name] = strings.ReplaceAll(text, "\n", "\r\n")
		if end := strings.TrimRight(text, "\n"); end != text {
			out["endless "+name] = end
		}
	}
	return out
}

func names(c map[string]string) []string { return slices.Sorted(maps.Keys(c)) }

func doc(t interface{ Fatalf(string, ...any) }, text string) Doc {
	d, ok := Parse(text)
	if !ok {
		_, list := tomldoc.Parse(&diag.Source{Name: "a.toml", Text: text})
		t.Fatalf("no TOML: %s\n%s", testkit.Printed(list), text)
	}
	return d
}

// flat lists what a text says, every leaf with its place.
func flat(d Doc) map[string]string {
	out := map[string]string{}
	var walk func(p string, v Value)
	walk = func(p string, v Value) {
		switch v.Kind {
		case tomldoc.Table:
			out[p] = "table"
			for _, m := range v.Members {
				walk(p+"."+m.Key, m.Value)
			}
		case tomldoc.Array:
			out[p] = fmt.Sprint("array ", len(v.Items))
			for i, m := range v.Items {
				walk(p+"."+strconv.Itoa(i), m)
			}
		default:
			out[p] = fmt.Sprint(v.Kind, v.Text)
		}
	}
	walk("", Of(d.Text, d.Root))
	return out
}

// places are those of all values of a text.
func places(d Doc) (out []Place) {
	var walk func(n *tomldoc.Node, p Place)
	walk = func(n *tomldoc.Node, p Place) {
		for i, m := range n.Items {
			name := m.Name
			if n.Kind == tomldoc.Array {
				name = strconv.Itoa(i)
			}
			inner := append(slices.Clip(p), name)
			out = append(out, inner)
			walk(m, inner)
		}
	}
	walk(d.Root, nil)
	return out
}

var anyText = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringOf(rapid.SampledFrom([]rune("甲乙丙，。“”\"'\\\n\t#[]=𠮷ab {}"))).Draw(t, "s")
})

// without is a map less a place and all below it.
func without(m map[string]string, p string) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		if k != p && !strings.HasPrefix(k, p+".") {
			out[k] = v
		}
	}
	return out
}

// outside reports whether the changes leave all other bytes, and taken back give
// the text again (laws 1 and 4).
func outside(t *rapid.T, text string, changes []diag.Change) string {
	got := diag.Apply(text, changes)
	if got == text && len(changes) > 0 {
		same := true
		for _, c := range changes {
			same = same && text[c.Span.Start:c.Span.End] == c.Text
		}
		if !same {
			t.Fatalf("changes lie over another: %v", changes)
		}
	}
	if back := diag.Apply(got, diag.Invert(text, changes)); back != text {
		t.Fatalf("taken back it is another text")
	}
	return got
}

// TestSetLaw: laws 1 to 4. A value set changes itself alone, to itself nothing.
func TestSetLaw(t *testing.T) {
	c := corpus(t)
	all := names(c)
	rapid.Check(t, func(t *rapid.T) {
		d := doc(t, c[rapid.SampledFrom(all).Draw(t, "file")])
		var ps []Place
		for _, p := range places(d) {
			if n := d.Find(p); n.Kind != tomldoc.Table && !nested(d.Text, n) {
				ps = append(ps, p)
			}
		}
		if len(ps) == 0 {
			return
		}
		p := rapid.SampledFrom(ps).Draw(t, "place")
		n := d.Find(p)
		if changes, ok := d.Put(p, Of(d.Text, n)); !ok || len(changes) > 0 {
			t.Fatalf("%s set to itself: %v %t", p, changes, ok)
		}
		v := Text(anyText.Draw(t, "v"))
		if n.Kind == tomldoc.Array {
			list := Of(d.Text, n)
			if k := rapid.IntRange(0, len(list.Items)).Draw(t, "k"); rapid.Bool().Draw(t, "near") {
				switch rapid.IntRange(0, 2).Draw(t, "how") {
				case 0:
					list.Items = slices.Insert(list.Items, k, Text(anyText.Draw(t, "e")))
				case 1:
					list.Items = slices.Delete(list.Items, k, min(len(list.Items), k+rapid.IntRange(1, 2).Draw(t, "n")))
				default:
					if k < len(list.Items) {
						list.Items[k] = Text(anyText.Draw(t, "e"))
					}
				}
				v = list
			} else {
				v = Texts(rapid.SliceOfN(anyText, 0, 5).Draw(t, "list")...)
			}
		}
		changes, ok := d.Put(p, v)
		if !ok {
			t.Fatalf("%s refused", p)
		}
		for _, ch := range changes {
			if ch.Span.Start < n.Span.Start || ch.Span.End > n.Span.End {
				t.Fatalf("%s: a change outside the value", p)
			}
		}
		got := doc(t, outside(t, d.Text, changes))
		if now := Of(got.Text, got.Find(p)); !now.Is(v) {
			t.Fatalf("%s is %q, not %q", p, now, v)
		}
		if at := "." + p.String(); !maps.Equal(without(flat(got), at), without(flat(d), at)) {
			t.Fatalf("%s: others changed too\n%s", p, got.Text)
		}
	})
}

// candidates are places of the schema that a text may have: with the elements
// that there are.
func candidates(d Doc) (out []Place) {
	var walk func(kind string, p Place, depth int)
	walk = func(kind string, p Place, depth int) {
		for _, k := range schema.KeysOf(kind) {
			inner := append(slices.Clip(p), k.Name())
			switch k.Types {
			case schema.Table:
				if depth < 3 {
					walk(k.Kind(), inner, depth+1)
				}
			case schema.Tables:
				if n := d.Find(inner); n != nil {
					for i := range n.Items {
						if i < 3 {
							walk(k.Kind(), append(slices.Clip(inner), strconv.Itoa(i)), depth+1)
						}
					}
				}
			default:
				out = append(out, inner)
			}
		}
	}
	walk("", nil, 0)
	return out
}

// tables takes the tables out of what a text says: those that a key needs come
// and go with it.
func tables(m map[string]string) map[string]string {
	for k, v := range m {
		if v == "table" {
			delete(m, k)
		}
	}
	return m
}

// TestAddRemoveLaw: law 5. Every key of the schema can be added where it is
// missing, with the tables that it needs, and taken away; the others keep their
// values and their order.
func TestAddRemoveLaw(t *testing.T) {
	c := corpus(t)
	all := names(c)
	rapid.Check(t, func(t *rapid.T) {
		d := doc(t, c[rapid.SampledFrom(all).Draw(t, "file")])
		p := rapid.SampledFrom(candidates(d)).Draw(t, "place")
		at := "." + p.String()
		before := flat(d)
		less := doc(t, outside(t, d.Text, d.Drop(p)))
		if less.Find(p) != nil {
			t.Fatalf("%s is still there\n%s", p, less.Text)
		}
		if !maps.Equal(tables(without(flat(less), at)), tables(without(before, at))) {
			t.Fatalf("%s dropped: others changed", p)
		}
		v := Text(anyText.Draw(t, "v"))
		changes, ok := less.Put(p, v)
		if !ok {
			t.Fatalf("%s refused", p)
		}
		more := doc(t, outside(t, less.Text, changes))
		if n := more.Find(p); n == nil || n.Text.S != v.Text {
			t.Fatalf("%s is not there\n%s", p, more.Text)
		}
		if !maps.Equal(tables(without(flat(more), at)), tables(without(before, at))) {
			t.Fatalf("%s added: others changed\n%s", p, more.Text)
		}
		order := func(d Doc) (out []string) {
			for _, q := range places(d) {
				if n := d.Find(q); !slices.Equal(q, p) && n.Kind != tomldoc.Table {
					out = append(out, q.String())
				}
			}
			return out
		}
		if len(p) == 1 && !slices.Equal(order(less), order(more)) {
			t.Fatalf("%s added: the order of others changed", p)
		}
	})
}

// arrays are the places of all arrays of tables.
func arrays(d Doc) (out []Place) {
	for _, p := range places(d) {
		if n := d.Find(p); n.Kind == tomldoc.Array && len(n.Items) > 0 && n.Items[0].Kind == tomldoc.Table {
			out = append(out, p)
		}
	}
	return out
}

// TestBlockLaw: law 6, of all elements: inserted, removed, moved, each is what it
// was, and all else too.
func TestBlockLaw(t *testing.T) {
	c := corpus(t)
	all := slices.DeleteFunc(names(c), func(name string) bool { d, _ := Parse(c[name]); return len(arrays(d)) == 0 })
	rapid.Check(t, func(t *rapid.T) {
		d := doc(t, c[rapid.SampledFrom(all).Draw(t, "file")])
		p := rapid.SampledFrom(arrays(d)).Draw(t, "array")
		want := Of(d.Text, d.Find(p)).Items
		n := len(want)
		i := rapid.IntRange(0, n-1).Draw(t, "i")
		var changes []diag.Change
		ok := true
		switch rapid.IntRange(0, 2).Draw(t, "how") {
		case 0:
			k := rapid.IntRange(1, n-i).Draw(t, "n")
			var why string
			changes, why = d.remove(p, i, k)
			ok = why == ""
			want = slices.Delete(want, i, i+k)
		case 1:
			j := rapid.IntRange(0, n-1).Draw(t, "j")
			changes, ok = d.Move(p, i, j)
			v := want[i]
			want = slices.Insert(slices.Delete(want, i, i+1), j, v)
		default:
			members := []Member{{"title", Text(anyText.Draw(t, "v"))}, {"note", Texts("一", "二")}}
			changes, ok = d.Insert(p, i, members)
			want = slices.Insert(want, i, Value{Kind: tomldoc.Table, Members: members})
		}
		if !ok {
			t.Fatalf("%s refused", p)
		}
		got := doc(t, outside(t, d.Text, changes))
		at := "." + p.String()
		if !maps.Equal(tables(without(flat(got), at)), tables(without(flat(d), at))) {
			t.Fatalf("%s: others changed\n%s", p, got.Text)
		}
		if len(want) == 0 {
			if m := got.Find(p); m != nil && len(m.Items) > 0 {
				t.Fatalf("%s: still there", p)
			}
			return
		}
		if now := Of(got.Text, got.Find(p)); !now.Is(Value{Kind: tomldoc.Array, Items: want}) {
			t.Fatalf("%s: not as wanted\n%q\n%q\n%s", p, now.Items, want, got.Text)
		}
		if !strings.Contains(p.String(), ".") {
			comments := func(s string) int { return strings.Count(s, "#") }
			if len(want) >= n && comments(got.Text) < comments(d.Text) {
				t.Fatalf("a comment is lost\n%s", got.Text)
			}
		}
	})
}

// TestFindingsLaw: law 8. A legal value leaves the findings of other keys alone.
func TestFindingsLaw(t *testing.T) {
	c := corpus(t)
	codes := func(text string) (out []string) {
		_, list := bind.Parse(&diag.Source{Name: "a.toml", Text: text}, false)
		for _, f := range list {
			out = append(out, f.Rule.Code+f.Message)
		}
		return out
	}
	for _, name := range testkit.Samples(t) {
		text := c[testkit.Stem(name)]
		d := doc(t, text)
		before := codes(text)
		for _, p := range candidates(d) {
			k := p.Schema()
			n := d.Find(p)
			if k == nil || n == nil || n.Kind != tomldoc.String || k.Values != nil || n.Text.S == "" || strings.HasSuffix(keyOf(p), ".key") {
				continue
			}
			v := Text(n.Text.S + "补")
			changes, _ := d.Put(p, v)
			after := codes(diag.Apply(text, changes))
			for _, s := range after {
				if !slices.Contains(before, s) && !strings.Contains(s, "补") {
					// a finding of this key may come; of others none
					switch keyOf(p) {
					case "date", "attachment.heading", "attachment.title", "letterhead.serial", "letterhead.secrecy", "letterhead.urgency", "task.due":
					default:
						t.Errorf("%s %s: %s", name, p, s)
					}
				}
			}
		}
	}
}

// keyOf is a place without numbers: attachment.task.lead.
func keyOf(p Place) string {
	names := make([]string, 0, len(p))
	for _, step := range p {
		if _, number := index(step); !number {
			names = append(names, step)
		}
	}
	return strings.Join(names, ".")
}
