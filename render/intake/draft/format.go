package draft

import (
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
)

// format decides between the general format and that of letters, whose mark is
// the name of an organ alone and whose number stands at the right (10.1). A
// letter that has what the format of letters has no place for stays general: no
// word of it is lost so.
func (d *composer) format() {
	n := &d.notice
	if n.Format != "" {
		return
	}
	n.Format = "general"
	title := element.Letter().MatchString(prose.Bare(strings.Join(n.Title, "")))
	number := element.LetterNumber().MatchString(n.Number)
	switch plain := len(n.Marks) == 1 && !n.Suffixed; {
	case len(n.Marks) > 0 && !plain:
		return
	case plain && (title || number || d.numberAt == "right" || d.numberAt == "moved"), title && number:
	default:
		return
	}
	var more []string
	if len(n.Signers) > 0 {
		more = append(more, "签发人")
	}
	if n.PrintedBy != "" {
		more = append(more, "印发机关")
	}
	if len(n.More) > 0 {
		more = append(more, "版记里的其他要素")
	}
	if len(more) > 0 {
		d.Say(doubt.PartDoubt, "要用信函格式，删去这些，改写 format = \"letter\"", "像信函，但有%s，信函格式没有它们的位置，按通用格式导入", strings.Join(more, "、"))
		return
	}
	n.Format = "letter"
}
