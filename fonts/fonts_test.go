package fonts

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"strings"
	"testing"
)

var (
	//go:embed kit/outputs.sha256
	outputs string
	//go:embed sources.txt
	sources string
)

// The embedded faces are those of the kit's reference build, and those that
// sources.txt tells the origin of.
func TestFacesAreThoseOfTheKit(t *testing.T) {
	for name, data := range map[string][]byte{
		"fangsong.ttf": FangSong, "kaiti.ttf": KaiTi, "heiti.ttf": HeiTi,
		"xiaobiaosong.ttf": XiaoBiaoSong, "songti.ttf": SongTi, "fallback.ttf": Fallback,
	} {
		if sum := fmt.Sprintf("%x", sha256.Sum256(data)); !strings.Contains(outputs, sum+"  "+name+"\n") {
			t.Errorf("%s has the checksum %s, which kit/outputs.sha256 does not state", name, sum)
		} else if _, told, _ := strings.Cut(sources, "\n"+name+"\n"); !strings.Contains(strings.SplitN(told, "\n\n", 2)[0], "sha256   "+sum+"\n") {
			t.Errorf("sources.txt does not state the checksum %s of %s", sum, name)
		}
	}
}
