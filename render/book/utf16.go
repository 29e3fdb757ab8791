package book

import "unicode/utf8"

// UTF16Len is the length of s as Excel counts it.
func UTF16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// Clip shortens s to at most n UTF-16 units, the last of them an ellipsis.
func Clip(s string, n int) string {
	if UTF16Len(s) <= n {
		return s
	}
	end, left := 0, n-1
	for i, r := range s {
		w := 1
		if r > 0xFFFF {
			w = 2
		}
		if left < w {
			break
		}
		left -= w
		end = i + utf8.RuneLen(r)
	}
	return s[:end] + "…"
}

// Storable reports whether XML can hold the text as it is.
func Storable(s string) bool {
	for i, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return false
		}
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return false
			}
		}
	}
	return true
}
