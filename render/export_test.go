package render

import (
	"gongwen/render/explain"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
)

// What the stages made of a notice, for the tests of this folder alone: nobody
// outside has a use for it that [Document.Dump] does not serve.

// Knowledge is all that can be explained.
func Knowledge() *explain.Book { return knowledge() }

// Notice is the model.
func (d *Document) Notice() *notice.Notice { return d.notice }

// Elements are what is printed.
func (d *Document) Elements() *compose.Document { return d.elements }

// Frames are the finished pages, or nil.
func (d *Document) Frames() *frame.Document { return d.frames }

// LaidOut are the pages of a copy, set anew.
func (d *Document) LaidOut(serial string) *frame.Document { return d.laidOut(serial) }
