package sheet

import "unicode/utf8"

// utf16Len is the length of s as Excel counts it.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// clip shortens s to at most n UTF-16 units, the last of them an ellipsis.
func clip(s string, n int) string {
	if utf16Len(s) <= n {
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
