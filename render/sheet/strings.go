package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/notice"
)

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

// unique tells equal heads apart by number: readers find a column by its head,
// and a table with two equal ones is damaged. Excel compares them without case.
// Hidden columns give way to those that are seen.
func unique(fields []field) {
	seen := map[string]bool{}
	for _, hidden := range []bool{false, true} {
		for i := range fields {
			f := &fields[i]
			if f.hidden != hidden {
				continue
			}
			head := f.head
			for n := 2; seen[strings.ToLower(f.head)]; n++ {
				f.head = head + strconv.Itoa(n)
			}
			seen[strings.ToLower(f.head)] = true
		}
	}
}

// chineseDay is a day as an official document writes it (GB/T 9704 7.3.5.4).
func chineseDay(d notice.Day) string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}
