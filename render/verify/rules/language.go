package rules

import "strings"

// IsLanguage reports whether s has the form of a language tag (RFC 3066, RFC
// 5646): letters, then letters and digits, of at most eight each.
func IsLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if part == "" || len(part) > 8 {
			return false
		}
		for _, r := range part {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}
