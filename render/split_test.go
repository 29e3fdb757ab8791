package render_test

import (
	"bytes"
	"runtime"
	"strings"
	"sync"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// departments is a notice for a collective whose members have such names, which
// no page shows.
func departments(names ...string) []byte {
	var members []string
	for _, name := range names {
		members = append(members, quote(name))
	}
	return []byte(strings.Replace(generated(0), "[[attachment]]",
		"[[department]]\nname = \"各单位\"\nmembers = ["+strings.Join(members, ", ")+"]\n\n[[attachment]]", 1) +
		"\n[[task]]\ntopic = \"任务\"\nlead = [\"各单位\"]\nresponsible = []\nrequirement = \"做好工作。\"\n")
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// TestPartNames: the names of the files.
func TestPartNames(t *testing.T) {
	names := []string{
		"区财政金融局", "区党工委组织部(人力资源部)", "CON", "nul.txt", "../../etc/passwd", `C:\Windows\system32`, "a:b*c?d\"e<f>g|h", "甲局.", "甲局 ",
		"\u202e局甲", "𫐄州市", strings.Repeat("很长的名称", 20), "~$甲局", "=甲局",
	}
	doc, _ := open(t, "a.toml", departments(names...))
	want := []string{
		"区财政金融局.xlsx", "区党工委组织部(人力资源部).xlsx", "CON_.xlsx", "nul_txt.xlsx", "______etc_passwd.xlsx", "C__Windows_system32.xlsx",
		"a_b_c_d_e_f_g_h.xlsx", "甲局_.xlsx", "甲局.xlsx",
		"_局甲.xlsx", "𫐄州市.xlsx", "很长的名称很长的名称很长的名称很长的名称很长的名称.xlsx", "__甲局.xlsx", "_甲局.xlsx",
	}
	parts := doc.Parts(render.Issue{})
	if len(parts) != len(want) {
		t.Fatalf("%d parts, want %d", len(parts), len(want))
	}
	for i, p := range parts {
		if p.Name != want[i] {
			t.Errorf("%q: %s, want %s", names[i], p.Name, want[i])
		}
	}
}

// TestPartsTwiceEqual: files written side by side, with one processor and with
// several, have the same bytes.
func TestPartsTwiceEqual(t *testing.T) {
	doc, _ := open(t, "a.toml", testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	all := func() []string {
		parts := doc.Parts(render.Issue{})
		files := make([]string, len(parts))
		var wait sync.WaitGroup
		for i := range parts {
			wait.Go(func() {
				var b bytes.Buffer
				if err := parts[i].Write(&b); err != nil {
					t.Error(err)
				}
				files[i] = b.String()
			})
		}
		wait.Wait()
		return files
	}
	first := all()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for i, file := range all() {
		if file != first[i] || file == "" {
			t.Errorf("part %d differs", i+1)
		}
	}
}

// BenchmarkParts writes the files of all departments.
func BenchmarkParts(b *testing.B) {
	for _, in := range []struct{ name, text string }{{"seed", string(testkit.SampleTexts(b)["zhengwu-gongkai-2023"])}, {"10000", generated(10000)}} {
		b.Run(in.name, func(b *testing.B) {
			doc, _ := open(b, in.name, []byte(in.text))
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range doc.Parts(render.Issue{}) {
					var out bytes.Buffer
					if err := p.Write(&out); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
