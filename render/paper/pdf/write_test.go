package pdf

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"gongwen/render/paper/frame"
)

func write(t testing.TB, d *frame.Document, opt Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, testFaces(t), opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// documents are the frames that the tests of finished files read back.
func documents(t testing.TB) map[string]*frame.Document {
	blank := &frame.Document{Width: 210 * mm, Height: 297 * mm, Info: frame.Info{Title: "空白"}, Pages: []frame.Page{{Role: frame.Blank}}}
	blank.Add(-1, frame.Node{Kind: frame.Doc})
	return map[string]*frame.Document{
		"sample": sample(t),
		"draft":  draft(t),
		"long":   breakdown(t, 2*branch+5, 1), // trees of two levels
		"blank":  blank,
	}
}

// TestFiles reads back every document in both forms.
func TestFiles(t *testing.T) {
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/classic=%t", title, classic), func(t *testing.T) {
				opt := Options{Classic: classic}
				inspect(t, d, opt, write(t, d, opt))
			})
		}
	}
}

// TestLevels reads back what the level decides: the claim, the files, what made it.
func TestLevels(t *testing.T) {
	build := Build{Version: "1.2<3", Template: "default", Fonts: "fangsong=FangSong:00 & songti=SimSun:11"}
	for _, level := range Archives() {
		opt := Options{Archive: level, Build: build}
		if level == PDFA3a {
			opt.Files = embedded()
		}
		inspect(t, sample(t), opt, write(t, sample(t), opt))
		d := draft(t)
		inspect(t, d, opt, write(t, d, opt))
	}
}

// embedded are files as PDF/A-3a carries them.
func embedded() []File {
	return []File{
		{Name: "通知(一).toml", MediaType: "application/toml", Relationship: "Source", Description: "源文件", Data: []byte("title = \"通知\" # 注释\n")},
		{Name: "通知(一).xlsx", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Relationship: "Data", Description: "工作簿", Data: []byte("PK\x03\x04")},
	}
}

func TestSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			opt := Options{Classic: classic}
			var first []byte
			for _, processors := range []int{1, 2, before, 1} {
				runtime.GOMAXPROCS(processors)
				if b := write(t, d, opt); first == nil {
					first = b
				} else if !bytes.Equal(b, first) {
					t.Errorf("%s, %+v: other bytes on %d processors", title, opt, processors)
				}
			}
		}
	}
}
