package tasks

import (
	"strings"

	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
)

// Choice is what the user says of a column: what stands over it and its key.
type Choice struct {
	Head, Key string
	Nth       int // which of the columns with that head, from 1; 0: each
}

// choice is what the user says of column i of a head.
func (d *Reader) choice(h *Heading, i int) (key string, said bool) {
	plain, nth := grid.Plain(h.columns[i].Head), 0
	for k := range h.columns[:i+1] {
		if grid.Plain(h.columns[k].Head) == plain {
			nth++
		}
	}
	for _, ch := range d.Choices {
		if grid.Plain(ch.Head) == plain && plain != "" && (ch.Nth == 0 || ch.Nth == nth) {
			key, said = ch.Key, true
		}
	}
	return key, said
}

// Reader reads tables of tasks.
type Reader struct {
	*doubt.Doubts
	Choices []Choice
}

// KeyFault says what is wrong with a key that the user gives a column; "":
// nothing.
func KeyFault(key string) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch {
	case key == "id":
		return "已有别的用处"
	case len(key) > 40:
		return "太长"
	case strings.Trim(key, letters+"0123456789_-") != "" || !strings.Contains(letters, key[:1]):
		return "不是英文：内置的有 seq section topic title lead responsible requirement due，自定的用英文字母"
	}
	return ""
}
