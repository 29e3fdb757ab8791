package font

import "fmt"

// Kind says why a font is not taken.
type Kind uint8

// The kinds of [Error].
const (
	NotFont             Kind = iota // the first bytes are those of no font
	WOFF                            // a packed web font, WOFF or WOFF 2
	CFF                             // outlines are CFF (PostScript), not glyf
	EmbeddingForbidden              // fsType: restricted licence
	BitmapOnly                      // fsType: only bitmaps may be embedded
	SubsettingForbidden             // fsType: may be embedded only whole
	MissingTable                    // Error.Table is not there
	Damaged                         // Error.Table contradicts itself or the file; with Error.Glyph, that glyph does
	NoUnicode                       // no cmap of format 4 or 12 for Unicode
	NoSuchFace                      // the file holds Error.Count faces, none has the number Error.Index
	TooManyGlyphs                   // a subset of more than 65535 glyphs
)

// Error says what is wrong with a font, for the clerk: what was found, and what
// to do about it.
type Error struct {
	Kind  Kind
	Table string // of MissingTable and Damaged; "" is the table directory
	Glyph int    // of Damaged glyf or loca, when one glyph is meant; else 0
	Index int    // of NoSuchFace, as asked for
	Count int    // of NoSuchFace, the faces in the file
}

func (e *Error) Error() string { return e.What() + "：" + e.Hint() }

// What is what was found.
func (e *Error) What() string {
	switch e.Kind {
	case NotFont:
		return "不是字体文件"
	case WOFF:
		return "是网页字体（WOFF）"
	case CFF:
		return "是 PostScript 轮廓（CFF）的字体"
	case EmbeddingForbidden:
		return "字体许可禁止嵌入文件（fsType 0x2）"
	case BitmapOnly:
		return "字体许可只准嵌入点阵（fsType 0x200）"
	case SubsettingForbidden:
		return "字体许可不准截取部分字形（fsType 0x100），整套嵌入又过大"
	case MissingTable:
		return fmt.Sprintf("字体缺少 %s 表", e.Table)
	case NoUnicode:
		return "字体没有 Unicode 字符表（cmap 格式 4 或 12）"
	case TooManyGlyphs:
		return "一个字面用到的字形超过 65535 个"
	case NoSuchFace:
		if e.Count == 1 {
			return fmt.Sprintf("字体文件只有一个字面，没有第 %d 号", e.Index)
		}
		return fmt.Sprintf("字体集只有 %d 个字面（0 至 %d 号），没有第 %d 号", e.Count, e.Count-1, e.Index)
	}
	switch {
	case e.Table == "":
		return "字体文件已损坏（表目录不完整）"
	case e.Glyph != 0:
		return fmt.Sprintf("字体文件已损坏（%s 表，第 %d 号字形）", e.Table, e.Glyph)
	}
	return fmt.Sprintf("字体文件已损坏（%s 表）", e.Table)
}

// Hint is what to do about it.
func (e *Error) Hint() string {
	switch e.Kind {
	case NotFont:
		return "请换用 .ttf（TrueType 轮廓）或 .ttc 字体"
	case WOFF:
		return "请换用同一字体的 .ttf（TrueType 轮廓）文件"
	case CFF:
		return "请换用 .ttf（TrueType 轮廓）字体"
	case EmbeddingForbidden:
		return "请换用允许嵌入的字体，或向字体厂商取得授权版本"
	case BitmapOnly:
		return "请换用允许嵌入轮廓的字体"
	case SubsettingForbidden:
		return "请换用允许子集嵌入的字体"
	case MissingTable:
		return "请重新取得完整的字体文件，或换用别的字体"
	case NoUnicode:
		return "请换用较新的版本或别的字体"
	case TooManyGlyphs:
		return "请把文件分成几份"
	case NoSuchFace:
		if e.Count == 1 {
			return "请把序号写作 0"
		}
		return "请改写序号"
	}
	return "请重新取得完整的字体文件，或换用别的字体"
}
