package edit

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkCell is a cell set among a thousand rows.
func BenchmarkCell(b *testing.B) {
	var s strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&s, "[[task]]\ntopic = \"工作%d\"\nlead = [\"县教育局\"]\ndue = \"6月底前\"\nrequirement = \"按要求做好第%d件事，并在完成后报县政府办公室。\"\n\n", i/3+1, i+1)
	}
	d, _ := Parse(s.String())
	for i := range b.N {
		if _, why := Do(d, []Op{{Op: "set", Path: "task.500.requirement", Value: json.RawMessage(fmt.Sprintf(`"办好第%d件事。"`, i))}}); why != "" {
			b.Fatal(why)
		}
	}
}
