package prose

import (
	"regexp"
	"sync"
)

// Pattern compiles a pattern when it is first asked for.
func Pattern(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}
