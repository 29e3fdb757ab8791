package frame

import "gongwen/render/paper/font"

// Faces are those that the pages use.
func (d *Document) Faces() (used [font.FaceCount]bool) {
	for p := range d.Pages {
		for _, it := range d.Pages[p].Items {
			if run, ok := it.(*Run); ok {
				used[run.Face] = true
			}
		}
	}
	return used
}
