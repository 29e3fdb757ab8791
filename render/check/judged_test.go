package check

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// judged is what the rules find in the real notices beside the repository, each
// looked at: true is a slip of the notice or of the page it was taken from, and
// why. None was a false alarm; one would stand here as such until it is mended.
var judged = []struct {
	file, code string
	line       int
	why        string
}{
	{"guangdong", "GW346", 171, "源文62项只录19项，序号照源文，印出来是跳号"},
	{"guoban126", "GW346", 139, "源件删减，15至20号没有印出"},
	{"lishui", "GW354", 27, "2-3个：应为浪纹线"},
	{"lishui", "GW355", 35, "源件句末两个句号"},
	{"lishui", "GW360", 40, "源件以 ****** 占位"},
	{"zhejiang_ai113", "GW342", 67, "省科技厅又牵头又配合"},
	{"zhejiang_ai113", "GW346", 87, "源数据缺第6号"},
	{"zhejiang_ai113", "GW345", 492, "113项里只有三项没有句号"},
	{"zhejiang_ai113", "GW345", 665, "同上"},
	{"zhejiang_ai113", "GW342", 750, "省人力社保厅又牵头又配合"},
	{"zhejiang_ai113", "GW345", 796, "同上"},
	{"zhejiang_kaiyuan", "GW354", 21, "1-2个、3-4个：应为浪纹线"},
	{"zhejiang_kaiyuan", "GW354", 55, "同上"},
	{"joint-dangzheng-yueyang", "GW372", 21, "只录了第一部分，照文件本身是只有一、"},
	{"letter-document-suining55", "GW372", 25, "只录了第一部分，照文件本身是只有一、"},
}

// TestReal: every finding on a real notice was judged, and nothing judged is
// gone. The texts themselves are not the repository's.
func TestReal(t *testing.T) {
	left := map[string]string{}
	for _, j := range judged {
		left[j.file+" "+j.code+" "+strconv.Itoa(j.line)] = j.why
	}
	var files []string
	for _, pattern := range [...]string{"real/*.toml", "formats/*.toml"} {
		files = slices.Concat(files, testkit.Shared(t, pattern))
	}
	for _, path := range files {
		src := &diag.Source{Name: filepath.Base(path), Text: string(testkit.Read(t, path))}
		n, _ := bind.Parse(src, false)
		if n == nil {
			t.Fatalf("%s is no notice", path)
		}
		lines := diag.NewLines(src)
		for _, f := range Run(n) {
			line, _ := lines.Position(f.Span.Start)
			key := strings.TrimSuffix(src.Name, ".toml") + " " + f.Rule.Code + " " + strconv.Itoa(line)
			if left[key] == "" {
				t.Errorf("not judged yet: %s\n%s", key, testkit.Printed(diag.List{f}))
			}
			left[key] = "found"
		}
	}
	for key, why := range left {
		if why != "found" {
			t.Errorf("%s is found no more: %s", key, why)
		}
	}
}
