package render_test

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/fonts"
	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/font"
)

// TestLoadFaces: fonts.toml as the user writes it, and all that can be wrong
// with it, each at its line.
func TestLoadFaces(t *testing.T) {
	files := map[string][]byte{
		"simfang.ttf": fonts.KaiTi, // any font will do
		"bad.ttf":     []byte("not a font"),
		"otf.otf":     []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"),
	}
	read := func(name string) ([]byte, error) {
		if name == "locked.ttf" {
			return nil, fs.ErrPermission
		}
		data, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}
	defaults := render.DefaultFaces()

	src := &diag.Source{Name: "fonts.toml", Text: "fangsong = \"simfang.ttf\"\nheiti = { file = \"simfang.ttf\", index = 0 }\n"}
	faces, list := render.LoadFaces(src, defaults, read)
	if faces == nil {
		t.Fatal(printed(list))
	}
	for face := range font.FaceCount {
		want := defaults.Font(face)
		if face == font.FangSong || face == font.HeiTi {
			want = defaults.Font(font.KaiTi)
		}
		if faces.Font(face).Name() != want.Name() {
			t.Errorf("face %d is %s, want %s", face, faces.Font(face).Name(), want.Name())
		}
	}

	for _, c := range []struct{ text, want string }{
		{"fangsong = \"没有.ttf\"", `fonts.toml:1:12: 错误 GW493: 没有字体文件 没有.ttf
    fangsong = "没有.ttf"
               ^~~~~~~~~~
    提示: 文件名相对于 fonts.toml 所在的文件夹，也可以写完整路径
`},
	} {
		faces, list := render.LoadFaces(&diag.Source{Name: "fonts.toml", Text: c.text}, defaults, read)
		if faces != nil {
			t.Errorf("%q: faces in spite of an error", c.text)
		}
		if d := cmp.Diff(c.want, printed(list)); d != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, d)
		}
	}
}
