package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/testkit"
)

// TestTableSigned: below an upright table of the notice itself name and date never
// stand on a page without a row of it, wherever the table ends.
func TestTableSigned(t *testing.T) {
	moved := 0
	for _, seal := range []bool{true, false} {
		for n := 2; n < 40; n++ {
			var rows strings.Builder
			for i := range n {
				fmt.Fprintf(&rows, "[[task]]\nresponsible = \"第%d科\"\nrequirement = \"%s。\"\n", i, papertest.Hanzi(5+7*(i%5)))
			}
			keys := "text = \"任务分工如下：\"\ncontent = \"breakdown\"\n" +
				fmt.Sprintf("[signature]\nseal = %t\n", seal) +
				"[breakdown]\norientation = \"portrait\"\n" + papertest.Columns("seq", "requirement", "responsible") + rows.String()
			d, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, ""), papertest.Faces())
			for _, f := range list {
				if f.Rule.Code == "GW419" {
					t.Errorf("%d rows, seal %t: %s", n, seal, testkit.Printed(list))
				}
			}
			last := papertest.Text(&d.Pages[len(d.Pages)-1])
			if strings.Contains(last, fmt.Sprintf("第%d科", n-1)) && !strings.Contains(last, fmt.Sprintf("第%d科", n-2)) {
				moved++
			}
			all := ""
			for i := range d.Pages {
				all += papertest.Text(&d.Pages[i])
			}
			for i := range n {
				if strings.Count(all, fmt.Sprintf("第%d科", i)) != 1 {
					t.Errorf("%d rows: row %d stands there %d times", n, i, strings.Count(all, fmt.Sprintf("第%d科", i)))
				}
			}
		}
	}
	if moved == 0 {
		t.Error("no row moved: the law proves nothing")
	}
}
