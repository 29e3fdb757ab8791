package words

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
)

func TestName(t *testing.T) {
	r := NewRegister([]Entry{
		{Name: "县卫生健康局", Aliases: []string{"县卫健局", "县卫生局"}},
		{Name: "县委组织部（人才办）"},
		{Name: "三园一区", Members: []string{"东园管委会", "西园管委会"}},
		{Name: "两委一办", Members: []string{"县卫健局", "县委组织部(人才办)", "县委办"}},
		{Name: "有关单位联络办公室", Kind: "unit"},
		{Name: "驻县高校", Kind: "collective"},
		{Name: "县卫健局"}, // the alias above came first
	})
	type who struct {
		Name       string
		Collective bool
		Members    []string
	}
	tests := []struct {
		written string
		want    who
	}{
		{"县卫生健康局", who{Name: "县卫生健康局"}},
		{"县卫健局", who{Name: "县卫生健康局"}},
		{"县委组织部(人才办)", who{Name: "县委组织部（人才办）"}},
		{"县委组织部 （人才办）", who{Name: "县委组织部（人才办）"}},
		{"县委组织部", who{Name: "县委组织部"}}, // 甲（乙） is a unit of its own
		{"三园一区", who{Name: "三园一区", Collective: true, Members: []string{"东园管委会", "西园管委会"}}},
		{"有关单位联络办公室", who{Name: "有关单位联络办公室"}},
		{"驻县高校", who{Name: "驻县高校", Collective: true}},
		{"两委一办", who{Name: "两委一办", Collective: true, Members: []string{"县卫生健康局", "县委组织部（人才办）", "县委办"}}},
		{"各乡镇", who{Name: "各乡镇", Collective: true}},
		{"县直各部门", who{Name: "县直各部门", Collective: true}},
		{"县级相关部门", who{Name: "县级相关部门", Collective: true}},
		{"县财政局(国资中心)", who{Name: "县财政局(国资中心)"}},
		{"县财政局（国资中心）", who{Name: "县财政局(国资中心)"}},   // the spelling met first
		{"县财政局、县民政局牵头", who{Name: "县财政局、县民政局牵头"}}, // one name, never split
		{"", who{}},
	}
	for _, tt := range tests {
		m := r.Name(diag.Verbatim(tt.written, 7))
		if diff := cmp.Diff(tt.want, who{m.Name, m.Collective, m.Members}); diff != "" {
			t.Errorf("Name(%q): -want +got\n%s", tt.written, diff)
		}
		if m.Text.S != tt.written {
			t.Errorf("Name(%q).Text = %q", tt.written, m.Text.S)
		}
	}
}

// A register without names, or with broken ones, knows nothing and fails at nothing.
func TestRegisterOfNothing(t *testing.T) {
	r := NewRegister([]Entry{{}, {Name: " "}, {Aliases: []string{""}}})
	read := r.Phrase(diag.Plain("县财政局、 、县民政局"))
	if got := names(read.Other); !cmp.Equal(got, []string{"县财政局", "县民政局"}) {
		t.Errorf("got %q", got)
	}
}
