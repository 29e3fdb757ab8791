package render

import (
	"sync"

	"gongwen/fonts"
	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/style"
)

// DefaultFaces are the embedded faces, the same ones every time. To open them
// costs microseconds: a font is read where and when it is used.
func DefaultFaces() *font.Faces { return defaultFaces() }

var defaultFaces = sync.OnceValue(func() *font.Faces {
	all, failed, err := font.OpenFaces([font.FaceCount][]byte{
		font.FangSong: fonts.FangSong, font.KaiTi: fonts.KaiTi, font.HeiTi: fonts.HeiTi,
		font.XiaoBiaoSong: fonts.XiaoBiaoSong, font.SongTi: fonts.SongTi, font.Fallback: fonts.Fallback,
	})
	if err != nil {
		panic("render: embedded face " + style.FaceKeys()[failed] + ": " + err.Error()) // a program built wrong
	}
	return all
})

// LoadFaces reads a fonts.toml, which names a file for each face it replaces;
// faces it does not name are those of defaults. See [style.LoadFaces].
func LoadFaces(src *diag.Source, defaults *font.Faces, read func(name string) ([]byte, error)) (*font.Faces, diag.List) {
	return style.LoadFaces(src, defaults, read)
}
