package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
)

// info is what the file says of itself.
func info(d *compose.Document) frame.Info {
	i := frame.Info{Title: d.Parts[0].Title(), Author: d.Author, Subject: d.Subject, Date: d.Day}
	for _, p := range d.Info {
		i.Elements = append(i.Elements, frame.Pair(p))
	}
	return i
}
