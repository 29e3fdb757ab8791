package main

import "runtime/debug"

// longSource is the size of a source, in bytes, from which memory counts for
// more than a few milliseconds.
const longSource = 1 << 20

// pace sets how often memory is collected, where the process ends with the verb. Of a
// long source a smaller heap peaks a sixth lower for some 7 % more of the processors'
// time, with a table of 10,000 tasks; of a notice of 42 tasks the collector's work is a
// seventh of all, for less than a megabyte. rows says that a workbook alone is made:
// its rows are never all in memory, its streams' buffers are.
func (c *command) pace(source []byte, rows bool) {
	long := len(source) > longSource
	switch {
	case c.livesOn:
		return
	case long:
		debug.SetGCPercent(60)
	default:
		debug.SetGCPercent(200)
	}
	if long && rows {
		debug.SetMemoryLimit(100<<20 + 4*int64(len(source)))
	}
}
