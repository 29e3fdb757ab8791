package verify

import "testing"

func TestDates(t *testing.T) {
	for _, c := range []struct {
		info, xmp string
		same      bool
	}{
		{"D:20230814000000+08'00'", "2023-08-14T00:00:00+08:00", true},
		{"D:20230814000000+08'00'", "2023-08-13T16:00:00Z", true},
		{"D:20230814000000+08'00", "2023-08-13T16:00:00.5Z", true},
		{"D:20230814", "2023-08-14", true},
		{"D:2023", "2023", true},
		{"D:202308", "2023-08", true},
		{"D:20261123031054Z'", "2026-11-23T03:10:54Z", true},
		{"D:20261123031054Z00'00'", "2026-11-23T03:10:54Z", true},
		{"20230814120000-05", "2023-08-14T17:00Z", true},
		{"D:20230814000000+08'00'", "2023-08-14T00:00:00Z", false},
		{"D:2023081", "2023-08-01", false},
		{"", "", false},
		{"D:20231341", "2023-08-14", false},
		{"D:20230814", "gestern", false},
	} {
		if got := sameInstant(c.info, c.xmp); got != c.same {
			t.Errorf("%s and %s: %t", c.info, c.xmp, got)
		}
	}
}
