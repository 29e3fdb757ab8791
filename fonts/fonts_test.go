package fonts

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"strings"
	"testing"
)

//go:embed kit/outputs.sha256
var outputs string

// The embedded faces are those of the kit's reference build.
func TestFacesAreThoseOfTheKit(t *testing.T) {
	for name, data := range map[string][]byte{
		"fangsong.ttf": FangSong, "kaiti.ttf": KaiTi, "heiti.ttf": HeiTi,
		"xiaobiaosong.ttf": XiaoBiaoSong, "songti.ttf": SongTi, "fallback.ttf": Fallback,
	} {
		if sum := fmt.Sprintf("%x", sha256.Sum256(data)); !strings.Contains(outputs, sum+"  "+name+"\n") {
			t.Errorf("%s has the checksum %s, which kit/outputs.sha256 does not state", name, sum)
		}
	}
}
