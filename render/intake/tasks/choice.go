package tasks

import (
	"strings"

	"gongwen/render/intake/doubt"
)

// Choice is what the user says of a column: what stands over it and its key.
type Choice struct{ Head, Key string }

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
