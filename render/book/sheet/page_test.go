package sheet

import (
	"strings"
	"testing"
)

func TestUnique(t *testing.T) {
	fields := []Field{{Head: "备注", Hidden: true}, {Head: "A"}, {Head: "a"}, {Head: "备注"}, {Head: "备注2"}, {Head: "备注"}}
	Unique(fields)
	var got []string
	for _, f := range fields {
		got = append(got, f.Head)
	}
	if got, want := strings.Join(got, " "), "备注4 A a2 备注 备注2 备注3"; got != want {
		t.Errorf("Unique = %s, want %s", got, want)
	}
}
