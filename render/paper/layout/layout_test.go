package layout

import (
	"strings"
	"sync"
	"testing"

	"gongwen/fonts"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/templates"
)

// faces are the default faces.
var faces = sync.OnceValue(func() *font.Faces {
	var all [font.FaceCount]*font.Font
	for face, data := range [font.FaceCount][]byte{
		font.FangSong: fonts.FangSong, font.KaiTi: fonts.KaiTi, font.HeiTi: fonts.HeiTi,
		font.XiaoBiaoSong: fonts.XiaoBiaoSong, font.SongTi: fonts.SongTi, font.Fallback: fonts.Fallback,
	} {
		f, err := font.Parse(data, 0)
		if err != nil {
			panic(err)
		}
		all[face] = f
	}
	return font.NewFaces(all)
})

// general is the general template with values laid over it.
func general(t testing.TB, over string) *style.Style {
	t.Helper()
	s, list := style.Load(&diag.Source{Name: "general.toml", Text: string(templates.General)}, &diag.Source{Name: "over.toml", Text: over})
	if list.HasErrors() {
		t.Fatal(printed(list))
	}
	return s
}

func printed(list diag.List) string {
	var b strings.Builder
	diag.Print(&b, list, false)
	return b.String()
}

// source is a notice of the keys given, which come first, and what every notice
// must have.
func source(keys string) string {
	top, tables, found := strings.Cut("\n"+keys, "\n[")
	if found {
		tables = "[" + tables
	}
	for _, usual := range []string{
		`format = "general"`, `issuer = "青禾县人民政府"`, `number = "青政发〔2026〕6号"`,
		`title = "关于召开会议的通知"`, `recipients = "各乡镇人民政府"`, `date = 2026-03-12`, `text = "定于近日召开会议。"`,
	} {
		key, _, _ := strings.Cut(usual, " ")
		if !strings.Contains(top, "\n"+key+" =") {
			top += "\n" + usual
		}
	}
	return strings.TrimPrefix(top, "\n") + "\n" + tables
}

func parse(t testing.TB, src string, draft bool) *notice.Notice {
	t.Helper()
	n, list := notice.Parse(&diag.Source{Name: "a.toml", Text: src}, draft)
	if list.HasErrors() {
		t.Fatal(printed(list))
	}
	return n
}

// lay sets a notice that has no mistake.
func lay(t testing.TB, keys, over string) *frame.Document {
	t.Helper()
	d, list := Layout(parse(t, source(keys), false), general(t, over), faces(), false)
	if d == nil {
		t.Fatal(printed(list))
	}
	return d
}

// textOf is the text of a page without its number, a line of the page a line;
// a cell of a table counts as a line.
func textOf(p *frame.Page) string {
	var b strings.Builder
	var before *frame.Run
	for _, it := range p.Items {
		r, ok := it.(*frame.Run)
		if !ok || r.Node == frame.ArtifactFooter {
			continue
		}
		if before != nil && (before.Node != r.Node || before.Y != r.Y && r.Turn == frame.Upright || before.X != r.X && r.Turn == frame.Up) {
			b.WriteByte('\n')
		}
		for _, g := range r.Glyphs {
			b.WriteRune(g.Rune)
		}
		before = r
	}
	return b.String()
}

// hanzi are n hanzi of running text.
func hanzi(n int) string {
	const some = "全面推进政务公开是加快建设法治政府创新政府廉洁政府和服务型政府的重要组成部分"
	return string([]rune(strings.Repeat(some, n/len([]rune(some))+1))[:n])
}
