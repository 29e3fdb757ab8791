package render_test

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/layout"
	"gongwen/render/source/bind"
)

// TestPartial: whatever the findings, the stages give pages.
func TestPartial(t *testing.T) {
	faces := render.DefaultFaces()
	style, _ := render.LoadTemplate(nil)
	panics := map[string]int{}
	none, some := 0, 0
	for stem, text := range samples(t) {
		lines := strings.Split(string(text), "\n")
		r := rand.New(rand.NewPCG(1, uint64(len(stem))))
		for i := range 400 {
			l := append([]string{}, lines...)
			for range 1 + r.IntN(4) {
				k := r.IntN(len(l))
				switch r.IntN(4) {
				case 0:
					l = append(l[:k:k], l[k+1:]...)
				case 1:
					l[k] = strings.Replace(l[k], `"`, `""`, 1)
				case 2:
					if at := strings.Index(l[k], "= "); at > 0 {
						l[k] = l[k][:at] + `= ""`
					}
				case 3:
					l[k] = "x" + l[k]
				}
				if len(l) < 2 {
					break
				}
			}
			func() {
				defer func() {
					if p := recover(); p != nil {
						panics[fmt.Sprint(p)+" "+strings.Join(where(), " ")]++
					}
				}()
				n, _ := bind.Parse(&diag.Source{Name: "a", Text: strings.Join(l, "\n")}, true)
				if n == nil {
					none++
					return
				}
				d, _ := layout.Layout(compose.Compose(n, true), style, faces)
				if d != nil {
					some++
				}
				_ = i
			}()
		}
	}
	t.Log(none, some, panics)
}

func where() (out []string) {
	b := string(debug.Stack())
	for _, l := range strings.Split(b, "\n") {
		if strings.Contains(l, "/render/") && strings.Contains(l, ".go:") && !strings.Contains(l, "_test") {
			out = append(out, l[strings.LastIndex(l, "/render/"):strings.LastIndex(l, " ")])
		}
		if len(out) == 3 {
			break
		}
	}
	return out
}
