// Package fonts embeds the six default faces.
//
// It reads and checks nothing; render/paper/font does. The files are built by the
// kit in fonts/kit from the sources named in sources.txt; their licences are in
// fonts/licenses. Out: the bytes of each face, never to be written to.
package fonts

import _ "embed"

// The faces as TrueType files. They are embedded as []byte: a string would
// have to be copied, 38 MB of it, before it could be read as bytes.
var (
	//go:embed fangsong.ttf
	FangSong []byte
	//go:embed kaiti.ttf
	KaiTi []byte
	//go:embed heiti.ttf
	HeiTi []byte
	//go:embed xiaobiaosong.ttf
	XiaoBiaoSong []byte
	//go:embed songti.ttf
	SongTi []byte
	//go:embed fallback.ttf
	Fallback []byte
)
