// Package font reads TrueType fonts lazily, finds characters in a chain of
// faces and cuts subsets.
//
// It shapes nothing, hints nothing and draws nothing: Chinese official text is
// set glyph by glyph. Tables stay slices of the file and cmap is searched in
// its bytes, so that opening a font of 14 MB costs microseconds. In: the bytes
// of fonts. Out: glyph numbers, advances, subsets, or a typed [Error].
package font

// Face is one of the six faces of an official document.
type Face uint8

// The faces, in the order of Faces and of frame.Run.Face.
const (
	FangSong     Face = iota // 仿宋: text
	KaiTi                    // 楷体: second-level headings, names of signers
	HeiTi                    // 黑体: first-level headings, labels, table heads
	XiaoBiaoSong             // 小标宋: title and mark
	SongTi                   // 宋体: page numbers; the last of every chain
	Fallback                 // rare characters inside 仿宋 and 楷体
	FaceCount
)
