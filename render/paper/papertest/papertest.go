// Package papertest is for tests of the paper alone: the default faces, the
// general style, notices of few words, the text of a page.
//
// It judges nothing and no part of the program imports it. In: a test, and the
// keys of a notice that matter to it. Out: what the stages before the one under
// test give, and the test's failure where they find an error.
package papertest

import (
	"strings"
	"sync"
	"testing"

	"gongwen/fonts"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/source/bind"
	"gongwen/templates"
)

// Faces are the default faces.
func Faces() *font.Faces { return faces() }

var faces = sync.OnceValue(func() *font.Faces {
	all, _, err := font.OpenFaces([font.FaceCount][]byte{
		font.FangSong: fonts.FangSong, font.KaiTi: fonts.KaiTi, font.HeiTi: fonts.HeiTi,
		font.XiaoBiaoSong: fonts.XiaoBiaoSong, font.SongTi: fonts.SongTi, font.Fallback: fonts.Fallback,
	})
	if err != nil {
		panic(err)
	}
	return all
})

// General is the general style with values laid over it.
func General(t testing.TB, over string) *style.Style {
	t.Helper()
	return load(t, over, general())
}

// Letter is the style of letters with values laid over it.
func Letter(t testing.TB, over string) *style.Style {
	t.Helper()
	return load(t, over, general(), &diag.Source{Name: "letter.toml", Text: string(templates.Letter)})
}

// Formats are the styles of all formats.
func Formats(t testing.TB) map[notice.Form]*style.Style {
	t.Helper()
	return map[notice.Form]*style.Style{
		notice.General: General(t, ""),
		notice.Letter:  Letter(t, ""),
		notice.Order:   load(t, "", general(), &diag.Source{Name: "order.toml", Text: string(templates.Order)}),
		notice.Minutes: load(t, "", general(), &diag.Source{Name: "minutes.toml", Text: string(templates.Minutes)}),
	}
}

func general() *diag.Source {
	return &diag.Source{Name: "general.toml", Text: string(templates.General)}
}

func load(t testing.TB, over string, own ...*diag.Source) *style.Style {
	t.Helper()
	s, list := style.Load(own, &diag.Source{Name: "over.toml", Text: over})
	fail(t, list)
	return s
}

// fail ends the test if there is an error.
func fail(t testing.TB, list diag.List) {
	t.Helper()
	if list.HasErrors() {
		var b strings.Builder
		diag.Print(&b, list, false) // a strings.Builder takes everything
		t.Fatal(b.String())
	}
}

// Source is a notice of the keys given, which come first, and what every notice
// must have.
func Source(keys string) string {
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

// Parse binds a notice that has no mistake.
func Parse(t testing.TB, src string, draft bool) *notice.Notice {
	t.Helper()
	n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: src}, draft)
	fail(t, list)
	return n
}

// Composed is a notice of the keys given, and what every notice must have.
func Composed(t testing.TB, keys string) *compose.Document {
	t.Helper()
	return compose.Compose(Parse(t, Source(keys), false), false)
}

// Breakdown is an attachment that is a breakdown of the options, columns and
// rows given, in the words of a source.
func Breakdown(options, columns, tasks string) string {
	return "[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"\n[breakdown]\n" + options + "\n" + columns + "\n" + tasks
}

// Columns declares columns by their keys, each with options behind a blank.
func Columns(keys ...string) string {
	var b strings.Builder
	for _, k := range keys {
		key, options, _ := strings.Cut(k, " ")
		b.WriteString("[[breakdown.column]]\nkey = \"" + key + "\"\n" + options + "\n")
	}
	return b.String()
}

// Text is the text of a page without its number, a line of the page a line; a
// cell of a table counts as a line.
func Text(p *frame.Page) string {
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

// Solid is text without blanks: those at the edges of lines belong to none.
func Solid(s string) string { return strings.NewReplacer(" ", "", "\n", "", "\u3000", "").Replace(s) }

// Hanzi are n hanzi of running text.
func Hanzi(n int) string {
	const some = "全面推进政务公开是加快建设法治政府创新政府廉洁政府和服务型政府的重要组成部分"
	return string([]rune(strings.Repeat(some, n/len([]rune(some))+1))[:n])
}
