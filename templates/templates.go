// Package templates embeds the format templates.
//
// It decodes and checks nothing; render/paper/style does. Each file states the sizes,
// distances and faces of one format with clause and strength. Out: the bytes of
// each, never to be written to.
package templates

import _ "embed"

// General is the general format of GB/T 9704—2012, clause 7.
//
//go:embed general.toml
var General []byte
