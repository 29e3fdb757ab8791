package main

import (
	"bytes"
	"regexp"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/crew"
)

// TestGuarded: a panic, of this goroutine or another, is a line in Chinese with
// what to do, where it came from and exit code 3.
func TestGuarded(t *testing.T) {
	empty := ""
	for name, faulty := range map[string]func(){
		"here": func() { _ = empty[0] },
		"beside": func() {
			var c crew.Crew
			c.Go(func() { _ = empty[0] })
			c.Wait()
		},
	} {
		var talk bytes.Buffer
		code := guarded(&talk, func() int { faulty(); return console.Fine })
		want := regexp.MustCompile(`^gongwen: 程序自身出错.*发给维护 gongwen 的人\n    gongwen \S+ \S+/\S+ go\S+\n    runtime error: index out of range \[0\] with length 0: \S*TestGuarded\.func\S+:\d+.*\n$`)
		if code != console.Machine || !want.Match(talk.Bytes()) {
			t.Errorf("%s: exit code %d\n%s", name, code, talk.Bytes())
		}
	}
	if code := guarded(nil, func() int { return console.Notice }); code != console.Notice {
		t.Errorf("nothing wrong: exit code %d", code)
	}
}
